import {
  byGravity,
  countFindings,
  cutKinds,
  isNotChecked,
  type LocatedFinding,
  locateFindings,
  type ReportedDocument,
  type ReportLanguage,
  resultOf,
} from './reported.ts'
import { type ReportTexts, reportTexts } from './report-texts.ts'
import { inOneLine, wordingOf } from './wording.ts'

/** Several documents for a terminal, plain text: a line of verdict each, and its findings below, the gravest first. */
export function renderText(documents: readonly ReportedDocument[], language: ReportLanguage): string {
  return documents.map((document) => documentText(document, language)).join('\n')
}

function documentText(document: ReportedDocument, language: ReportLanguage): string {
  const texts = reportTexts[language]
  const counts = texts.counts(countFindings(document.findings), cutKinds(document.findings))
  const verdict = texts.results[resultOf(document.findings)]
  const lines = byGravity(locateFindings(document)).map((finding) => findingText(finding, document, language))
  return `${printable(document.name)}: ${verdict}${counts === '' ? '' : ` (${counts})`}\n${lines.join('')}`
}

function findingText(finding: LocatedFinding, document: ReportedDocument, language: ReportLanguage): string {
  const texts = reportTexts[language]
  const place = [finding.path, finding.line, finding.column]
    .filter((part) => part !== undefined && part !== '')
    .join(':')
  const advice = finding.bestPractice ? ` ${texts.advice}.` : ''
  const source = [nameIn(finding, document, texts), finding.element, finding.rule].filter((part) => part !== undefined)
  const rows = [
    `  ${isNotChecked(finding) ? texts.notChecked : texts.severities[finding.severity]} ${place} [${finding.code}]`,
    `    ${inOneLine(wordingOf(finding, language))}${advice}`,
    ...(source.length > 0 ? [`    ${texts.askedBy}: ${source.join(' ')}`] : []),
  ]
  return rows.map((row) => `${printable(row)}\n`).join('')
}

/** A profile by the published one: a maker looks it up, and has never heard of ours. */
function nameIn({ profile }: LocatedFinding, { follows }: ReportedDocument, texts: ReportTexts): string | undefined {
  const published = profile === undefined ? undefined : follows?.(profile)
  return published === undefined ? profile : `${published} (${texts.inOurWords})`
}

/** Without the characters that a terminal obeys: a document or a file may be named by a stranger. */
function printable(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is taken out
  return text.replace(/[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]/g, '?')
}

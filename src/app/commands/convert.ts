import { Buffer } from 'node:buffer'
import { writeFile } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import { accountFor } from '../../conversion/eps/account.ts'
import { type Canonicals, eps } from '../../conversion/eps/canonicals.ts'
import { fromEps } from '../../conversion/eps/from-eps.ts'
import { toEps } from '../../conversion/eps/to-eps.ts'
import { renderHtml, renderPdf, type SummaryView, viewOf } from '../../features/patient-summary/index.ts'
import { Problem } from '../../kernel/problem.ts'
import type { XmlElement } from '../../platform/xml/tree.ts'
import { type Language, languages } from '../../protocols/web/language.ts'
import { type PatientSummary, readPatientSummary } from '../../standards/cda/patient-summary/document.ts'
import { renderFhirJson } from '../../standards/fhir/json.ts'
import { checkSummary } from '../../validation/cda/check-summary.ts'
import { recogniseSummary } from '../../validation/cda/refusals.ts'
import type { Finding } from '../../validation/cda/rule.ts'
import type { Command } from '../command.ts'
import { readConfig } from '../config.ts'
import { configuredTerminology } from '../terminology.ts'
import { told } from '../told.ts'
import { saveCoverage } from './convert-coverage.ts'
import { judgeBoth, sayVerdicts } from './convert-verdicts.ts'
import { readCanonicals, readDocument, renderCda } from './convert-input.ts'
import { readInput } from './read-input.ts'

/** A summary that has been read, with what it is written with. */
type Source = {
  readonly summary: PatientSummary
  readonly findings: readonly Finding[]
  readonly canonicals: Canonicals
  readonly language: Language
  readonly now: Date
}

/** One way to write a summary. A new one is a row here and a line in the help. */
const targets: Readonly<Record<string, (source: Source) => string | Uint8Array | Promise<string | Uint8Array>>> = {
  eps: ({ summary, canonicals, now }) => renderFhirJson(toEps(summary, canonicals, now).bundle),
  cda: ({ summary, canonicals, now }) => renderCda(fromEps(toEps(summary, canonicals, now).bundle)),
  html: async (source) => renderHtml(await view(source), source.language),
  pdf: async (source) => renderPdf(await view(source), source.language, source.now),
}

/** Converts one patient summary; the file is the caller's own, and nothing is stored. */
export const convert: Command = {
  help: `Usage: knutepunkt convert FILE --to ${Object.keys(targets).join('|')} [OPTION …]

Reads a patient summary, as MyHealth@EU CDA (XML) or as EPS document Bundle (JSON), and
writes it as another. FILE may be - for standard input.

  --to eps           European Patient Summary, a FHIR R4 document Bundle
  --to cda           HL7 CDA, rebuilt from the EPS Bundle
  --to html, pdf     what the reader sees, as one file
  --language CODE    of html and pdf: ${languages.join(', ')} (nb)
  --report FILE      writes the loss account as JSON: every element of the CDA document
                     with content, and whether it was mapped, carried or dropped
  --findings FILE    writes every deviation from the rules as JSON, the cosmetic ones too
  --verdict FILE     writes as JSON what the validator says of the document that came and,
                     of --to eps and cda, of the one that was made
  --coverage FILE    of --to eps: writes as JSON how far the obligations of its profiles are met,
                     and what the source knew and the Bundle does not say
  --out FILE         writes there instead of to standard output
  --profiles FILE    JSON with the profile URLs to claim, by role

Terminology of your own is read from the folders in KNUTEPUNKT_TERMINOLOGY.
Exit codes: 0 converted; 1 the document is no patient summary that can be converted;
2 the input cannot be read, or the command was not understood.
`,
  async run(words, terminal) {
    const asked = readWords(words)
    const { file, to, report, findings: findingsFile, verdict, out, profiles, language } = asked
    const write = Object.hasOwn(targets, to) ? targets[to] : undefined
    if (!write) throw usage(`--to takes one of ${Object.keys(targets).join(', ')}`)
    const canonicals = profiles ? await readCanonicals(profiles) : eps
    const now = new Date()
    const bytes = await readInput(file)
    const root = readDocument(bytes)
    try {
      recogniseSummary(root)
    } catch (error) {
      if (!(error instanceof Problem)) throw error
      terminal.say(told(error))
      return 1
    }
    const fields = new Map<XmlElement, string>()
    const summary = readPatientSummary(root, report ? (element, field) => void fields.set(element, field) : undefined)
    const findings = checkSummary(root, now)
    const converted = await write({ summary, findings, canonicals, language, now })
    if (report) await save(report, asJson(accountFor(summary, toEps(summary, canonicals, now), fields)))
    if (findingsFile) await save(findingsFile, asJson(findings))
    if (out) await save(out, converted)
    else terminal.write(converted)
    const verdicts = await judgeBoth(bytes, documents.has(to) ? Buffer.from(converted) : undefined, terminal)
    if (verdict) await save(verdict, asJson(verdicts))
    sayVerdicts(verdicts, terminal)
    if (asked.coverage) await saveCoverage(asked.coverage, out ?? '-', toEps(summary, canonicals, now), terminal)
    const dangerous = findings.filter(({ severity }) => severity === 'safety').length
    if (dangerous > 0) terminal.say(`Deviations that could mislead a reader: ${dangerous}. --findings FILE lists them.`)
    return 0
  },
}

/** What is a document in its turn; the others are views for people. */
const documents: ReadonlySet<string> = new Set(['eps', 'cda'])

const options = {
  to: { type: 'string' },
  language: { type: 'string', default: 'nb' },
  report: { type: 'string' },
  findings: { type: 'string' },
  verdict: { type: 'string' },
  coverage: { type: 'string' },
  out: { type: 'string' },
  profiles: { type: 'string' },
} as const

function readWords(words: readonly string[]) {
  const { values, positionals } = parsed(words)
  const [file, ...more] = positionals
  if (!file || more.length > 0 || !values.to) throw usage('convert takes one file and --to')
  if (values.coverage !== undefined && values.to !== 'eps') throw usage('--coverage goes with --to eps')
  const language = languages.find((each) => each === values.language)
  if (!language) throw usage(`--language takes one of ${languages.join(', ')}`)
  return { ...values, file, to: values.to, language }
}

function parsed(words: readonly string[]) {
  try {
    return parseArgs({ args: [...words], options, allowPositionals: true })
  } catch (cause) {
    throw new Problem('invalid', 'usage', 'There is an option that convert does not know', {}, { cause })
  }
}

function usage(message: string): Problem {
  return new Problem('invalid', 'usage', message)
}

async function view({ summary, findings, language, now }: Source): Promise<SummaryView> {
  const { index } = await configuredTerminology(readConfig())
  return viewOf(summary, findings, index, language, now)
}

/** @throws Problem `file-unwritable` */
async function save(file: string, content: string | Uint8Array): Promise<void> {
  try {
    await writeFile(file, content)
  } catch (cause) {
    throw new Problem('invalid', 'file-unwritable', 'The file cannot be written', { at: file }, { cause })
  }
}

function asJson(value: unknown): string {
  return `${JSON.stringify(value, null, 1)}\n`
}

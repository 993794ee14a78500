import { element } from '../../platform/xml/write.ts'
import { serialiseXhtml, XHTML } from '../../platform/xml/xhtml.ts'
import type { JsonObject } from '../fhir/definitions.ts'
import {
  byGravity,
  type LocatedFinding,
  locateFindings,
  type ReportedDocument,
  type ReportLanguage,
} from './reported.ts'
import { reportTexts } from './report-texts.ts'
import { wordingOf } from './wording.ts'

/** Whose codes `issue.details.coding` has: the stable codes of findings. */
const findingCodes = 'https://knutepunkt.example/fhir/CodeSystem/finding'

/** Where the HL7 validator puts lines, columns and sources too; a column is a string (package hl7.fhir.uv.extensions). */
const hl7 = 'http://hl7.org/fhir/StructureDefinition'

/**
 * One document as a FHIR R4 OperationOutcome, the gravest first. One without findings says so in one issue, since there
 * must be one.
 *
 * @see https://hl7.org/fhir/R4/operationoutcome.html
 */
export function renderOutcome(document: ReportedDocument, language: ReportLanguage): JsonObject {
  const findings = byGravity(locateFindings(document))
  const { nothingFound } = reportTexts[language]
  const none = { severity: 'information', code: 'informational', details: { text: nothingFound } }
  const messages = findings.map((finding) => `${finding.path}: ${wordingOf(finding, language).message}`)
  return {
    resourceType: 'OperationOutcome',
    language,
    text: { status: 'generated', div: narrativeOf(messages.length > 0 ? messages : [nothingFound], language) },
    issue: findings.length > 0 ? findings.map((finding) => issueOf(finding, language)) : [none],
  }
}

function issueOf(finding: LocatedFinding, language: ReportLanguage): JsonObject {
  const { message, hint } = wordingOf(finding, language)
  const { code, severity, path, pointer, line, column, rule, profile } = finding
  const extension = [
    ...extensionOf('operationoutcome-issue-line', 'valueInteger', line === 0 ? undefined : line),
    ...extensionOf('operationoutcome-issue-col', 'valueString', column === undefined ? undefined : String(column)),
    ...extensionOf('operationoutcome-issue-source', 'valueString', profile),
  ]
  return {
    ...(extension.length > 0 && { extension }),
    severity,
    code: issueType(code),
    details: {
      coding: [{ system: findingCodes, code, ...(rule !== undefined && { display: rule }) }],
      text: message,
    },
    ...(hint !== '' && { diagnostics: hint }),
    ...(path !== '' && (pointer === undefined ? { location: [path] } : { expression: [path] })),
  }
}

function extensionOf(name: string, member: string, value: string | number | undefined): readonly JsonObject[] {
  return value === undefined || value === '' ? [] : [{ url: `${hl7}/${name}`, [member]: value }]
}

/** By the finding's code, the first that fits (https://hl7.org/fhir/R4/valueset-issue-type.html). */
const issueTypes: readonly (readonly [RegExp, string])[] = [
  [/^not-checked-/, 'not-supported'],
  [/^invariant-/, 'invariant'],
  [/-(?:again|repeated)$/, 'duplicate'],
  [/-too-long$/, 'too-long'],
  [/-(?:missing|min)$/, 'required'],
  [/^extension-/, 'extension'],
  [/^(?:code|coding|display|system)-/, 'code-invalid'],
  [/^reference-(?:to-no|not-in)/, 'not-found'],
  [/^(?:element|array|single|object|choice|cardinality|slice|resource|null|document|entry)-/, 'structure'],
  [/^(?:fixed|pattern|value|integer|decimal|date|time|instant|year)-/, 'value'],
]

function issueType(code: string): string {
  return issueTypes.find(([form]) => form.test(code))?.[1] ?? 'invalid'
}

/** A reader of the narrative sees the first; all are in the issues. */
const mostNarrated = 100

function narrativeOf(messages: readonly string[], language: string): string {
  const items = messages.slice(0, mostNarrated).map((message) => element('li', XHTML, {}, [writable(message)]))
  return serialiseXhtml(
    element('div', XHTML, { lang: language, 'xml:lang': language }, [element('ul', XHTML, {}, items)]),
  )
}

/** A path may hold what no XML may (https://www.w3.org/TR/xml/#charsets). */
function writable(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is taken out
  return text.toWellFormed().replace(/[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]/g, '\ufffd')
}

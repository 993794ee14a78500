import { Problem } from '../../kernel/problem.ts'
import { parseXml } from '../../platform/xml/parse.ts'
import { locate } from '../../standards/fhir/strict-json-locate.ts'
import { parseStrictJson } from '../../standards/fhir/strict-json.ts'
import { validateCda } from '../../validation/cda/validate-cda.ts'
import type { Definitions } from '../../validation/fhir/definitions.ts'
import { jsonFindings } from '../../validation/fhir/json-form.ts'
import { makeInvariants } from '../../validation/fhir/invariant.ts'
import { makeTerminology } from '../../validation/fhir/terminology.ts'
import { makeFhirValidator } from '../../validation/fhir/validator.ts'
import type { Finding } from '../../validation/finding.ts'

/** What is said of one document, FHIR or CDA. It is valid when no finding is an error. */
export type DocumentVerdict = {
  readonly form: 'fhir' | 'cda'
  /** With the line each stands on, by line. */
  readonly findings: readonly Finding[]
  /** Canonical URLs of profiles, or OIDs of templates, with `|version`, that it was looked at against. */
  readonly profiles: readonly string[]
}

export type DocumentValidator = {
  /**
   * @param asked.profiles canonical URLs that a FHIR resource must conform to beyond those it declares itself
   * @throws Problem what `parseStrictJson` and `parseXml` throw, and `fhir-xml`
   */
  validate(bytes: Uint8Array, asked?: { readonly profiles?: readonly string[] }): DocumentVerdict
}

/** Everything that is checked of a document that came as bytes. Slow for the first documents, and fast from then on. */
export function makeDocumentValidator({ definitions, now }: Needs): DocumentValidator {
  const terminology = makeTerminology(definitions)
  const invariants = makeInvariants({
    memberOf: terminology.memberOf,
  })
  const fhir = makeFhirValidator({ definitions, terminology, invariants })
  return {
    validate(bytes, asked = {}) {
      if (isXml(bytes)) return { form: 'cda', ...cdaVerdict(bytes, now()) }
      const json = parseStrictJson(bytes)
      const { findings, profiles } = fhir.validate(json, asked)
      return { form: 'fhir', findings: located([...jsonFindings(json), ...findings], json.text), profiles }
    },
  }
}

type Needs = { readonly definitions: Definitions; now(): Date }

/** With line and column, in the order of the text. */
function located(findings: readonly Finding[], text: string): readonly Finding[] {
  if (findings.length === 0) return findings
  const places = locate(text, new Set(findings.map(({ pointer = '' }) => pointer)))
  const found = findings.map((finding) => {
    const place = places.get(finding.pointer ?? '')
    return finding.line === undefined && place ? { ...finding, line: place.line, column: place.column } : finding
  })
  return found.sort((a, b) => (a.line ?? 0) - (b.line ?? 0) || (a.column ?? 0) - (b.column ?? 0))
}

function cdaVerdict(bytes: Uint8Array, now: Date) {
  const root = parseXml(bytes)
  if (root.ns === 'http://hl7.org/fhir') {
    throw new Problem('unsupported', 'fhir-xml', 'FHIR is read as JSON, not as XML', { line: root.line })
  }
  const { findings, profiles } = validateCda(root, { now })
  return { findings, profiles }
}

/** Whether the first character that is no white space opens a tag, in UTF-8 or UTF-16 and behind any byte order mark. */
function isXml(bytes: Uint8Array): boolean {
  const insignificant = new Set([0xef, 0xbb, 0xbf, 0xff, 0xfe, 0x00, 0x20, 0x09, 0x0a, 0x0d])
  return bytes.find((byte) => !insignificant.has(byte)) === 0x3c
}

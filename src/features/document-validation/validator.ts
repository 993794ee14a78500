import { Problem } from '../../kernel/problem.ts'
import { parseXml } from '../../platform/xml/parse.ts'
import { parseStrictJson } from '../../standards/fhir/strict-json.ts'
import { validateCda } from '../../validation/cda/validate-cda.ts'
import type { Definitions } from '../../validation/fhir/definitions.ts'
import { makeInvariants } from '../../validation/fhir/invariant.ts'
import { readNarrative } from '../../validation/fhir/narrative.ts'
import { makeTerminology } from '../../validation/fhir/terminology.ts'
import { makeFhirValidator } from '../../validation/fhir/validator.ts'
import type { Finding } from '../../validation/finding.ts'

/** What is said of one document, FHIR or CDA. It is valid when no finding is an error. */
export type DocumentVerdict = {
  readonly form: 'fhir' | 'cda'
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
  const narrative = (div: string) => readNarrative(div).faults
  const invariants = makeInvariants({
    memberOf: terminology.memberOf,
    htmlChecks: (div) => !narrative(div).some(({ severity }) => severity === 'error'),
  })
  const fhir = makeFhirValidator({ definitions, terminology, invariants, narrative })
  return {
    validate(bytes, asked = {}) {
      if (isXml(bytes)) return { form: 'cda', ...cdaVerdict(bytes, now()) }
      const { findings, profiles } = fhir.validate(parseStrictJson(bytes), asked)
      return { form: 'fhir', findings, profiles }
    },
  }
}

type Needs = { readonly definitions: Definitions; now(): Date }

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

import { Problem } from '../../kernel/problem.ts'
import { parseXml } from '../../platform/xml/parse.ts'
import { pathOf } from '../../platform/xml/tree.ts'
import { locate } from '../../standards/fhir/strict-json-locate.ts'
import { parseStrictJson } from '../../standards/fhir/strict-json.ts'
import { validateCda } from '../../validation/cda/validate-cda.ts'
import type { Covered, CoverageAsked } from '../../validation/fhir/coverage/coverage.ts'
import type { Definitions } from '../../validation/fhir/definitions.ts'
import { jsonFindings } from '../../validation/fhir/json-form.ts'
import { makeInvariants } from '../../validation/fhir/invariant/invariant.ts'
import { makeTerminology } from '../../validation/fhir/terminology/terminology.ts'
import { answeredTerminology, questionKey } from '../../validation/fhir/terminology/service.ts'
import { makeFhirValidator } from '../../validation/fhir/validator.ts'
import type { Membership } from '../../validation/fhir/terminology/value-set.ts'
import type { Finding } from '../../validation/finding.ts'
import { heldTo, requireFew, unchecked } from './asked-profiles.ts'
import { type Answers, answeredValueSets, type OpenQuestions } from './open-questions.ts'

/** What is said of one document, FHIR or CDA. It is valid when no finding is an error. */
export type DocumentVerdict = {
  readonly form: 'fhir' | 'cda'
  /** With the line each stands on, by line. */
  readonly findings: readonly Finding[]
  /** Canonical URLs of profiles, or OIDs of templates, with `|version`, that it was looked at against. */
  readonly profiles: readonly string[]
  /** How far the obligations of its profiles are met; of FHIR, and only when asked for. */
  readonly coverage?: readonly Covered[]
}

/** What is asked of a document besides what it declares. */
export type Asked = {
  /**
   * Canonical URLs of profiles that a FHIR resource must conform to as well, twenty at most. One that nobody has, or that
   * is for something else, is an error.
   */
  readonly profiles?: readonly string[]
  /** What is known of its codes beyond the packages. */
  readonly answers?: Answers
  /** Told what is left open of its codes. */
  readonly open?: (questions: OpenQuestions) => unknown
  /** Asks for coverage too; `known` are, by id of a resource, the elements that its source had a value for. */
  readonly coverage?: true | { readonly known: ReadonlyMap<string, ReadonlySet<string>> }
}

/**
 * Judges one document after another, and lives as long as the packages do: what it compiled of them is kept. Not
 * reentrant, and not to be called from what it calls (`Asked.open`): what it knows of codes is that of one document.
 */
export type DocumentValidator = {
  /** @throws Problem what `parseStrictJson` and `parseXml` throw, `fhir-xml`, and `validate-profiles` */
  validate(bytes: Uint8Array, asked?: Asked): DocumentVerdict
}

type Needs = { readonly definitions: Definitions; now(): Date }

/** Everything that is checked of a document that came as bytes. Slow for the first documents, and fast from then on. */
export function makeDocumentValidator({ definitions, now }: Needs): DocumentValidator {
  const codes = new Map<string, Membership>()
  const terminology = makeTerminology(definitions, answeredTerminology(codes))
  const invariants = makeInvariants({ memberOf: terminology.memberOf })
  const fhir = makeFhirValidator({ definitions, terminology, invariants })
  /** What is known of a document's codes is kept no longer than the document is judged. */
  const knowing = <Result>(answers: Answers | undefined, judge: () => Result): Result => {
    try {
      for (const [question, answer] of answers?.codes ?? []) codes.set(question, answer)
      return judge()
    } finally {
      codes.clear()
    }
  }
  return {
    validate(bytes, { profiles = [], answers, open, coverage } = {}) {
      requireFew(profiles)
      if (isXml(bytes)) {
        const members: OpenQuestions['members'][number][] = []
        const valueSets = answeredValueSets(answers?.members ?? new Map(), members)
        const verdict = cdaVerdict(bytes, profiles, { now: now(), valueSets })
        open?.({ codes: [], members })
        return verdict
      }
      const json = parseStrictJson(bytes)
      const verdict = knowing(answers, () =>
        fhir.validate(json, { profiles, ...(coverage && { coverage: sourceOf(coverage) }) }),
      )
      open?.({ codes: eachOnce(verdict.questions), members: [] })
      const findings = heldTo(profiles, typeOf(json.value), verdict.findings, definitions)
      return {
        form: 'fhir',
        findings: located([...jsonFindings(json), ...findings], json.text),
        profiles: verdict.profiles,
        ...(verdict.coverage && { coverage: verdict.coverage }),
      }
    },
  }
}

function sourceOf(coverage: NonNullable<Asked['coverage']>): Pick<CoverageAsked, 'known'> {
  if (coverage === true) return {}
  return { known: ({ resource }, element) => coverage.known.get(String(resource.id))?.has(element) ?? false }
}

/** A document asks the same of every medication: once is enough. */
function eachOnce(questions: OpenQuestions['codes']): OpenQuestions['codes'] {
  return [...new Map(questions.map((question) => [questionKey(question), question])).values()]
}

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

function typeOf(resource: unknown): unknown {
  return typeof resource === 'object' && resource !== null && 'resourceType' in resource && resource.resourceType
}

function cdaVerdict(
  bytes: Uint8Array,
  asked: readonly string[],
  settings: Parameters<typeof validateCda>[1],
): DocumentVerdict {
  const root = parseXml(bytes)
  if (root.ns === 'http://hl7.org/fhir') {
    throw new Problem('unsupported', 'fhir-xml', 'FHIR is read as JSON, not as XML', { line: root.line })
  }
  const { findings, profiles } = validateCda(root, settings)
  const foreign = asked.map((profile) => unchecked(profile, { path: pathOf(root), line: root.line }))
  return { form: 'cda', findings: [...foreign, ...findings], profiles }
}

const insignificant: ReadonlySet<number> = new Set([0xef, 0xbb, 0xbf, 0xff, 0xfe, 0x00, 0x20, 0x09, 0x0a, 0x0d])

/**
 * Whether the first character that is no white space opens a tag, in UTF-8 or UTF-16 and behind any byte order mark. A
 * kilobyte of nothing is left to the reader of JSON, which refuses by size.
 */
function isXml(bytes: Uint8Array): boolean {
  return bytes.subarray(0, 1024).find((byte) => !insignificant.has(byte)) === 0x3c
}

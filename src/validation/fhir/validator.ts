import type { Finding, Severity } from '../finding.ts'
import { heldAsAsked, startRun } from './assess.ts'
import type { Covered, CoverageAsked } from './coverage/coverage.ts'
import { makeRunCoverage } from './coverage/run.ts'
import { isObject, type Definitions } from './definitions.ts'
import { indexDocument } from './document/document-index.ts'
import type { Invariants } from './invariant/invariant.ts'
import { makeAnchors } from './narrative/anchors.ts'
import { makePrograms } from './programs.ts'
import { makeUriCheck } from './reference/uri.ts'
import type { Parts } from './run.ts'
import type { CodeQuestion, Terminology } from './terminology/terminology.ts'

/** What was read from outside, as `parseStrictJson` hands it over. */
export type Parsed = {
  readonly value: unknown
  written(holder: object, name: string | number): string | undefined
}

/** What was found, and against which profiles it was looked at. */
export type Verdict = {
  readonly findings: readonly Finding[]
  /**
   * Of everything in the document, sorted canonical URLs with `|version`; where a profile of ours stands for a published
   * one that is not loaded, ours.
   */
  readonly profiles: readonly string[]
  /** What a terminology service may answer later; holds codes of the document. */
  readonly questions: readonly CodeQuestion[]
  /** How far the obligations of its profiles are met; only when asked for. */
  readonly coverage?: readonly Covered[]
}

export type Asked = {
  /** That the root must conform to, beyond those it declares itself. */
  readonly profiles?: readonly string[]
  /** Asks for coverage too; `known` says what the source knew. */
  readonly coverage?: Pick<CoverageAsked, 'known'>
}

export type FhirValidator = { validate(parsed: Parsed, asked?: Asked): Verdict }

export type Needs = {
  readonly definitions: Definitions
  readonly invariants: Invariants
  readonly terminology: Terminology
}

/**
 * Validates FHIR R4 JSON against the definitions it is handed. Programs are compiled when first needed and kept for the
 * life of the validator.
 */
export function makeFhirValidator(needs: Needs): FhirValidator {
  const { definitions, terminology } = needs
  const programs = makePrograms(definitions, needs.invariants)
  const coverage = makeRunCoverage(definitions)
  return {
    validate(parsed, { profiles = [], coverage: wanted } = {}) {
      const root = parsed.value
      if (!isObject(root)) return { findings: [notResource], profiles: [], questions: [] }
      const questions: CodeQuestion[] = []
      const ask = (question: CodeQuestion) => questions.push(question)
      const index = indexDocument(root)
      const anchors = makeAnchors()
      const parts: Parts = { terminology, checkUri: makeUriCheck(definitions) }
      const left = { error: mostFindings, warning: mostFindings, information: mostFindings }
      const checked = new Set<string>()
      const given = { root, index, programs, parts, anchors, left, checked, ask, written: parsed.written }
      const run = startRun(given, definitions)
      const findings = [...run.own(index.root).findings]
      for (const profile of profiles) findings.push(...heldAsAsked(run, index.root, profile))
      const cut = (['error', 'warning', 'information'] as const).filter((severity) => left[severity] < 0)
      return {
        findings: [...withoutRepeats(findings), ...cut.map(restOf)],
        profiles: [...checked].sort(),
        questions,
        ...(wanted && { coverage: coverage(run, profiles, wanted.known) }),
      }
    },
  }
}

/** Of each severity, in one document; tens are usual. */
const mostFindings = 5000

function restOf(kind: Severity): Finding {
  return {
    code: 'not-checked-rest',
    severity: 'warning',
    path: '',
    pointer: '',
    parameters: { count: mostFindings, kind },
  }
}

const notResource: Finding = { code: 'not-a-resource', severity: 'error', path: '', pointer: '', parameters: {} }

/** The base and several profiles may ask the same of the same place; the first to say it is kept. */
function withoutRepeats(findings: readonly Finding[]): readonly Finding[] {
  const places = new Map<string, Map<string, Alike>>()
  return findings.filter((finding) => {
    const { code, pointer = '' } = finding
    const here = places.get(pointer) ?? new Map<string, Alike>()
    places.set(pointer, here)
    const alike = here.get(code)
    if (!alike) here.set(code, { first: finding, keys: undefined })
    return !alike || isNew(alike, finding)
  })
}

/** Findings of one code at one place; keys are written when there is more than one, which is rare. */
type Alike = { readonly first: Finding; keys: Set<string> | undefined }

function isNew(alike: Alike, finding: Finding): boolean {
  alike.keys ??= new Set([keyOf(alike.first)])
  const before = alike.keys.size
  return alike.keys.add(keyOf(finding)).size > before
}

function keyOf({ path, rule, parameters }: Finding): string {
  return `${path} ${rule} ${JSON.stringify(parameters)}`
}

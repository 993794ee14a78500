import type { Finding } from '../finding.ts'
import type { Definitions } from './definitions.ts'
import { type DocumentIndex, indexDocument, type Standing } from './document-index.ts'
import type { Invariants, InvariantScope } from './invariant.ts'
import { placeOf } from './place.ts'
import { isObject } from './program.ts'
import { makePrograms } from './programs.ts'
import type { CodeQuestion } from './terminology.ts'
import type { Parts, Result, Run } from './run.ts'
import { breaks, report, type Walk } from './walk.ts'
import { walkObject } from './walk-base.ts'

/** What was read from outside, as `parseStrictJson` hands it over. */
export type Parsed = {
  readonly value: unknown
  written(holder: object, name: string | number): string | undefined
}

/** What was found, and against which profiles (`url|version`) it was looked at. */
export type Verdict = {
  readonly findings: readonly Finding[]
  readonly profiles: readonly string[]
  /** What a terminology service may answer later; holds codes of the document. */
  readonly questions: readonly CodeQuestion[]
}

export type FhirValidator = {
  /** @param asked.profiles that the root must conform to, beyond those it declares itself */
  validate(parsed: Parsed, asked?: { readonly profiles?: readonly string[] }): Verdict
}

export type Needs = Parts & {
  readonly definitions: Definitions
  readonly invariants: Invariants
}

/**
 * Validates FHIR R4 JSON against the definitions it is handed. Programs are compiled when first needed and kept for the
 * life of the validator.
 */
export function makeFhirValidator(needs: Needs): FhirValidator {
  const programs = makePrograms(needs.definitions, needs.invariants)
  return {
    validate(parsed, { profiles = [] } = {}) {
      const root = parsed.value
      if (!isObject(root)) return { findings: [notResource], profiles: [], questions: [] }
      const questions: CodeQuestion[] = []
      const ask = (question: CodeQuestion) => questions.push(question)
      const index = indexDocument(root)
      const run = startRun({ root, index, programs, parts: needs, ask, written: parsed.written })
      const { findings } = run.own(index.root)
      const more = profiles.flatMap((profile) => run.against(index.root, profile).findings)
      return { findings: withoutRepeats([...findings, ...more]), profiles: [], questions }
    },
  }
}

const notResource: Finding = { code: 'not-a-resource', severity: 'error', path: '', pointer: '', parameters: {} }

function startRun(given: Omit<Run, 'own' | 'against'>): Run {
  const kept = new Map<Standing, Result>()
  const run: Run = {
    ...given,
    own: (standing) => once(kept, standing, () => ownFindings(run, standing)),
    against: () => unspoken,
  }
  return run
}

const unspoken: Result = { findings: [], conforms: true }

/** While it is being found out the answer is that nothing is wrong. */
function once<Key>(kept: Map<Key, Result>, key: Key, find: () => readonly Finding[]): Result {
  const known = kept.get(key)
  if (known) return known
  kept.set(key, unspoken)
  const findings = find()
  const result = { findings, conforms: !findings.some(breaks) }
  kept.set(key, result)
  return result
}

function ownFindings(run: Run, standing: Standing): readonly Finding[] {
  const place = placeOf(standing, run.root)
  const program = run.programs.type(place.type)
  const findings: Finding[] = []
  const walk: Walk = { run, standing, canonical: program?.canonical ?? '', scope: scopeOf(run, standing), findings }
  if (typeof standing.resource.resourceType !== 'string') {
    report(walk, place, [{ code: 'resource-type-missing', severity: 'error' }])
  } else if (program?.kind !== 'resource') {
    report(walk, place, [{ code: 'resource-type-unknown', severity: 'error' }])
  } else walkObject(walk, place, program.root)
  return findings
}

function scopeOf(run: Run, standing: Standing): InvariantScope {
  return {
    resource: standing.resource,
    rootResource: standing.container?.resource ?? standing.resource,
    resolve: (reference) => targetOf(run.index, reference, standing)?.resource,
    conformsTo: (resource, profile) => {
      const asked = run.index.standingOf(resource)
      return asked && run.against(asked, profile).conforms
    },
  }
}

export function targetOf(index: DocumentIndex, reference: string, from: Standing): Standing | undefined {
  const resolution = index.resolve(reference, from)
  return resolution.leads === 'here' ? resolution.to : undefined
}

/** The base and several profiles may ask the same of the same place; the first to say it is kept. */
function withoutRepeats(findings: readonly Finding[]): readonly Finding[] {
  const seen = new Set<string>()
  return findings.filter(({ code, pointer, path, parameters, rule }) => {
    const key = JSON.stringify([code, pointer ?? path, path, rule, parameters])
    if (seen.has(key)) return false
    seen.add(key)
    return true
  })
}

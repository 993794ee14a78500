import type { ConceptIndex } from '../../../standards/terminology/concept-index.ts'
import type { CodeQuestion, TerminologyService } from './terminology.ts'
import type { Membership } from './value-set.ts'

/**
 * What terminology files were loaded say: only what is listed is known, and a value set that is loaded has no other
 * codes than its own.
 */
export function loadedTerminology(index: ConceptIndex): TerminologyService {
  const memberships = { member: 'yes', 'not-member': 'no', 'value-set-unknown': 'unknown' } as const
  return {
    lookup: (system, code) => (index.standing(system, code) === 'not-listed' ? 'unknown' : 'yes'),
    member: (valueSet, system, code) => memberships[index.inValueSet(withoutVersion(valueSet), system, code)],
  }
}

/** Answers that were fetched, by question. */
export type CodeAnswers = ReadonlyMap<string, Membership>

/** What tells questions apart: the code, and the value set where membership is asked. */
export function questionKey({ system, code, valueSet }: Pick<CodeQuestion, 'system' | 'code' | 'valueSet'>): string {
  return `${valueSet === undefined ? '' : withoutVersion(valueSet)}\n${system}\n${code}`
}

/** Fetched answers as a service: a document is validated, its questions are asked, and it is validated again. */
export function answeredTerminology(answers: CodeAnswers): TerminologyService {
  return {
    lookup: (system, code) => answers.get(questionKey({ system, code })) ?? 'unknown',
    member: (valueSet, system, code) => answers.get(questionKey({ system, code, valueSet })) ?? 'unknown',
  }
}

function withoutVersion(canonical: string): string {
  const at = canonical.indexOf('|')
  return at < 0 ? canonical : canonical.slice(0, at)
}

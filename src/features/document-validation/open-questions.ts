import type { ConceptIndex } from '../../standards/terminology/concept-index.ts'
import { loadedValueSets } from '../../validation/cda/loaded-value-sets.ts'
import type { ValueSets } from '../../validation/cda/value-sets.ts'
import type { CodeQuestion } from '../../validation/fhir/terminology/terminology.ts'
import { loadedTerminology, questionKey } from '../../validation/fhir/terminology/service.ts'
import type { Membership } from '../../validation/fhir/terminology/value-set.ts'

/** Whether a code of a CDA document is in a value set of MyHealth@EU. */
type MemberQuestion = { readonly valueSet: string; readonly code: string; readonly codeSystem: string | undefined }

/** What the packages could not say of one document. Holds its codes: never logged, never stored. */
export type OpenQuestions = {
  readonly codes: readonly CodeQuestion[]
  readonly members: readonly MemberQuestion[]
}

/** What somebody else could say of them, by question; plain data that threads may hand each other. */
export type Answers = {
  readonly codes: ReadonlyMap<string, Exclude<Membership, 'unknown'>>
  readonly members: ReadonlyMap<string, boolean>
}

/** What the terminology that was loaded says of questions; those it cannot answer are left out. */
export function answersOf(index: ConceptIndex, { codes, members }: OpenQuestions): Answers {
  const terminology = loadedTerminology(index)
  const valueSets = loadedValueSets(index)
  const answers = { codes: new Map<string, Exclude<Membership, 'unknown'>>(), members: new Map<string, boolean>() }
  for (const question of codes) {
    const { system, code, valueSet } = question
    const answer =
      valueSet === undefined ? terminology.lookup(system, code) : terminology.member(valueSet, system, code)
    if (answer !== 'unknown') answers.codes.set(questionKey(question), answer)
  }
  for (const question of members) {
    const answer = valueSets.has(question.valueSet, question.code, question.codeSystem)
    if (answer !== undefined) answers.members.set(memberKey(question), answer)
  }
  return answers
}

/** Value sets that know what was answered, and note what was not. */
export function answeredValueSets(answers: Answers['members'], open: MemberQuestion[]): ValueSets {
  return {
    has: (valueSet, code, codeSystem) => {
      const question = { valueSet, code, codeSystem }
      const answer = answers.get(memberKey(question))
      if (answer === undefined) open.push(question)
      return answer
    },
  }
}

function memberKey({ valueSet, code, codeSystem }: MemberQuestion): string {
  return JSON.stringify([valueSet, code, codeSystem ?? null])
}

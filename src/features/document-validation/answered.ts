import type { ConceptIndex } from '../../standards/terminology/concept-index.ts'
import { answersOf, type OpenQuestions } from './open-questions.ts'
import type { SealAsked, Sealing, Validation } from './threads.ts'

/**
 * Validation that knows the terminology that was loaded: what the packages leave open of a document is looked up, and
 * the document validated once more where something was found. The terminology itself crosses no thread.
 */
export function answered(validation: Validation, index: ConceptIndex): Validation {
  return { validate: lookingUp((bytes, asked) => validation.validate(bytes, asked), index) }
}

/** The same for verdicts that are only passed on. */
export function answeredSealing(threads: Sealing, index: ConceptIndex): Sealing {
  return {
    seal: lookingUp((bytes, asked) => threads.seal(bytes, asked), index),
    render: (documents, wanted) => threads.render(documents, wanted),
  }
}

function lookingUp<Verdict>(
  judge: (bytes: Uint8Array, asked: SealAsked) => Promise<Verdict>,
  index: ConceptIndex,
): (bytes: Uint8Array, asked?: SealAsked) => Promise<Verdict> {
  return async (bytes, asked) => {
    const left: OpenQuestions[] = []
    const verdict = await judge(bytes, { ...asked, open: (questions) => left.push(questions) })
    const [answers] = left.map((questions) => answersOf(index, questions))
    if (!answers || answers.codes.size + answers.members.size === 0) return verdict
    return judge(bytes, { ...asked, answers })
  }
}

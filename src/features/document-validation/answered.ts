import type { ConceptIndex } from '../../standards/terminology/concept-index.ts'
import type { Validation } from './bounded.ts'
import { answersOf, type OpenQuestions } from './open-questions.ts'

/**
 * Validation that knows the terminology that was loaded: what the packages leave open of a document is looked up, and
 * the document validated once more where something was found. The terminology itself crosses no thread.
 */
export function answered(validation: Validation, index: ConceptIndex): Validation {
  return {
    async validate(bytes, asked) {
      const left: OpenQuestions[] = []
      const verdict = await validation.validate(bytes, { ...asked, open: (questions) => left.push(questions) })
      const [answers] = left.map((questions) => answersOf(index, questions))
      if (!answers || answers.codes.size + answers.members.size === 0) return verdict
      return validation.validate(bytes, { ...asked, answers })
    },
  }
}

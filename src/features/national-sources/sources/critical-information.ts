import { criticalInformation } from '../../national-services/index.ts'
import type { CriticalItem } from '../held.ts'
import { criticalKinds, readCriticalInformation } from '../read/critical-information.ts'
import type { Answered, Source } from '../source.ts'

const pagesOf = (answers: readonly Answered[], operation: string) =>
  answers.filter(({ question }) => question.operation === operation)

/** No access basis is stated: SAMTYKKE and AKUTT open what the person has restricted, and the reader opens nothing. */
export const criticalInformationSource: Source<readonly CriticalItem[]> = {
  service: criticalInformation,
  scopes: ['nhn:critical-information/api'],
  questions: () => [
    { operation: 'allergies' },
    ...Object.keys(criticalKinds).map((criticalInfoType) => ({
      operation: 'conditions',
      parameters: { criticalInfoType },
    })),
  ],
  read(answers, asking) {
    const conditions = pagesOf(answers, 'conditions').map(({ question, pages }) => {
      const kind = criticalKinds[String(question.parameters?.criticalInfoType)] ?? 'condition'
      return [kind, pages] as const
    })
    const allergies = pagesOf(answers, 'allergies').flatMap(({ pages }) => pages)
    return readCriticalInformation(allergies, new Map(conditions), asking)
  },
}

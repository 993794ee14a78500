import { criticalInformation } from '../../national-services/index.ts'
import type { CriticalItem } from '../held.ts'
import { readCriticalInformation } from '../read/critical-information.ts'
import { pagesOf, type Source } from '../source.ts'

/** No access basis is stated: SAMTYKKE and AKUTT open what the person has restricted, and the reader opens nothing. */
export const criticalInformationSource: Source<readonly CriticalItem[]> = {
  service: criticalInformation,
  scopes: ['nhn:critical-information/api'],
  questions: () => [{ operation: 'allergies' }, { operation: 'conditions' }],
  read: (answers, asking) =>
    readCriticalInformation(pagesOf(answers, 'allergies'), pagesOf(answers, 'conditions'), asking),
}

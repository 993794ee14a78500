import { criticalInformation } from '../../national-services/index.ts'
import { emergencyBasis } from '../emergency-basis.ts'
import type { CriticalItem } from '../held.ts'
import { readCriticalInformation } from '../read/critical-information.ts'
import { pagesOf, type Source } from '../source.ts'

/** No access basis is stated but in an emergency: SAMTYKKE and AKUTT open what the person has restricted. */
export const criticalInformationSource: Source<readonly CriticalItem[]> = {
  service: criticalInformation,
  scopes: ['nhn:critical-information/api'],
  opens: true,
  questions: (asking) => ['allergies', 'conditions'].map((operation) => ({ operation, ...emergencyBasis(asking) })),
  read: (answers, asking) =>
    readCriticalInformation(pagesOf(answers, 'allergies'), pagesOf(answers, 'conditions'), asking),
}

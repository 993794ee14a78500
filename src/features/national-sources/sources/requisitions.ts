import { requisitions } from '../../national-services/index.ts'
import type { Requisition } from '../held.ts'
import { readRequisitions } from '../read/requisitions.ts'
import { pagesOf, type Source } from '../source.ts'

/** Pasientens rekvisisjoner, in FHIR R5. */
export const requisitionsSource: Source<readonly Requisition[]> = {
  service: requisitions,
  scopes: ['nhn:parek/rekvisisjon'],
  questions: () => [{ operation: 'search-requests' }],
  paging: 'skip',
  read: (answers, asking) => readRequisitions(pagesOf(answers, 'search-requests'), asking),
}

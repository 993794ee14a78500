import { documents } from '../../national-services/index.ts'
import { emergencyBasis } from '../emergency-basis.ts'
import type { HeldDocument } from '../held.ts'
import type { Asking } from '../national-sources.ts'
import { readDocuments } from '../read/documents.ts'
import type { Question } from '../request-of.ts'
import { pagesOf, type Source } from '../source.ts'

/**
 * By helsepersonelloven, without an access basis but in an emergency: SAMTYKKE and AKUTT open what is locked. How many are
 * locked, the service tells in a header, which nothing here reads.
 */
export const documentsSource: Source<readonly HeldDocument[]> = {
  service: documents,
  scopes: ['nhn:phr/mhd/read-documentreferences', 'nhn:phr/mhd/read-document'],
  opens: true,
  questions: (asking) => [
    {
      operation: 'find-document-references',
      parameters: { status: 'current', _sort: '-date' },
      ...emergencyBasis(asking),
    },
  ],
  paging: 'page',
  silences: [{ status: 404 }],
  read: (answers, asking) => readDocuments(pagesOf(answers, 'find-document-references'), asking),
}

/** Retrieve Document (ITI-68). */
export function retrieveQuestion(asking: Asking, handle: HeldDocument['handle']): Question {
  return { operation: 'retrieve-document', parameters: handle, ...emergencyBasis(asking) }
}

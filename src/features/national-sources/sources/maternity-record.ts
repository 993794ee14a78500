import { maternityRecord } from '../../national-services/index.ts'
import type { Pregnancy } from '../held.ts'
import { readMaternityRecords, recordIdsIn } from '../read/maternity-record.ts'
import { pagesOf, type Source } from '../source.ts'

/**
 * First which records there are, then each. That she has not consented, has died or lives at a confidential address looks
 * as if there were none.
 */
export const maternityRecordSource: Source<readonly Pregnancy[]> = {
  service: maternityRecord,
  scopes: ['nhn:maternity-record/api'],
  questions: () => [{ operation: 'history' }],
  further: (answers) =>
    answers
      .flatMap(({ pages }) => pages.flatMap(recordIdsIn))
      .map((recordId) => ({ operation: 'read-record', params: { recordId } })),
  silences: [
    { status: 403, code: 'DHG-0002' },
    { status: 403, code: 'DHG-0003' },
    { status: 403, code: 'DHG-0004' },
    { status: 400, code: 'DHG-0013' },
    { status: 404, code: 'DHG-0015' },
  ],
  read: (answers) => readMaternityRecords(pagesOf(answers, 'read-record')),
}

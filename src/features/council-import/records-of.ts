import type { PaperText, Reading } from '../council-papers/index.ts'
import { answered } from './answers.ts'
import { applyReviews, currentReviews } from './apply-reviews.ts'
import { caseRecords } from './case-records.ts'
import { matterRecords } from './chain-records.ts'
import { commitmentRecords } from './commitment-records.ts'
import { differenceRecords } from './difference-records.ts'
import { meetingRecords } from './meeting-records.ts'
import { registerRecords } from './register-records.ts'
import type { Derived, Review } from './store.ts'
import { tableRecords } from './table-records.ts'

/** The records that follow from the papers alone, with what people answered where a paper was silent. */
export function printedRecords(
  reading: Reading,
  reviews: readonly Review[],
  papers: readonly PaperText[],
): readonly Derived[] {
  const told = answered(reading, currentReviews(reviews))
  const cases = caseRecords(told)
  const meetings = meetingRecords(told, cases)
  const records: readonly Derived[] = [
    ...registerRecords(told, papers),
    ...meetings.map((content) => ({ kind: 'meeting', council: content.council, id: content.id, content }) as const),
    ...cases.map((content) => ({ kind: 'case', council: content.council, id: content.id, content }) as const),
    ...matterRecords(cases, meetings),
    ...commitmentRecords(cases, meetings, papers),
    ...tableRecords(told),
    ...differenceRecords(told),
  ]
  const distinct = new Map(records.map((record) => [`${record.council} ${record.kind} ${record.id}`, record]))
  return [...distinct].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, record]) => record)
}

/**
 * The records that follow from the set of papers and the set of reviews (decision 0012): the same for any order of
 * either, and however often a paper came.
 *
 * @param reading what the papers say together
 */
export function recordsOf(
  reading: Reading,
  reviews: readonly Review[],
  papers: readonly PaperText[],
): readonly Derived[] {
  return applyReviews(printedRecords(reading, reviews, papers), currentReviews(reviews))
}

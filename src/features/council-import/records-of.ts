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
  return [...distinct.values()]
    .map((record) => ({ record, place: placeOf(record) }))
    .sort(byPlace)
    .map(({ record }) => record)
}

/** Numbers in the order of numbers, 9/26 before 10/26; the name itself where that does not tell two apart. */
function placeOf({ council, kind, id }: Derived): readonly [string, string] {
  const name = `${council} ${kind} ${id}`
  return [name.replace(/\d+/g, (digits) => digits.padStart(8, '0')), name]
}

type Placed = { readonly place: readonly [string, string] }

function byPlace({ place: [a, own] }: Placed, { place: [b, other] }: Placed): number {
  if (a !== b) return a < b ? -1 : 1
  return own < other ? -1 : 1
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

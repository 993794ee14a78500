import type { Opening } from './opened-record.ts'

/** What counts as new, and why from then. */
export type Since = {
  readonly from: Date
  readonly because: 'own-opening' | 'organisation-opening' | 'days'
}

/** Somebody who opens a record twice in one shift has not seen less the second time. */
const shiftHours = 12

/** Where nobody of the organisation has opened the record before. */
export const daysWhenNever = 30

/**
 * What is new to a reader in one source: since it last answered them before this shift, else since it answered somebody of
 * their organisation, else of the last 30 days.
 *
 * @param openings of the reader's organisation, of that source
 * @param now when the record was opened: seen again or printed, the same is new
 */
export function sinceOf(openings: readonly Opening[], subject: string, now: Date): Since {
  const own = openings.find((each) => each.subject === subject)
  const ownEarlier = own && beforeShift(own, now)
  if (ownEarlier) return { from: ownEarlier, because: 'own-opening' }
  const others = openings.flatMap((each) => beforeShift(each, now) ?? [])
  const last = others.toSorted((one, other) => other.getTime() - one.getTime())[0]
  if (last) return { from: last, because: 'organisation-opening' }
  return { from: new Date(now.getTime() - daysWhenNever * 86_400_000), because: 'days' }
}

/** What to keep, of an opening in which the source answered. */
export function openingNow(
  openings: readonly Opening[],
  reader: Pick<Opening, 'person' | 'subject' | 'orgNumber' | 'source'>,
  now: Date,
): Opening {
  const own = openings.find((each) => each.subject === reader.subject)
  const earlier = own && beforeShift(own, now)
  return { ...reader, last: now, ...(earlier ? { earlier } : {}) }
}

function beforeShift({ last, earlier }: Opening, now: Date): Date | undefined {
  return now.getTime() - last.getTime() >= shiftHours * 3_600_000 ? last : earlier
}

import { norwegianDay } from '../../kernel/norwegian-day.ts'
import type { AnsweredBy } from './answered-by.ts'
import type { Asked, NoticeShown } from './consent.ts'

/**
 * That a patient, or whoever answers for them, said no: who asked, when, and after which information. It opens nothing, and
 * keeps nobody from asking again: a patient may change their mind.
 */
export type Refusal = Asked & {
  readonly notice: NoticeShown
  /** Left out where the patient answered. */
  readonly answeredBy?: AnsweredBy
}

/** Who asks whether somebody said no. */
export type Asking = { readonly subject: string; readonly organisation: string }

/** No local day is longer: 25 hours when summer time ends. */
export const longestDayMs = 25 * 3_600_000

/**
 * The refusals of the same day here that somebody is told of before asking again: their own, and those said to others of
 * their organisation. What a patient said elsewhere is not for this organisation.
 */
export function toldToday(
  refusals: readonly Refusal[],
  { subject, organisation }: Asking,
  now: Date,
): readonly Refusal[] {
  const today = norwegianDay(now)
  return refusals.filter(
    (refusal) =>
      norwegianDay(refusal.at) === today &&
      (refusal.askedBy === subject || (organisation !== '' && refusal.organisation === organisation)),
  )
}

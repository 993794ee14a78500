import type { About, SignedIn, TreatmentRelation } from '../../protocols/gate/access.ts'
import { emergencyMinutes, type Review, type StatedReason } from '../country-of-treatment/index.ts'
import type { OpenedRecord } from './opened-record.ts'

/**
 * That a professional has opened what a patient may have restricted, since vital interests demand it (Regulation (EU)
 * 2025/327, Art. 11(5); decision 0038): for one patient, in one opened record, for one hour. It is kept whether there was
 * something to open or not, and tells nothing of what came.
 */
export type Emergency = {
  readonly id: string
  readonly visit: SignedIn['visit']
  /** The opened record: what is asked under it stands in the patient's log by this id. */
  readonly record: OpenedRecord['id']
  /** The key of the patient's chain of access records. */
  readonly patient: string
  readonly openedBy: SignedIn['subject']
  readonly openedByName: string
  /** Organisation number; empty for none. */
  readonly organisation: string
  readonly at: Date
  /** From this moment on it opens nothing. */
  readonly ends: Date
  readonly reason: StatedReason
  readonly closedAt?: Date
  readonly review?: Review
}

/** Emergencies: those that are open, and all of them to be reviewed. */
export type Emergencies = {
  /** @returns false, and keeps nothing, where one is open in that record: pressed twice, it is one */
  readonly open: (emergency: Emergency) => Promise<boolean>
  /** Those that are open in a visit, the latest first. */
  readonly openOf: (visit: string, now: Date) => Promise<readonly Emergency[]>
  /** Without effect where none is open. */
  readonly close: (visit: string, record: string, at: Date) => Promise<void>
  /** Opened since then, the latest first. */
  readonly since: (moment: Date) => Promise<readonly Emergency[]>
  /** Opened since then, and all that nobody has reviewed, however old; the latest first. */
  readonly toReview: (moment: Date) => Promise<readonly Emergency[]>
  /** Without effect on one that was reviewed before. */
  readonly review: (emergency: Pick<Emergency, 'visit' | 'id'>, review: Review) => Promise<void>
  readonly forgetBefore: (moment: Date) => Promise<void>
}

/** An emergency that begins now, and ends with the record at the latest. */
export function emergencyNow(
  record: OpenedRecord,
  { visit, subject, name, organisation }: SignedIn,
  stated: Pick<Emergency, 'id' | 'patient' | 'reason'>,
  now: Date,
): Emergency {
  const ends = new Date(Math.min(now.getTime() + emergencyMinutes * 60_000, record.expires.getTime()))
  const who = { openedBy: subject, openedByName: name, organisation: organisation?.orgNumber ?? '' }
  return { ...stated, ...who, visit, record: record.id, at: now, ends }
}

/**
 * What an emergency puts in place of a patient under treatment: the relation lasts as long as it does, and the one that was
 * stated on opening the record stands again afterwards.
 */
export function factsOf({
  record,
  openedBy,
  at,
  ends,
}: Emergency): Pick<Extract<About, { readonly kind: 'patient' }>, 'treatment' | 'consent'> {
  const treatment: TreatmentRelation = { document: record, confirmedBy: openedBy, purpose: 'EMERGENCY', at, ends }
  return { treatment, consent: 'emergency' }
}

/** More than these in one hour, by one professional, is told to whoever runs the node; nobody is stopped: life comes first. */
const usualInAnHour = 5

/** Whether a professional opens unusually many. @param recent those of the last hour */
export function isOften(recent: readonly Emergency[], subject: string): boolean {
  return recent.filter(({ openedBy }) => openedBy === subject).length > usualInAnHour
}

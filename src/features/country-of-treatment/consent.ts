import type { ConsentStanding, PurposeOfUse } from '../../protocols/gate/access.ts'
import type { AnsweredBy } from './answered-by.ts'

/** Which information was shown to the patient: its language and version. */
export type NoticeShown = { readonly id: string; readonly version: string; readonly language: string }

/** Why an emergency was opened without consent. `other` says it in words alone. */
export const emergencyReasons = ['unconscious', 'cannot-communicate', 'life-threatening', 'other'] as const
export type EmergencyReason = (typeof emergencyReasons)[number]

/** Whether an opened emergency was right, said afterwards by somebody else. */
export type Review = { readonly by: string; readonly at: Date; readonly outcome: 'justified' | 'not-justified' }

/** That a patient was asked, or could not be: about whom, by whom and when. */
export type Asked = {
  readonly id: string
  /** The key of the patient's chain of access records. */
  readonly patient: string
  /** The country that is asked, or would have been: ISO 3166-1, two letters. */
  readonly country: string
  /** Who asked the patient, or opened the emergency: the issuer's `sub`, and the name for the review. */
  readonly askedBy: string
  readonly askedByName: string
  /** Organisation number; empty where the issuer gave none. */
  readonly organisation: string
  readonly visit: string
  readonly lookup: string
  readonly at: Date
}

type Common = Asked & {
  /** From this moment on it opens nothing. */
  readonly ends: Date
  /** What it is for: the patient summary, and of later consents the original clinical documents beside it. */
  readonly scope: 'PS' | 'PS+OrCD'
  readonly withdrawnAt?: Date
}

/**
 * By what right another country is asked for the documents of one patient, in one lookup: the consent that was spoken, by
 * the patient or somebody who answers for them, or the emergency opened without it. Switching patient takes a new one.
 */
export type Consent =
  | (Common & {
      readonly kind: 'spoken'
      readonly notice: NoticeShown
      /** Left out where the patient answered. */
      readonly answeredBy?: AnsweredBy
    })
  | (Common & {
      readonly kind: 'emergency'
      readonly reason: { readonly code: EmergencyReason; readonly words: string }
      readonly review?: Review
    })

/** How long an emergency lasts (issue 5, item 5). */
export const emergencyMinutes = 60

/** How it stands at a moment. Taken back comes before run out: the first is the patient's word. */
export function standingOf({ kind, ends, withdrawnAt }: Consent, now: Date): Exclude<ConsentStanding, 'kept'> {
  if (withdrawnAt !== undefined) return 'withdrawn'
  if (ends <= now) return 'ended'
  return kind === 'spoken' ? 'live' : 'emergency'
}

/** For what the other country is asked under it. */
export function purposeOf({ kind }: Consent): PurposeOfUse {
  return kind === 'spoken' ? 'TREATMENT' : 'EMERGENCY'
}

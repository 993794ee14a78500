import type { ConsentStanding } from '../../protocols/gate/access.ts'
import type { Consent, Review } from './consent.ts'
import type { Lookup } from './lookup.ts'
import type { Refusal } from './refusal.ts'

/** A lookup as it was read: `version` says whether it was changed since. */
export type KeptLookup = { readonly lookup: Lookup; readonly version: number }

/** Lookups under way and done. One of another visit, and one that has expired, are as absent as one that never was. */
export type Lookups = {
  readonly add: (lookup: Lookup) => Promise<void>
  readonly find: (visit: string, id: string, now: Date) => Promise<KeptLookup | undefined>
  /** Of a visit, the latest first. */
  readonly list: (visit: string, now: Date) => Promise<readonly Lookup[]>
  /** @returns false, and changes nothing, when it is not this version any more */
  readonly change: (lookup: Lookup, version: number) => Promise<boolean>
  readonly forgetVisit: (visit: string) => Promise<void>
  /** @returns how many */
  readonly deleteExpired: (now: Date) => Promise<number>
}

/** A treatment relationship assertion, noted on the consent it is issued on. */
export type IssuedTrc = { readonly assertion: string; readonly issuedAt: Date; readonly notOnOrAfter: Date }

/** An emergency in the list for review, the latest first. */
export type Emergency = Extract<Consent, { readonly kind: 'emergency' }>

/** Consents, refusals and emergencies. They are kept: they say by what right another country was asked, or not. */
export type Consents = {
  readonly give: (consent: Consent) => Promise<void>
  readonly find: (id: string) => Promise<Consent | undefined>
  /** About one patient in one visit, however they stand, the latest first. */
  readonly ofVisit: (visit: string, patient: string) => Promise<readonly Consent[]>
  /**
   * Notes that an assertion is issued, if the consent lives. Taking the consent back waits for this and this for that, so
   * no assertion is issued on a consent that was taken back before.
   *
   * @returns how the consent stands; noted where it is `live` or `emergency`
   */
  readonly issue: (id: string, trc: IssuedTrc) => Promise<Exclude<ConsentStanding, 'kept'>>
  /** The patient takes it back. Without effect when that was before. */
  readonly withdraw: (id: string, at: Date) => Promise<void>
  readonly refuse: (refusal: Refusal) => Promise<void>
  /** Of one patient since then, the latest first. */
  readonly refusals: (patient: string, since: Date) => Promise<readonly Refusal[]>
  readonly emergencies: (since: Date) => Promise<readonly Emergency[]>
  /** Without effect on one that was reviewed before. */
  readonly review: (id: string, review: Review) => Promise<void>
}

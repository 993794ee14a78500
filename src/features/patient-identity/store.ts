import type { PersonKey } from '../access-log/index.ts'
import type { PatientIdentity } from './identity.ts'

/** An identity as it was read: `version` says whether it was changed since. */
export type KeptIdentity = { readonly identity: PatientIdentity; readonly version: number }

/**
 * An identity to write: the version that it was read as, 0 for a new one; the keys of numbers it has got, and of a birth
 * date that it is described by from now on.
 */
export type IdentityWrite = KeptIdentity & { readonly numbers: readonly PersonKey[]; readonly born?: PersonKey }

/** Ids of two identities that may be one person, in the order that `pairOf` gives them. */
export type IdentityPair = readonly [string, string]

/** The same pair, whichever is named first. */
export function pairOf(one: string, other: string): IdentityPair {
  return one < other ? [one, other] : [other, one]
}

/** A pair that nobody has decided about. */
export type OpenPair = { readonly pair: IdentityPair; readonly foundAt: Date }

/** Identities with one birth date: more are not read at once. */
export const mostBorn = 200

/** Pairs that wait: more are not read at once. */
export const mostOpen = 50

/** Where central identities are kept, and by which numbers they are found. */
export type PatientIdentityStore = {
  readonly find: (id: string) => Promise<KeptIdentity | undefined>
  /** @returns the id of the identity that a number was given to */
  readonly holder: (number: PersonKey) => Promise<string | undefined>
  /**
   * Writes all or nothing.
   *
   * @returns false when one was changed since it was read, or a number belongs to another identity
   */
  readonly write: (writes: readonly IdentityWrite[]) => Promise<boolean>
  /** @returns ids of the identities that were described by this birth date, `mostBorn` at most */
  readonly bornOn: (birth: PersonKey) => Promise<readonly string[]>
  /** Without effect on a pair that was opened before, decided or not. */
  readonly open: (pair: IdentityPair, at: Date) => Promise<void>
  /** Of all, the oldest first, `mostOpen` at most. */
  readonly openPairs: () => Promise<readonly OpenPair[]>
  /** Without effect on a pair that is not open. */
  readonly close: (pair: IdentityPair, at: Date) => Promise<void>
}

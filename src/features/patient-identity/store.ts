import type { PersonKey } from '../access-log/index.ts'
import type { PatientIdentity } from './identity.ts'

/** An identity as it was read: `version` says whether it was changed since. */
export type KeptIdentity = { readonly identity: PatientIdentity; readonly version: number }

/** An identity to write: the version that it was read as, 0 for a new one; and the keys of numbers it has got. */
export type IdentityWrite = KeptIdentity & { readonly numbers: readonly PersonKey[] }

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
}

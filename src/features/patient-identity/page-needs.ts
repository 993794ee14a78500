import type { InstanceIdentifier } from '../../standards/myhealth-eu/instance-identifier.ts'
import type { Patients } from './patients.ts'

/** A register whose numbers people can be found by. `root` is its OID. */
export type Register = Pick<InstanceIdentifier, 'root'> & { readonly country: string }

/** What the pages need. */
export type IdentityPageNeeds = {
  readonly patients: Patients
  /** Of the countries that can be asked. */
  readonly registers: () => readonly Register[]
  /** Whether everybody here is invented, so that no number of a real person may come in. */
  readonly inventedOnly: boolean
  /** Random, of this process: what ties a form to a visit. */
  readonly formSecret: Uint8Array
  readonly now: () => Date
}

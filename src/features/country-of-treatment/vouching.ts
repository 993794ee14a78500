import type { PurposeOfUse } from '../../protocols/gate/access.ts'
import type { InstanceIdentifier } from '../../standards/myhealth-eu/instance-identifier.ts'
import type { Professional } from './professional.ts'
import type { Trouble } from './trouble.ts'

/** A signed assertion, as it goes into the message. */
export type IssuedAssertion = { readonly id: string; readonly bytes: Uint8Array }

/** A professional with the assertions that speak for them: the identity, and where a patient is treated, that too. */
export type Vouched = {
  readonly professional: Professional
  readonly purpose: PurposeOfUse
  readonly assertions: readonly IssuedAssertion[]
}

/** What the treatment relationship assertion is issued on. */
export type Grounds = {
  readonly professional: Professional
  /** The country that will be asked. */
  readonly country: string
  /** Id of the consent, or of the emergency. */
  readonly consent: string
  readonly purpose: PurposeOfUse
  /** As the other country answered it, character for character. */
  readonly patient: InstanceIdentifier
  /** Where the country's search mask asks for them with this kind of document. */
  readonly prescriptionId?: string
  readonly dispensationPinCode?: string
}

/**
 * Issues assertions for our professionals. Each is recorded before it is given out (EHDSI-91, EHDSI-92, EHDSI-96), although
 * nothing leaves yet.
 *
 * @throws Problem `unavailable` (`exchange-record-failed`)
 */
export type Vouching = {
  /** To ask who somebody is (ITI-55): the identity alone. */
  readonly forProfessional: (professional: Professional, country: string, purpose: PurposeOfUse) => Promise<Vouched>
  /** To ask for documents: only while the consent lives, and never longer than it; with who answered for the patient. */
  readonly forPatient: (grounds: Grounds) => Promise<Vouched | { readonly trouble: Trouble }>
  /** Records that none is issued, since the patient said no. */
  readonly declined: (asked: Omit<Grounds, 'consent'>) => Promise<void>
}

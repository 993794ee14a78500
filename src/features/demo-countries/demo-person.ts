import type { DocumentService } from '../../standards/myhealth-eu/document-class.ts'
import type { PatientTraits } from '../../standards/myhealth-eu/patient-traits.ts'
import type { Shown } from './texts.ts'

/** An invented person of a country, and what there is to see with them. */
export type DemoPerson = {
  readonly shows: Shown
  /** Services across borders that the person has opted out of; none unless said. */
  readonly optedOut?: readonly DocumentService[]
  /** The form is sent with the birth date, though the number would do. */
  readonly withBirthDate?: true
} & (
  | {
      /** Their documents by name in `samples`; the first says who they are. */
      readonly documents: readonly [string, ...string[]]
    }
  | {
      /** Somebody without documents, as the register has them. */
      readonly traits: PatientTraits
    }
)

import type { PurposeOfUse, SignedIn } from '../../protocols/gate/access.ts'
import type { Html } from '../../protocols/web/html.ts'
import type { Language, Text } from '../../protocols/web/language.ts'
import type { PatientTraits } from '../../standards/myhealth-eu/patient-traits.ts'
import type { Attests } from '../identity/index.ts'
import type { PartnerDirectory } from '../partner-directory/index.ts'
import type { Meeting, Patients } from '../patient-identity/index.ts'
import type { FetchedFor } from '../patient-summary/index.ts'
import type { Brakes } from '../request-limits/index.ts'
import type { Consent } from './consent.ts'
import type { Lookup } from './lookup.ts'
import type { Partners } from './partners.ts'
import type { Consents, Lookups } from './store.ts'
import type { UnderWay } from './under-way.ts'
import type { Vouching } from './vouching.ts'

/** An invented person who is known in another country. */
export type DemoPatient = {
  readonly name: string
  readonly traits: PatientTraits
  /** What there is to see with them. */
  readonly shows?: (language: Language) => Text
}

/** What the country of treatment needs from the rest of the system. */
export type TreatmentCountryNeeds = {
  readonly directory: Pick<PartnerDirectory, 'partners' | 'partner' | 'mask'>
  readonly partners: Partners
  readonly vouching: Vouching
  /** What other countries are told of a professional rests on this, for each patient anew. */
  readonly attestFor: Attests['attestFor']
  /** Who another country says somebody is, is one person here from then on. */
  readonly recognise: Patients['recognise']
  /** What is known here of a patient who was identified, to stand beneath who the country says it is. */
  readonly knownHere?: (meeting: Meeting) => Promise<Html | undefined>
  readonly lookups: Lookups
  readonly consents: Consents
  readonly underWay: UnderWay
  readonly brakes: Brakes
  /**
   * Keeps what was fetched, in the visit, for the reader.
   *
   * @returns the id of the document
   * @throws Problem `too-many-documents`
   */
  readonly keep: (person: SignedIn, bytes: Uint8Array, fetched: FetchedFor, purpose: PurposeOfUse) => Promise<string>
  /** Removes from the visit what was kept. Without effect when it is gone. */
  readonly discard: (visit: SignedIn['visit'], document: string) => Promise<void>
  /** Whether the person still has what was kept: nobody has closed it. */
  readonly atHand: (person: SignedIn, document: string) => Promise<boolean>
  /** Told of every emergency that is opened, at once: somebody must know. */
  readonly alarm: (emergency: Extract<Consent, { readonly kind: 'emergency' }>) => void
  /** What stands below a stopped lookup, as whether it was of use. */
  readonly afterwards?: (lookup: Lookup, language: Language) => Promise<Html | undefined>
  /** What stands beside a country's form: another way to fill it in, or that it was filled in so. */
  readonly besideForm?: (country: string, language: Language, filledBy?: Lookup['filledBy']) => Html | undefined
  /** Where practice is: `here` where all countries are invented, else the address of such an installation. */
  readonly practice?: 'here' | URL
  /** Whether emergencies of Norwegian patients are reviewed here too, on a page of their own. */
  readonly reviewsNorwegian?: boolean
  /** In a demonstration: invented people of a country, to be asked for with one press. */
  readonly demoPeople?: (country: string) => readonly DemoPatient[]
  /** Of the access log. */
  readonly personKeySecret: Uint8Array
  /** How long a spoken consent lasts. */
  readonly consentHours: number
  readonly now: () => Date
  /** Random, of the form of a UUID. */
  readonly newId: () => string
}

import type { Day } from './day.ts'
import type { Name } from './names.ts'

/** What Folkeregisteret calls the confidentiality of an address (Grunndata, gd-address-confidentiality). */
export type AddressConfidentiality = 'ugradert' | 'klientadresse' | 'fortrolig' | 'strengtFortrolig'

export type Address = {
  readonly line: string
  readonly postalCode: string
  readonly place: string
  /** SSB's number (Volven 3402). */
  readonly municipality: string
}

/** What somebody is to the person they are listed at. */
export type Kinship = 'mother' | 'father' | 'co-mother' | 'child' | 'sibling' | 'spouse' | 'partner'

export type Relation = {
  /** National number of the other. */
  readonly to: string
  readonly kinship: Kinship
  /** The other may speak for a child under age (foreldreansvar). */
  readonly parentalResponsibility?: true
  /** They live at one address. */
  readonly together: boolean
}

/** Somebody who decides for an adult, by decision of the county governor (vergemål). */
export type Guardianship = {
  readonly guardian: string
  /** Grunndata, gd-person-guardianscope. */
  readonly scope: 'personligeInteresser' | 'oekonomiskeInteresser' | 'personligeOgOekonomiskeInteresser'
  readonly since: Day
}

/** Whom a health service shall call. A friend or neighbour has a name and a telephone, and no number. */
export type NextOfKin = {
  readonly name: string
  readonly phone: string
  readonly number?: string
  readonly kinship: Kinship | 'friend'
}

/** Somebody who is in no register, as the registers would describe them. */
export type Person = {
  /** National number of Skatteetaten's series for tests, 11 digits. */
  readonly number: string
  readonly numberKind: 'FNR' | 'DNR'
  /** D-numbers that this person had before. They lead here; nobody else has them. */
  readonly formerNumbers: readonly string[]
  readonly name: Name
  readonly sex: 'female' | 'male'
  readonly born: Day
  readonly died?: Day
  /** ISO 3166-1, two letters. */
  readonly citizenship: string
  /** BCP 47. */
  readonly language: 'nb' | 'nn' | 'se' | 'pl' | 'ar' | 'en'
  readonly maritalStatus: 'ugift' | 'gift' | 'skilt' | 'enkeEllerEnkemann'
  /** Left out for somebody whose address is strictly confidential: the box does not hold it. */
  readonly address?: Address
  readonly confidentiality: AddressConfidentiality
  /** Country code and eight digits that Norwegian telephony gives to nobody. */
  readonly phone: string
  readonly relations: readonly Relation[]
  readonly guardianship?: Guardianship
  readonly nextOfKin: readonly NextOfKin[]
  /** HPR number of the general practitioner; some have none. */
  readonly generalPractitioner?: string
  /** Organisation number of the nursing home they live in. */
  readonly nursingHome?: string
}

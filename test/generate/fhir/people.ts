import { code, concept, core, type Draft, hl7, type Json, ORGANISATION_NUMBER, SNOMED } from './writing.ts'

const NATIONAL_IDENTITY_NUMBER = 'urn:oid:2.16.578.1.12.4.1.4.1'
const HEALTH_PERSONNEL_NUMBER = 'urn:oid:2.16.578.1.12.4.1.4.4'

type Person = {
  /** As in the Tenor series the month is 80 too high; the control digits are wrong too, so not even there is it anybody's. */
  readonly number: string
  readonly family: string
  readonly given: readonly string[]
  readonly gender: 'female' | 'male'
  readonly birthDate: string
}

/** Nobody: names that mean test, and numbers of the synthetic series. */
export const people = {
  kari: {
    number: '24868600043',
    family: 'Testvik',
    given: ['Kari', 'Prøve'],
    gender: 'female',
    birthDate: '1986-06-24',
  },
  ola: { number: '03853700133', family: 'Prøveland', given: ['Ola'], gender: 'male', birthDate: '1937-05-03' },
  mona: { number: '30879200012', family: 'Eksempelsen', given: ['Mona'], gender: 'female', birthDate: '1992-07-30' },
  per: { number: '17817900135', family: 'Tenorsen', given: ['Per', 'Fiktiv'], gender: 'male', birthDate: '1979-01-17' },
} as const satisfies Record<string, Person>

/** Adds the entry `patient`. @param full with address, telephone and language */
export function addPatient(draft: Draft, who: keyof typeof people, profile: string, full: boolean): void {
  const { number, family, given, gender, birthDate } = people[who]
  const text = [...given, family].join(' ')
  draft.add('patient', 'Patient', [profile], `${text}, ${birthDate}`, {
    identifier: [{ system: NATIONAL_IDENTITY_NUMBER, value: number }],
    name: [{ use: 'official', text, family, given }],
    ...(full && { telecom: [{ system: 'phone', value: '+47 22 00 00 00', use: 'home' }] }),
    gender,
    birthDate,
    ...(full && whereabouts),
  })
}

const whereabouts: Json = {
  address: [{ use: 'home', line: ['Prøveveien 1'], city: 'Testby', postalCode: '9999', country: 'NO' }],
  communication: [{ language: code('urn:ietf:bcp:47', 'nb'), preferred: true }],
}

type Staff = {
  readonly organization: string
  readonly number: string
  readonly given: string
  readonly personnelNumber: string
  readonly role: string
  /** SNOMED CT. */
  readonly code: string
}

/** Organisations and professionals that do not exist; organisation numbers of the synthetic series begin with 2 or 3. */
export const staff = {
  surgery: {
    organization: 'Prøvebyen legesenter',
    number: '337101909',
    given: 'Lege',
    personnelNumber: '9999901',
    role: 'Fastlege',
    code: '62247001',
  },
  pharmacy: {
    organization: 'Prøvebyen apotek',
    number: '337101909',
    given: 'Farma',
    personnelNumber: '9999902',
    role: 'Farmasøyt',
    code: '46255001',
  },
  laboratory: {
    organization: 'Prøvebyen laboratorium',
    number: '237101901',
    given: 'Lab',
    personnelNumber: '9999903',
    role: 'Laboratorielege',
    code: '61207006',
  },
  hospital: {
    organization: 'Prøvebyen sykehus',
    number: '237101901',
    given: 'Overlege',
    personnelNumber: '9999904',
    role: 'Sykehuslege',
    code: '309343006',
  },
  radiology: {
    organization: 'Prøvebyen sykehus, radiologisk avdeling',
    number: '237101901',
    given: 'Radiolog',
    personnelNumber: '9999905',
    role: 'Radiolog',
    code: '66862007',
  },
} as const satisfies Record<string, Staff>

type Profiles = { readonly organization: string; readonly practitioner: string; readonly role: string }

const coreProfiles: Profiles = {
  organization: core('organization-eu-core'),
  practitioner: core('practitioner-eu-core'),
  role: core('practitionerRole-eu-core'),
}

/** Adds the entries `organization`, `practitioner` and `role`, with `key` behind them. */
export function addStaff(draft: Draft, who: keyof typeof staff, key = '', profiles = coreProfiles): void {
  const { organization, number, given, personnelNumber, role, code: roleCode } = staff[who]
  draft.add(`organization${key}`, 'Organization', [profiles.organization], organization, {
    identifier: [{ system: ORGANISATION_NUMBER, value: number }],
    name: organization,
    telecom: [{ system: 'phone', value: '+47 77 00 00 00', use: 'work' }],
    address: [{ line: ['Helsegata 2'], city: 'Prøvebyen', postalCode: '9998', country: 'NO' }],
  })
  draft.add(`practitioner${key}`, 'Practitioner', [profiles.practitioner], `${given} Testesen`, {
    identifier: [{ system: HEALTH_PERSONNEL_NUMBER, value: personnelNumber }],
    name: [{ family: 'Testesen', given: [given] }],
  })
  draft.add(`role${key}`, 'PractitionerRole', [profiles.role], `${given} Testesen, ${organization}`, {
    practitioner: draft.ref(`practitioner${key}`),
    organization: draft.ref(`organization${key}`),
    code: [concept(role, [SNOMED, roleCode])],
  })
}

/** What was confirmed to be so, and still is: the status of a Condition or AllergyIntolerance. */
export const standing = (kind: 'condition' | 'allergyintolerance'): Json => ({
  clinicalStatus: code(hl7(`${kind}-clinical`), 'active'),
  verificationStatus: code(hl7(kind === 'condition' ? 'condition-ver-status' : `${kind}-verification`), 'confirmed'),
})

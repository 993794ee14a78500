import type { Json } from '../../../standards/fhir/json.ts'
import type { Person } from '../../synthetic-population/index.ts'

/** How much of a person is opened: version 3 has an address and a scope for each. */
export type Access = 'full' | 'restricted'

/** One part of what is registered of a person: a list, whose items say for themselves whether they hold now. */
type Part = (person: Person, access: Access) => readonly Json[]

type Kinship = Person['relations'][number]['kinship']

/** Roles in a family, as Folkeregisteret has them. Partners who are not married stand in no register; siblings are not told. */
const familyRoles: Readonly<Partial<Record<Kinship, string>>> = {
  mother: 'Mother',
  father: 'Father',
  'co-mother': 'CoMother',
  child: 'Child',
  spouse: 'SpouseOrPartner',
}

/** Who has parental responsibility alone. */
const aloneResponsible: Readonly<Partial<Record<Kinship, string>>> = {
  mother: 'Mother',
  father: 'Father',
  'co-mother': 'CoMother',
}

const maritalStatuses: Readonly<Record<Person['maritalStatus'], string>> = {
  ugift: 'Unmarried',
  gift: 'Married',
  skilt: 'Divorced',
  enkeEllerEnkemann: 'WidowOrWidower',
}

const confidentialities: Readonly<Record<Person['confidentiality'], string>> = {
  ugradert: 'Unclassified',
  klientadresse: 'ClientAddress',
  fortrolig: 'Confidential',
  strengtFortrolig: 'StrictlyConfidential',
}

const scopes: Readonly<Record<NonNullable<Person['guardianship']>['scope'], string>> = {
  personligeInteresser: 'PersonalInterests',
  oekonomiskeInteresser: 'FinancialInterests',
  personligeOgOekonomiskeInteresser: 'PersonalAndFinancialInterests',
}

/** ISO 3166-1: three letters, as Folkeregisteret writes countries. */
const countries: Readonly<Record<string, string>> = { NO: 'NOR', PL: 'POL', SY: 'SYR', GB: 'GBR' }

/** Parts of Folkeregisteret's model that the box holds nothing of. */
const nothingHeld = [
  'CitizenshipRetention',
  'UseOfSamiLanguage',
  'SharedResidence',
  'BirthInNorway',
  'SamiParliamentElectoralRegistryStatus',
  'IdentityVerification',
  'ImmigrationToNorway',
  'ResiduaryEstateContactInformation',
  'IdentificationDocument',
  'ResidencePermit',
  'StayOnSvalbard',
  'PresentAddress',
  'PostalAddress',
  'ForeignPostalAddress',
  'PreferredContactAddress',
  'ForeignPersonIdentificationNumber',
  'EmigrationFromNorway',
  'ImmigrationAuthoritiesIdentificationNumber',
  'DeprivedLegalAuthority',
  'LegalAuthority',
]

/** Parts of which a person has one or none, which are no list. */
export const single: ReadonlySet<string> = new Set(['FalseIdentity', 'Death', 'CommonContactRegisterInformation'])

/**
 * Every part that can be asked for, and how it is made of a person. Days come as moments, whose time says nothing.
 *
 * @see https://github.com/NorskHelsenett/HelseID.Samples Persontjenesten.Samples/Java/client (version 2)
 */
export const informationParts: Readonly<Record<string, Part>> = {
  ...Object.fromEntries(nothingHeld.map((name): [string, Part] => [name, () => []])),
  FalseIdentity: () => [],
  NorwegianIdentificationNumber: ({ number, numberKind, formerNumbers }) => [
    ...formerNumbers.map((former) => ({
      ...{ identificationNumber: former, identificationNumberType: 'DNumber' },
      ...{ status: 'Discontinued', isValid: false },
    })),
    {
      identificationNumber: number,
      identificationNumberType: numberKind === 'DNR' ? 'DNumber' : 'NationalIdentityNumber',
      status: 'InUse',
    },
  ],
  Status: ({ died, numberKind }) => [{ status: died ? 'Deceased' : numberKind === 'DNR' ? 'Temporary' : 'Resident' }],
  Name: ({ name: { given, middle, family } }) => [
    { givenName: given, ...(middle ? { middleName: middle } : {}), familyName: family },
  ],
  Gender: ({ sex }) => [{ gender: sex === 'female' ? 'Female' : 'Male' }],
  Birth: ({ born }) => [{ birthDate: momentOf(born), birthYear: born.slice(0, 4) }],
  Death: ({ died }) => (died ? [{ deceasedDate: momentOf(died) }] : []),
  Citizenship: ({ citizenship }) => [{ countryCode: countries[citizenship] ?? citizenship }],
  MaritalStatus: ({ maritalStatus, relations }) => {
    const spouse = relations.find(({ kinship }) => kinship === 'spouse')
    return [{ status: maritalStatuses[maritalStatus], ...(spouse ? { relatedByMaritalStatus: spouse.to } : {}) }]
  },
  AddressProtection: ({ confidentiality }) => [{ protectionLevel: confidentialities[confidentiality] }],
  ResidentialAddress: residentialAddress,
  FamilyRelation: ({ relations, sex }) =>
    relations.flatMap(({ to, kinship }) => {
      const role = familyRoles[kinship]
      return role ? [{ relatedPerson: to, relatedPersonsRole: role, myRoleForRelatedPerson: myRole(kinship, sex) }] : []
    }),
  ParentalResponsibility: ({ relations, number }) => {
    const responsible = relations.filter(({ parentalResponsibility }) => parentalResponsibility)
    return responsible.map(({ to, kinship }) => ({
      responsibilityType: responsible.length > 1 ? 'Joint' : (aloneResponsible[kinship] ?? 'Unknown'),
      responsible: to,
      subjectOfResponsibility: number,
    }))
  },
  GuardianshipOrFuturePowerOfAttorney: guardianshipOf,
  CommonContactRegisterInformation: ({ phone, language, died }, access) =>
    access === 'full' && !died ? [{ contactInformation: { phoneNumber: phone }, language }] : [],
}

function momentOf(day: string): string {
  return `${day}T00:00:00Z`
}

/** Confidential addresses (formerly kode 7) come with full access alone; the strictly confidential the box does not hold. */
function residentialAddress({ address, confidentiality }: Person, access: Access): readonly Json[] {
  if (!address || (access === 'restricted' && isConfidential(confidentiality))) return []
  const [, addressName, houseNumber, houseLetter] = /^(.*?)(?: (\d+)([A-Z])?)?$/.exec(address.line) ?? []
  return [
    {
      streetAddress: {
        municipalityNumber: address.municipality,
        addressName,
        ...(houseNumber ? { addressNumber: { houseNumber, ...(houseLetter ? { houseLetter } : {}) } } : {}),
        city: { cityName: address.place, postalCode: address.postalCode },
      },
      addressConfidentiality: confidentialities[confidentiality],
    },
  ]
}

function guardianshipOf({ guardianship }: Person): readonly Json[] {
  if (!guardianship) return []
  const { guardian, scope, since } = guardianship
  return [
    {
      guardianshipType: 'Adult',
      guardian: {
        identificationNumber: guardian,
        guardianshipScope: scopes[scope],
        isGuardianshipInPersonalScope: scope !== 'oekonomiskeInteresser',
      },
      validFrom: momentOf(since),
    },
  ]
}

/** Addresses that are kept from those who lack the legal basis (formerly kode 7 and kode 6). */
function isConfidential(confidentiality: Person['confidentiality']): boolean {
  return confidentiality === 'fortrolig' || confidentiality === 'strengtFortrolig'
}

/** What the person is to the other: a parent by their sex, or the same as the other is. */
function myRole(kinship: Kinship, sex: Person['sex']): string {
  if (kinship === 'spouse') return 'SpouseOrPartner'
  if (kinship !== 'child') return 'Child'
  return sex === 'male' ? 'Father' : 'Mother'
}

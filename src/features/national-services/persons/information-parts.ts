import type { Json } from '../../../standards/fhir/json.ts'
import type { Person } from '../../synthetic-population/index.ts'

/** How much of a person a token opens (Persontjenesten, scopes of version 3). */
export type Access = 'full' | 'restricted'

/** One part of what is registered of a person: a list, whose items say for themselves whether they hold now. */
type Part = (person: Person, access: Access) => readonly Json[]

/** Roles in a family, as Folkeregisteret has them. Siblings and partners who are not married stand in no register. */
const familyRoles: Readonly<Partial<Record<Person['relations'][number]['kinship'], string>>> = {
  mother: 'Mother',
  father: 'Father',
  'co-mother': 'CoMother',
  child: 'Child',
  spouse: 'SpouseOrPartner',
}

/** no-basis-parental-responsibility, for one who has it alone. */
const aloneResponsible: Readonly<Record<string, string>> = { mother: 'mor', father: 'far', 'co-mother': 'medmor' }

/** ISO 3166-1: three letters, as Folkeregisteret writes countries. */
const countries: Readonly<Record<string, string>> = { NO: 'NOR', PL: 'POL', SY: 'SYR', GB: 'GBR' }

/**
 * The parts that Persontjenesten's information model shares with Folkeregisteret's, and how they are made of a person.
 *
 * @see https://utviklerportal.nhn.no/informasjonstjenester/persontjenesten/persontjenesten/persontjenesten/docs/information-modelmd
 */
export const informationParts: Readonly<Record<string, Part>> = {
  identificationNumber: ({ number, numberKind, formerNumbers }) => [
    ...formerNumbers.map((former) => ({ identifier: former, type: 'DNR', status: 'ceased', isValid: false })),
    { identifier: number, type: numberKind, status: 'inUse' },
  ],
  status: ({ died, numberKind }) => [{ status: died ? 'dead' : numberKind === 'DNR' ? 'temporary' : 'resident' }],
  name: ({ name: { given, middle, family } }) => [
    { givenName: given, ...(middle ? { middleName: middle } : {}), familyName: family },
  ],
  gender: ({ sex }) => [{ gender: sex }],
  birth: ({ born }) => [{ birthDate: born }],
  death: ({ died }) => (died ? [{ deathDate: died }] : []),
  citizenship: ({ citizenship }) => [{ countryCode: countries[citizenship] ?? citizenship }],
  maritalStatus: ({ maritalStatus }) => [{ maritalStatus }],
  addressProtection: ({ confidentiality }) => [{ confidentialityLevel: confidentiality }],
  residentialAddress: ({ address, confidentiality }, access) =>
    address && (access === 'full' || !isConfidential(confidentiality))
      ? [
          {
            streetAddress: address.line,
            postalCode: address.postalCode,
            city: address.place,
            municipalityNumber: address.municipality,
          },
        ]
      : [],
  familyRelation: ({ relations, sex }) =>
    relations.flatMap(({ to, kinship }) => {
      const role = familyRoles[kinship]
      return role ? [{ relatedPerson: to, relatedPersonsRole: role, myRoleForRelatedPerson: myRole(kinship, sex) }] : []
    }),
  parentalResponsibility: ({ relations }) => {
    const responsible = relations.filter(({ parentalResponsibility }) => parentalResponsibility)
    return responsible.map(({ to, kinship }) => ({
      responsible: to,
      responsibility: responsible.length > 1 ? 'felles' : (aloneResponsible[kinship] ?? 'ukjent'),
    }))
  },
  guardianship: ({ guardianship }) =>
    guardianship
      ? [
          {
            guardian: guardianship.guardian,
            type: 'voksen',
            scope: guardianship.scope,
            validFrom: `${guardianship.since}T00:00:00Z`,
          },
        ]
      : [],
  contactInformation: ({ phone, language, died }, access) =>
    access === 'full' && !died ? [{ mobilePhone: phone, language }] : [],
}

/** Addresses that are kept from those who lack the legal basis (formerly kode 7 and kode 6). */
function isConfidential(confidentiality: Person['confidentiality']): boolean {
  return confidentiality === 'fortrolig' || confidentiality === 'strengtFortrolig'
}

/** What the person is to the other: a parent by their sex, or the same as the other is. */
function myRole(kinship: Person['relations'][number]['kinship'], sex: Person['sex']): string {
  if (kinship === 'spouse') return 'SpouseOrPartner'
  if (kinship !== 'child') return 'Child'
  return sex === 'male' ? 'Father' : 'Mother'
}

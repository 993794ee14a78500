import type { Contact, Guardian, PatientRole } from '../../standards/cda/patient-summary/people.ts'
import type { Coded } from '../../standards/cda/datatypes.ts'
import type { CodeableConcept, ContactPoint, HumanName } from '../../standards/fhir/datatypes.ts'
import type { Json } from '../../standards/fhir/json.ts'
import { concept } from './concept.ts'
import { address, contactPoint, humanName } from './contact.ts'
import { dateTime, period, timestamp } from './date-time.ts'
import { elements } from './elements.ts'
import { identifier } from './identifier.ts'
import { asIs } from './words.ts'
import { SOURCE_CODING } from '../../validation/profiles/carried-extensions.ts'
import { dataAbsent, extensionOf, nullFlavorOf } from './extensions.ts'
import { fieldList, list, type Making, type Row, row, type Unmaking } from './map.ts'
import { organisationAt, organizationReference } from './people.ts'

/** recordTarget and the document's participants to Patient (eu-formats 2.3). */

/** The patient as FHIR sees them: with the people to turn to, whom CDA lists apart. */
export type PatientWithContacts = PatientRole & { readonly contacts: readonly Contact[] }

const ADMINISTRATIVE_GENDER = '2.16.840.1.113883.5.1'
const genders: Readonly<Record<string, string>> = { M: 'male', F: 'female', UN: 'other' }
/** FHIR's own words, which some write in CDA as well. */
const fhirGenders: readonly (string | undefined)[] = ['male', 'female', 'other', 'unknown']

function genderOf({ code }: Coded): string | undefined {
  if (!code) return 'unknown'
  return genders[code] ?? fhirGenders.find((each) => each === code)
}
const BIRTH_TIME = 'http://hl7.org/fhir/StructureDefinition/patient-birthTime'
const ROLE_CODE = 'http://terminology.hl7.org/CodeSystem/v3-RoleCode'
const guardianRole: CodeableConcept = { coding: [{ system: ROLE_CODE, code: 'GUARD' }] }

type Reachable = Pick<Guardian, 'addresses' | 'telecoms' | 'names' | 'code' | 'organisation'> &
  Partial<Pick<Contact, 'time'>>

/** A contact with at least one detail (pat-1), or undefined. */
function contactOf(person: Reachable, role: CodeableConcept | undefined, making: Making): Json | undefined {
  const own = person.code && concept.to(person.code)
  const relationship = [...(role ? [role] : []), ...(own ? [own] : [])]
  const [name] = list(humanName).to(person.names) ?? []
  const telecom = list(contactPoint).to(person.telecoms)
  const [home] = list(address).to(person.addresses) ?? []
  const organization = organizationReference(person.organisation, making)
  const when = person.time && period.to(person.time)
  if (!name && !telecom && !home && !organization) return undefined
  return {
    ...(relationship.length > 0 ? { relationship } : {}),
    ...(name ? { name } : {}),
    ...(telecom ? { telecom } : {}),
    ...(home ? { address: home } : {}),
    ...(organization ? { organization } : {}),
    ...(when ? { period: when } : {}),
  }
}

function isGuardian(contact: Json): boolean {
  const first = elements<CodeableConcept>(contact.relationship)[0]
  return first?.coding?.length === 1 && first.coding[0]?.code === 'GUARD' && first.text === undefined
}

function reachable(contact: Json, unmaking: Unmaking) {
  const relationship = elements<CodeableConcept>(contact.relationship)
  const own = relationship[isGuardian(contact) ? 1 : 0]
  const name = contact.name ? humanName.from(contact.name) : undefined
  const home = contact.address ? address.from(contact.address) : undefined
  return {
    ids: [],
    code: own && concept.from(own),
    names: name ? [name] : [],
    telecoms: list(contactPoint).from(elements<ContactPoint>(contact.telecom)) ?? [],
    addresses: home ? [home] : [],
    organisation: organisationAt(contact.organization, unmaking),
  }
}

/** ips-pat-1 */
function isNamed({ family, given, text }: HumanName): boolean {
  return family !== undefined || given !== undefined || text !== undefined
}

export const patientRows: readonly Row<PatientWithContacts>[] = [
  fieldList('ids', 'identifier', identifier),
  row<PatientWithContacts>(
    'name',
    ['names'],
    ({ names }, resource) => {
      const made = list(humanName).to(names) ?? [{}]
      resource.name = made.map((name) =>
        isNamed(name) ? name : { ...name, _text: dataAbsent(nullFlavorOf(name).nullFlavor) },
      )
    },
    (resource) => ({
      names: elements<HumanName>(resource.name).flatMap(({ _text, ...said }) =>
        Object.keys(said).length > 0 ? (humanName.from(said) ?? []) : [],
      ),
    }),
  ),
  fieldList('telecoms', 'telecom', contactPoint),
  row<PatientWithContacts>(
    'gender',
    ['gender'],
    ({ gender }, resource) => {
      const code = gender && genderOf(gender)
      if (!code) return
      resource.gender = code
      const source = fhirGenders.includes(gender.code) ? undefined : concept.to(gender)
      if (source) resource._gender = { extension: [{ url: SOURCE_CODING, valueCodeableConcept: source }] }
    },
    (resource) => {
      const source = extensionOf(resource._gender, SOURCE_CODING)?.valueCodeableConcept
      if (source) return { gender: concept.from(source) }
      const [code] = Object.entries(genders).find(([, fhir]) => fhir === resource.gender) ?? []
      if (code) return { gender: { code, codeSystem: ADMINISTRATIVE_GENDER } }
      return { gender: resource.gender === 'unknown' ? { nullFlavor: 'UNK' } : undefined }
    },
  ),
  row<PatientWithContacts>(
    'birthDate',
    ['birthTime'],
    ({ birthTime }, resource) => {
      const date = dateTime(birthTime?.value)
      if (!date) resource._birthDate = dataAbsent(birthTime?.nullFlavor)
      else {
        resource.birthDate = date.slice(0, 10)
        if (date.length > 10) resource._birthDate = { extension: [{ url: BIRTH_TIME, valueDateTime: date }] }
      }
    },
    (resource) => {
      const exact = extensionOf(resource._birthDate, BIRTH_TIME)?.valueDateTime
      const date = exact ?? resource.birthDate
      return { birthTime: typeof date === 'string' ? { value: timestamp(date) } : undefined }
    },
  ),
  fieldList('addresses', 'address', address),
  row<PatientWithContacts>(
    'maritalStatus',
    ['maritalStatus'],
    ({ maritalStatus }, resource) => {
      const made = maritalStatus && concept.to(maritalStatus)
      if (made) resource.maritalStatus = made
    },
    (resource) => ({ maritalStatus: resource.maritalStatus ? concept.from(resource.maritalStatus) : undefined }),
  ),
  row<PatientWithContacts>(
    'contact',
    ['guardians', 'contacts'],
    ({ guardians, contacts }, resource, making) => {
      const made = [
        ...guardians.flatMap((each) => contactOf(each, guardianRole, making) ?? []),
        ...contacts.flatMap((each) => contactOf(each, undefined, making) ?? []),
      ]
      if (made.length > 0) resource.contact = made
    },
    (resource, unmaking) => {
      const all = elements<Json>(resource.contact)
      return {
        guardians: all.filter(isGuardian).map((each) => reachable(each, unmaking)),
        contacts: all
          .filter((each) => !isGuardian(each))
          .map((each) => ({
            ...reachable(each, unmaking),
            functionCode: undefined,
            time: each.period ? period.from(each.period) : undefined,
          })),
      }
    },
  ),
  row<PatientWithContacts>(
    'communication',
    ['languages'],
    ({ languages }, resource) => {
      const made = languages.flatMap(({ code }) =>
        code ? [{ language: { coding: [{ system: 'urn:ietf:bcp:47', code }] } }] : [],
      )
      if (made.length > 0) resource.communication = made
    },
    (resource) => ({
      languages: elements<{ readonly language?: CodeableConcept }>(resource.communication).flatMap(({ language }) => {
        const code = asIs.from(language?.coding?.[0]?.code ?? '')
        return code ? [{ code }] : []
      }),
    }),
  ),
  row<PatientWithContacts>(
    'managingOrganization',
    ['provider'],
    ({ provider }, resource, making) => {
      const organization = organizationReference(provider, making)
      if (organization) resource.managingOrganization = organization
    },
    (resource, unmaking) => ({ provider: organisationAt(resource.managingOrganization, unmaking) }),
  ),
]

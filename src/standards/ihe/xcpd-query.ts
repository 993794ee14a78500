import type { XmlElement } from '../../platform/xml/tree.ts'
import type { ErrorName } from '../myhealth-eu/error-codes.ts'
import type { PatientTraits } from '../myhealth-eu/patient-traits.ts'
import { childrenNamed, firstAt, trimmedAttribute } from './find-element.ts'
import { readDay, writeDay } from './hl7-time.ts'
import { addressParts, nameParts, readAddress, readGender, readIdentifier, readName, v3 } from './person-v3.ts'
import { namespaces } from './transactions.ts'
import { type MessageIdentifier, writeMessageId } from './xcpd-frame.ts'

const { hl7v3 } = namespaces

/**
 * The traits as query parameters, in the order of the HL7 schema. Both messages of ITI-55 carry them.
 *
 * @see HL7 v3 PRPA_MT201306UV02
 */
export function writeQuery(queryId: MessageIdentifier, traits: PatientTraits): XmlElement {
  return v3('queryByParameter', {}, [
    writeMessageId('queryId', queryId),
    v3('statusCode', { code: 'new' }),
    v3('responseModalityCode', { code: 'R' }),
    v3('responsePriorityCode', { code: 'I' }),
    v3('matchCriterionList'),
    v3('parameterList', {}, parameters(traits)),
  ])
}

function parameters(traits: PatientTraits): readonly XmlElement[] {
  const { identifiers, gender, birthDate, address } = traits
  const name = nameParts(traits)
  return [
    ...(gender ? [parameter('livingSubjectAdministrativeGender', { code: gender })] : []),
    ...(birthDate ? [parameter('livingSubjectBirthTime', { value: writeDay(birthDate) })] : []),
    ...identifiers.map(({ root, extension }) => parameter('livingSubjectId', { root, extension })),
    ...(name.length > 0 ? [parameter('livingSubjectName', {}, name)] : []),
    ...(address ? [parameter('patientAddress', {}, addressParts(address))] : []),
  ]
}

/** What each parameter is called in words, which the schema demands. */
const semantics: Readonly<Record<string, string>> = {
  livingSubjectAdministrativeGender: 'LivingSubject.administrativeGender',
  livingSubjectBirthTime: 'LivingSubject.birthTime',
  livingSubjectId: 'LivingSubject.id',
  livingSubjectName: 'LivingSubject.name',
  patientAddress: 'Patient.addr',
}

function parameter(name: string, value: Readonly<Record<string, string>>, parts: readonly XmlElement[] = []) {
  return v3(name, {}, [v3('value', value, parts), v3('semanticsText', {}, [semantics[name]])])
}

/** The traits of a query and what is wrong with them, each fault once. */
export function readParameters(query: XmlElement | undefined): {
  readonly traits: PatientTraits
  readonly wrong: readonly ErrorName[]
} {
  const list = firstAt(query, hl7v3, 'parameterList')
  const values = (name: string): readonly XmlElement[] =>
    childrenNamed(list, hl7v3, name).flatMap((each) => childrenNamed(each, hl7v3, 'value'))
  const ids = values('livingSubjectId')
  const identifiers = distinct(ids.flatMap((id) => readIdentifier(id) ?? []))
  const days = distinct(values('livingSubjectBirthTime').flatMap((time) => dayOf(time) ?? []))
  const genders = distinct(values('livingSubjectAdministrativeGender').flatMap((code) => readGender(code) ?? []))
  const address = readAddress(values('patientAddress')[0])
  const [birthDate] = days
  const [gender] = genders
  const traits: PatientTraits = {
    identifiers,
    ...readName(values('livingSubjectName')[0]),
    ...(gender ? { gender } : {}),
    ...(birthDate ? { birthDate } : {}),
    ...(address ? { address } : {}),
  }
  const malformed =
    ids.some((id) => !readIdentifier(id)) ||
    guesses(identifiers) ||
    values('livingSubjectBirthTime').some((time) => isStated(time) && !dayOf(time)) ||
    days.length > 1 ||
    genders.length > 1
  return { traits, wrong: [...(malformed ? formatting : []), ...(saysNothing(traits) ? missing : [])] }
}

const formatting = ['ERROR_PI_INCORRECT_FORMATTING'] as const
const missing = ['ERROR_PI_MISSING_REQUIRED_FIELDS'] as const

/** More than one number of the same authority, or very many numbers: that is to try out who exists. */
function guesses(identifiers: PatientTraits['identifiers']): boolean {
  return identifiers.length > 10 || new Set(identifiers.map(({ root }) => root)).size < identifiers.length
}

/** An address alone, as OpenNCP sends it for the country, is nothing to search by. */
function saysNothing({ identifiers, family, birthDate }: PatientTraits): boolean {
  return identifiers.length === 0 && family === undefined && birthDate === undefined
}

/** A day, or an interval of one day. */
function dayOf(time: XmlElement): string | undefined {
  const low = trimmedAttribute(firstAt(time, hl7v3, 'low'), 'value')
  const high = trimmedAttribute(firstAt(time, hl7v3, 'high'), 'value')
  const value = trimmedAttribute(time, 'value') ?? (low === high ? low : undefined)
  return value === undefined ? undefined : readDay(value)
}

function isStated(time: XmlElement): boolean {
  return time.attributes.nullFlavor === undefined
}

function distinct<T>(values: readonly T[]): readonly T[] {
  return [...new Map(values.map((value) => [JSON.stringify(value), value])).values()]
}

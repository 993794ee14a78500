import type { XmlElement } from '../../platform/xml/tree.ts'
import type { InstanceIdentifier } from '../myhealth-eu/instance-identifier.ts'
import type { PatientTraits } from '../myhealth-eu/patient-traits.ts'
import { childrenNamed, firstAt, trimmedAttribute } from './find-element.ts'
import { readDay, writeDay } from './hl7-time.ts'
import { withoutOidPrefix } from './oid.ts'
import { addressParts, nameParts, readAddress, readGender, readIdentifier, readName, v3 } from './person-v3.ts'
import { namespaces } from './transactions.ts'

const { hl7v3 } = namespaces

/** One person that answers to the question, and how sure the other side is. */
export type MatchedSubject = PatientTraits & {
  /** 0-100; 100 when it was not said. */
  readonly matchPercent: number
}

/**
 * The person of one `subject`; undefined where there is none.
 *
 * @param asked the identifiers of the question: one that comes back without its authority gets it from there, when the
 *   number is the same to the byte; any other is left out
 */
export function readSubject(subject: XmlElement, asked: readonly InstanceIdentifier[]): MatchedSubject | undefined {
  const patient = firstAt(subject, hl7v3, 'registrationEvent', 'subject1', 'patient')
  const person = firstAt(patient, hl7v3, 'patientPerson')
  if (!patient) return undefined
  const holders = [patient, person, ...childrenNamed(person, hl7v3, 'asOtherIDs')]
  const ids = holders.flatMap((holder) => childrenNamed(holder, hl7v3, 'id'))
  const identifiers = ids.flatMap((id) => readIdentifier(id) ?? withAskedRoot(id, asked) ?? [])
  const birthDate = readDay(trimmedAttribute(firstAt(person, hl7v3, 'birthTime'), 'value') ?? '')
  const gender = readGender(firstAt(person, hl7v3, 'administrativeGenderCode'))
  const address = readAddress(firstAt(person, hl7v3, 'addr'))
  return {
    identifiers: unrepeated(identifiers),
    ...readName(firstAt(person, hl7v3, 'name')),
    ...(gender ? { gender } : {}),
    ...(birthDate ? { birthDate } : {}),
    ...(address ? { address } : {}),
    matchPercent: readMatch(patient),
  }
}

function withAskedRoot(id: XmlElement, asked: readonly InstanceIdentifier[]): InstanceIdentifier | undefined {
  const extension = trimmedAttribute(id, 'extension')
  return trimmedAttribute(id, 'root') === undefined ? asked.find((each) => each.extension === extension) : undefined
}

function unrepeated(ids: readonly InstanceIdentifier[]): readonly InstanceIdentifier[] {
  return [...new Map(ids.map((id) => [`${id.root} ${id.extension}`, id])).values()]
}

function readMatch(patient: XmlElement): number {
  const value = trimmedAttribute(firstAt(patient, hl7v3, 'subjectOf1', 'queryMatchObservation', 'value'), 'value') ?? ''
  return /^\d{1,3}$/.test(value) ? Math.min(Number(value), 100) : 100
}

/**
 * A person as `subject`, in the order of the HL7 schema.
 *
 * @param homeCommunity OID of who answers, without a prefix: where documents are asked for
 * @see HL7 v3 PRPA_MT201310UV02; IHE ITI TF-2, 3.55.4.2.2
 */
export function writeSubject(subject: MatchedSubject, homeCommunity: string): XmlElement {
  return v3('subject', { typeCode: 'SUBJ' }, [
    v3('registrationEvent', { classCode: 'REG', moodCode: 'EVN' }, [
      v3('id', { nullFlavor: 'NA' }),
      v3('statusCode', { code: 'active' }),
      v3('subject1', { typeCode: 'SBJ' }, [writePatient(subject)]),
      writeCustodian(homeCommunity),
    ]),
  ])
}

function writePatient(subject: MatchedSubject): XmlElement {
  return v3('patient', { classCode: 'PAT' }, [
    ...subject.identifiers.map(({ root, extension }) => v3('id', { root, extension })),
    v3('statusCode', { code: 'active' }),
    writePerson(subject),
    v3('subjectOf1', {}, [
      v3('queryMatchObservation', { classCode: 'OBS', moodCode: 'EVN' }, [
        v3('code', { code: 'IHE_PDQ', codeSystem: '2.16.840.1.113883.1.11.19914' }),
        v3('value', { 'xsi:type': 'INT', value: String(subject.matchPercent) }),
      ]),
    ]),
  ])
}

function writePerson(subject: MatchedSubject): XmlElement {
  const { gender, birthDate } = subject
  const name = nameParts(inOnePart(subject))
  const { address } = inOnePart(subject)
  return v3('patientPerson', { classCode: 'PSN', determinerCode: 'INSTANCE' }, [
    v3('name', name.length > 0 ? {} : { nullFlavor: 'NI' }, name),
    gender && v3('administrativeGenderCode', { code: gender, codeSystem: '2.16.840.1.113883.5.1' }),
    birthDate && isWholeDay(birthDate) ? v3('birthTime', { value: writeDay(birthDate) }) : undefined,
    address && v3('addr', {}, addressParts(address)),
  ])
}

/** Given names in one part and the lines of an address in one, since OpenNCP keeps only the last part of each. */
function inOnePart({ given, address, ...rest }: MatchedSubject): MatchedSubject {
  const lines = address?.lines
  return {
    ...rest,
    ...(given ? { given: [given.join(' ')] } : {}),
    ...(address ? { address: { ...address, ...(lines ? { lines: [lines.join(', ')] } : {}) } } : {}),
  }
}

/** OpenNCP stops at a birth date that is less, so then it is left out. */
function isWholeDay(day: string): boolean {
  return day.length === 'YYYY-MM-DD'.length
}

function writeCustodian(homeCommunity: string): XmlElement {
  return v3('custodian', { typeCode: 'CST' }, [
    v3('assignedEntity', { classCode: 'ASSIGNED' }, [
      v3('id', { root: withoutOidPrefix(homeCommunity) }),
      v3('code', { code: 'NotHealthDataLocator', codeSystem: '1.3.6.1.4.1.19376.1.2.27.2' }),
    ]),
  ])
}

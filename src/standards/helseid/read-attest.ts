import { Problem } from '../../kernel/problem.ts'
import {
  type Attest,
  type AttestCode,
  type AttestedCareRelationship,
  type AttestedPatient,
  type AttestedPractitioner,
  type AttestIdentifier,
  attestType,
} from './attest.ts'

type Json = Readonly<Record<string, unknown>>
type Reader<Value> = (value: unknown, at: string) => Value

/** Far more than anybody is treated in one sitting, and few enough to look through. */
const mostPatients = 20
const longest = 256

/**
 * The attest among the authorization details of a token (RFC 9396); undefined when there is none. Reads the form only:
 * whether it may be believed is for `checkAttest`.
 *
 * @throws Problem `invalid` (`attest-malformed`) saying where; also where there are two, since nobody could say which counts
 */
export function readAttest(details: unknown): Attest | undefined {
  if (details === undefined) return undefined
  if (!Array.isArray(details)) return refuse('authorization_details')
  const attests = details.filter((each) => isObject(each) && each.type === attestType)
  if (attests.length > 1) return refuse('authorization_details')
  return attests.length === 0 ? undefined : attest(attests[0])
}

function attest(value: unknown): Attest {
  const { practitioner: who, care_relationship: why, patients, toa } = object(value, 'authorization_details[0]')
  if (!Array.isArray(patients) || patients.length > mostPatients) return refuse('patients')
  if (typeof toa !== 'number' || !Number.isSafeInteger(toa)) return refuse('toa')
  return {
    practitioner: practitioner(who, 'practitioner'),
    care_relationship: careRelationship(why, 'care_relationship'),
    patients: patients.map((each, index) => patient(each, `patients[${index}]`)),
    toa,
  }
}

const practitioner: Reader<AttestedPractitioner> = (value, at) => {
  const read = object(value, at)
  return {
    identifier: identifier(read.identifier, `${at}.identifier`),
    ...given('hpr_nr', read, at, identifier),
    ...given('authorization', read, at, code),
    legal_entity: identifier(read.legal_entity, `${at}.legal_entity`),
    point_of_care: identifier(read.point_of_care, `${at}.point_of_care`),
    ...given('department', read, at, identifier),
  }
}

const careRelationship: Reader<AttestedCareRelationship> = (value, at) => {
  const read = object(value, at)
  const decision = object(read.decision_ref, `${at}.decision_ref`)
  const { user_selected } = decision
  if (typeof user_selected !== 'boolean') return refuse(`${at}.decision_ref.user_selected`)
  return {
    ...given('healthcare_service', read, at, code),
    purpose_of_use: code(read.purpose_of_use, `${at}.purpose_of_use`),
    ...given('purpose_of_use_details', read, at, code),
    decision_ref: {
      id: text(decision.id, `${at}.decision_ref.id`),
      ...given('description', decision, `${at}.decision_ref`, text),
      user_selected,
    },
  }
}

const patient: Reader<AttestedPatient> = (value, at) => {
  const read = object(value, at)
  return {
    identifier: identifier(read.identifier, `${at}.identifier`),
    ...given('point_of_care', read, at, identifier),
    ...given('department', read, at, identifier),
  }
}

const identifier: Reader<AttestIdentifier> = (value, at) => {
  const read = object(value, at)
  return {
    id: text(read.id, `${at}.id`),
    system: text(read.system, `${at}.system`),
    ...given('name', read, at, text),
    ...given('authority', read, at, text),
  }
}

const code: Reader<AttestCode> = (value, at) => {
  const read = object(value, at)
  return {
    code: text(read.code, `${at}.code`),
    system: text(read.system, `${at}.system`),
    ...given('text', read, at, text),
  }
}

/** A member that may be left out, as a department by small organisations (ATT-24): an object to spread. */
function given<Name extends string, Value>(name: Name, from: Json, at: string, read: Reader<Value>) {
  // The object has this one member or none; TypeScript cannot see it through a computed name.
  return (from[name] === undefined ? {} : { [name]: read(from[name], `${at}.${name}`) }) as { [Key in Name]?: Value }
}

function object(value: unknown, at: string): Json {
  return isObject(value) ? value : refuse(at)
}

function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function text(value: unknown, at: string): string {
  return typeof value === 'string' && value !== '' && value.length <= longest ? value : refuse(at)
}

function refuse(at: string): never {
  throw new Problem('invalid', 'attest-malformed', 'The attest cannot be read', { at })
}

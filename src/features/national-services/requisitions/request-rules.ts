import type { Json } from '../../../standards/fhir/json.ts'
import {
  organisationSystems,
  practitionerSystems,
  requesterDefinedUuid,
  requestIntents,
  requestStatuses,
} from './parek.ts'
import {
  isCodeable,
  isConcept,
  isDateTime,
  isFuture,
  isNamed,
  isText,
  identifierRule,
  listIn,
  objectIn,
  subjectRules,
} from './rules.ts'
import type { Rule } from './rules.ts'

/** A UUID alone or as a URN. */
const uuid = /^(urn:uuid:)?[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}$/i

/** What the requester calls the requisition, without the form of a URN; undefined where it is not said as it should be. */
export function uuidIn({ identifier }: Json): string | undefined {
  const [given, ...others] = listIn(identifier).filter(({ system }) => system === requesterDefinedUuid)
  const value = given?.value
  if (others.length > 0 || typeof value !== 'string' || !uuid.test(value)) return undefined
  return value.toLowerCase().replace('urn:uuid:', '')
}

/** Whose requisition it says it is. */
export function subjectIn(resource: Json | undefined): string | undefined {
  const value = objectIn(resource, 'subject', 'identifier')?.value
  return typeof value === 'string' ? value : undefined
}

/**
 * What profile parek-service-request demands beside what FHIR R5 does.
 *
 * @see https://github.com/HL7Norway/PasientensRekvisisjoner-Parek ParekIG/input/fsh/profiles/ServiceRequest.fsh, 0.1.3
 */
export const requestRules: readonly Rule[] = [
  {
    at: 'ServiceRequest.identifier',
    code: 'requester-uuid',
    text: 'A requisition has one RequesterDefinedUuid, and it is a UUID',
    holds: (resource) => uuidIn(resource) !== undefined,
  },
  identifierRule('ServiceRequest'),
  {
    at: 'ServiceRequest.status',
    code: 'code-unknown',
    text: 'The status is none of FHIR R5',
    holds: ({ status }) => requestStatuses.some((each) => each === status),
  },
  {
    at: 'ServiceRequest.intent',
    code: 'code-unknown',
    text: 'The intent is none of FHIR R5',
    holds: ({ intent }) => requestIntents.some((each) => each === intent),
  },
  {
    at: 'ServiceRequest.code',
    code: 'code-missing',
    text: 'What is asked for is a CodeableReference with a concept',
    holds: ({ code }) => isCodeable(code),
  },
  ...subjectRules('ServiceRequest'),
  {
    at: 'ServiceRequest.contained',
    code: 'requester-missing',
    text: 'One PractitionerRole is contained, with practitioner and organisation, each with display and identifier',
    holds: ({ contained }) => Array.isArray(contained) && contained.length === 1 && isRequester(contained[0]),
  },
  {
    at: 'ServiceRequest.requester',
    code: 'requester-reference',
    text: 'The requester is a reference to what is contained',
    holds: ({ requester, contained }) => isLocal(requester, contained),
  },
  {
    at: 'ServiceRequest.orderDetail',
    code: 'order-detail',
    text: 'There is an order detail, each with a focus and parameters: codes, quantities or texts',
    holds: ({ orderDetail }) =>
      Array.isArray(orderDetail) && orderDetail.length > 0 && orderDetail.every((each) => isOrderDetail(each)),
  },
  {
    at: 'ServiceRequest.occurrencePeriod',
    code: 'occurrence-period',
    text: 'When it is wanted is a period with an end, which is not before its start',
    holds: ({ occurrencePeriod, occurrenceDateTime, occurrenceTiming }) =>
      occurrenceDateTime === undefined && occurrenceTiming === undefined && isPeriod(occurrencePeriod),
  },
  {
    at: 'ServiceRequest.authoredOn',
    code: 'authored-missing',
    text: 'It is not said when the requisition was made',
    holds: ({ authoredOn }) => isDateTime(authoredOn),
  },
  {
    at: 'ServiceRequest.authoredOn',
    code: 'date-in-future',
    text: 'The requisition is made in the future',
    holds: ({ authoredOn }, now) => !isDateTime(authoredOn) || !isFuture(authoredOn, now),
  },
]

function isRequester(value: unknown): boolean {
  const role = objectIn(value)
  return (
    role?.resourceType === 'PractitionerRole' &&
    isText(role.id) &&
    isNamed(role.practitioner, practitionerSystems) &&
    isNamed(role.organization, organisationSystems)
  )
}

/** Invariant local-reference-only: `#` and the id of what is contained. */
export function isLocal(reference: unknown, contained: unknown): boolean {
  const [id] = listIn(contained).map((each) => each.id)
  return isText(id) && objectIn(reference)?.reference === `#${id}`
}

/** What a parameter may be told by, and its form. */
const values: Readonly<Record<string, (value: unknown) => boolean>> = {
  valueCodeableConcept: isConcept,
  valueQuantity: (value) => objectIn(value) !== undefined,
  valueString: isText,
}

function isOrderDetail(value: unknown): boolean {
  const detail = objectIn(value)
  const parameters = detail?.parameter
  return (
    isCodeable(detail?.parameterFocus) &&
    Array.isArray(parameters) &&
    parameters.length > 0 &&
    parameters.every(isParameter)
  )
}

function isParameter(value: unknown): boolean {
  const parameter = objectIn(value)
  if (!parameter || !isConcept(parameter.code)) return false
  const given = Object.keys(parameter).filter((name) => name.startsWith('value'))
  return given.length === 1 && given.every((name) => Object.hasOwn(values, name) && values[name]?.(parameter[name]))
}

function isPeriod(value: unknown): boolean {
  const { start, end } = objectIn(value) ?? {}
  if (!isDateTime(end)) return false
  if (start === undefined) return true
  return isDateTime(start) && start.slice(0, 10) <= end.slice(0, 10)
}

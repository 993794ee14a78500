import type { Json } from '../../../standards/fhir/json.ts'
import {
  organisationSystems,
  type ParekType,
  personSystems,
  practitionerSystems,
  requesterDefinedUuid,
  requestIntents,
  requestStatuses,
  specimenStatuses,
} from './parek.ts'

// What the rules of the profiles ask, as far as JSON Schema can say it: no day that is to come, no check digits, and not
// which requisitions there are.

const text: Json = { type: 'string', minLength: 1, pattern: '\\S' }
const dateTime: Json = { type: 'string', pattern: '^\\d{4}-\\d{2}-\\d{2}' }

const listOf = (items: Json): Json => ({ type: 'array', minItems: 1, items })

const coding: Json = { type: 'object', required: ['system', 'code'], properties: { system: text, code: text } }
const concept: Json = {
  type: 'object',
  properties: { text, coding: listOf(coding) },
  anyOf: [{ required: ['text'] }, { required: ['coding'] }],
}
const codeable: Json = { type: 'object', required: ['concept'], properties: { concept } }

const identifierOf = (systems: readonly string[], value = text): Json => ({
  type: 'object',
  required: ['system', 'value'],
  properties: { system: { enum: systems }, value },
})

const identifier: Json = { type: 'object', required: ['system', 'value'], properties: { system: text, value: text } }

const named = (systems: readonly string[]): Json => ({
  type: 'object',
  required: ['display', 'identifier'],
  properties: { display: text, identifier: identifierOf(systems) },
})

const role = (required: readonly string[]): Json => ({
  type: 'object',
  required: ['resourceType', 'id', ...required],
  properties: {
    resourceType: { const: 'PractitionerRole' },
    id: text,
    practitioner: named(practitionerSystems),
    organization: named(organisationSystems),
  },
})

const subject: Json = {
  type: 'object',
  required: ['identifier'],
  properties: { identifier: identifierOf(personSystems, { type: 'string', pattern: '^\\d{11}$' }) },
}

const local: Json = {
  type: 'object',
  required: ['reference'],
  properties: { reference: { type: 'string', pattern: '^#' } },
}

const uuid: Json = {
  type: 'string',
  pattern: '^(urn:uuid:)?[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$',
}

const orderDetail: Json = {
  type: 'object',
  required: ['parameterFocus', 'parameter'],
  properties: {
    parameterFocus: codeable,
    parameter: listOf({
      type: 'object',
      required: ['code'],
      properties: {
        code: concept,
        valueCodeableConcept: { type: 'object' },
        valueQuantity: { type: 'object' },
        valueString: text,
      },
    }),
  },
}

const bodies: Readonly<Record<ParekType, readonly [required: readonly string[], properties: Json]>> = {
  ServiceRequest: [
    ['contained', 'identifier', 'status', 'intent', 'code', 'orderDetail', 'subject', 'occurrencePeriod', 'authoredOn', 'requester'], // biome-ignore format: a list of names
    {
      contained: { ...listOf(role(['practitioner', 'organization'])), maxItems: 1 },
      identifier: { ...listOf(identifier), contains: identifierOf([requesterDefinedUuid], uuid) },
      status: { enum: requestStatuses },
      intent: { enum: requestIntents },
      code: codeable,
      orderDetail: listOf(orderDetail),
      subject,
      occurrencePeriod: { type: 'object', required: ['end'], properties: { start: dateTime, end: dateTime } },
      authoredOn: dateTime,
      requester: local,
    },
  ],
  Specimen: [
    ['contained', 'type', 'subject', 'request', 'collection', 'container'],
    {
      contained: listOf(role(['practitioner'])),
      identifier: { type: 'array', items: identifier },
      status: { enum: specimenStatuses },
      type: concept,
      subject,
      request: {
        ...listOf({
          type: 'object',
          required: ['reference'],
          properties: { reference: { type: 'string', pattern: '^ServiceRequest/[A-Za-z0-9.-]{1,64}$' } },
        }),
        maxItems: 1,
      },
      collection: {
        type: 'object',
        required: ['collectedDateTime'],
        properties: { collectedDateTime: dateTime, collector: local },
      },
      container: listOf({ type: 'object', required: ['device'], properties: { device: { type: 'object' } } }),
    },
  ],
}

/** A resource of a type as it is sent and answered, for OpenAPI. */
export function schemaOf(type: ParekType): Json {
  const [required, properties] = bodies[type]
  return {
    type: 'object',
    required: ['resourceType', ...required],
    properties: { resourceType: { const: type }, ...properties },
  }
}

import type { Json } from '../../standards/fhir/json.ts'
import { identifierSystems } from '../../standards/norway/identifier-systems.ts'

// JSON Schemas of what several contracts have in their bodies. They say as much as the services ask for, so that who reads
// a contract by machine sends what can be answered.

/** A patient, by number and by nothing else. */
export const numberedPatient: Json = {
  type: 'object',
  required: ['identifier'],
  properties: {
    identifier: {
      type: 'object',
      required: ['system', 'value'],
      properties: {
        system: { enum: [identifierSystems.FNR, identifierSystems.DNR] },
        value: { type: 'string', pattern: '^\\d{11}$' },
      },
    },
  },
}

/** An identifier of the sender's own. */
export const ownIdentifier: Json = {
  type: 'object',
  required: ['value'],
  properties: { system: { type: 'string', minLength: 1 }, value: { type: 'string', minLength: 1 } },
}

const coding: Json = {
  type: 'object',
  required: ['system', 'code'],
  properties: { system: { type: 'string', minLength: 1 }, code: { type: 'string', minLength: 1 } },
}

/** A CodeableConcept with at least one code. */
export const codedConcept: Json = {
  type: 'object',
  required: ['coding'],
  properties: { coding: { type: 'array', minItems: 1, items: coding } },
}

/** Meta with tags, of which one is of this system. */
export const taggedMeta: Json = {
  type: 'object',
  required: ['tag'],
  properties: { tag: { type: 'array', minItems: 1, items: coding } },
}

/** A searchset, as every search answers. */
export const searchsetSchema: Json = {
  type: 'object',
  required: ['resourceType', 'type', 'total'],
  properties: { resourceType: { const: 'Bundle' }, type: { const: 'searchset' }, total: { type: 'integer' } },
}

/** What a resource of a type must have, with what is said of its members. */
export function resourceSchema(type: string, required: readonly string[], properties: Json): Json {
  return {
    type: 'object',
    required: ['resourceType', ...required],
    properties: { resourceType: { const: type }, ...properties },
  }
}

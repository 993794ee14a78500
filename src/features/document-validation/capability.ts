import type { JsonObject } from '../../validation/fhir/definitions.ts'

/** The day the statement below was last changed, ISO 8601. */
const changed = '2026-11-22'

/**
 * What the FHIR address of this server can do: validate, and nothing else.
 *
 * @param version of the program
 * @see https://hl7.org/fhir/R4/capabilitystatement.html
 */
export function capabilityStatement(version: string): JsonObject {
  return {
    resourceType: 'CapabilityStatement',
    status: 'active',
    date: changed,
    kind: 'instance',
    software: { name: 'Knutepunkt', ...(version !== '' && { version }) },
    implementation: { description: 'Validation of FHIR R4 resources. Nothing that is sent is kept.' },
    fhirVersion: '4.0.1',
    format: ['application/fhir+json'],
    rest: [
      {
        mode: 'server',
        documentation: 'The operation may be called on any resource type too, not on an instance: none is kept.',
        operation: [{ name: 'validate', definition: 'http://hl7.org/fhir/OperationDefinition/Resource-validate' }],
      },
    ],
  }
}

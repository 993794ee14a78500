import type { Json } from '../../standards/fhir/json.ts'
import { addresses, baseAt } from './addresses.ts'
import { documentParameters } from './document-search.ts'
import { patientParameters } from './patient-search.ts'
import type { SearchParameter } from './search-parameters.ts'

/** The day the statement below was last changed, ISO 8601. */
const changed = '2026-11-22'

/**
 * What this face can do.
 *
 * @see https://hl7.org/fhir/R4/capabilitystatement.html; EU Health Data API, document access provider
 */
export function capabilityStatement(origin: string): Json {
  return {
    resourceType: 'CapabilityStatement',
    status: 'active',
    date: changed,
    kind: 'instance',
    software: { name: 'Knutepunkt' },
    implementation: { description: 'Documents of our people, for other countries', url: baseAt(origin) },
    instantiates: ['http://hl7.eu/fhir/health-data-api/CapabilityStatement/document-access-provider-eu-api'],
    implementationGuide: ['http://hl7.eu/fhir/eps'],
    fhirVersion: '4.0.1',
    format: ['application/fhir+json'],
    rest: [
      {
        mode: 'server',
        documentation: 'A search with a parameter or modifier that is not listed is refused, as it could find others.',
        security: {
          service: [{ coding: [{ system: securityServices, code: 'SMART-on-FHIR' }] }],
          description: `SMART Backend Services and IHE IUA: see ${origin}${addresses.smartConfiguration}`,
        },
        resource: [
          {
            type: 'Patient',
            documentation: 'PDQm, ITI-78: by a number of the person; read by id under their treatment relation',
            supportedProfile: ['http://hl7.eu/fhir/base/StructureDefinition/patient-eu-core'],
            ...searched(patientParameters),
            operation: [{ name: 'summary', definition: 'http://hl7.org/fhir/uv/ips/OperationDefinition/summary' }],
          },
          { type: 'DocumentReference', documentation: 'MHD, ITI-67', ...searched(documentParameters) },
          { type: 'Binary', documentation: 'MHD, ITI-68', ...readable },
          { type: 'Bundle', documentation: 'MHD, ITI-68: European Patient Summary', ...readable },
        ],
      },
    ],
  }
}

const securityServices = 'http://terminology.hl7.org/CodeSystem/restful-security-service'

const readable = { interaction: [{ code: 'read' }] }

function searched(parameters: Readonly<Record<string, SearchParameter>>): Json {
  const searchParam = Object.entries(parameters).map(([name, { type = 'token', unheld }]) => ({
    name,
    type,
    ...(unheld ? { documentation: 'Taken, and nothing is found by it: we do not know it of anybody' } : {}),
  }))
  return { interaction: [{ code: 'read' }, { code: 'search-type' }], searchParam }
}

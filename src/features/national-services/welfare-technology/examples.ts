import type { Json } from '../../../standards/fhir/json.ts'
import { exampleObservation } from '../measurements/examples.ts'
import { categorySystem, noteProfile } from './vkp.ts'

const patient = (exampleObservation.subject ?? {}) as Json
const profiles = 'http://ehelse.no/fhir/StructureDefinition'
const note = 'urn:uuid:3c0f6f5e-0000-4000-8000-000000000001'
const alarm = 'urn:uuid:3c0f6f5e-0000-4000-8000-000000000002'
const measurement = 'urn:uuid:3c0f6f5e-0000-4000-8000-000000000003'

/** An alarm about a measurement at home that somebody has followed up: note, alarm and measurement. */
export const exampleDocument: Json = {
  resourceType: 'Bundle',
  type: 'document',
  identifier: { system: 'https://vendor.example/alarm', value: 'example-1' },
  timestamp: '2026-11-02T08:20:00+01:00',
  entry: [
    {
      fullUrl: note,
      resource: {
        resourceType: 'Composition',
        meta: { profile: [noteProfile] },
        status: 'final',
        type: { coding: [{ system: 'http://loinc.org', code: '34133-9' }] },
        category: [{ coding: [{ system: categorySystem, code: '2' }] }],
        subject: patient,
        date: '2026-11-02T08:15:00+01:00',
        author: [{ display: 'Oppdiktet Sykepleier' }],
        title: 'Oppfølging av måling',
        section: [
          {
            title: 'Tiltak',
            code: { coding: [{ system: 'http://ehelse.no/fhir/CodeSystem/vkp-composition-section-v090', code: '3' }] },
            text: {
              status: 'generated',
              div: '<div xmlns="http://www.w3.org/1999/xhtml">Ringte. Måler på nytt i kveld.</div>',
            },
            entry: [{ reference: alarm }, { reference: measurement }],
          },
        ],
      },
    },
    {
      fullUrl: alarm,
      resource: {
        resourceType: 'DetectedIssue',
        meta: { profile: [`${profiles}/vkp-DetectedIssue-v090`] },
        status: 'final',
        severity: 'moderate',
        patient,
        identifiedDateTime: '2026-11-02T08:01:00+01:00',
        implicated: [{ reference: measurement }],
      },
    },
    { fullUrl: measurement, resource: exampleObservation },
  ],
}

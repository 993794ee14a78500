import type { Json } from '../../../standards/fhir/json.ts'
import { identifierSystems } from '../../../standards/norway/identifier-systems.ts'
import { coded } from '../fhir-parts.ts'
import { municipalitySystem } from './read-bundle.ts'

const someone = { system: identifierSystems.FNR, value: '24868600035' }
const ucum = 'http://unitsofmeasure.org'
const loinc = 'http://loinc.org'
const sct = 'http://snomed.info/sct'

const quantity = (value: number, unit: string): Json => ({ value, unit, system: ucum, code: unit })

const common = (category: string): Json => ({
  resourceType: 'Observation',
  status: 'final',
  category: [coded('http://terminology.hl7.org/CodeSystem/observation-category', category)],
  subject: { identifier: someone },
  performer: [{ type: 'Organization', identifier: { system: identifierSystems.ENH, value: '237101901' } }],
})

/** A blood pressure measured at home. */
export const exampleObservation: Json = {
  ...common('vital-signs'),
  identifier: [{ system: 'https://vendor.example/measurement', value: 'example-1' }],
  code: {
    coding: [
      { system: loinc, code: '85354-9' },
      { system: sct, code: '75367002' },
    ],
  },
  effectiveDateTime: '2026-11-02T08:00:00+01:00',
  component: [
    { code: coded(loinc, '8480-6'), valueQuantity: quantity(142, 'mm[Hg]') },
    { code: coded(loinc, '8462-4'), valueQuantity: quantity(86, 'mm[Hg]') },
  ],
}

const weight: Json = {
  ...common('vital-signs'),
  code: coded(sct, '27113001'),
  effectiveDateTime: '2026-11-02',
  valueQuantity: quantity(71.5, 'kg'),
}

const frailty: Json = {
  ...common('survey'),
  code: coded(sct, '763264000'),
  effectiveDateTime: '2026-11-02',
  valueQuantity: { value: 5 },
}

/** Measurements of one day; a batch has a request for each, a collection none. */
export function exampleBundle(type: 'batch' | 'collection'): Json {
  return {
    resourceType: 'Bundle',
    meta: { tag: [{ system: municipalitySystem, code: '0301' }] },
    identifier: { system: 'https://www.nhn.no/komlink/bundle-identifier', value: `example-${type}` },
    type,
    timestamp: '2026-11-02T09:00:00+01:00',
    entry: [exampleObservation, weight, frailty].map((resource, nth) => ({
      fullUrl: `https://vendor.example/${type}/${nth + 1}`,
      resource,
      ...(type === 'batch' ? { request: { method: 'POST', url: 'Observation' } } : {}),
    })),
  }
}

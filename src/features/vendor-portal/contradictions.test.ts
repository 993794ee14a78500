import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Json } from '../../standards/fhir/json.ts'
import { services } from '../national-services/index.ts'
import { contradictions } from './contradictions.ts'

const bundle = (resource: Json): Json => ({ resourceType: 'Bundle', total: 1, entry: [{ resource }] })
const pressure = (systolic: number, diastolic: number): Json => ({
  resourceType: 'Observation',
  component: [
    { code: 'systolic', valueQuantity: { value: systolic } },
    { code: 'diastolic', valueQuantity: { value: diastolic } },
  ],
})

for (const [value, body, expected] of [
  [
    'result-before-specimen',
    bundle({ resourceType: 'Observation', effectiveDateTime: '2024-02-29', issued: '2024-03-01T10:00:00Z' }),
    bundle({ resourceType: 'Observation', effectiveDateTime: '2024-02-29', issued: '2023-02-28T08:00:00Z' }),
  ],
  [
    'dispensed-before-prescribed',
    { parameter: [{ resource: bundle({ resourceType: 'MedicationDispense', whenHandedOver: '2026-03-08' }) }] },
    { parameter: [{ resource: bundle({ resourceType: 'MedicationDispense', whenHandedOver: '2006-03-08' }) }] },
  ],
  [
    'ended-before-begun',
    bundle({ resourceType: 'Encounter', period: { start: '2026-09-18', end: '2026-09-18' } }),
    bundle({ resourceType: 'Encounter', period: { start: '2026-09-18', end: '2025-09-18' } }),
  ],
  ['diastolic-above-systolic', bundle(pressure(120, 80)), bundle(pressure(80, 120))],
  [
    'two-births',
    { birth: [{ birthDate: '1980-05-01T00:00:00Z', isValid: true }] },
    {
      birth: [
        { birthDate: '1980-05-01T00:00:00Z', isValid: true },
        { birthDate: '1979-05-01T00:00:00Z', isValid: true },
      ],
    },
  ],
  [
    'died-before-born',
    { birth: [{ birthDate: '1980-05-01T00:00:00Z' }], death: { deceasedDate: '2020-01-01T00:00:00Z' } },
    { birth: [{ birthDate: '1980-05-01T00:00:00Z' }], death: { deceasedDate: '1979-05-01T00:00:00Z' } },
  ],
] as const) {
  test(`issue 6, item 5, contradictory data: ${value}, in one answer`, () => {
    assert.deepEqual(contradictions.find((each) => each.value === value)?.change(body), expected)
  })
}

test('issue 6, item 5: what is not there is not contradicted: nothing is added to an answer', () => {
  const bodies: readonly Json[] = [
    {},
    bundle({ resourceType: 'Patient' }),
    bundle({ resourceType: 'Encounter' }),
    { birth: [] },
  ]
  for (const { change } of contradictions.filter(({ service }) => service !== undefined)) {
    for (const body of bodies) assert.deepEqual(change(body), body)
  }
})

test('every contradiction is of a service there is', () => {
  const ids = new Set(services.map(({ service }) => service.id))
  assert.deepEqual(
    contradictions.flatMap(({ service }) => (service === undefined || ids.has(service) ? [] : [service])),
    [],
  )
})

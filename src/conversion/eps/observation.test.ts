import assert from 'node:assert/strict'
import test from 'node:test'
import { bundleOf, coded, codes, document, resources, section } from '../../../test/conversion/small-summary.ts'
import { readPatientSummary } from '../../standards/cda/patient-summary/document.ts'
import type { Json } from '../../standards/fhir/json.ts'
import { fromEps } from './from-eps.ts'

const LOINC = '2.16.840.1.113883.6.1'

function observations(sectionCode: string, inside: string, attributes = ''): readonly Json[] {
  const entry = `<entry><observation classCode="OBS" moodCode="EVN" ${attributes}>${inside}</observation></entry>`
  return resources(bundleOf(document(section(sectionCode, entry))), 'Observation')
}

const a1c = coded('code', '4548-4', LOINC)

for (const [value, element, expected] of [
  [
    '<value xsi:type="PQ" value="6.20" unit="%"/>',
    'valueQuantity',
    { value: 6.2, unit: '%', system: 'http://unitsofmeasure.org', code: '%' },
  ],
  ['<value xsi:type="PQ" value="2" unit="tablet"/>', 'valueQuantity', { value: 2, unit: 'tablet' }],
  ['<value xsi:type="INT" value="3"/>', 'valueInteger', 3],
  ['<value xsi:type="TS" value="20260102"/>', 'valueDateTime', '2026-01-02'],
  ['<value xsi:type="ST">x</value>', 'valueString', 'x'],
  ['<value xsi:type="BL" value="true"/>', 'valueBoolean', true],
  [
    '<value xsi:type="IVL_PQ"><low value="1" unit="g"/></value>',
    'valueRange',
    { low: { value: 1, unit: 'g', system: 'http://unitsofmeasure.org', code: 'g' } },
  ],
] as const) {
  test(`HL7 v3 data types: ${value} is ${element}`, () => {
    assert.deepEqual(observations('30954-2', `${a1c}${value}`)[0]?.[element], expected)
  })
}

test('obs-6: a value that is a null flavour is the reason for its absence, and no value', () => {
  const [made] = observations('30954-2', `${a1c}<value xsi:type="CD" nullFlavor="NASK"/>`)
  assert.deepEqual(codes(made?.dataAbsentReason), ['not-asked', 'NASK'])
  assert.equal(made?.valueCodeableConcept, undefined)
})

for (const [sectionCode, category] of [
  ['30954-2', '30954-2'],
  ['8716-3', 'vital-signs'],
  ['29762-2', 'social-history'],
  ['10162-6', undefined],
] as const) {
  test(`the category of an observation in section ${sectionCode} is ${category}`, () => {
    const [made] = observations(sectionCode, a1c)
    const [given] = (made?.category ?? []) as readonly unknown[]
    assert.deepEqual(codes(given)[0], category)
  })
}

test('negationInd: what is denied is stated by no Observation (CDA R2 4.3.5.1)', () => {
  assert.deepEqual(
    observations('29762-2', `${coded('code', '229819007')}<value xsi:type="PQ" value="1"/>`, 'negationInd="true"'),
    [],
  )
})

test('FHIR R4 vital signs: systolic and diastolic pressure are one panel, whichever comes first', () => {
  const one = (code: string, value: string) =>
    `<component><observation classCode="OBS" moodCode="EVN">${coded('code', code, LOINC)}<value xsi:type="PQ" value="${value}" unit="mm[Hg]"/></observation></component>`
  const panel = `<entry><organizer classCode="CLUSTER" moodCode="EVN"><statusCode code="completed"/>${one('8462-4', '80')}${one('8480-6', '120')}</organizer></entry>`
  const made = resources(bundleOf(document(section('8716-3', panel))), 'Observation')
  assert.equal(made.length, 1)
  const parts = made[0]?.component as readonly {
    readonly code: unknown
    readonly valueQuantity: { readonly value: number }
  }[]
  assert.deepEqual(
    parts.map(({ code, valueQuantity }) => [codes(code)[0], valueQuantity.value]),
    [
      ['8462-4', 80],
      ['8480-6', 120],
    ],
  )
})

test('FHIR R4 vital signs: both pressures among other measurements are one panel, and come back with their identifiers', () => {
  const one = (id: string, code: string, value: string, unit: string) =>
    `<component><observation classCode="OBS" moodCode="EVN"><id root="2.999.1" extension="${id}"/>${coded('code', code, LOINC)}<statusCode code="completed"/><effectiveTime value="20260101"/><value xsi:type="PQ" value="${value}" unit="${unit}"/></observation></component>`
  const measured = [
    one('w', '29463-7', '70', 'kg'),
    one('s', '8480-6', '120', 'mm[Hg]'),
    one('d', '8462-4', '80', 'mm[Hg]'),
  ]
  const group = `<entry><organizer classCode="CLUSTER" moodCode="EVN"><statusCode code="completed"/>${measured.join('')}</organizer></entry>`
  const bundle = bundleOf(document(section('8716-3', group)))
  const [, weight, panel, ...others] = resources(bundle, 'Observation')
  assert.deepEqual([codes(weight?.code)[0], codes(panel?.code)[0], others], ['29463-7', '85354-9', []])
  assert.equal(panel?.effectiveDateTime, '2026-01-01')
  assert.equal(Array.isArray(panel?.component) && panel.component.length, 2)
  const [entry] = readPatientSummary(fromEps(bundle)).sections.flatMap(({ entries }) => entries)
  assert(entry?.kind === 'organizer')
  assert.deepEqual(
    entry.model.observations.map(({ ids, code }) => [ids[0]?.extension, code?.code]),
    [
      ['w', '29463-7'],
      ['s', '8480-6'],
      ['d', '8462-4'],
    ],
  )
})

import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { asSent } from '../../../test/conversion/entry-trip.ts'
import { cases } from '../../../test/seed.ts'
import type { QuantityInterval } from '../../standards/cda/datatypes.ts'
import { dosageOf, type Posology, posologyOf } from './dosage.ts'

const nothing: Posology = {
  times: [],
  routeCode: undefined,
  siteCode: undefined,
  doseQuantity: undefined,
  rateQuantity: undefined,
  patientInstructions: [],
}

const ucum = (value: number, unit: string) => ({ value, unit, system: 'http://unitsofmeasure.org', code: unit })

for (const [title, doseQuantity, expected] of [
  ['one value is a quantity', { value: '1', unit: 'mg' }, { doseQuantity: ucum(1, 'mg') }],
  ['a count keeps UCUM 1', { value: '2', unit: '1' }, { doseQuantity: ucum(2, '1') }],
  ['an annotation in braces is kept', { value: '1', unit: '{tablet}' }, { doseQuantity: ucum(1, '{tablet}') }],
  ['a unit that cannot be UCUM is a word', { value: '5', unit: 'µg' }, { doseQuantity: { value: 5, unit: 'µg' } }],
  ['no unit is added', { value: '1' }, { doseQuantity: { value: 1 } }],
  [
    'low and high are a range, also when they are equal',
    { low: { value: '2', unit: '1' }, high: { value: '2', unit: '1' } },
    { doseRange: { low: ucum(2, '1'), high: ucum(2, '1') } },
  ],
  ['a bound alone', { high: { value: '4', unit: '1' } }, { doseRange: { high: ucum(4, '1') } }],
  ['a decimal comma is no dose', { value: '1,5', unit: 'mg' }, undefined],
  ['a negative dose is no dose', { value: '-1', unit: 'mg' }, undefined],
  ['a word is no dose', { value: 'one', unit: '1' }, undefined],
  ['a bound that is no decimal, and there is no range', { low: { value: '1' }, high: { value: '1,5' } }, undefined],
  ['rng-2: low above high is no range', { low: { value: '3', unit: '1' }, high: { value: '2', unit: '1' } }, undefined],
] as const satisfies readonly (readonly [string, QuantityInterval, unknown])[]) {
  test(`Dosage.doseAndRate (eu-formats 2.4): ${title}`, () => {
    const made = asSent(dosageOf({ ...nothing, doseQuantity }) ?? {}) as { doseAndRate?: readonly unknown[] }
    assert.deepEqual(made.doseAndRate?.[0], expected)
  })
}

test('a dose of unknown size keeps its null flavour, and has no value', () => {
  assert.deepEqual(dosageOf({ ...nothing, doseQuantity: { nullFlavor: 'UNK' } })?.doseAndRate, [
    {
      doseQuantity: {
        extension: [{ url: 'http://hl7.org/fhir/StructureDefinition/iso21090-nullFlavor', valueCode: 'UNK' }],
      },
    },
  ])
})

test('dose and rate of one administration stand together', () => {
  const made = dosageOf({
    ...nothing,
    doseQuantity: { value: '500', unit: 'mL' },
    rateQuantity: { value: '50.0', unit: 'mL/h' },
  })
  assert.deepEqual(asSent(made?.doseAndRate), [{ doseQuantity: ucum(500, 'mL'), rateQuantity: ucum(50, 'mL/h') }])
})

test('no text is made up, and asNeeded is never guessed', () => {
  const made = dosageOf({ ...nothing, doseQuantity: { value: '1', unit: '1' } })
  assert.deepEqual(Object.keys(made ?? {}), ['doseAndRate'])
  assert.equal(dosageOf(nothing), undefined)
})

test('a second instruction to the patient is an additional one; both keep their place in the narrative', () => {
  const patientInstructions = [{ text: 'Med mat', reference: '#pi-1' }, { text: 'Ikke knus' }]
  const made = dosageOf({ ...nothing, patientInstructions }) ?? {}
  assert.equal(made.patientInstruction, 'Med mat')
  assert.deepEqual(made.additionalInstruction, [{ text: 'Ikke knus' }])
  assert.deepEqual(posologyOf(made).patientInstructions, patientInstructions)
})

const decimal = fc
  .tuple(fc.integer({ min: 0, max: 99_999 }), fc.stringMatching(/^(\.\d{1,6})?$/))
  .map(([whole, fraction]) => `${whole}${fraction}`)
const quantity = fc.oneof(
  fc.tuple(decimal, fc.constantFrom('mg', '1', 'mL', '[iU]', '{tablet}')).map(([value, unit]) => ({ value, unit })),
  fc.constantFrom('UNK', 'NI', 'NA').map((nullFlavor) => ({ nullFlavor })),
)
const interval: fc.Arbitrary<QuantityInterval> = fc.oneof(
  quantity,
  quantity.map((low) => ({ low })),
  quantity.map((high) => ({ high })),
  fc.tuple(fc.integer({ min: 0, max: 99 }), fc.integer({ min: 0, max: 99 })).map(([a, b]) => ({
    low: { value: String(Math.min(a, b)), unit: 'mg' },
    high: { value: String(Math.max(a, b)), unit: 'mg' },
  })),
)

test('both ways: every dose and rate FHIR can tell comes back to the digit', () => {
  fc.assert(
    fc.property(interval, fc.option(interval, { nil: undefined }), (doseQuantity, rateQuantity) => {
      const model = { ...nothing, doseQuantity, rateQuantity }
      assert.deepEqual(posologyOf(dosageOf(model) ?? {}), model)
    }),
    cases(2000),
  )
})

test('whatever is written as a dose, no other number comes of it', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string(), decimal, fc.stringMatching(/^[-+]?\d*[.,]?\d*$/)), (value) => {
      const made = dosageOf({ ...nothing, doseQuantity: { value, unit: 'mg' } })
      if (made) assert.equal(posologyOf(made).doseQuantity?.value, value)
      else assert.doesNotMatch(value, /^(0|[1-9]\d*)(\.\d+)?$/)
    }),
    cases(2000),
  )
})

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { shippedDefinitions } from '../../../test/fhir-definitions.ts'
import { profileOf, text, validatorOf, withProfiles } from '../../../test/fhir-validator.ts'

const definitions = await shippedDefinitions()
const atMost = profileOf('Observation', 'at-most', [
  { id: 'Observation.valueQuantity' },
  { id: 'Observation.valueQuantity.value', maxValueDecimal: 2 },
])
const validate = validatorOf(withProfiles(definitions, [atMost]))

/** What is found in a text of JSON, whose numbers no value of JavaScript could stand for. */
function found(resource: object, number: string, codes: RegExp, ...profiles: readonly string[]): readonly string[] {
  const json = JSON.stringify({ id: 'a', text, ...resource }).replaceAll('"NUMBER"', number)
  return validate(Buffer.from(json), profiles).flatMap(({ code, path, rule = '' }) =>
    codes.test(code) ? [`${code} ${path} ${rule}`.trim()] : [],
  )
}

const number = /^(integer|decimal|value)-/
const twin = { resourceType: 'Patient', multipleBirthInteger: 'NUMBER' }
const claim = { resourceType: 'Claim', item: [{ sequence: 1, careTeamSequence: ['NUMBER', 'NUMBER'] }] }
const measured = {
  resourceType: 'Observation',
  status: 'final',
  code: { text: 'x' },
  valueQuantity: { value: 'NUMBER', unit: 'x' },
}

for (const [title, resource, written, expected] of [
  ['an integer', twin, '2', []],
  ['an integer with a fraction of nothing', twin, '2.0', ['integer-invalid Patient.multipleBirth.ofType(integer)']],
  ['an integer with an exponent', twin, '2e0', ['integer-invalid Patient.multipleBirth.ofType(integer)']],
  [
    'numbers in a list',
    claim,
    '2.0',
    ['integer-invalid Claim.item[0].careTeamSequence[0]', 'integer-invalid Claim.item[0].careTeamSequence[1]'],
  ],
  ['a decimal of 18 digits', measured, '1.50000000000000000', []],
  [
    'a decimal of 19 digits',
    measured,
    '1.500000000000000000',
    ['decimal-long Observation.value.ofType(Quantity).value'],
  ],
] as const) {
  test(`datatypes.html#integer, #decimal: as it is written, ${title}`, () => {
    assert.deepEqual(found(resource, written, number), expected)
  })
}

test('ElementDefinition.maxValue: a number counts as it is written', () => {
  const above = (written: string) => found(measured, written, /^value-above/, atMost.url)
  assert.deepEqual(above('2.00000000000000000'), [])
  assert.deepEqual(above('2.00000000000000001'), ['value-above-maximum Observation.value.ofType(Quantity).value'])
})

const empty = /^element-without-content$/
const reason = { url: 'http://hl7.org/fhir/StructureDefinition/data-absent-reason', valueCode: 'unknown' }

for (const [title, patient, expected] of [
  ['a value', { language: 'nb' }, []],
  ['an empty value', { language: '' }, ['element-without-content Patient.language ele-1']],
  ['no value and but an id', { _language: { id: 'b' } }, ['element-without-content Patient.language ele-1']],
  ['no value and why', { _language: { extension: [reason] } }, []],
  ['an empty value and why', { language: '', _language: { extension: [reason] } }, []],
] as const) {
  test(`ele-1: a primitive has a value or something said of it: ${title}`, () => {
    assert.deepEqual(found({ resourceType: 'Patient', ...patient }, '', empty), expected)
  })
}

test('an empty value is not of the form of its type either, and one that is not there has no form', () => {
  const of = (patient: object) => found({ resourceType: 'Patient', ...patient }, '', /^primitive-/)
  assert.deepEqual(of({ language: '' }), ['primitive-empty Patient.language'])
  assert.deepEqual(of({ _language: { id: 'b' } }), [])
})

const narrative = (div: string) => ({
  resourceType: 'Patient',
  text: { status: 'generated', div: `<div xmlns="http://www.w3.org/1999/xhtml">${div}</div>` },
})

for (const [title, div, expected] of [
  ['words', 'Said', []],
  ['what may not stand in it', '<b>Said</b><form/>', ['invariant-broken Patient.text.div txt-1']],
  ['nothing', ' ', ['invariant-broken Patient.text.div txt-2']],
  ['neither', '<form/>', ['invariant-broken Patient.text.div txt-1', 'invariant-broken Patient.text.div txt-2']],
] as const) {
  test(`txt-1, txt-2 at a narrative of ${title}`, () => {
    assert.deepEqual(found(narrative(div), '', /^invariant-/), expected)
  })
}

test('narrative.html: a div that is a number is told of, and not read', () => {
  const numbered = { resourceType: 'Patient', text: { status: 'generated', div: 5 } }
  assert.deepEqual(found(numbered, '', /./), ['primitive-kind Patient.text.div'])
})

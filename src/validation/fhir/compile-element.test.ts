import assert from 'node:assert/strict'
import { test } from 'node:test'
import { factsOf, invariantRules, typeName, typeRule } from './compile-element.ts'
import type { ElementDefinition } from './definitions.ts'
import type { Invariants } from './invariant/invariant.ts'

const system = 'http://hl7.org/fhirpath/System.String'

test('datatypes.html: a value in a definition is named by its type, `fixedString` and `patternCoding`', () => {
  assert.deepEqual(['String', 'Base64Binary', 'Coding', 'Nothing'].map(typeName), [
    'string',
    'base64Binary',
    'Coding',
    'Nothing',
  ])
  const { fixed, pattern, minValue, maxValue } = factsOf({
    id: 'Patient.x',
    path: 'Patient.x',
    fixedString: 'a',
    patternCoding: { code: 'b' },
    minValueDate: '2000',
    maxValueQuantity: { value: 1 },
    short: 'fixed is no value',
  } as ElementDefinition)
  assert.deepEqual(
    [fixed, pattern, minValue, maxValue],
    [
      { type: 'string', value: 'a' },
      { type: 'Coding', value: { code: 'b' } },
      { type: 'date', value: '2000' },
      { type: 'Quantity', value: { value: 1 } },
    ],
  )
})

/** [path, of the element it is based on, the type] */
const systemTypes = [
  ['Patient.id', 'Resource.id', 'id'],
  ['Patient.name.id', 'Element.id', 'string'],
  ['Extension.url', 'Extension.url', 'uri'],
] as const

for (const [path, base, expected] of systemTypes) {
  test(`datatypes.html: FHIRPath's String at ${path} is R4's ${expected}`, () => {
    const element = { id: path, path, base: { path: base, min: 0, max: '1' } }
    assert.equal(typeRule(element, { code: system }).code, expected)
  })
}

/** [path of the element, codes of its types, type of the value, where its invariant is prepared] */
const paths = [
  ['Observation.value[x]', ['Quantity'], 'Quantity', 'Quantity'],
  ['Observation.value[x]', ['string', 'Quantity'], 'string', 'string'],
  ['Observation.component', ['BackboneElement'], 'BackboneElement', 'Observation.component'],
  ['Patient.name', ['HumanName'], 'HumanName', 'HumanName'],
  ['Patient.gender', ['code'], 'code', 'Patient.gender'],
  ['Patient.thing', ['HumanName', 'Address'], 'HumanName', 'Patient.thing'],
  ['Patient', [], 'Patient', 'Patient'],
] as const

for (const [path, codes, type, expected] of paths) {
  test(`constraint: at ${path} (${codes.join(', ')}) it is prepared for ${expected}, once`, () => {
    const prepared: string[] = []
    const invariants: Invariants = {
      prepare(_, at) {
        prepared.push(at)
        return () => 'holds'
      },
    }
    const constraint = [{ key: 'a-1', severity: 'error', human: 'x', expression: 'true' }] as const
    const element = { id: path, path, constraint }
    const types = codes.map((code) => typeRule(element, { code }))
    const [rule] = invariantRules(element, types, invariants, (key) => key === 'b-1')
    assert.equal(rule?.at(type), rule?.at(type))
    assert.deepEqual(prepared, [expected])
    assert.deepEqual(
      invariantRules(element, types, invariants, (key) => key === 'a-1'),
      [],
    )
  })
}

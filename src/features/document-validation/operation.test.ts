import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readOperation } from './operation.ts'

const bytes = (value: unknown) => Buffer.from(typeof value === 'string' ? value : JSON.stringify(value))
const read = (value: unknown, query = '', type?: string) => readOperation(bytes(value), { query, type })

test('FHIR R4, operation validate: a resource itself is the body, and is not touched', () => {
  const body = bytes('{ "resourceType": "Patient", "id": 1.00 }')
  assert.equal(readOperation(body, { query: '', type: undefined }).bytes, body)
})

test('FHIR R4, operation validate: of Parameters the resource is taken as it was written, where it stood', () => {
  const text =
    '{"resourceType": "Parameters",\n "parameter": [1, {"name": "resource",\n "resource": {"a": 1.00, "a": 2}}]}'
  const { bytes: inside } = read(text)
  const found = Buffer.from(inside).toString()
  assert.equal(found.trim(), '{"a": 1.00, "a": 2}')
  assert.equal(found.indexOf('{'), text.indexOf('{"a"'))
  assert.equal(found.split('\n').length, 3)
})

test('FHIR R4, operation validate: profiles of the query and of the parameters, and the type of the address', () => {
  const body = {
    resourceType: 'Parameters',
    parameter: [
      { name: 'profile', valueUri: 'http://a.example/1' },
      { name: 'profile', valueCanonical: 'http://a.example/2|1.0' },
      { name: 'resource', resource: { resourceType: 'Patient' } },
    ],
  }
  assert.deepEqual(read(body, 'profile=http://a.example/0', 'Patient').profiles, [
    'http://hl7.org/fhir/StructureDefinition/Patient',
    'http://a.example/0',
    'http://a.example/1',
    'http://a.example/2|1.0',
  ])
})

for (const [title, body, query, type, code] of [
  ['mode delete is refused: nothing is stored here', {}, 'mode=delete', undefined, 'validate-mode'],
  ['an unknown mode is refused', { resourceType: 'Parameters', parameter: [{ name: 'mode', valueCode: 'x' }] }, '', undefined, 'validate-mode'], // biome-ignore format: a table
  ['Parameters without a resource are refused', { resourceType: 'Parameters' }, '', undefined, 'validate-no-resource'],
  ['a resource that is none is refused', { resourceType: 'Parameters', parameter: [{ name: 'resource', resource: [] }] }, '', undefined, 'validate-no-resource'], // biome-ignore format: a table
  ['an address that is no type is not there', {}, '', '../etc', 'validate-type'],
  ['Parameters that are not JSON are refused', '{"resourceType": "Parameters",', '', undefined, 'json-truncated'],
] as const) {
  test(`FHIR R4, operation validate: ${title}`, () => {
    assert.throws(() => read(body, query, type), { name: 'Problem', code })
  })
}

import assert from 'node:assert/strict'
import test from 'node:test'
import { parseFhirJson } from './json.ts'
import { requireShape } from './shape.ts'

const read = new Set(['Patient', 'Condition'])

function bundle(resource: string): unknown {
  return parseFhirJson(`{"resourceType":"Bundle","entry":[{"fullUrl":"urn:uuid:1","resource":${resource}}]}`)
}

for (const [title, resource] of [
  ['a list of texts with gaps', '{"resourceType":"Patient","name":[{"given":["A",null],"_given":[null,{"id":"x"}]}]}'],
  [
    'a narrative, and the text of a concept',
    '{"resourceType":"Condition","text":{"div":"<div/>"},"code":{"text":"x"}}',
  ],
  ['a number with an extension of its own', '{"resourceType":"Patient","extension":[{"url":"u","valueInteger":1}]}'],
  ['anything in a resource nobody reads', '{"resourceType":"Goal","description":{"text":null},"code":[[1]]}'],
] as const) {
  test(`FHIR R4 JSON format: takes ${title}`, () => assert.doesNotThrow(() => requireShape(bundle(resource), read)))
}

for (const [title, resource, at] of [
  ['no resource', 'null', 'Bundle.entry[0].resource'],
  ['null', '{"resourceType":"Patient","gender":null}', 'Bundle.entry[0].resource.gender'],
  ['a number for a text', '{"resourceType":"Patient","birthDate":1970}', 'Bundle.entry[0].resource.birthDate'],
  ['an object for a list', '{"resourceType":"Condition","code":{"coding":{}}}', 'Bundle.entry[0].resource.code.coding'],
  ['a list in a list', '{"resourceType":"Patient","name":[[{}]]}', 'Bundle.entry[0].resource.name[0]'],
  ['a mixed list', '{"resourceType":"Patient","name":[{},"x"]}', 'Bundle.entry[0].resource.name'],
  ['a text for what stands beside one', '{"resourceType":"Patient","_gender":"x"}', 'Bundle.entry[0].resource._gender'],
  ['an id that is none', '{"resourceType":"Goal","id":{}}', 'Bundle.entry[0].resource.id'],
  ['names that are the sender’s', '{"resourceType":"Patient","x":{"Kari N":null}}', 'Bundle.entry[0].resource.x.?'],
] as const) {
  test(`FHIR R4 JSON format: refuses ${title}, and says where`, () =>
    assert.throws(() => requireShape(bundle(resource), read), { code: 'fhir-form', place: { at } }))
}

test('FHIR R4 JSON format: refuses what is nested without end', () => {
  const deep = JSON.parse(`${'['.repeat(5000)}${']'.repeat(5000)}`) as unknown
  const nested = Array.from({ length: 5000 }).reduce((inner) => ({ a: inner }), {})
  for (const each of [deep, nested])
    assert.throws(() => requireShape({ resourceType: 'Bundle', x: each }, read), { code: 'fhir-form' })
})

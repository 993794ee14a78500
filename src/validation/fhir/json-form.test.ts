import assert from 'node:assert/strict'
import { test } from 'node:test'
import { parseStrictJson } from '../../standards/fhir/strict-json.ts'
import { jsonFindings, jsonTexts } from './json-form.ts'

test('RFC 8259, section 4: a name that stands twice is told of at the element that has it', () => {
  const text = '{"resourceType": "Patient", "name": [{"family": "A",\n "family": "B"}]}'
  assert.deepEqual(jsonFindings(parseStrictJson(text)), [
    {
      code: 'json-name-repeated',
      severity: 'error',
      path: 'Patient.name[0]',
      pointer: '/name/0/family',
      line: 2,
      column: 2,
      parameters: { name: 'family' },
    },
  ])
})

test('a name that does not look like an element is not repeated: it may be a person', () => {
  for (const name of ['Kari N.', 'KariNordmann', `k${'a'.repeat(64)}`]) {
    const [finding] = jsonFindings(parseStrictJson(`{"${name}": {"a": 1, "a": 2}}`))
    assert.equal(finding?.path, '?.?')
  }
  const [typed] = jsonFindings(parseStrictJson('{"resourceType": "Nordmann", "a": 1, "a": 2}'))
  assert.equal(typed?.path, '?')
})

test('RFC 8259, section 8.1: a byte order mark is warned of; both codes have their texts', () => {
  const codes = jsonFindings(parseStrictJson('\ufeff{"a": 1, "a": 2}')).map(({ code }) => code)
  assert.deepEqual(codes, ['json-byte-order-mark', 'json-name-repeated'])
  for (const code of codes) assert.ok(jsonTexts[code])
})

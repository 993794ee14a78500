import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Operation } from './national-service.ts'
import { withSelfLink } from './self-link.ts'

const url = 'https://box.example/R4/Observation/_search'
const body = { resourceType: 'Bundle', type: 'searchset', total: 0 }
const inParameter: Pick<Operation, 'person'> = { person: { in: 'parameter', name: 'patient.identifier' } }
const number = '24868600035'

const linked = (said: Record<string, string>, operation = inParameter) =>
  (withSelfLink({ status: 200, body }, url, operation, new URLSearchParams(said)).body as { link: unknown }).link

for (const [title, said, operation, query] of [
  ['nothing but the patient', { 'patient.identifier': number }, inParameter, ''],
  [
    'a span and a page',
    { 'patient.identifier': number, date: 'ge2026', _skip: '100' },
    inParameter,
    '?date=ge2026&_skip=100',
  ],
  [
    'the patient in a header or else a parameter',
    { p: 'x', date: '2026' },
    { person: { in: 'header', name: 'h', orParameter: 'p' } },
    '?date=2026',
  ],
  [
    'a number where none belongs',
    { identifier: `urn:oid:2.999|${number}` },
    { person: { in: 'header', name: 'h' } },
    '',
  ],
] as const satisfies readonly (readonly [string, Record<string, string>, Pick<Operation, 'person'>, string])[]) {
  // biome-ignore format: rows
  test(`FHIR R5, bdl-18: a search for ${title} is told by a self link that names nobody`, () =>
    assert.deepEqual(linked(said, operation), [{ relation: 'self', url: `${url}${query}` }]))
}

test('what is no searchset has no self link', () => {
  for (const outcome of [{ status: 200 }, { status: 200, body: { resourceType: 'Bundle', type: 'batch-response' } }]) {
    assert.deepEqual(withSelfLink(outcome, url, inParameter, new URLSearchParams()), outcome)
  }
})

import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { JsonObject } from '../definitions.ts'
import { indexDocument } from '../document/document-index.ts'
import { type AskedOfTarget, checkReference, checkTarget } from './reference.ts'

const urn = (last: number) => `urn:uuid:00000000-0000-4000-8000-00000000000${last}`
const id = (last: number) => urn(last).slice(9)

const contained = { resourceType: 'Practitioner', id: 'doctor' }
const condition = { resourceType: 'Condition', id: id(1), contained: [contained] }
const bare = { resourceType: 'Condition' }
const bundle = (type: string) => ({
  resourceType: 'Bundle',
  type,
  entry: [
    { fullUrl: urn(1), resource: condition },
    { fullUrl: urn(2), resource: { resourceType: 'Patient', id: id(2) } },
    { fullUrl: urn(3), resource: { resourceType: 'Device', id: id(3) } },
    { fullUrl: urn(3), resource: { resourceType: 'Device', id: 'again' } },
    { fullUrl: 'https://node.example/fhir/Patient/p', resource: { resourceType: 'Patient', id: 'p' } },
    { resource: bare },
  ],
})

const codes = (reference: JsonObject, { from = condition as JsonObject, type = 'collection' } = {}) => {
  const index = indexDocument(bundle(type))
  const standing = index.standingOf(from)
  assert.ok(standing)
  return checkReference(reference, standing, index).map(({ code, severity }) => `${severity} ${code}`)
}
const literal = (reference: string) => ({ reference })

for (const [title, reference, expected] of [
  ['ref-1 and contained.html: an id that is contained', literal('#doctor'), []],
  ['an id that is not contained', literal('#nobody'), ['error reference-to-no-contained']],
  ['# where nothing contains it', literal('#'), ['error reference-to-no-contained']],
  ['a full URL of the Bundle', literal(urn(2)), []],
  ['a urn that no entry has: Java warns', literal(urn(9)), ['warning reference-not-in-bundle']],
  ['a full URL that two entries have', literal(urn(3)), ['error reference-to-several-entries']],
  ['relative, the id of the urn', literal(`Patient/${id(2)}`), []],
  ['relative, but of another type', literal(`Group/${id(2)}`), ['error reference-to-other-type']],
  ['relative, there under another full URL', literal('Patient/p'), ['warning reference-full-url-differs']],
  ['relative, and elsewhere', literal('Patient/elsewhere'), []],
  ['absolute, and elsewhere', literal('https://else.example/Patient/1'), []],
  ['a type without an id', literal('Patient'), ['error reference-malformed']],
  ['a space', literal('Patient/a b'), ['error reference-malformed']],
  ['an id of other letters', literal('Patient/a_b'), ['warning reference-malformed']],
  ['a type that R4 has not', literal('Foo/1'), ['warning reference-to-unknown-type']],
  ['a search outside a transaction', literal('Patient?name=x'), ['error reference-search-outside-transaction']],
  ['the right type beside it', { reference: urn(2), type: 'Patient' }, []],
  ['a wrong type beside it', { reference: urn(2), type: 'Group' }, ['error reference-type-differs']],
  [
    'a wrong type beside what is elsewhere',
    { reference: 'Patient/e', type: 'Group' },
    ['error reference-type-differs'],
  ],
  ['an identifier alone', { identifier: { value: '1' } }, []],
  ['a display alone', { display: 'someone' }, []],
  ['nothing at all', { id: 'x' }, ['warning reference-names-nothing']],
] as const) {
  test(`references.html: ${title}`, () => assert.deepEqual(codes(reference), expected))
}

test('a finding holds no word of the document', () => {
  const index = indexDocument(bundle('collection'))
  const standing = index.standingOf(condition)
  assert.ok(standing)
  for (const reference of [literal(`Nordmann/${id(2)}`), { reference: 'Nordmann/1', type: 'Patient' }]) {
    assert.ok(!JSON.stringify(checkReference(reference, standing, index)).includes('Nordmann'))
  }
})

test('bundle.html#references: an entry without fullUrl cannot refer relatively', () => {
  assert.deepEqual(codes(literal('Patient/1'), { from: bare }), ['error reference-relative-to-nothing'])
  assert.deepEqual(codes(literal('Patient/1'), { from: bare, type: 'batch-response' }), [])
})

test('http.html#trules: a transaction may refer by search', () => {
  assert.deepEqual(codes(literal('Patient?name=x&birthdate=1950'), { type: 'transaction' }), [])
  assert.deepEqual(codes(literal('Patient?name'), { type: 'transaction' }), ['error reference-search-malformed'])
})

const target = (reference: JsonObject, asked: AskedOfTarget) => {
  const index = indexDocument(bundle('document'))
  const standing = index.standingOf(condition)
  assert.ok(standing)
  return checkTarget(reference, standing, index, asked).map(({ code, severity }) => `${severity} ${code}`)
}
const people: AskedOfTarget = { types: new Set(['Patient', 'Group']) }

for (const [title, reference, asked, expected] of [
  ['an allowed type', literal(urn(2)), people, []],
  ['another type in the Bundle', literal('#doctor'), people, ['error reference-target-not-allowed']],
  ['any type', literal('#doctor'), { types: new Set(['Resource']) }, []],
  ['another type elsewhere', literal('Device/1'), people, ['warning reference-elsewhere-not-allowed']],
  [
    'a type beside it that is not allowed',
    { reference: urn(2), type: 'Device' },
    people,
    ['error reference-type-not-allowed'],
  ],
  [
    'a logical reference of another type',
    { type: 'Device', identifier: {} },
    people,
    ['warning reference-type-not-allowed'],
  ],
  ['a logical reference of the type', { type: 'Group', identifier: {} }, people, []],
  ['bundled, in the Bundle', literal(urn(2)), { aggregation: ['bundled'] }, []],
  ['bundled, and elsewhere', literal('Patient/1'), { aggregation: ['bundled'] }, ['error reference-aggregation']],
  ['bundled, and contained', literal('#doctor'), { aggregation: ['bundled'] }, ['error reference-aggregation']],
  ['contained', literal('#doctor'), { aggregation: ['contained'] }, []],
  ['referenced, elsewhere', literal('Patient/1'), { aggregation: ['referenced'] }, []],
] as const) {
  test(`ElementDefinition.type: ${title}`, () => assert.deepEqual(target(reference, asked), expected))
}

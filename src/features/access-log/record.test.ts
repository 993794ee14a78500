import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { test } from 'node:test'
import fc from 'fast-check'
import { type Canonical, canonicalText, hashOf } from './canonical.ts'
import { emptyChain } from './chain.ts'
import { personKey } from './person-key.ts'
import { chained, readRecord } from './record.ts'
import { anAccess } from './store.contract.ts'

const secret = new Uint8Array(32).fill(1)

test('a person key tells nothing of the identifier and depends on the secret (RFC 2104)', () => {
  const identifier = { root: '2.16.578.1.12.4.1.4.9999', extension: 'made up' }
  const key = personKey(secret, identifier)
  assert.match(key, /^[0-9a-f]{64}$/)
  assert.equal(personKey(secret, { ...identifier }), key)
  assert.notEqual(personKey(new Uint8Array(32).fill(2), identifier), key)
  assert.notEqual(personKey(secret, { ...identifier, extension: 'made  up' }), key)
  assert.notEqual(personKey(secret, { root: '1', extension: '23' }), personKey(secret, { root: '12', extension: '3' }))
})

test('a secret that could be guessed is refused', () => {
  assert.throws(() => personKey(new Uint8Array(16), { root: '1', extension: '2' }), RangeError)
})

test('RFC 8785: one value has one canonical text, whatever the order of its names', () => {
  const shuffled = { b: [2, 'x'], a: { d: true, c: 'é\n' } }
  assert.equal(canonicalText(shuffled), '{"a":{"c":"é\\n","d":true},"b":[2,"x"]}')
  assert.equal(canonicalText({ a: { c: 'é\n', d: true }, b: [2, 'x'] }), canonicalText(shuffled))
  assert.throws(() => canonicalText(0.5), RangeError)
})

const canonical = fc.letrec<{ value: Canonical }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 3 },
    fc.string({ unit: 'binary' }),
    fc.maxSafeInteger().filter((number) => !Object.is(number, -0)),
    fc.boolean(),
    fc.array(tie('value'), { maxLength: 4 }),
    fc.dictionary(fc.string(), tie('value'), { maxKeys: 4, noNullPrototype: true }),
  ),
})).value

test('the canonical text reads back as the value it was made of', () => {
  fc.assert(fc.property(canonical, (value) => assert.deepEqual(JSON.parse(canonicalText(value)), value)))
})

test('a record keeps the named fields only: what a caller adds by mistake does not reach the log', () => {
  const entry = { ...anAccess(), name: 'Made Up Name' }
  const { row } = chained(entry, emptyChain(entry.person))
  assert(!row.content.includes('Made Up Name'))
  assert.throws(
    () => chained({ ...entry, country: undefined as unknown as string }, emptyChain(entry.person)),
    TypeError,
  )
})

test('the form of a record and its hash stay the same for ever: old chains must still verify', () => {
  const person = personKey(secret, { root: '1.2.3', extension: '4' })
  const { record, row } = chained(anAccess({ person }), emptyChain(person))
  const expected =
    '{"at":"2026-01-02T03:04:05.678Z","country":"PT","decision":{"because":"in-treatment","effect":"permit"},' +
    `"outcome":"shown","person":"${person}","previous":"${'0'.repeat(64)}","purpose":"TREATMENT","sequence":1,` +
    '"what":{"category":"patient-summary","documents":["1.2.3^4"],"route":"patient-summary.page"},' +
    '"who":{"organisation":"Demo legevakt","role":"doctor","subject":"demo-doctor"}}'
  assert.equal(row.content, expected)
  const hash = createHash('sha256').update(`knutepunkt access record 1\n${expected}`).digest('hex')
  assert.equal(row.hash, hash)
  assert.equal(hashOf('record', expected), hash)
  assert.notEqual(hashOf('seal', expected), hash)
  assert.deepEqual(readRecord(row), record)
})

test('ATT-16, 20, 34, 42, 46: what an employer vouched for stands in the record, and nothing that was not said', () => {
  const person = personKey(secret, { root: '1.2.3', extension: '4' })
  const attested = {
    ...{ legalEntity: '237101901', pointOfCare: '213710192', purpose: 'TREAT', service: '8663|KP01' },
    decision: { id: 'd', userSelected: true },
    patientAt: { pointOfCare: '213710192' },
    at: new Date('2026-01-02T03:00:00Z'),
  }
  const { record, row } = chained({ ...anAccess({ person }), attested }, emptyChain(person))
  assert.ok(
    row.content.includes(
      '"attested":{"at":"2026-01-02T03:00:00.000Z","decision":{"id":"d","userSelected":true},"legalEntity":"237101901",' +
        '"patientAt":{"pointOfCare":"213710192"},"pointOfCare":"213710192","purpose":"TREAT","service":"8663|KP01"}',
    ),
  )
  assert.deepEqual(record.attested, attested)
  assert.deepEqual(readRecord(row), record)
})

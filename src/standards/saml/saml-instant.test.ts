import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readInstant } from './saml-instant.ts'

for (const [text, expected] of [
  ['2026-03-20T10:00:00Z', '2026-03-20T10:00:00.000Z'],
  ['2026-03-20T10:00:00.5Z', '2026-03-20T10:00:00.500Z'],
  ['2026-03-20T10:00:00.123456789Z', '2026-03-20T10:00:00.123Z'],
  ['2026-03-20T10:00:00+02:00', '2026-03-20T08:00:00.000Z'],
  ['2024-02-29T23:59:59-11:30', '2024-03-01T11:29:59.000Z'],
] as const) {
  test(`xs:dateTime with a zone: ${text}`, () => assert.equal(readInstant(text)?.toISOString(), expected))
}

for (const text of [
  '2026-03-20T10:00:00',
  '2026-03-20',
  '2026-02-29T10:00:00Z',
  '2026-13-01T10:00:00Z',
  '2026-03-20T24:00:00Z',
  '2026-03-20T10:60:00Z',
  '2026-03-20T10:00:00+15:00',
  '2026-03-20 10:00:00Z',
  ' 2026-03-20T10:00:00Z',
  '+12026-03-20T10:00:00Z',
  '2026-03-20T10:00:00z',
  'tomorrow',
]) {
  test(`SAML core 1.3.3: no moment that everyone reads alike: ${text}`, () =>
    assert.equal(readInstant(text), undefined))
}

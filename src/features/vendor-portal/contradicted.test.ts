import assert from 'node:assert/strict'
import { test } from 'node:test'
import { contradicted } from './contradicted.ts'

for (const [title, body, expected] of [
  [
    'a search counts one more than it has, and has its first twice',
    { total: 2, entry: [{ id: 'a' }, { id: 'b' }] },
    { total: 4, entry: [{ id: 'a' }, { id: 'a' }, { id: 'b' }] },
  ],
  ['a search without matches counts what it has not', { total: 0 }, { total: 2 }],
  [
    'a list of a service’s own has its first twice',
    { history: [{ id: 'a' }] },
    { history: [{ id: 'a' }, { id: 'a' }] },
  ],
  [
    'a document among parameters has its first entry twice, and the parameters stay',
    { parameter: [{ name: 'medication', resource: { entry: [{ id: 'a' }] } }] },
    { parameter: [{ name: 'medication', resource: { entry: [{ id: 'a' }, { id: 'a' }] } }] },
  ],
  [
    'a status says yes where it said no',
    { hasGivenConsent: true, privacySetting: { isBlocked: false }, since: '2026' },
    { hasGivenConsent: false, privacySetting: { isBlocked: true }, since: '2026' },
  ],
] as const) {
  test(`issue 6, item 5, contradictory data: ${title}`, () => assert.deepEqual(contradicted(body), expected))
}

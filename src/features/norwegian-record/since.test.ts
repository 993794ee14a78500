import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Opening } from './opened-record.ts'
import { openingNow, sinceOf } from './since.ts'

const now = new Date('2026-11-22T10:00:00Z')
const ago = (hours: number) => new Date(now.getTime() - hours * 3_600_000)
const reader = { person: 'key', subject: 'doctor', orgNumber: '000000101', source: 'test-results' } as const
const opening = (changes: Partial<Opening>): Opening => ({ ...reader, last: ago(100), ...changes })

for (const [title, openings, expected] of [
  ['never opened: of the last 30 days', [], { from: ago(720), because: 'days' }],
  ['opened before: since then', [opening({})], { from: ago(100), because: 'own-opening' }],
  [
    'opened in this shift: since the time before',
    [opening({ last: ago(2), earlier: ago(90) })],
    { from: ago(90), because: 'own-opening' },
  ],
  ['opened in this shift alone: of the last 30 days', [opening({ last: ago(2) })], { from: ago(720), because: 'days' }],
  [
    'opened by a colleague: since the latest of them',
    [opening({ subject: 'other', last: ago(50) }), opening({ subject: 'third', last: ago(40) })],
    { from: ago(40), because: 'organisation-opening' },
  ],
  [
    'one’s own opening goes before a colleague’s later one',
    [opening({}), opening({ subject: 'other', last: ago(50) })],
    { from: ago(100), because: 'own-opening' },
  ],
] as const) {
  test(`issue 6, item 6, new since last: ${title}`, () => assert.deepEqual(sinceOf(openings, 'doctor', now), expected))
}

test('issue 6, item 6: what is kept of an opening still knows the one before the shift', () => {
  const first = openingNow([], reader, ago(30))
  const second = openingNow([first], reader, ago(1))
  const third = openingNow([second], reader, now)
  assert.deepEqual([second.earlier, third.earlier, third.last], [ago(30), ago(30), now])
})

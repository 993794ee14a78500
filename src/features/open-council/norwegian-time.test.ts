import { norwegianDay } from '../../kernel/norwegian-day.ts'
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { clockIn, norwegianMoment } from './norwegian-time.ts'

for (const [printed, expected] of [
  ['10:00', '10:00'],
  ['Kl. 9.30', '09:30'],
  ['kl. 14.05 – 15.00', '14:05'],
  ['Etter lunsj', undefined],
  ['25.10', undefined],
  [undefined, undefined],
] as const) {
  test(`a clock printed as «${printed}»`, () => assert.equal(clockIn(printed), expected))
}

for (const [day, clock, expected] of [
  ['2026-01-15', '10:00', '2026-01-15T10:00:00+01:00'],
  ['2026-07-15', '10:00', '2026-07-15T10:00:00+02:00'],
  ['2026-03-29', '01:59', '2026-03-29T01:59:00+01:00'],
  ['2026-03-29', '03:00', '2026-03-29T03:00:00+02:00'],
  ['2026-10-25', '12:00', '2026-10-25T12:00:00+01:00'],
] as const) {
  test(`RFC 3339: ${day} ${clock} in Norway, summer time or not`, () =>
    assert.equal(norwegianMoment(day, clock), expected))
}

test('the day in Norway is not the day in Greenwich near midnight', () => {
  assert.equal(norwegianDay(new Date('2026-06-10T22:30:00Z')), '2026-06-11')
})

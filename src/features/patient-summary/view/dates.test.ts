import assert from 'node:assert/strict'
import { test } from 'node:test'
import { ageAt, daysSince, ended, endOf, readMoment } from './dates.ts'

const now = new Date('2026-11-22T10:00:00Z')

for (const [written, read] of [
  ['1997', { year: 1997 }],
  ['199710', { year: 1997, month: 10 }],
  ['19971006', { year: 1997, month: 10, day: 6 }],
  ['1997100608', { year: 1997, month: 10, day: 6, hour: 8, minute: 0 }],
  ['199710060830+0100', { year: 1997, month: 10, day: 6, hour: 8, minute: 30, offset: 60 }],
  ['19971006083015.5-0330', { year: 1997, month: 10, day: 6, hour: 8, minute: 30, offset: -210 }],
  ['20240229', { year: 2024, month: 2, day: 29 }],
  ['20230229', undefined],
  ['19971306', undefined],
  ['1997100625', undefined],
  ['spring 2001', undefined],
  ['', undefined],
  [undefined, undefined],
] as const) {
  test(`HL7 v3 TS: ${written} is read at the precision it was written`, () => {
    assert.deepEqual(readMoment(written), read)
  })
}

test('a period is over only after the last instant of the end it states', () => {
  for (const [high, over] of [
    ['2025', true],
    ['2026', false],
    ['202610', true],
    ['202611', false],
    ['20261121', true],
    ['20261122', false],
    ['20261122093000+0000', true],
    ['20261122103000+0000', false],
  ] as const) {
    assert.equal(ended({ high: { value: high } }, now), over, high)
  }
  for (const open of [undefined, {}, { high: { nullFlavor: 'UNK' } }, { high: { value: 'never' } }]) {
    assert.equal(ended(open, now), false)
  }
})

test('the end of a month is the first instant of the next, December included', () => {
  assert.equal(endOf({ year: 2025, month: 12 }).toISOString(), '2026-01-01T00:00:00.000Z')
})

test('age in whole years and months, and none that the birth date does not carry', () => {
  assert.deepEqual(ageAt({ value: '19470322' }, now), { years: 79, months: 956 })
  assert.deepEqual(ageAt({ value: '20261030' }, now), { years: 0, months: 0 })
  assert.deepEqual(ageAt({ value: '20251123' }, now), { years: 0, months: 11 })
  for (const value of ['1947', '194703', '20270101', 'x']) assert.equal(ageAt({ value }, now), undefined, value)
})

test('days since a day, ahead of it too', () => {
  assert.equal(daysSince(readMoment('20261119'), now), 3)
  assert.equal(daysSince(readMoment('20261123'), now), -1)
  assert.equal(daysSince(readMoment('202611'), now), undefined)
})

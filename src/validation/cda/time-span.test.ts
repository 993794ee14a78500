import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { monthsBetween, readTime } from './time-span.ts'

const iso = (milliseconds: number | undefined) => new Date(milliseconds ?? Number.NaN).toISOString()

for (const [value, from, to] of [
  ['20170506101500+0200', '2017-05-06T08:15:00.000Z', '2017-05-06T08:15:00.999Z'],
  ['20170506101500.123-0500', '2017-05-06T15:15:00.000Z', '2017-05-06T15:15:00.999Z'],
  ['201705061015+02', '2017-05-06T08:15:00.000Z', '2017-05-06T08:15:59.999Z'],
  ['20170506+0000', '2017-05-06T00:00:00.000Z', '2017-05-06T23:59:59.999Z'],
] as const)
  test(`HL7 v3 TS: ${value} is a stretch as long as its precision`, () => {
    assert.deepEqual([iso(readTime(value)?.from), iso(readTime(value)?.to)], [from, to])
  })

test('HL7 v3 TS: without an offset it may stand in any zone', () => {
  const [day, exact] = [readTime('20170506'), readTime('20170506+0000')]
  assert.equal(day!.from, exact!.from - 14 * 3_600_000)
  assert.equal(day!.to, exact!.to + 14 * 3_600_000)
})

for (const [value, precision, lacksZone] of [
  ['2017', 'year', false],
  ['201705', 'month', false],
  ['20170506', 'day', false],
  ['2017050610', 'time', true],
  ['20170506101500+0200', 'time', false],
] as const)
  test(`HL7 v3 TS: ${value} has precision ${precision}`, () => {
    const { precision: read, lacksZone: lacks } = readTime(value)!
    assert.deepEqual([read, lacks], [precision, lacksZone])
  })

for (const value of ['', '2017-05-06', '201713', '20170230', '2017050625', '06.05.2017', 'unknown', '20170506101500Z'])
  test(`HL7 v3 TS: «${value}» is none`, () => assert.equal(readTime(value), undefined))

test('HL7 v3 TS: every day of the calendar is read as itself', () => {
  fc.assert(
    fc.property(fc.date({ min: new Date('1800-01-01'), max: new Date('2200-01-01'), noInvalidDate: true }), (date) => {
      const day = date.toISOString().slice(0, 10)
      assert.equal(iso(readTime(`${day.replaceAll('-', '')}+0000`)?.from), `${day}T00:00:00.000Z`)
    }),
  )
})

test('months are whole ones, and none before the start', () => {
  const now = new Date('2025-01-15T00:00:00Z')
  for (const [start, months] of [
    ['2024-01-15', 12],
    ['2024-01-16', 11],
    ['2025-03-01', 0],
  ] as const)
    assert.equal(monthsBetween(Date.parse(start), now), months)
})

import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { cases } from '../../../../test/seed.ts'
import { clocksIn, findDate, parseDate } from './dates.ts'

for (const [printed, date] of [
  ['12. mars 2027', '2027-03-12'],
  ['12.03.2027', '2027-03-12'],
  ['(16.10.27)', '2027-10-16'],
  ['3.3.2027', '2027-03-03'],
  ['mars 2027', '2027-03'],
  ['15.9 21', '2021-09-15'],
  ['2027-03-12', '2027-03-12'],
  ['torsdag 12. mars 2027', '2027-03-12'],
  ['1. jan. 2027', '2027-01-01'],
  ['', undefined],
  ['31.02.2027', undefined],
  ['12. mars 2027 i Bergen', undefined],
  ['3/27', undefined],
] as const) {
  test(`1.8 item 4: «${printed}» is ${date ?? 'no date'}`, () => assert.equal(parseDate(printed), date))
}

test('issue 3, item 1: the first date of a text is found with the stretch that says it', () => {
  assert.deepEqual(findDate('Fagrådet (16.10.27) og mai 2028'), { date: '2027-10-16', from: 10, to: 18 })
})

test('issue 3, item 1: clocks are read in both forms, and dates are no clocks', () => {
  assert.deepEqual(clocksIn('Kl. 9.05 – 16:00'), ['09:05', '16:00'])
  assert.deepEqual(clocksIn('12.02.2026 og 24:10'), [])
})

test('issue 3, item 1: every day of the calendar is read back from its Norwegian form', () => {
  const day = fc.date({ min: new Date('2000-01-01'), max: new Date('2099-12-31'), noInvalidDate: true })
  const form = new Intl.DateTimeFormat('nb', { dateStyle: 'long', timeZone: 'UTC' })
  fc.assert(
    fc.property(day, (date) => parseDate(form.format(date)) === date.toISOString().slice(0, 10)),
    cases(500),
  )
})

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { dayAsWritten, isCalendarDay } from './calendar-day.ts'

test('ISO 8601: a day is whole, and one that the calendar has', () => {
  const days = ['2028-02-29', '1970-12-31', '0001-01-01']
  const others = ['2026-02-29', '2026-04-31', '2026-13-01', '2026-00-10', '2026-1-1', '2026-11', '', '2026-11-22T00:00']
  assert.deepEqual(days.filter(isCalendarDay), days)
  assert.deepEqual(others.filter(isCalendarDay), [])
})

test('a day may be written as here, and what is none stays as it is', () => {
  assert.equal(dayAsWritten('1.2.1970'), '1970-02-01')
  assert.equal(dayAsWritten('31.12.1970'), '1970-12-31')
  for (const text of ['1970-12-31', '31.12.70', 'i går', '']) assert.equal(dayAsWritten(text), text)
})

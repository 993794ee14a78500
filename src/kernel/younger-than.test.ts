import assert from 'node:assert/strict'
import { test } from 'node:test'
import { isYoungerThan } from './younger-than.ts'

const now = new Date('2026-11-22T12:00:00Z')

test('an age lasts until the birthday; of a year or a month it is said only for sure', () => {
  const born = ['2017-04-05', '2010-11-23', '2010-11-22', '1984-06-11', '2010', '2011', '2010-12', '', undefined]
  assert.deepEqual(
    born.map((day) => isYoungerThan(day, 16, now)),
    [true, true, false, false, false, true, true, false, false],
  )
})

test('the day is the local one', () => {
  assert.equal(isYoungerThan('2010-11-22', 16, new Date('2026-11-21T22:59:59Z')), true)
  assert.equal(isYoungerThan('2010-11-22', 16, new Date('2026-11-21T23:00:00Z')), false)
})

test('at age 0 nobody is younger but the unborn, and below 150 everybody is', () => {
  assert.equal(isYoungerThan('2026-11-22', 0, now), false)
  assert.equal(isYoungerThan('1890-01-01', 150, now), true)
})

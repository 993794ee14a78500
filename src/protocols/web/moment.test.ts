import assert from 'node:assert/strict'
import { test } from 'node:test'
import { clockOf, dayIn, momentIn } from './moment.ts'

/** A quarter past midnight in Norway: another day than in UTC. */
const night = new Date('2026-07-01T22:15:00Z')

test('issue 5, item 10: moments are told by the clock in Norway, in the language of the reader', () => {
  assert.equal(clockOf(night), '00:15')
  assert.equal(dayIn(night, 'nb'), '2. juli 2026')
  assert.equal(dayIn(night, 'en'), '2 Jul 2026')
  assert.match(momentIn(night, 'nn'), /2\. juli 2026.*00:15/)
  assert.equal(dayIn(night, 'se'), dayIn(night, 'nb'))
})

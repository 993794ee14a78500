import assert from 'node:assert/strict'
import { test } from 'node:test'
import { guardianConsents } from './guardian.ts'

const now = new Date('2026-11-22T12:00:00Z')

test('pasient- og brukerrettighetsloven § 4-3: a guardian consents until the sixteenth birthday, and not on it', () => {
  const born = ['2017-04-05', '2010-11-23', '2010-11-22', '1984-06-11', '2010', '2011', '2010-12', undefined]
  assert.deepEqual(
    born.map((day) => guardianConsents(day, now)),
    [true, true, false, false, false, true, true, false],
  )
})

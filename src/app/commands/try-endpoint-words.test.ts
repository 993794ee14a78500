import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Problem } from '../../kernel/problem.ts'
import { readTrial } from './try-endpoint-words.ts'

const people = { somebody: '24868600035', somebodyElse: '12894800095', unlikely: '01810100016' }
const read = (base: string) =>
  readTrial(['test-results', base, '--client', 'x'], { ...people, now: new Date('2026-11-22T10:00:00Z') })

test('an address stands in the report: one with a name or a password is refused, and not repeated', () => {
  assert.equal(read('https://vendor.example/fhir').base, 'https://vendor.example/fhir')
  for (const base of [
    'https://me:secret@vendor.example',
    'https://:secret@vendor.example',
    'https://secret@vendor.example',
  ]) {
    assert.throws(
      () => read(base),
      (problem) => problem instanceof Problem && !problem.message.includes('secret'),
    )
  }
})

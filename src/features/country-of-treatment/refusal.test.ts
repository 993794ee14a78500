import assert from 'node:assert/strict'
import { test } from 'node:test'
import { toldToday } from './refusal.ts'
import { aRefusal } from './store.contract.ts'

const now = new Date('2026-11-22T12:00:00Z')
const me = { subject: 'me', organisation: '000000101' }

test('issue 5, item 5: a no of the same day is told to who heard it and to colleagues, and to no other organisation', () => {
  const mine = aRefusal({ at: now, askedBy: 'me', organisation: '' })
  const colleague = aRefusal({ at: now, organisation: '000000101' })
  const elsewhere = aRefusal({ at: now, organisation: '000000102' })
  assert.deepEqual(toldToday([mine, colleague, elsewhere], me, now), [mine, colleague])
  assert.deepEqual(toldToday([aRefusal({ at: now, organisation: '' })], { ...me, organisation: '' }, now), [])
})

test('the day is the local one: what was said before midnight in Oslo was yesterday', () => {
  const before = aRefusal({ at: new Date('2026-11-21T22:59:59Z'), organisation: '000000101' })
  const after = aRefusal({ at: new Date('2026-11-21T23:00:00Z'), organisation: '000000101' })
  assert.deepEqual(toldToday([before, after], me, now), [after])
})

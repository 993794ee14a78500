import assert from 'node:assert/strict'
import { test } from 'node:test'
import { isReason, statedReason } from './emergency-reason.ts'

test('issue 5, item 5: an emergency has a reason in words, not a key held down', () => {
  for (const reason of ['kom i ambulanse', 'svarer ikke på tiltale', 'δεν απαντά σε ερωτήσεις'])
    assert.ok(isReason(reason), reason)
  for (const none of [
    '',
    'x',
    'kort sagt',
    '..........',
    'aaaaaaaaaaaa',
    'aaaa aaaa aaaa',
    '1234567890 12',
    'bevisstløs',
  ])
    assert.ok(!isReason(none), none)
})

test('issue 5, item 5: a reason is chosen and written, and what is missing is told at once', () => {
  const stated = (fields: Readonly<Record<string, string>>) => statedReason(new URLSearchParams(fields))
  const words = 'kom i ambulanse'
  assert.deepEqual(stated({ hvorfor: 'unconscious', begrunnelse: ` ${words} ` }), {
    reason: { code: 'unconscious', words },
    faults: [],
  })
  assert.deepEqual(stated({}), { reason: undefined, faults: ['chooseReason', 'writeReason'] })
  assert.deepEqual(stated({ hvorfor: 'toString', begrunnelse: words }).faults, ['chooseReason'])
  assert.deepEqual(stated({ hvorfor: 'other', begrunnelse: 'x' }).faults, ['writeReason'])
  assert.equal(stated({ hvorfor: 'other', begrunnelse: 'svarer ikke 248686 00035' }).reason?.words, 'svarer ikke …')
})

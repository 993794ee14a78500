import assert from 'node:assert/strict'
import { test } from 'node:test'
import { isReason } from './emergency-reason.ts'

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

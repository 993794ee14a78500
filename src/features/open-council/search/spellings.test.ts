import assert from 'node:assert/strict'
import { test } from 'node:test'
import { spellingsOf } from './spellings.ts'

test('issue 3, item 8: a word without æ, ø and å may be meant with them', () => {
  assert(spellingsOf('provesvar').includes('prøvesvar'))
  assert(spellingsOf('raad').includes('råd'))
  assert.deepEqual(spellingsOf('sett'), [])
  assert(spellingsOf('a'.repeat(200)).length < 25)
})

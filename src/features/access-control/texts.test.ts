import assert from 'node:assert/strict'
import { test } from 'node:test'
import { commonProblems } from '../../protocols/web/problem-texts.ts'
import { policy } from './policy.ts'
import { accessProblems } from './texts.ts'

test('item 5: every row that says no tells the person what to do about it', () => {
  for (const { id, effect } of policy) {
    if (effect === 'deny') assert.ok(accessProblems[id] ?? commonProblems[id], id)
  }
})

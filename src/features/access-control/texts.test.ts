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

test('issue 3, item 9: who is refused a page of the councils reads about the councils, not about patients', () => {
  for (const language of ['nb', 'nn', 'en'] as const) {
    const { heading, advice } = accessProblems['council-errand-of-others']!(language)
    assert.match(advice.plain, /råd|councils/)
    assert.doesNotMatch(`${heading.plain} ${advice.plain}`, /[Pp]a[st]ient/)
  }
})

test('trial, finding 9: who may not read of patients is told the same of a summary and of a record', () => {
  for (const language of ['nb', 'nn', 'en'] as const) {
    const { advice } = accessProblems['role-not-permitted']!(language)
    assert.doesNotMatch(advice.plain, /summar|oppsummering/i)
  }
})

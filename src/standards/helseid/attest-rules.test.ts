import assert from 'node:assert/strict'
import { test } from 'node:test'
import { attestRules } from './attest-rules.ts'
import { checkedRules } from './check-attest.ts'

test('norway.md 2.2: every rule that a source can check is checked, and every check is of a rule', () => {
  const told = attestRules.flatMap(({ codes = [] }) => codes).filter((code) => code !== 'attest-malformed')
  assert.deepEqual(told.toSorted(), checkedRules.map(({ code }) => code).toSorted())
})

test('norway.md 2.2: a check stands under the number that the framework has for it', () => {
  for (const { rule, code } of checkedRules) {
    const row = attestRules.find(({ codes = [] }) => codes.includes(code))
    const number = Number(rule.replace('ATT-', ''))
    assert.ok(row && row.from <= number && number <= row.to, code)
  }
})

test('norway.md 2.2: the rules are in order, of the 58 there are, and what a source cannot know it does not check', () => {
  for (const [at, { from, to, by, codes }] of attestRules.entries()) {
    assert.ok(from <= to && to <= 58 && from > (attestRules[at - 1]?.to ?? 0), String(from))
    assert.equal(codes !== undefined, by === 'source', String(from))
  }
})

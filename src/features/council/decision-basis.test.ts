import assert from 'node:assert/strict'
import { test } from 'node:test'
import { basisOf } from './decision-basis.ts'
import type { CaseDecision, Proposal } from './records.ts'

const decision: CaseDecision = { id: '1', kind: 'vedtak-oppdatert', text: 'Rådet støtter planen.', sources: [] }
const proposal = (kind: Proposal['kind'], text: string): Proposal => ({ id: kind, kind, text, sources: [] })
const first = proposal('forslag', 'Rådet støtter  planen.\n')
const updated = proposal('forslag-oppdatert', 'Rådet ber om en ny plan.')

test('A13: with no proposal stored it says so', () => {
  assert.deepEqual(basisOf({ proposals: [] }, decision), { kind: 'no-proposal' })
})

test('A13: a decision is compared with the proposal, line breaks aside', () => {
  assert.deepEqual(basisOf({ proposals: [first] }, decision), { kind: 'as-proposed', proposal: first })
  const other = { ...decision, text: 'Rådet støtter ikke planen.' }
  assert.deepEqual(basisOf({ proposals: [first] }, other), { kind: 'changed', proposal: first })
})

test('A13: with the updated proposal where there is one, in whatever order they are kept', () => {
  for (const proposals of [
    [first, updated],
    [updated, first],
  ]) {
    assert.deepEqual(basisOf({ proposals }, decision), { kind: 'changed', proposal: updated })
  }
})

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Problem } from '../kernel/problem.ts'
import type { Finding, Severity } from './finding.ts'
import { keepVerdict, withoutVerdict } from './kept-verdict.ts'

const now = new Date('2026-01-02T03:04:05Z')
const finding = (severity: Severity, code = 'rule'): Finding => ({ code, severity, path: 'Bundle', parameters: {} })

test('issue 4, item 8: a kept verdict counts every finding, and those that could not be checked', () => {
  const findings = [finding('information', 'not-checked-code'), finding('error'), finding('warning'), finding('error')]
  const kept = keepVerdict(findings, ['http://a.test/p|1'], now)
  assert.deepEqual(kept.counts, { error: 2, warning: 1, information: 0, notChecked: 1 })
  assert.deepEqual(
    kept.findings.map(({ severity }) => severity),
    ['error', 'error', 'warning', 'information'],
  )
})

test('issue 4, bad input: of a document with a thousand findings the gravest three hundred are kept', () => {
  const many = [...Array.from({ length: 1000 }, () => finding('warning')), finding('error')]
  const kept = keepVerdict(many, [], now)
  assert.equal(kept.findings.length, 300)
  assert.equal(kept.findings[0]?.severity, 'error')
  assert.equal(kept.counts.warning, 1000)
})

for (const [code, reason] of [
  ['validation-too-slow', 'too-slow'],
  ['validation-too-large', 'too-large'],
  ['validation-stopped', 'stopped'],
  ['json-truncated', 'failed'],
] as const) {
  test(`decision 0019: a validator that threw ${code} said nothing, and that is kept: ${reason}`, () => {
    const kept = withoutVerdict(new Problem('unavailable', code, 'No verdict'), now)
    assert.deepEqual(kept, { notValidated: reason, triedAt: '2026-01-02T03:04:05.000Z' })
  })
}

test('decision 0019: so is a fault of the validator itself', () => {
  assert.partialDeepStrictEqual(withoutVerdict(new TypeError('a bug'), now), { notValidated: 'failed' })
})

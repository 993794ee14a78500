import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Problem } from '../../kernel/problem.ts'
import { judge } from './judge.ts'

const now = () => new Date('2026-11-22T00:00:00Z')
const bytes = new Uint8Array()

test('decision 0019: what a check says is kept', async () => {
  const validator = { validate: async () => ({ form: 'fhir', findings: [], profiles: ['http://a.test|1'] }) as const }
  const kept = await judge({ validator, unjudged: () => assert.fail(), now }, bytes)
  assert.deepEqual('against' in kept && kept.against, ['http://a.test|1'])
})

for (const [error, reason] of [
  [new Problem('unavailable', 'validation-too-slow', 'Slow'), 'too-slow'],
  [new TypeError('a fault of ours'), 'failed'],
] as const) {
  test(`decision 0019: a check that throws is no verdict, never an error: ${reason}; and why is told`, async () => {
    const told: unknown[] = []
    const validator = { validate: () => Promise.reject(error) }
    const kept = await judge({ validator, unjudged: (each) => told.push(each), now }, bytes)
    assert.deepEqual(kept, { notValidated: reason, triedAt: now().toISOString() })
    assert.deepEqual(told, [error])
  })
}

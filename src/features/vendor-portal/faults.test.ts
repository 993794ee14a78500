import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Problem } from '../../kernel/problem.ts'
import { namedFaults, readFaults } from './faults.ts'

const isUnknown = (problem: unknown) => problem instanceof Problem && problem.code === 'fault-unknown'

test('a fault may be asked for once in a call: nobody holds a connection for hours without a token', () => {
  assert.equal(readFaults('latency=30000, status=503').length, 2)
  for (const asked of ['latency=30000,latency=30000', 'latency=500, latency=30000']) {
    assert.throws(() => readFaults(asked), isUnknown)
  }
})

test('what a log keeps of the faults is their names, and nothing else that a header says', () => {
  assert.equal(namedFaults(' latency=500 ,status=503'), 'latency=500, status=503')
  assert.equal(namedFaults('24868600035'), 'unknown')
})

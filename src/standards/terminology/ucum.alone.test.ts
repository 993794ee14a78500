import assert from 'node:assert/strict'
import test from 'node:test'
import { isUcum } from './ucum.ts'

test('issue 4, bad input: a long hostile unit is refused at once', () => {
  const started = process.threadCpuUsage().user
  assert.equal(isUcum(`${'m.'.repeat(50_000)}!`), false)
  assert.equal(isUcum(`${'mm'.repeat(49)}!`), false)
  assert.ok(process.threadCpuUsage().user - started < 200_000)
})

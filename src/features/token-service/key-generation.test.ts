import assert from 'node:assert/strict'
import { test } from 'node:test'
import {
  endedAt,
  type KeyGeneration,
  nextGeneration,
  publishedAfterMs,
  publishedBeforeMs,
  signingAt,
} from './key-generation.ts'
import { longestSeconds } from './test-token/routes.ts'

const begun = new Date('2026-11-22T10:00:00Z')
const day = 24 * 3_600_000
const after = (days: number) => new Date(begun.getTime() + days * day)
const keyOf = (generation: number, signsFrom: Date, silent = false): KeyGeneration => ({
  ...{ generation, signsFrom, published: { kid: String(generation) } },
  ...(silent ? {} : { privateKey: { kid: String(generation) } }),
})

test('the newest key whose time has come signs', () => {
  const keys = [keyOf(1, after(0)), keyOf(2, after(30)), keyOf(3, after(60))]
  for (const [days, signs] of [
    [0, 1],
    [29.9, 1],
    [30, 2],
    [1000, 3],
  ] as const) {
    assert.equal(signingAt(keys, after(days))?.generation, signs, `after ${days} days`)
  }
})

test('where a clock is wrong and no time has come, the oldest that can signs: there is always one', () => {
  assert.equal(signingAt([keyOf(1, after(0), true), keyOf(2, after(30))], after(-400))?.generation, 2)
  assert.equal(signingAt([keyOf(1, after(0)), keyOf(2, after(30))], after(-400))?.generation, 1)
  assert.equal(signingAt([], begun), undefined)
})

test('the first key signs at once, and the next is made in time to be published before it signs', () => {
  assert.deepEqual(nextGeneration([], begun), { generation: 1, signsFrom: begun })
  const keys = [keyOf(1, after(0))]
  assert.equal(nextGeneration(keys, after(27.9)), undefined)
  assert.deepEqual(nextGeneration(keys, after(28)), { generation: 2, signsFrom: after(30) })
  assert.equal(nextGeneration([...keys, keyOf(2, after(30))], after(29)), undefined)
})

test('norway.md 2.1: what has been asleep for a year still publishes the next key before it signs', () => {
  const next = nextGeneration([keyOf(1, after(0))], after(365))
  assert.ok(next && next.signsFrom.getTime() - after(365).getTime() >= publishedBeforeMs)
  assert.ok(publishedBeforeMs >= day)
})

test('where all have lost their private half, a key is made that signs at once', () => {
  assert.deepEqual(nextGeneration([keyOf(4, after(0), true)], after(1)), { generation: 5, signsFrom: after(1) })
})

test('a key loses its private half when it stops signing, and is published for longer than any token of it lives', () => {
  const keys = [keyOf(1, after(0)), keyOf(2, after(30))]
  assert.deepEqual(endedAt(keys, after(29.9)), { silent: [], over: [] })
  assert.deepEqual(endedAt(keys, after(30)), { silent: [1], over: [] })
  const lastTokenEnds = new Date(after(30).getTime() + longestSeconds * 1000 + 60_000)
  assert.deepEqual(endedAt([keyOf(1, after(0), true), keyOf(2, after(30))], lastTokenEnds), { silent: [], over: [] })
  const over = new Date(after(30).getTime() + publishedAfterMs + 1)
  assert.deepEqual(endedAt(keys, over), { silent: [1], over: [1] })
})

import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { chanceOf } from './chance.ts'

const many = 20_000

test('issue 6, item 1: the same words draw the same numbers, other words others', () => {
  fc.assert(
    fc.property(fc.string(), fc.string(), (one, other) => {
      const drawn = (words: string) => Array.from({ length: 8 }, chanceOf(words).next)
      assert.deepEqual(drawn(one), drawn(one))
      if (one !== other) assert.notDeepEqual(drawn(one), drawn(other))
    }),
  )
})

test('chance: numbers are spread evenly, also over seeds that are alike', () => {
  const tenths = Array<number>(10).fill(0)
  for (let nth = 0; nth < many; nth++) tenths[Math.floor(chanceOf(`seed/household ${nth}`).next() * 10)]! += 1
  for (const count of tenths) assert.ok(Math.abs(count - many / 10) < many / 60, tenths.join(' '))
})

test('chance: a span includes both its ends and nothing beyond', () => {
  const { between } = chanceOf('span')
  const seen = new Set(Array.from({ length: 1000 }, () => between(3, 6)))
  assert.deepEqual([...seen].toSorted(), [3, 4, 5, 6])
})

test('chance: weights are held, and a weight of nothing is never drawn', () => {
  const { weighted } = chanceOf('weights')
  const drawn = Array.from({ length: many }, () =>
    weighted([
      ['often', 3],
      ['never', 0],
      ['seldom', 1],
    ]),
  )
  assert.ok(!drawn.includes('never'))
  assert.ok(Math.abs(drawn.filter((each) => each === 'often').length / many - 0.75) < 0.02)
})

test('chance: what is drawn around a mean has it', () => {
  const { around } = chanceOf('around')
  const drawn = Array.from({ length: many }, () => around(120, 10))
  assert.ok(Math.abs(drawn.reduce((sum, each) => sum + each, 0) / many - 120) < 0.5)
  assert.ok(drawn.every((each) => each >= 90 && each <= 150))
})

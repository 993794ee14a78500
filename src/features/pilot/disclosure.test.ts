import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { fewest, partsOf, told, toldInTime } from './disclosure.ts'

test('issue 5, item 12: one to four are not told, none and five are', () => {
  assert.deepEqual([0, 1, 4, 5].map(told), [
    { kind: 'count', count: 0 },
    { kind: 'few' },
    { kind: 'few' },
    { kind: 'count', count: 5 },
  ])
})

test('parts that are too small stand together, and take one along when the rest would still be too small', () => {
  assert.deepEqual(partsOf(new Map(Object.entries({ FI: 20, CZ: 6, PT: 2, PL: 1 }))), [
    { key: 'FI', count: 20 },
    { key: 'rest', count: 9 },
  ])
  assert.deepEqual(partsOf(new Map(Object.entries({ FI: 20, CZ: 4, PT: 2 }))), [
    { key: 'FI', count: 20 },
    { key: 'rest', count: 6 },
  ])
  assert.equal(partsOf(new Map(Object.entries({ FI: 20, CZ: 1 }))), undefined)
  assert.deepEqual(partsOf(new Map(Object.entries({ FI: 20 }))), [{ key: 'FI', count: 20 }])
})

test('no part that is told is smaller than five, and the parts are the whole', () => {
  const counts = fc.dictionary(fc.string({ minLength: 1 }), fc.nat(30))
  fc.assert(
    fc.property(counts, (given) => {
      const parts = partsOf(new Map(Object.entries(given)))
      if (!parts) return
      assert.ok(parts.every(({ count }) => count >= fewest))
      const sum = (numbers: readonly number[]) => numbers.reduce((one, other) => one + other, 0)
      assert.equal(sum(parts.map(({ count }) => count)), sum(Object.values(given)))
    }),
  )
})

test('a single small week is not found by subtraction from the whole', () => {
  const few = { kind: 'few' } as const
  assert.deepEqual(toldInTime([0, 3, 20, 9]), [{ kind: 'count', count: 0 }, few, { kind: 'count', count: 20 }, few])
  assert.deepEqual(toldInTime([1, 3, 20]), [few, few, { kind: 'count', count: 20 }])
  assert.deepEqual(toldInTime([8, 6]), [
    { kind: 'count', count: 8 },
    { kind: 'count', count: 6 },
  ])
})

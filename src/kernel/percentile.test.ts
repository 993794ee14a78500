import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { percentile } from './percentile.ts'

test('a percentile is a value that was measured, with that part of all at or below it', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(), { minLength: 1 }), fc.constantFrom(0.5, 0.95), (values, part) => {
      const value = percentile(values, part)!
      assert.ok(values.includes(value))
      assert.ok(values.filter((each) => each <= value).length >= part * values.length)
    }),
  )
  assert.equal(percentile([], 0.5), undefined)
})

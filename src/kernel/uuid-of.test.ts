import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { uuidOf } from './uuid-of.ts'

test('RFC 9562, section 5.8: of the form of version 8, the same for the same words, and another for others', () => {
  fc.assert(
    fc.property(fc.string(), fc.string(), (one, other) => {
      assert.match(uuidOf(one), /^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-8[0-9a-f]{3}-[0-9a-f]{12}$/)
      assert.equal(uuidOf(one) === uuidOf(other), one === other)
    }),
  )
})

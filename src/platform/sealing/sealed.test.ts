import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { openSealed, sealed, sealingKeyOf } from './sealed.ts'

const key = sealingKeyOf(Buffer.alloc(32, 1), 'test')

test('NIST SP 800-38D: what is sealed opens to the same text, beside what it is bound to and nothing else', () => {
  const anyTexts = fc.property(fc.string({ unit: 'binary' }), fc.string(), fc.string(), (text, boundTo, other) => {
    const kept = sealed(key, text, boundTo)
    assert.equal(openSealed(key, kept, boundTo), text)
    if (other !== boundTo) assert.equal(openSealed(key, kept, other), undefined)
  })
  fc.assert(anyTexts)
})

test('NIST SP 800-38D: with any byte changed, cut short, or with another key it does not open', () => {
  const kept = sealed(key, 'secret', 'row')
  const bytes = Buffer.from(kept, 'base64url')
  for (const at of bytes.keys()) {
    const changed = Buffer.from(bytes)
    changed[at] = bytes[at]! ^ 1
    assert.equal(openSealed(key, changed.toString('base64url'), 'row'), undefined)
    assert.equal(openSealed(key, bytes.subarray(0, at).toString('base64url'), 'row'), undefined)
  }
  assert.equal(openSealed(sealingKeyOf(Buffer.alloc(32, 1), 'another use'), kept, 'row'), undefined)
  assert.equal(openSealed(sealingKeyOf(Buffer.alloc(32, 2), 'test'), kept, 'row'), undefined)
})

test('RFC 5116, 3.1: the same text is never sealed to the same bytes', () => {
  assert.equal(new Set(Array.from({ length: 50 }, () => sealed(key, 'secret', 'row'))).size, 50)
})

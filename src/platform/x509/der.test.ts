import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { Problem } from '../../kernel/problem.ts'
import { childrenOf, hexOf, oidOf, readDer, timeOf } from './der.ts'
import { der, integer, oid, sequence, time } from './write-der.ts'

test('X.690 8.19: object identifiers come back as they were, whatever the size of their arcs', () => {
  const arcs = fc.tuple(
    fc.oneof(
      fc.tuple(fc.constantFrom(0n, 1n), fc.bigInt(0n, 39n)),
      fc.tuple(fc.constant(2n), fc.bigInt(0n, 2n ** 128n)),
    ),
    fc.array(fc.bigInt(0n, 2n ** 128n), { maxLength: 6 }),
  )
  fc.assert(
    fc.property(arcs, ([start, rest]) => {
      const dotted = [...start, ...rest].join('.')
      assert.equal(oidOf(readDer(oid(dotted))), dotted)
    }),
  )
})

test('X.690 8.3: whole numbers come back as they were, without leading zeros', () => {
  fc.assert(
    fc.property(fc.bigInt(0n, 2n ** 160n), (number) => {
      assert.equal(hexOf(readDer(integer(number.toString(16)))), number.toString(16).toUpperCase())
    }),
  )
})

test('RFC 5280 4.1.2.5: times come back to the second, on both sides of 2050', () => {
  const seconds = fc.date({ min: new Date('1950-01-01'), max: new Date('2999-12-31'), noInvalidDate: true })
  fc.assert(
    fc.property(seconds, (date) => {
      const whole = new Date(Math.floor(date.getTime() / 1000) * 1000)
      assert.equal(timeOf(readDer(time(whole))).getTime(), whole.getTime())
    }),
  )
})

test('X.690 10.1: lengths of one to three octets are read, each in its shortest form', () => {
  for (const length of [0, 1, 127, 128, 255, 256, 65_535, 65_536]) {
    const whole = sequence(der(0x04, Buffer.alloc(length)))
    assert.equal(childrenOf(readDer(whole))[0]?.content.length, length)
  }
})

for (const [title, hex] of [
  ['nothing', ''],
  ['a tag alone', '30'],
  ['a length beyond the end', '300a0101'],
  ['an indefinite length', '30800000'],
  ['a length longer than it need be', '30810100'],
  ['a length with a leading zero', '3082000100'],
  ['something after the end', '300000'],
  ['a tag of more than one octet', '1f810000'],
  ['a length of five octets', '308500000000010000'],
] as const) {
  test(`X.690 10: refused as DER: ${title}`, () => {
    assert.throws(() => readDer(Buffer.from(hex, 'hex')), { code: 'der-broken' })
  })
}

test('whatever the bytes are, reading them ends in values or a Problem', () => {
  const walk = (bytes: Uint8Array): void => {
    for (const child of childrenOf(readDer(bytes))) if ((child.tag & 0x20) !== 0) walk(child.whole)
  }
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 60 }), (bytes) => {
      try {
        walk(bytes)
      } catch (error) {
        assert.ok(error instanceof Problem, String(error))
      }
    }),
  )
})

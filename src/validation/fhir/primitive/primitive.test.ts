import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { checkPrimitive } from './primitive.ts'
import { primitiveTexts } from './texts.ts'

const uuid = '3f0c2d6e-1a2b-4c3d-8e9f-001122334455'

/** By type: a value, the codes of what is wrong, and how it was written where that matters. */
const cases: Readonly<
  Record<string, readonly (readonly [value: unknown, code?: string | undefined, written?: string])[]>
> = {
  boolean: [[true], ['true', 'primitive-kind'], [1, 'primitive-kind boolean-invalid']],
  integer: [
    [0],
    [-0, undefined, '-0'],
    [2147483647],
    [-2147483648],
    [2147483648, 'integer-invalid'],
    [-2147483649, 'integer-invalid'],
    [1, 'integer-invalid', '1.0'],
    [100, 'integer-invalid', '1e2'],
    [1.5, 'integer-invalid'],
    ['5', 'primitive-kind'],
    ['abc', 'primitive-kind integer-invalid'],
    [true, 'primitive-kind integer-invalid'],
  ],
  unsignedInt: [[0], [-1, 'integer-negative'], [-0, 'integer-negative', '-0'], [2147483648, 'integer-invalid']],
  positiveInt: [[1], [0, 'integer-not-positive'], [-1, 'integer-not-positive'], [2147483648, 'integer-invalid']],
  decimal: [
    [1],
    [1, undefined, '1.00'],
    [1000, undefined, '1e3'],
    [1e22, undefined, '1e+22'],
    [0.1, 'decimal-long', '0.1234567890123456789'],
    [1e29, 'decimal-long', '123456789012345678901234567890'],
    [Number.POSITIVE_INFINITY, 'decimal-long', '1e999'],
    ['1.0', 'primitive-kind'],
    ['1,0', 'primitive-kind decimal-invalid'],
    [{}, 'primitive-kind'],
  ],
  string: [
    ['a\tb\nc'],
    ['😀 a < b'],
    ['', 'primitive-empty'],
    ['  ', 'primitive-blank'],
    ['\u00a0', 'primitive-blank'],
    [' a', 'string-white-space-around'],
    ['a\u00a0', 'string-white-space-around'],
    ['a\u0001b', 'string-control-character'],
    ['a\u0000b', 'string-control-character'],
    ['a\u202eb', 'string-direction-open'],
    ['a\u2066b\u2069'],
    ['<b>x</b>', 'string-html'],
    ['x'.repeat(1_048_576)],
    ['x'.repeat(1_048_577), 'string-too-long'],
    [5, 'primitive-kind'],
  ],
  markdown: [['  a < b'], ['', 'primitive-empty'], [' ', 'primitive-blank'], ['<b>x</b>', 'markdown-html']],
  code: [
    ['a b'],
    ['å'],
    [' a', 'code-white-space'],
    ['a ', 'code-white-space'],
    ['a  b', 'code-white-space'],
    ['a\tb', 'code-white-space'],
    ['a\u00a0b', 'code-white-space'],
  ],
  id: [['a.b-c'], ['x'.repeat(64)], ['x'.repeat(65), 'id-invalid'], ['a_b', 'id-invalid'], ['å', 'id-invalid']],
  uri: [
    ['http://example.org/a|b'],
    ['urn:hl7-org:v3'],
    [`urn:uuid:${uuid}`],
    ['urn:oid:2.16.578.1'],
    ['urn:oid:1.3.6'],
    ['#a'],
    ['a b', 'uri-white-space'],
    ['http://a ', 'uri-white-space'],
    ['a\tb', 'uri-white-space'],
    ['oid:1.2.3', 'uri-oid-bare'],
    [`uuid:${uuid}`, 'uri-uuid-bare'],
    ['urn:oid:1.2.3.02', 'oid-invalid'],
    ['urn:oid:abc', 'oid-invalid'],
    ['urn:oid:', 'oid-invalid'],
    ['urn:oid:3.2.1.1', 'oid-invalid'],
    ['urn:oid:1.2.3.', 'oid-invalid'],
    ['urn:oid:1.2.3', 'oid-short'],
    [`urn:uuid:${uuid.toUpperCase()}`, 'uuid-invalid'],
    ['urn:uuid:abc', 'uuid-invalid'],
  ],
  url: [['mailto:a@b.example'], ['a b', 'uri-white-space']],
  canonical: [
    ['http://example.org/a|1'],
    ['#a'],
    [`urn:uuid:${uuid}|2`],
    ['Patient/1', 'canonical-relative'],
    ['|1', 'canonical-relative'],
    ['a b', 'uri-white-space'],
  ],
  oid: [['urn:oid:2.16.578.1'], ['2.16.578.1', 'oid-prefix-missing'], ['urn:oid:1', 'oid-invalid']],
  uuid: [[`urn:uuid:${uuid}`], [uuid, 'uuid-prefix-missing'], ['urn:uuid:x', 'uuid-invalid']],
  base64Binary: [
    ['YQ=='],
    ['YWI='],
    ['YWJj'],
    ['YWJj\nYWJj', 'base64-white-space'],
    ['YQ', 'base64-invalid'],
    ['Y', 'base64-invalid'],
    ['@@@@', 'base64-invalid'],
    ['YW-_', 'base64-invalid'],
    ['====', 'base64-invalid'],
    ['YQ==YQ==', 'base64-invalid'],
  ],
  date: [
    ['2020'],
    ['2020-02'],
    ['2020-02-29'],
    ['2000-02-29'],
    ['1900-02-29', 'date-invalid'],
    ['2021-02-29', 'date-invalid'],
    ['2020-02-30', 'date-invalid'],
    ['2020-04-31', 'date-invalid'],
    ['2020-13', 'date-invalid'],
    ['2020-00', 'date-invalid'],
    ['2020-01-00', 'date-invalid'],
    ['20200101', 'date-invalid'],
    ['2020-1-1', 'date-invalid'],
    ['0000', 'date-invalid'],
    ['12020', 'date-invalid'],
    ['2020 ', 'date-invalid'],
    ['2020-01-01T00:00:00Z', 'date-invalid'],
    ['1799-12-31', 'year-unlikely'],
    ['2999', 'year-unlikely'],
  ],
  dateTime: [
    ['2020'],
    ['2020-01-01'],
    ['2020-01-01T10:00:00Z'],
    ['2020-01-01T10:00:00.123456789012+01:00'],
    ['2020-01-01T23:59:60Z'],
    ['2020-01-01T10:00:00+14:00'],
    ['2020-01-01T10:00:00-00:00'],
    ['2020-01-01T10:00:00', 'date-time-zone-missing'],
    ['2020-01-01T10:00:00+15:00', 'date-time-invalid'],
    ['2020-01-01T10:00', 'date-time-invalid'],
    ['2020-01-01T10:00Z', 'date-time-invalid'],
    ['2020-01-01T24:00:00Z', 'date-time-invalid'],
    ['2020-01-01T10:00:00z', 'date-time-invalid'],
    ['2020-01-01t10:00:00Z', 'date-time-invalid'],
    ['2020-01-01 10:00:00Z', 'date-time-invalid'],
    ['2020-01T10:00:00Z', 'date-time-invalid'],
    ['2020-01-01Z', 'date-time-invalid'],
    ['2020-01-01T10:00:00.Z', 'date-time-invalid'],
    ['2021-02-29T10:00:00Z', 'date-time-invalid'],
    ['2126-11-23', 'year-unlikely'],
    [2020, 'primitive-kind'],
    [20200101, 'primitive-kind date-time-invalid'],
  ],
  instant: [
    ['2020-01-01T10:00:00.1+01:00'],
    ['2020-01-01', 'instant-invalid'],
    ['2020-01-01T10:00:00', 'instant-invalid'],
    ['2020-02-30T10:00:00Z', 'instant-invalid'],
  ],
  time: [
    ['10:00:00'],
    ['10:00:00.123'],
    ['10:00', 'time-invalid'],
    ['24:00:00', 'time-invalid'],
    ['10:00:00Z', 'time-invalid'],
  ],
  xhtml: [['<div/>'], [5, 'primitive-kind']],
  integer64: [[1, 'not-checked-primitive-type']],
}

for (const [type, values] of Object.entries(cases)) {
  for (const [value, code, written] of values) {
    const shown = JSON.stringify(written ?? value).slice(0, 60)
    test(`FHIR R4 datatypes.html#${type}: ${shown} ${code ?? 'is right'}`, () => {
      const codes = checkPrimitive(type, value, written).map((fault) => fault.code)
      assert.equal(codes.join(' '), code ?? '')
    })
  }
}

test('a value can be wrong in its form and in its characters', () => {
  assert.deepEqual(
    checkPrimitive('date', '2020\u0001').map(({ code }) => code),
    ['date-invalid', 'string-control-character'],
  )
})

test('every code has its texts, and every text its code', () => {
  const codes = Object.entries(cases).flatMap(([, values]) => values.flatMap(([, code]) => code?.split(' ') ?? []))
  assert.deepEqual([...new Set(codes)].sort(), Object.keys(primitiveTexts).sort())
})

const types = Object.keys(cases)

test('whatever the value, the check answers, and repeats nothing of it', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...types),
      fc.anything(),
      fc.option(fc.string(), { nil: undefined }),
      (type, value, written) => {
        const faults = checkPrimitive(type, value, written)
        for (const { code } of faults) assert.ok(primitiveTexts[code])
      },
    ),
  )
})

test('values of ten megabytes are checked in time that grows with their length only', () => {
  const filler = ['0', '1.', ' ', 'A', '=', '<a', '/', 'urn:', '\u202e', '-', '(', 'T']
  for (const type of types) {
    for (const part of filler) {
      for (const start of ['', '2020-01-01T10:00:00.', 'urn:oid:', 'urn:uuid:']) {
        const value = start + part.repeat(1_000_000 / part.length)
        const before = process.cpuUsage()
        checkPrimitive(type, value)
        const { user } = process.cpuUsage(before)
        assert.ok(user < 1_000_000, `${type} of ${part} took ${user / 1000} ms`)
      }
    }
  }
})

test("FHIR R4: what is written by FHIR's own rules is right", () => {
  const instant = fc.date({ min: new Date('1801-01-01'), max: new Date('2099-12-31'), noInvalidDate: true })
  fc.assert(
    fc.property(
      instant,
      fc.uuid(),
      fc.base64String(),
      fc.integer({ min: 1, max: 2 ** 31 - 1 }),
      (when, id, data, count) => {
        assert.deepEqual(checkPrimitive('instant', when.toISOString()), [])
        assert.deepEqual(checkPrimitive('date', when.toISOString().slice(0, 10)), [])
        assert.deepEqual(checkPrimitive('uuid', `urn:uuid:${id}`), [])
        assert.deepEqual(checkPrimitive('positiveInt', count), [])
        if (data !== '') assert.deepEqual(checkPrimitive('base64Binary', data), [])
      },
    ),
  )
})

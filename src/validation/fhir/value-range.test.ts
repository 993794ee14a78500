import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { compareDates } from './primitive/date-span.ts'
import { compareDecimals } from './primitive/decimal-order.ts'
import { checkMaxLength, checkMaxValue, checkMinValue } from './value-range.ts'
import { valueTexts } from './value-texts.ts'

const below = 'value-below-minimum'
const unsaid = 'not-checked-value-range'
const milligrams = (value: number, code = 'mg') => ({ value, system: 'http://unitsofmeasure.org', code })

for (const [title, limit, value, code, written] of [
  ['the least itself is allowed', 5, 5, undefined, undefined],
  ['less is not', 5, 4, below, undefined],
  ['a hair less is not, though the JavaScript number is the same', 0.1, 0.1, below, '0.0999999999999999999999'],
  ['more zeros are not more', 1, 1, undefined, '1.000'],
  ['a date before', '2020-01-02', '2020-01-01', below, undefined],
  ['the same date', '2020-01-01', '2020-01-01', undefined, undefined],
  ['a month that may be after', '2020-01-15', '2020-01', undefined, undefined],
  ['a month that is before', '2020-02-15', '2020-01', below, undefined],
  ['another zone, the same moment', '2020-01-01T12:00:00Z', '2020-01-01T13:00:00+01:00', undefined, undefined],
  ['another zone, before', '2020-01-01T12:00:00Z', '2020-01-01T12:30:00+01:00', below, undefined],
  ['a date that may be the moment in some zone', '2020-01-02T01:00:00Z', '2020-01-01', undefined, undefined],
  ['a time of day before', '10:00:00', '09:59:59.9', below, undefined],
  ['a quantity below', milligrams(5), milligrams(4), below, undefined],
  ['a quantity in another unit', milligrams(5), milligrams(4, 'g'), unsaid, undefined],
  ['a quantity without a value', milligrams(5), { code: 'mg' }, unsaid, undefined],
  ['a text where a number is asked for', 5, 'x', unsaid, undefined],
  ['no date', '2020', 'x', unsaid, undefined],
] as const) {
  test(`FHIR R4 ElementDefinition.minValue[x]: ${title}`, () => {
    assert.deepEqual(
      checkMinValue(limit, value, written).map((fault) => fault.code),
      code === undefined ? [] : [code],
    )
  })
}

test('FHIR R4 ElementDefinition.maxValue[x]: more is not allowed, and the bound is told', () => {
  assert.deepEqual(checkMaxValue(milligrams(5), milligrams(6)), [
    { code: 'value-above-maximum', severity: 'error', parameters: { limit: '5 mg' } },
  ])
  assert.deepEqual(checkMaxValue(5, 5), [])
})

test('FHIR R4 ElementDefinition.maxLength: a longer text is not allowed', () => {
  assert.deepEqual(checkMaxLength(2, 'ab'), [])
  assert.deepEqual(
    checkMaxLength(2, 'abc').map(({ code }) => code),
    ['value-too-long'],
  )
})

test('decimals are ordered as numbers are, where numbers can tell', () => {
  const number = fc.double({ noNaN: true, noDefaultInfinity: true })
  fc.assert(
    fc.property(number, number, (a, b) => {
      assert.equal(Math.sign(compareDecimals(String(a), String(b)) ?? Number.NaN), a < b ? -1 : Number(a > b))
    }),
  )
})

test('decimals of any length are ordered as their integers are', () => {
  fc.assert(
    fc.property(fc.bigInt(), fc.bigInt(), fc.nat({ max: 40 }), (a, b, scale) => {
      const expected = a < b ? -1 : Number(a > b)
      assert.equal(Math.sign(compareDecimals(`${a}e-${scale}`, `${b}e-${scale}`) ?? Number.NaN), expected)
    }),
  )
})

test('a row of a million zeros is no slower than another number', () => {
  assert.equal(compareDecimals(`1${'0'.repeat(1_000_000)}.1`, `1${'0'.repeat(1_000_000)}.2`), -1)
  assert.equal(compareDecimals('1e999999999999', '1'), 1)
})

test('instants are ordered as their moments are', () => {
  const instant = fc.date({ min: new Date('0001-01-01'), max: new Date('9999-12-31'), noInvalidDate: true })
  fc.assert(
    fc.property(instant, instant, (a, b) => {
      const expected = a < b ? -1 : Number(a > b)
      assert.equal(compareDates(a.toISOString(), b.toISOString()), expected)
    }),
  )
})

test('every code of a bound has its texts', () => {
  for (const code of [below, 'value-above-maximum', 'value-too-long', unsaid]) assert.ok(valueTexts[code])
})

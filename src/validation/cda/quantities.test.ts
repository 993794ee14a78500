import assert from 'node:assert/strict'
import { test } from 'node:test'
import { counts, isConcentration, readNumber } from './quantities.ts'

for (const [value, number] of [
  ['5', 5],
  ['0.5', 0.5],
  ['.5', 0.5],
  ['-1', -1],
  ['1e3', 1000],
  ['0,5', undefined],
  ['NaN', undefined],
  ['..', undefined],
  ['1/2', undefined],
  ['', undefined],
] as const)
  test(`HL7 v3 REAL: «${value}» is ${number ?? 'no number'}`, () => assert.equal(readNumber(value), number))

test('UCUM: 1, an annotation and no unit count pieces; anything else measures', () => {
  assert.deepEqual([undefined, '1', '{tablet}', 'mg', 'mL', '{tablet}/d'].map(counts), [
    true,
    true,
    true,
    false,
    false,
    false,
  ])
})

test('UCUM: per volume, mass or piece is a concentration; per time and per body weight are not', () => {
  assert.deepEqual(['U/ml', 'mg/2.5.mL', 'mg/{tablet}', 'mg/kg', 'mg/d', 'mg', '1/d', undefined].map(isConcentration), [
    true,
    true,
    true,
    false,
    false,
    false,
    false,
    false,
  ])
})

import assert from 'node:assert/strict'
import test from 'node:test'
import { isUcum } from './ucum.ts'

const ucum =
  "mg g kg ug ng mL ml L l dL mmol/L 10*9/L 10*3/uL 10^12/L % 1 mm[Hg] [iU] [IU]/mL k[IU]/L [arb'U] {tablet} {tbl} " +
  'mg/{tablet} {pack}/d /d /min Cel [degF] kg/m2 mL/min/{1.73_m2} mL/min/(173.10*-2.m2) h d wk mo a min s ms cm umol/L ' +
  'U/L kU/L mosm/kg meq/L mg/(24.h) 1/d {score} g/24.h g/(kg.d) [drp] kcal J/K 10*-3 m[IU]/L ug/kg/min m/s2'

test('UCUM §2: units of medicine lists and laboratories are UCUM', () => {
  for (const unit of ucum.split(' ')) assert.ok(isUcum(unit), unit)
})

test('UCUM §2: words, other alphabets and broken terms are not UCUM', () => {
  for (const unit of [
    'unit',
    'tablet',
    'TAB',
    'IU',
    'µg',
    'mmHg',
    'mg per day',
    '',
    '/',
    'mg/',
    'mg//L',
    '{a',
    '(mg',
    'mcg',
    '{č}',
  ])
    assert.equal(isUcum(unit), false, unit)
})

test('a long hostile unit is refused at once', () => {
  const started = performance.now()
  assert.equal(isUcum(`${'m.'.repeat(50_000)}!`), false)
  assert.equal(isUcum(`${'mm'.repeat(49)}!`), false)
  assert.ok(performance.now() - started < 200)
})

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { countedUnit, printedUnit } from './unit-texts.ts'

test('a counted unit takes the number of its amount', () => {
  assert.equal(countedUnit('{tablet}', 1, 'nb'), 'tablett')
  assert.equal(countedUnit('15054000', 2, 'nn'), 'tablettar')
  assert.equal(countedUnit('h', 8, 'nb'), 'timer')
  assert.equal(countedUnit('wk', 1, 'nn'), 'veke')
  for (const code of ['mg', 'constructor']) assert.equal(countedUnit(code, 2, 'nb'), undefined)
})

test('a unit is printed as Norwegian clinicians write it; microgram is never abbreviated', () => {
  assert.equal(printedUnit('ug', 'nb'), 'mikrogram')
  assert.equal(printedUnit('[IU]/mL', 'nb'), 'IE/ml')
  assert.equal(printedUnit('{pack}/d', 'nb'), 'pakker/dag')
  assert.equal(printedUnit('/min', 'nb'), '/min')
  assert.equal(printedUnit('mm[Hg]', 'en'), 'mmHg')
  assert.equal(printedUnit('1', 'nb'), '')
})

test('a unit we do not know is left to the caller as sent, also inside a quotient', () => {
  for (const code of ['{whatever}', 'mg/{whatever}', 'mg/kg/d', 'constructor', '']) {
    assert.equal(printedUnit(code, 'nb'), undefined)
  }
})

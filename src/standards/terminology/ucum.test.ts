import assert from 'node:assert/strict'
import test from 'node:test'
import fc from 'fast-check'
import fhirpath from 'fhirpath'
import { isUcum } from './ucum.ts'
import { metricAtoms, otherAtoms, prefixes } from './ucum-units.ts'

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

/** The library of the US National Library of Medicine, by way of the FHIRPath library; it brings no types. */
const other = fhirpath.ucumUtils as { validateUnitString(unit: string): { readonly status: string } }

test('UCUM tables: every atom, with and without prefix and exponent, is a unit to another implementation too', () => {
  for (const atom of [...metricAtoms, ...otherAtoms]) {
    assert.ok(isUcum(atom), atom)
    assert.equal(other.validateUnitString(atom).status, 'valid', atom)
  }
  for (const atom of ['m', 'g', '[iU]', 'm[Hg]', 'osm']) assert.ok(isUcum(`k${atom}-2`), atom)
})

test('UCUM §11: only metric atoms take a prefix', () => {
  for (const unit of ['kmin', 'mh', 'k%', 'm[degF]', 'mwk', '[foo]', 'c[in_i]']) assert.equal(isUcum(unit), false, unit)
})

test('UCUM §2: what is drawn from the grammar is a unit, here and to another implementation', () => {
  const atom = fc.constantFrom('m', 'g', 's', 'L', 'mol', '[iU]', 'm[Hg]', 'cal', 'Cel', 'U')
  // Binary prefixes, prefixed candela and the like are grammar all the same, though the other refuses some.
  const prefix = fc.constantFrom('', ...[...prefixes].filter((each) => each.length === 1 && !'YZEPTyz'.includes(each)))
  const exponent = fc.constantFrom('', '2', '-1', '3')
  const simple = fc.tuple(prefix, atom, exponent).map((all) => all.join(''))
  const component = fc.oneof(simple, fc.constantFrom('10*3', '100', '{cells}', '24', 'mg{dry}', 'd', '[HPF]'))
  const term = fc.tuple(component, fc.array(fc.tuple(fc.constantFrom('.', '/'), component), { maxLength: 3 }))
  const unit = term.map(([first, rest]) => first + rest.map((all) => all.join('')).join(''))
  fc.assert(
    fc.property(unit, (text) => {
      assert.ok(isUcum(text), text)
      if (!text.includes('Cel') && !text.startsWith('{'))
        assert.notEqual(other.validateUnitString(text).status, 'invalid', text)
      assert.equal(isUcum(`${text}/`), false)
      assert.equal(isUcum(`${text}(`), false)
    }),
  )
})

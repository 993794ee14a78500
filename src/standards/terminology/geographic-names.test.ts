import assert from 'node:assert/strict'
import { test } from 'node:test'
import { countryName, languageName } from './geographic-names.ts'

test('countries by ISO 3166-1 in the languages of our pages', () => {
  assert.deepEqual(
    ['nb', 'nn', 'en'].map((l) => countryName('FI', l)),
    ['Finland', 'Finland', 'Finland'],
  )
  assert.equal(countryName('CZ', 'nb'), 'Tsjekkia')
  assert.equal(countryName('cz', 'en'), 'Czechia')
})

test('EL and UK are the codes the Union writes for Greece and the United Kingdom', () => {
  assert.equal(countryName('EL', 'nb'), countryName('GR', 'nb'))
  assert.equal(countryName('UK', 'nb'), countryName('GB', 'nb'))
})

test('what is no code, and a language that is not ours, has no name', () => {
  for (const code of ['', 'QQ', '12', 'Norge', 'NOR']) assert.equal(countryName(code, 'nb'), undefined)
  assert.equal(languageName('not a tag', 'nb'), undefined)
  assert.equal(countryName('NO', 'pt'), undefined)
})

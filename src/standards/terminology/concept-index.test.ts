import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type ConceptIndex, conceptIndexBuilder, type TerminologySource } from './concept-index.ts'
import { geographicNames } from './geographic-names.ts'
import type { TerminologyItem } from './terminology-item.ts'

const shipped: TerminologySource = { name: 'Knutepunkt', kind: 'shipped' }
const operator: TerminologySource = { name: 'Operator', kind: 'operator' }
const atc = '2.16.840.1.113883.6.73'

function text(
  code: string,
  language: string,
  words: string,
  status: 'current' | 'retired' = 'current',
): TerminologyItem {
  return { kind: 'designation', system: atc, code, language, text: words, status }
}

function indexOf(...said: readonly (readonly [TerminologySource, TerminologyItem])[]): ConceptIndex {
  const builder = conceptIndexBuilder([shipped, operator])
  for (const [source, item] of said) builder.add(item, source)
  return builder.build(geographicNames)
}

test('a code is found under the OID, the urn:oid: and the FHIR URI of its system', () => {
  const index = indexOf([shipped, text('B01AA03', 'nb', 'warfarin')])
  for (const system of [atc, `urn:oid:${atc}`, 'http://www.whocc.no/atc']) {
    assert.equal(index.designation(system, 'B01AA03', ['nb'])?.text, 'warfarin')
  }
})

test('bokmål and nynorsk stand in for each other, and the answer says which it is (issue 2 item 12)', () => {
  const index = indexOf([shipped, text('X', 'nb', 'dråper')])
  const found = index.designation(atc, 'X', ['nn', 'en'])
  assert.deepEqual([found?.text, found?.language, found?.askedFor], ['dråper', 'nb', 'nn'])
})

test('Northern Sámi without a text of its own is answered in bokmål, marked', () => {
  const index = indexOf([shipped, text('X', 'nb', 'dråper')], [shipped, text('X', 'nn', 'dropar')])
  const found = index.designation(atc, 'X', ['se'])
  assert.deepEqual([found?.text, found?.language], ['dråper', 'nb'])
})

test('English answers only where it is asked for', () => {
  const index = indexOf([shipped, text('X', 'en-GB', 'drops')])
  assert.equal(index.designation(atc, 'X', ['nb', 'nn', 'se']), undefined)
  assert.equal(index.designation(atc, 'X', ['nb', 'en'])?.text, 'drops')
})

test('a broader code never lends its text to a narrower one', () => {
  const index = indexOf([shipped, text('I49', 'nb', 'rytmeforstyrrelse')])
  assert.equal(index.designation(atc, 'I49.8', ['nb']), undefined)
})

test('the later source wins whichever file was read first, and current texts win over retired ones', () => {
  const first = indexOf([operator, text('X', 'nb', 'fra operatør')], [shipped, text('X', 'nb', 'fra oss')])
  assert.equal(first.designation(atc, 'X', ['nb'])?.text, 'fra operatør')
  const retired = indexOf([operator, text('X', 'nb', 'gammel', 'retired')], [shipped, text('X', 'nb', 'fra oss')])
  assert.equal(retired.designation(atc, 'X', ['nb'])?.text, 'fra oss')
  assert.deepEqual(
    retired.designations(atc, 'X').map(({ text, status }) => [text, status]),
    [
      ['fra oss', 'current'],
      ['gammel', 'retired'],
    ],
  )
})

test('an unloaded value set is unknown, never «not a member» (eu-wide binding check: unknown is not checked)', () => {
  const index = indexOf(
    [operator, { kind: 'value-set', id: 'a', url: 'http://example.org/vs', oid: '1.2.3', name: 'A' }],
    [operator, { kind: 'member', valueSet: 'a', system: 'http://www.whocc.no/atc', code: 'X' }],
  )
  for (const name of ['a', 'http://example.org/vs', '1.2.3', 'A']) {
    assert.equal(index.inValueSet(name, atc, 'X'), 'member')
    assert.equal(index.inValueSet(name, atc, 'Y'), 'not-member')
  }
  assert.equal(index.inValueSet('B', atc, 'X'), 'value-set-unknown')
  assert.deepEqual(
    index.valueSetsOf(atc, 'X').map(({ name }) => name),
    ['A'],
  )
})

test('what a file says of a code is kept apart from whether it has a text', () => {
  const index = indexOf(
    [
      operator,
      { kind: 'concept', system: atc, code: 'X', active: false, valid: { from: '2020-01-01', to: '2023-12-31' } },
    ],
    [operator, text('Y', 'en', 'y')],
  )
  assert.deepEqual(
    ['X', 'Y', 'Z'].map((code) => index.standing(atc, code)),
    ['inactive', 'listed', 'not-listed'],
  )
  assert.deepEqual(index.validity(atc, 'X'), { from: '2020-01-01', to: '2023-12-31' })
})

test('countries and languages are named by CLDR, in Northern Sámi too', () => {
  const index = indexOf()
  const found = index.designation('urn:iso:std:iso:3166', 'CZ', ['nb'])
  assert.deepEqual([found?.text, found?.source.kind], ['Tsjekkia', 'computed'])
  assert.equal(index.designation('urn:iso:std:iso:3166', 'PT', ['se'])?.language, 'se')
  assert.equal(index.designation('urn:ietf:bcp:47', 'pt-PT', ['nn'])?.text, 'portugisisk (Portugal)')
})

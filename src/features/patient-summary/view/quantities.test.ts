import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Language } from '../../../protocols/web/language.ts'
import { quantityWords } from './quantities.ts'
import { viewTexts } from './texts.ts'

const inLanguage = (language: Language) => quantityWords(language, 'pt-PT', viewTexts(language))
const { quantity, interval, ratio } = inLanguage('nb')

for (const [title, said, expected] of [
  ['microgram is never abbreviated', quantity({ value: '100', unit: 'ug' }), '100 mikrogram'],
  ['decimals as Norwegian writes them', quantity({ value: '0.125', unit: 'mg' }), '0,125 mg'],
  ['digits are kept, zeros too', quantity({ value: '2.50', unit: 'mL' }), '2,50 ml'],
  ['one of a counted unit', quantity({ value: '1', unit: '{tablet}' }), '1 tablett'],
  ['several of a counted unit', quantity({ value: '2', unit: '{tablet}' }), '2 tabletter'],
  ['a missing unit is told', quantity({ value: '10' }), '10 (enhet ikke oppgitt)'],
  ['a count has no unit', quantity({ value: '10', unit: '1' }), '10'],
  ['a rate per time', quantity({ value: '64', unit: '/min' }), '64 per minutt'],
  ['a quotient', quantity({ value: '5', unit: 'mL/h' }), '5 ml/time'],
  ['a unit of the sender is shown as written', quantity({ value: '1', unit: '{copo}/d' }), '1 copo/dag'],
  ['no number', quantity({ nullFlavor: 'UNK' }), 'Ukjent'],
  [
    'a span says its unit once',
    interval({ low: { value: '1', unit: 'mg' }, high: { value: '2', unit: 'mg' } }),
    '1–2 mg',
  ],
  [
    'a span of two units says both',
    interval({ low: { value: '1', unit: 'mg' }, high: { value: '2', unit: 'g' } }),
    '1 mg – 2 g',
  ],
  ['an open span', interval({ high: { value: '2', unit: 'mg' } }), 'til 2 mg'],
  [
    'a strength per one',
    ratio({ numerator: { value: '5', unit: 'mg' }, denominator: { value: '1', unit: '1' } }),
    '5 mg',
  ],
  [
    'a strength per millilitre',
    ratio({ numerator: { value: '100', unit: '[iU]' }, denominator: { value: '1', unit: 'mL' } }),
    '100 IE per ml',
  ],
  [
    'a strength per several',
    ratio({ numerator: { value: '2.5', unit: 'mg' }, denominator: { value: '2.5', unit: 'mL' } }),
    '2,5 mg per 2,5 ml',
  ],
  ['half a strength', ratio({ numerator: { value: '5', unit: 'mg' } }), '5 mg (per hva er ikke oppgitt)'],
] as const) {
  test(`people.md 4.3: ${title}: «${expected}»`, () => assert.equal(said?.text, expected))
}

test('EHEALTH-9936: a strength in the sender’s words is shown as they stand', () => {
  const said = ratio({ numerator: { nullFlavor: 'OTH', originalText: { text: 'meia dose' } } })
  assert.deepEqual(said, { text: 'meia dose', lang: 'pt-PT', how: 'free-text' })
})

test('a number that is none is shown as written, with a warning, and made into nothing', () => {
  for (const value of ['1,5', '1.5.2', '5 a 10', '1e3', 'NaN', '١']) {
    const said = quantity({ value, unit: 'mg' })
    assert.equal(said?.text, `${value} mg`)
    assert.ok(said?.warning, value)
  }
  assert.equal(quantity({ value: '1.5', unit: 'mg' })?.warning, undefined)
})

test('an English reader keeps the decimal point', () => {
  assert.equal(inLanguage('en').quantity({ value: '0.5', unit: 'mg' })?.text, '0.5 mg')
})

test('a unit named as something every object has is only a unit', () => {
  assert.equal(quantity({ value: '1', unit: 'constructor' })?.text, '1 constructor')
})

import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import type { Timing } from '../../../standards/cda/datatypes.ts'
import type { Medication } from '../../../standards/cda/patient-summary/medication.ts'
import type { ConceptIndex } from '../../../standards/terminology/concept-index.ts'
import { loadTerminology, shippedTerminology } from '../../terminology-service/index.ts'
import { doseInWords } from './posology.ts'
import { wordsFor } from './words.ts'

let terminology: ConceptIndex
before(async () => {
  terminology = (await loadTerminology([shippedTerminology], { elapsed: () => 0 })).index
})

const use: Timing = { type: 'IVL_TS', low: { value: '2025' } }
const every = (value: string, unit: string): Timing => ({ type: 'PIVL_TS', period: { value, unit } })
const at = (code: string, offset?: string): Timing => ({
  type: 'EIVL_TS',
  event: { code },
  ...(offset === undefined ? {} : { offset: { low: { value: offset, unit: 'min' } } }),
})
const one = { value: '1', unit: '1' }

const medication = (fields: Partial<Medication>): Medication => ({
  mood: undefined,
  negation: undefined,
  nullFlavor: undefined,
  ids: [],
  code: undefined,
  text: undefined,
  statusCode: undefined,
  times: [],
  routeCode: undefined,
  siteCode: undefined,
  doseQuantity: undefined,
  rateQuantity: undefined,
  product: undefined,
  author: undefined,
  reasons: [],
  patientInstructions: [],
  fulfilmentInstructions: [],
  notes: [],
  ...fields,
})

const rows: readonly (readonly [string, Partial<Medication>, string, boolean])[] = [
  ['PIVL in hours', { times: [use, every('8', 'h')], doseQuantity: one }, '1 stk., hver 8. time', true],
  [
    'PIVL in hours with a needless zero',
    { times: [every('8.0', 'h')], doseQuantity: one },
    '1 stk., hver 8. time',
    true,
  ],
  ['PIVL of a day', { times: [every('1', 'd')], doseQuantity: one }, '1 stk., 1 gang daglig', true],
  ['PIVL of a week', { times: [every('1', 'wk')], doseQuantity: one }, '1 stk., 1 gang i uken', true],
  [
    'PIVL that is no whole number',
    { times: [every('2.66', 'h')], doseQuantity: one },
    '1 stk., med 2,66 timer mellom',
    true,
  ],
  ['EIVL', { times: [at('ACM')], doseQuantity: one }, '1 stk., før frokost', true],
  [
    'EIVL with a start before',
    { times: [at('ACM', '-30')], doseQuantity: one },
    '1 stk., 30 minutter før frokost',
    true,
  ],
  [
    'EIVL with a start before a meal',
    { times: [at('C', '-10')], doseQuantity: one },
    '1 stk., 10 minutter før måltid',
    true,
  ],
  [
    'SXPR says both',
    { times: [{ type: 'SXPR_TS', comp: [at('ACM'), at('HS')] }], doseQuantity: one },
    '1 stk., før frokost og ved leggetid',
    true,
  ],
  [
    'a dose from low to high',
    { times: [every('8', 'h')], doseQuantity: { low: one, high: { value: '2', unit: '1' } } },
    '1–2 stk., hver 8. time',
    true,
  ],
  [
    'a rate',
    { times: [every('1', 'd')], rateQuantity: { value: '5', unit: 'mL/h' } },
    'hastighet 5 ml/time, 1 gang daglig',
    true,
  ],
  ['no dose', { times: [use, every('1', 'd')] }, 'Dose ikke oppgitt, 1 gang daglig', false],
  ['nothing at all', { times: [use] }, 'Dose ikke oppgitt', false],
  ['a dose that is unknown', { doseQuantity: { nullFlavor: 'UNK' } }, 'Dose ikke oppgitt (ukjent)', false],
  ['no frequency', { doseQuantity: { value: '5', unit: 'mg' } }, '5 mg, hyppighet ikke oppgitt', false],
  [
    'a frequency that is unknown',
    { doseQuantity: one, times: [use, { type: 'PIVL_TS', nullFlavor: 'UNK' }] },
    '1 stk., hyppighet ikke oppgitt',
    false,
  ],
  [
    'no unit',
    { doseQuantity: { value: '10' }, times: [every('1', 'd')] },
    '10 (enhet ikke oppgitt), 1 gang daglig',
    true,
  ],
]

for (const [title, fields, expected, complete] of rows) {
  test(`people.md 4.3, dose in words: ${title}: «${expected}»`, () => {
    const words = wordsFor('nb', 'pt-PT', terminology, new Date('2026-11-22T10:00:00Z'))
    const { said, complete: whole } = doseInWords(medication(fields), words)
    assert.equal(said.text, expected)
    assert.equal(whole, complete)
  })
}

test('a dose that is no number is shown as written and warned of', () => {
  const words = wordsFor('nb', 'pt-PT', terminology, new Date('2026-11-22T10:00:00Z'))
  const { said } = doseInWords(
    medication({ doseQuantity: { value: '1,5', unit: 'mg' }, times: [every('1', 'd')] }),
    words,
  )
  assert.equal(said.text, '1,5 mg, 1 gang daglig')
  assert.match(said.warning?.text ?? '', /ikke et gyldig tall/)
})

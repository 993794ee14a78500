import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { asSent } from '../../../test/conversion/entry-trip.ts'
import { cases } from '../../../test/seed.ts'
import type { Timing } from '../../standards/cda/datatypes.ts'
import type { Json } from '../../standards/fhir/json.ts'
import { timing } from './timing.ts'

const every = (value: string, unit: string, operator = 'A'): Timing => ({
  type: 'PIVL_TS',
  operator,
  period: { value, unit },
})
const at = (code: string, operator = 'A'): Extract<Timing, { readonly type: 'EIVL_TS' }> => ({
  type: 'EIVL_TS',
  operator,
  event: { code, codeSystem: '2.16.840.1.113883.5.139' },
})
const from = (code: string, value: string, unit: string): Timing => ({ ...at(code), offset: { low: { value, unit } } })
const bracket = (comp: readonly Timing[], operator = 'A'): Timing => ({ type: 'SXPR_TS', comp, operator })

/** `repeat` without the sender's codings beside `when`, or the reason why there is none. */
function told(terms: readonly Timing[]): unknown {
  const made = asSent(timing.to(terms) ?? null) as {
    repeat?: Json
    extension?: readonly { valueCode: string }[]
  } | null
  if (!made?.repeat) return made?.extension?.map(({ valueCode }) => valueCode).join()
  const { _when, ...repeat } = made.repeat
  return repeat
}

for (const [title, terms, expected] of [
  ['PIVL: every 8 h is one in 8 h', [every('8', 'h')], { frequency: 1, period: 8, periodUnit: 'h' }],
  [
    'PIVL without an operator, first after the period',
    [every('1', 'd', '')],
    { frequency: 1, period: 1, periodUnit: 'd' },
  ],
  ['PIVL: a unit that is no FHIR unit of time is not told', [every('1', 'week')], 'unsupported'],
  ['PIVL: a decimal comma is not told', [every('2,5', 'h')], 'unsupported'],
  ['PIVL: a period of nothing is not told', [every('0', 'h')], 'unsupported'],
  ['PIVL: a negative period is not told', [every('-8', 'h')], 'unsupported'],
  ['GTS: an exclusion is not told', [every('8', 'h', 'E')], 'unsupported'],
  ['PIVL of unknown period keeps its null flavour', [{ type: 'PIVL_TS', nullFlavor: 'UNK' }], 'UNK'],
  ['PIVL: the null flavour may stand on the period', [{ type: 'PIVL_TS', period: { nullFlavor: 'NI' } }], 'NI'],
  ['an untyped effectiveTime of null flavour after the period', [{ type: 'IVL_TS', nullFlavor: 'NA' }], 'NA'],
  ['EIVL: before breakfast', [at('ACM')], { when: ['ACM'] }],
  ['EIVL: between meals (ICM) has no R4 code', [at('ICM')], 'unsupported'],
  ['EIVL: events united are a list', [bracket([at('ACM'), at('ACV', 'I')])], { when: ['ACM', 'ACV'] }],
  ['EIVL: two events at once are no time at all', [bracket([at('ACM'), at('ACV', 'A')])], 'unsupported'],
  ['EIVL: half an hour before breakfast', [from('ACM', '-30', 'min')], { when: ['ACM'], offset: 30 }],
  ['EIVL: an hour before bedtime', [from('HS', '-1', 'h')], { when: ['HS'], offset: 60 }],
  [
    'EIVL: ten minutes before a meal is AC, as tim-9 has no offset from C',
    [from('C', '-10', 'min')],
    { when: ['AC'], offset: 10 },
  ],
  ['EIVL: an hour after dinner is PCD', [from('CD', '1', 'h')], { when: ['PCD'], offset: 60 }],
  ['EIVL: minutes after what is before a meal are not told', [from('ACM', '30', 'min')], 'unsupported'],
  ['EIVL: seconds are not told', [from('ACM', '-30', 's')], 'unsupported'],
  ['EIVL: half a minute is not told', [from('ACM', '-0.5', 'min')], 'unsupported'],
  [
    'EIVL: a span of minutes is not told',
    [{ ...at('ACM'), offset: { low: { value: '-30', unit: 'min' }, high: { value: '-10', unit: 'min' } } }],
    'unsupported',
  ],
  [
    'EIVL: one offset from two events is not told',
    [bracket([from('ACM', '-30', 'min'), at('HS', 'I')])],
    'unsupported',
  ],
  [
    'SXPR: every 24 h before breakfast is one repeat',
    [bracket([every('24.0', 'h'), at('ACM')])],
    { frequency: 1, period: 24, periodUnit: 'h', when: ['ACM'] },
  ],
  [
    'SXPR: every 24 h and before breakfast besides, is not',
    [bracket([every('24', 'h'), at('ACM', 'I')])],
    'unsupported',
  ],
  ['two repetitions are not one', [every('8', 'h'), every('1', 'wk', 'A')], 'unsupported'],
  ['one term that cannot be told, and nothing is', [every('8', 'h'), at('ICV', 'A')], 'unsupported'],
  ['no term, no timing', [], undefined],
] as const satisfies readonly (readonly [string, readonly Timing[], unknown])[]) {
  test(`Timing.repeat (FHIR R4; HL7 V3 GTS): ${title}`, () => assert.deepEqual(told(terms), expected))
}

test('a moment after the period is Timing.event, and comes back', () => {
  const terms: readonly Timing[] = [{ type: 'TS', value: '20250101080000+0100' }]
  assert.deepEqual(timing.to(terms), { event: ['2025-01-01T08:00:00+01:00'] })
  assert.deepEqual(timing.from(timing.to(terms) ?? {}), terms)
})

for (const term of [
  from('ACM', '-30', 'min'),
  from('HS', '-1', 'h'),
  from('C', '-10', 'min'),
  from('PCD', '20', 'min'),
])
  test(`an offset comes back: ${JSON.stringify(term)}`, () =>
    assert.deepEqual(timing.from(timing.to([term]) ?? {}), [term]))

test('a period keeps its decimals as written', () => {
  assert.equal(
    JSON.stringify(timing.to([every('2.50', 'h')])),
    '{"repeat":{"frequency":1,"period":2.50,"periodUnit":"h"}}',
  )
})

test("the sender's own word for an event stands beside FHIR's code, even when it says something else", () => {
  const terms: readonly Timing[] = [
    { type: 'EIVL_TS', operator: 'A', event: { code: 'ACM', displayName: 'Before lunch' } },
  ]
  const made = timing.to(terms) ?? {}
  assert.match(JSON.stringify(made), /Before lunch/)
  assert.deepEqual(timing.from(made), terms)
})

test('an event that was changed in FHIR is not overruled by the coding beside it', () => {
  const made = asSent(timing.to([at('ACM')])) as { repeat: Json }
  assert.deepEqual(timing.from({ repeat: { ...made.repeat, when: ['HS'] } }), [at('HS')])
})

for (const [title, repeat, expected] of [
  ['three times a day is every 8 h', { frequency: 3, period: 1, periodUnit: 'd' }, ['8', 'h']],
  ['five times a day is every 288 min', { frequency: 5, period: 1, periodUnit: 'd' }, ['288', 'min']],
  ['twice a week is every 84 h', { frequency: 2, period: 1, periodUnit: 'wk' }, ['84', 'h']],
] as const) {
  test(`Timing from elsewhere: ${title}, at hours the institution chooses`, () =>
    assert.deepEqual(timing.from(repeat && { repeat }), [
      {
        type: 'PIVL_TS',
        operator: 'A',
        period: { value: expected[0], unit: expected[1] },
        institutionSpecified: 'true',
      },
    ]))
}

for (const [title, made] of [
  ['seven times a month', { repeat: { frequency: 7, period: 1, periodUnit: 'mo' } }],
  ['days of the week', { repeat: { frequency: 1, period: 1, periodUnit: 'wk', dayOfWeek: ['mon'] } }],
  ['a code alone', { code: { text: 'BID' } }],
] as const) {
  test(`Timing from elsewhere: ${title} is not narrowed, but OTH`, () =>
    assert.deepEqual(timing.from(made), [{ type: 'PIVL_TS', operator: 'A', nullFlavor: 'OTH' }]))
}

const decimal = fc
  .tuple(fc.integer({ min: 1, max: 999 }), fc.constantFrom('', '.0', '.5', '.25', '.10'))
  .map(([a, b]) => `${a}${b}`)
const unit = fc.constantFrom('s', 'min', 'h', 'd', 'wk', 'mo', 'a')
const event = fc.constantFrom('HS', 'WAKE', 'C', 'CM', 'CD', 'CV', 'AC', 'ACM', 'ACD', 'ACV', 'PC', 'PCM', 'PCD', 'PCV')
const events = fc.uniqueArray(event, { maxLength: 4 })

test('both ways: every schedule FHIR can tell comes back as it was', () => {
  fc.assert(
    fc.property(fc.option(fc.tuple(decimal, unit), { nil: undefined }), events, (period, when) => {
      const many = when.map((code, position) => at(code, position === 0 ? 'A' : 'I'))
      const eventful = many.length > 1 ? [bracket(many)] : many
      const periodic = period ? [every(...period)] : []
      const terms =
        periodic.length > 0 && eventful.length > 0 ? [bracket([...periodic, ...eventful])] : [...periodic, ...eventful]
      const made = timing.to(terms)
      assert.deepEqual(made ? timing.from(made) : [], terms)
    }),
    cases(2000),
  )
})

test('both ways: a repeat made elsewhere of what CDA has comes back as it was', () => {
  fc.assert(
    fc.property(fc.option(fc.tuple(decimal, unit), { nil: undefined }), events, (period, when) => {
      fc.pre(period !== undefined || when.length > 0)
      const repeat = {
        ...(period ? { frequency: 1, period: Number(period[0]), periodUnit: period[1] } : {}),
        ...(when.length > 0 ? { when } : {}),
      }
      assert.deepEqual(told(timing.from({ repeat }) ?? []), repeat)
    }),
    cases(2000),
  )
})

const term: fc.Arbitrary<Timing> = fc.letrec<{ term: Timing }>((tie) => ({
  term: fc.oneof(
    { maxDepth: 2 },
    fc.record({ type: fc.constant('IVL_TS' as const), value: fc.string() }),
    fc
      .tuple(fc.string(), fc.string(), fc.constantFrom('A', 'I', 'E', 'H', ''))
      .map(([value, unit, operator]) => every(value, unit, operator)),
    fc.tuple(decimal, unit, fc.constantFrom('A', 'I', '')).map((parts) => every(...parts)),
    fc.tuple(fc.oneof(event, fc.string()), fc.constantFrom('A', 'I', '')).map((parts) => at(...parts)),
    fc.array(tie('term'), { maxLength: 3 }).map((comp) => bracket(comp)),
  ),
})).term

test('any terms whatever give a valid Timing or none (tim-2, tim-5, tim-9, required bindings)', () => {
  fc.assert(
    fc.property(fc.array(term, { maxLength: 4 }), (terms) => {
      const made = asSent(timing.to(terms) ?? {}) as { repeat?: Readonly<Record<string, unknown>> }
      const { repeat } = made
      if (!repeat) return
      assert.equal(repeat.period === undefined, repeat.periodUnit === undefined)
      assert.ok(repeat.period === undefined || (repeat.period as number) > 0)
      assert.ok(
        repeat.when === undefined ||
          (repeat.when as readonly string[]).every((code) => /^(HS|WAKE|C|(A|P)?C[MDV]?)$/.test(code)),
      )
      assert.ok(repeat.period !== undefined || repeat.when !== undefined)
    }),
    cases(2000),
  )
})

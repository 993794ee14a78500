import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Timing } from '../../standards/cda/datatypes.ts'
import type { Period } from '../../standards/fhir/datatypes.ts'
import { effectiveOf, periodOfUse, periodOfUseFrom } from './effective.ts'

const NULL_FLAVOR = 'http://hl7.org/fhir/StructureDefinition/iso21090-nullFlavor'
const ABSENT = 'http://hl7.org/fhir/StructureDefinition/data-absent-reason'
const absent = (valueCode: string) => ({ url: ABSENT, valueCode })
const flavored = (valueCode: string) => ({ url: NULL_FLAVOR, valueCode })

type Interval = Parameters<typeof effectiveOf>[0]

for (const [title, interval, expected] of [
  ['low is the start', { type: 'IVL_TS', low: { value: '20170506' } }, { effectivePeriod: { start: '2017-05-06' } }],
  [
    'an unknown end is said to be unknown, not ongoing',
    { type: 'IVL_TS', low: { value: '2017' }, high: { nullFlavor: 'UNK' } },
    { effectivePeriod: { start: '2017', _end: { extension: [flavored('UNK')] } } },
  ],
  [
    'a period that has ended stays a period',
    { type: 'IVL_TS', low: { value: '20170506' }, high: { value: '20170519' } },
    { effectivePeriod: { start: '2017-05-06', end: '2017-05-19' } },
  ],
  ['a point in time', { type: 'TS', value: '20170506' }, { effectiveDateTime: '2017-05-06' }],
  [
    'neither bound known: the element is there, with the reason',
    { type: 'IVL_TS', low: { nullFlavor: 'UNK' }, high: { nullFlavor: 'UNK' } },
    {
      effectivePeriod: {
        extension: [absent('unknown')],
        _start: { extension: [flavored('UNK')] },
        _end: { extension: [flavored('UNK')] },
      },
    },
  ],
  [
    'not applicable: of an absence',
    { type: 'IVL_TS', nullFlavor: 'NA' },
    { effectivePeriod: { extension: [flavored('NA'), absent('not-applicable')] } },
  ],
  ['no effectiveTime at all', undefined, { _effectiveDateTime: { extension: [absent('unknown')] } }],
  [
    'per-1: an end before the start is an error, and never left out',
    { type: 'IVL_TS', low: { value: '20090116' }, high: { value: '20090115' } },
    { effectivePeriod: { start: '2009-01-16', _end: { extension: [absent('error')] } } },
  ],
  [
    'an end that is no date is an error, and the period not an ongoing one',
    { type: 'IVL_TS', low: { value: '20170506' }, high: { value: '20170231' } },
    { effectivePeriod: { start: '2017-05-06', _end: { extension: [absent('error')] } } },
  ],
  [
    'a width is an end that FHIR cannot tell',
    { type: 'IVL_TS', low: { value: '20170506' }, width: { value: '7', unit: 'd' } },
    { effectivePeriod: { start: '2017-05-06', _end: { extension: [absent('unsupported')] } } },
  ],
] as const satisfies readonly (readonly [string, Interval, unknown])[]) {
  test(`effective[x] 1..1 (EPS MedicationStatement): ${title}`, () => assert.deepEqual(effectiveOf(interval), expected))
}

for (const interval of [
  { type: 'IVL_TS', low: { value: '20170506' }, high: { value: '20170519' } },
  { type: 'IVL_TS', low: { nullFlavor: 'UNK' }, high: { nullFlavor: 'UNK' } },
  { type: 'IVL_TS', nullFlavor: 'NA' },
  { type: 'TS', value: '201705061015+0200' },
] as const satisfies readonly Timing[]) {
  test(`effective[x] comes back as ${JSON.stringify(interval)}`, () => {
    const made = effectiveOf(interval)
    const back = periodOfUseFrom(made)
    assert.deepEqual(back, interval.type === 'TS' ? { type: 'TS', value: '20170506101500+0200' } : interval)
  })
}

test('the period of use is the first interval, wherever it stands', () => {
  const period: Timing = { type: 'IVL_TS', low: { value: '2017' } }
  assert.equal(periodOfUse([{ type: 'PIVL_TS' }, period, { type: 'IVL_TS', nullFlavor: 'NA' }]), period)
})

test('bounds of different precision are not called reversed', () => {
  const made = effectiveOf({ type: 'IVL_TS', low: { value: '20170506' }, high: { value: '2017' } })
  assert.equal((made.effectivePeriod as Period).end, '2017')
})

import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { KnownPerson, Representative } from './national-service.ts'
import { representationOf } from './representation.ts'

const today = '2026-11-22'

const known = (number: string, born: string, over: Partial<KnownPerson> = {}): KnownPerson => ({
  ...{ number, born, confidential: false, representatives: [] },
  ...over,
})
const parent = known('mother', '1985-05-05')
const child = (born: string, over: Partial<KnownPerson> = {}) =>
  known('child', born, { representatives: [{ number: 'mother', role: 'FO', together: true }], ...over })
const apart = { representatives: [{ number: 'mother', role: 'FO' as const, together: false }] }
const guarded = { representatives: [{ number: 'mother', role: 'VE' as const, together: false }] }

for (const [title, by, of, day, reader] of [
  ['D13: a parent of a child of 5', parent, child('2021-01-01'), today, 'parent'],
  ['guide: a parent of a child of 15', parent, child('2010-11-23'), today, 'parent'],
  ['D3: not of one of 16', parent, child('2010-11-22'), today, undefined],
  ['before the guide: a parent of one of 11', parent, child('2014-06-30'), '2026-06-29', 'parent'],
  ['before the guide: not of one of 12', parent, child('2014-06-30'), '2026-06-30', undefined],
  ['guide, the day it holds: again of one of 12', parent, child('2014-06-30'), '2026-07-01', 'parent'],
  ['D7, before the guide: nobody at the child’s address', parent, child('2021-01-01', apart), '2026-06-30', undefined],
  ['D7, guide: nobody at the child’s address', parent, child('2021-01-01', apart), today, 'parent'],
  ['D1: a child of confidential address', parent, child('2021-01-01', { confidential: true }), today, undefined],
  ['D1: a parent of confidential address', { ...parent, confidential: true }, child('2021-01-01'), today, undefined],
  ['death: a parent of a child that died', parent, child('2021-01-01', { died: '2026-01-01' }), today, undefined],
  [
    'death: somebody whom the register has as dead',
    { ...parent, died: '2026-01-01' },
    child('2021-01-01'),
    today,
    undefined,
  ],
  ['D2: somebody without relation', known('other', '1985-05-05'), child('2021-01-01'), today, undefined],
  ['Volven 7611 VE: a guardian of an adult', parent, child('1950-01-01', guarded), today, 'guardian'],
  ['oneself at 16', child('2010-11-22'), child('2010-11-22'), today, 'self'],
  ['oneself at 15, guide', child('2010-11-23'), child('2010-11-23'), today, 'youth'],
  ['oneself at 15, before the guide', child('2010-11-23'), child('2010-11-23'), '2026-06-30', undefined],
  ['oneself at 11', child('2015-01-01'), child('2015-01-01'), today, undefined],
] as const) {
  test(`parents’ access, ${title}: ${reader ?? 'reads nothing'}`, () =>
    assert.equal(representationOf(by, of, day).as, reader))
}

const grown = (over: Partial<Representative>, more: Partial<KnownPerson> = {}) =>
  known('giver', '1990-01-01', {
    representatives: [{ number: 'mother', role: 'FU', together: false, ...over }],
    ...more,
  })
const health = { areas: [1, 3] }
const taken = (role: Representative['role']) =>
  child('2015-01-01', { careTakenOver: true, representatives: [{ number: 'mother', role, together: false }] })
const fostered = child('2015-01-01', { representatives: [{ number: 'mother', role: 'foster', together: true }] })
const young = { born: '2010-11-23' }

for (const [title, by, of, day, because, as] of [
  ['FU: a holder reads as the giver does', parent, grown(health), today, '7611 FU', 'proxy'],
  ['FU: for other services alone', parent, grown({ areas: [1, 2] }), today, 'D2', undefined],
  ['FU: that says no services', parent, grown({}), today, 'D2', undefined],
  ['FU: not before it holds', parent, grown({ ...health, since: '2026-11-23' }), today, 'D2', undefined],
  ['FU: on its last day', parent, grown({ ...health, until: today }), today, '7611 FU', 'proxy'],
  ['FU: not when it is over', parent, grown({ ...health, until: '2026-11-21' }), today, 'D2', undefined],
  ['FU: nobody under 16 gives one', parent, grown(health, young), today, 'D2', undefined],
  ['FU: nobody under 18 holds one', known('mother', '2008-11-23'), grown(health), today, 'D2', undefined],
  ['FU: at 18', known('mother', '2008-11-22'), grown(health), today, '7611 FU', 'proxy'],
  ['FU: not of confidential address', parent, grown(health, { confidential: true }), today, 'D1', undefined],
  ['TD: the nearest relative of somebody without capacity', parent, grown({ role: 'TD' }), today, '7611 TD', 'proxy'],
  ['D4: a parent, when care is taken over', parent, taken('FO'), today, 'D4', undefined],
  ['D5: child welfare, when care is taken over', parent, taken('child-welfare'), today, 'D5', 'parent'],
  [
    'D5: child welfare, without',
    parent,
    { ...taken('child-welfare'), careTakenOver: undefined },
    today,
    'D5',
    undefined,
  ],
  ['D6: a foster parent today', parent, fostered, today, 'D6', undefined],
  ['D6: a foster parent from 2028', parent, fostered, '2028-01-01', 'D6', 'parent'],
  ['D3: nor of one of 16', parent, fostered, '2031-01-01', 'D3', undefined],
] as const) {
  test(`representation, ${title}: ${as ?? 'reads nothing'} (${because})`, () => {
    const { careTakenOver, ...rest } = of
    const decided = representationOf(by, careTakenOver ? { ...rest, careTakenOver } : rest, day)
    assert.deepEqual(decided, { because, ...(as ? { as } : {}) })
  })
}

test('representation: of several relations the one that opens counts', () => {
  const both = grown(health, {
    representatives: [
      { number: 'mother', role: 'FU', together: false, areas: [1] },
      { number: 'mother', role: 'VE', together: false },
    ],
  })
  assert.equal(representationOf(parent, both, today).as, 'guardian')
})

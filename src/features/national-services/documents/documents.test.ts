import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { KnownPerson } from '../national-service.ts'
import { readerOf } from './age-rules.ts'
import { confidentialityCodes, isKeptFrom, securityLabel } from './confidentiality.ts'
import { isInWindow } from './look-back.ts'

const today = '2026-11-22'

for (const [type, made, shared] of [
  ['A00-1', '1990-01-01', true],
  ['A03-2', '1990-01-01', true],
  ['C00-1', '2025-11-22', true],
  ['C00-1', '2025-11-21', false],
  ['D00-1', '2021-11-22', true],
  ['D00-1', '2021-11-21', false],
  ['E00-1', '2021-11-22', true],
  ['E00-1', '2021-11-21', false],
  ['I00-1', '2025-11-22', true],
  ['I00-1', '2025-11-21', false],
  ['B00-1', '2026-11-21', false],
  ['x', '2026-11-21', false],
] as const) {
  test(`kjernejournalforskriften: ${type} of ${made} is ${shared ? '' : 'not '}shared on ${today}`, () => {
    assert.equal(isInWindow(type, made, today), shared)
  })
}

test('kjernejournalforskriften: a window of years ends on 1 March when it began on 29 February', () => {
  assert.deepEqual(
    ['2027-03-01', '2027-02-28'].map((made) => isInWindow('C00-1', made, '2028-02-29')),
    [true, false],
  )
})

const labelled = (code: string, openFrom?: string) => ({
  reference: { securityLabel: [securityLabel(code)] },
  ...(openFrom ? { openFrom } : {}),
})
const closed = { opened: false, today }

for (const [code, keptFrom] of [
  ['N', []],
  ['NORN_FFL', ['self', 'youth', 'parent', 'guardian']],
  ['NORN_FORANS', ['parent']],
  ['NORN_UNGDOM', ['youth']],
  ['NORU', ['self', 'youth', 'parent', 'guardian']],
  ['NORS', ['professional']],
  ['NEW_CODE', ['professional', 'self', 'youth', 'parent', 'guardian']],
] as const) {
  test(`Volven 9603: ${code} is kept from ${keptFrom.join(', ') || 'nobody'}`, () => {
    const readers = (['professional', 'self', 'youth', 'parent', 'guardian'] as const).filter((reader) =>
      isKeptFrom(reader, labelled(code), closed),
    )
    assert.deepEqual(readers, keptFrom)
  })
}

test('Volven 9603: NORU ends on the day that is set', () => {
  const kept = ['2026-11-23', '2026-11-22'].map((day) => isKeptFrom('self', labelled('NORU', day), closed))
  assert.deepEqual(kept, [true, false])
})

test('Volven 9603: an access basis opens what is locked, to professionals alone, and a denial to nobody', () => {
  const opened = { opened: true, today }
  assert.equal(isKeptFrom('professional', labelled('NORS'), opened), false)
  for (const code of confidentialityCodes.filter((each) => each.startsWith('NORN_') && each !== 'NORN_FORANS')) {
    assert.equal(isKeptFrom('youth', labelled(code), opened), true, code)
  }
})

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
  test(`parents’ access, ${title}: ${reader ?? 'reads nothing'}`, () => assert.equal(readerOf(by, of, day), reader))
}

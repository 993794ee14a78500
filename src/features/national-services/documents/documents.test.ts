import assert from 'node:assert/strict'
import { test } from 'node:test'
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

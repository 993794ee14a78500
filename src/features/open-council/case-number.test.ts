import assert from 'node:assert/strict'
import { test } from 'node:test'
import { bareNumberIn, numberInId, partsOfCaseId } from './case-number.ts'

for (const [query, expected] of [
  ['22/24', { number: 22, year: 2024 }],
  [' 22 / 2024 ', { number: 22, year: 2024 }],
  ['sak 7/25', { number: 7, year: 2025 }],
  ['Saksnr. 7/25', { number: 7, year: 2025 }],
  ['prøvesvar 22/24', undefined],
  ['24/7-drift', undefined],
  ['1/2', undefined],
  ['', undefined],
] as const) {
  test(`A6: the question «${query}» is ${expected ? 'a bare number' : 'words'}`, () =>
    assert.deepEqual(bareNumberIn(query), expected))
}

test('a case id is council, year and number, and its short form says no council', () => {
  assert.deepEqual(partsOfCaseId('nuit/2025/33'), { council: 'nuit', year: 2025, number: 33 })
  assert.equal(partsOfCaseId('2025/33'), undefined)
  assert.equal(numberInId('nuit/2005/5'), '5/05')
})

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { caseNumberAt, parseCaseNumber, sequenced } from './case-numbers.ts'

for (const [text, found] of [
  ['7/27 Et eksempel', { number: 7, year: 2027, rest: 'Et eksempel' }],
  ['Sak 7/2027: Et eksempel', { number: 7, year: 2027, rest: 'Et eksempel' }],
  ['Sak 7/27 – Et eksempel', { number: 7, year: 2027, rest: 'Et eksempel' }],
  ['47- 48/24', { number: 47, year: 2024, rest: '', label: '47-48' }],
  ['7/27/3 noe', undefined],
  ['Møte 7/27', undefined],
  ['2026/27 noe', undefined],
] as const) {
  test(`1.8 item 3: the number «${text}» starts with`, () => assert.deepEqual(caseNumberAt(text), found))
}

test('issue 3, item 1: a number alone is one, a number of several cases is not', () => {
  assert.deepEqual(parseCaseNumber('7/27'), { number: 7, year: 2027 })
  assert.equal(parseCaseNumber('7-8/27'), undefined)
})

const read = (...printed: readonly string[]): readonly string[] =>
  sequenced(printed.flatMap((text) => parseCaseNumber(text) ?? [])).map(
    ({ read: { number, year }, repaired }) => `${number}/${year}${repaired ? ' repaired' : ''}`,
  )

test('A5, 1.8 item 8: a year that no neighbour has is read by the sequence', () => {
  assert.deepEqual(read('18/27', '19/27', '20/22', '21/27'), ['18/2027', '19/2027', '20/2027 repaired', '21/2027'])
})

test('issue 3, item 1: a number between n-1 and n+1 is n', () => {
  assert.deepEqual(read('8/27', '90/27', '10/27', '11/27'), ['8/2027', '9/2027 repaired', '10/2027', '11/2027'])
})

test('issue 3, item 1: numbers in another order, and of several years, are left as printed', () => {
  assert.deepEqual(read('3/27', '1/27', '2/27'), ['3/2027', '1/2027', '2/2027'])
  assert.deepEqual(read('3/27', '4/26', '5/25'), ['3/2027', '4/2026', '5/2025'])
})

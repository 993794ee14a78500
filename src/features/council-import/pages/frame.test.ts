import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sliced } from './frame.ts'

const letters = [...'abcdefg']

for (const [asked, items, page] of [
  [null, 'abc', 1],
  ['2', 'def', 2],
  ['3', 'g', 3],
  ['9', 'g', 3],
  ['0', 'abc', 1],
  ['-1', 'abc', 1],
  ['x', 'abc', 1],
] as const) {
  test(`page ${asked} of a long list is ${items}`, () => {
    assert.deepEqual(sliced(letters, asked, 3), { items: [...items], page, pages: 3 })
  })
}

test('an empty list is one page', () => assert.deepEqual(sliced([], '2', 3), { items: [], page: 1, pages: 1 }))

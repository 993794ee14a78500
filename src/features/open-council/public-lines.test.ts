import assert from 'node:assert/strict'
import { test } from 'node:test'
import { publicLines } from './public-lines.ts'

const document = { id: 'x', name: 'referat.txt', lines: ['Innspill:', 'Dette er hem-', 'melig for alle.', 'Slutt.'] }
const nothing = { hiddenLines: new Map(), hiddenTexts: [] }

for (const [rule, hidden, expected] of [
  ['all of it when nothing is internal', nothing, document.lines],
  [
    'without the lines of internal facts',
    { ...nothing, hiddenLines: new Map([['x', [[2, 3]]]]) as never },
    ['Innspill:', undefined, undefined, 'Slutt.'],
  ],
  [
    'with lines that are hidden in another document',
    { ...nothing, hiddenLines: new Map([['y', [[1, 4]]]]) as never },
    document.lines,
  ],
  [
    'without the same words wherever lines are broken',
    { ...nothing, hiddenTexts: ['Dette er hemmelig for alle.'] },
    ['Innspill:', undefined, undefined, 'Slutt.'],
  ],
] as const) {
  test(`A20: a paper is shown ${rule}`, () => assert.deepEqual(publicLines(document, hidden), expected))
}

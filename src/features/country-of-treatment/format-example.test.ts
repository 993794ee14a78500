import assert from 'node:assert/strict'
import { test } from 'node:test'
import { exampleOf } from './format-example.ts'

for (const [source, example] of [
  ['FI-EX-[0-9]{6}', 'FI-EX-000000'],
  ['\\d{6}[-+A]\\d{3}[\\d|A-Z]', '000000A0000'],
  ['[a-zA-Z|\\d]{7,12}', '0000000'],
  ['[0-9]+', '0'],
  ['^\\d{6}-?\\d{4}$', '000000-0000'],
  ['(?=x)', undefined],
  ['\\d{1000}', undefined],
] as const) {
  test(`issue 5, item 4: a number of the form ${source} is written like ${example}`, () =>
    assert.equal(exampleOf({ kind: 'expression', source }), example))
}

test('masks of the old style: letters and digits', () => {
  assert.equal(exampleOf({ kind: 'letters-and-digits', source: 'LLNN-N' }), 'AA00-0')
})

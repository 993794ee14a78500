import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { differenceOf } from './diff.ts'

test('A13: the words that were changed are marked, and no others', () => {
  assert.deepEqual(
    differenceOf('Rådet anbefaler innføring fra høsten 2026.', 'Rådet anbefaler innføring fra våren 2027.'),
    [
      { kind: 'same', text: 'Rådet anbefaler innføring fra' },
      { kind: 'removed', text: 'høsten 2026.' },
      { kind: 'added', text: 'våren 2027.' },
    ],
  )
})

test('line breaks and blanks are no change', () => {
  assert.deepEqual(differenceOf('a\nb', 'a b'), [{ kind: 'same', text: 'a b' }])
})

const words = fc.array(fc.constantFrom('a', 'b', 'c', 'd')).map((list) => list.join(' '))

test('both texts can be read back from the marks', () => {
  fc.assert(
    fc.property(words, words, (before, after) => {
      const found = differenceOf(before, after)
      const without = (kind: string) =>
        found
          .filter((each) => each.kind !== kind)
          .map(({ text }) => text)
          .join(' ')
      assert.equal(without('added'), before)
      assert.equal(without('removed'), after)
    }),
  )
})

test('texts too long to compare are both shown whole', () => {
  const long = 'ord '.repeat(4000)
  assert.deepEqual(
    differenceOf(long, 'kort').map(({ kind }) => kind),
    ['removed', 'added'],
  )
})

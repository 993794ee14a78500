import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { changedWords } from './word-diff.ts'

test('A13: only the words that changed are marked', () => {
  assert.deepEqual(changedWords('Rådet anbefaler høsten 2026.', 'Rådet anbefaler våren 2027.'), [
    { kind: 'same', text: 'Rådet anbefaler ' },
    { kind: 'removed', text: 'høsten 2026.' },
    { kind: 'added', text: 'våren 2027.' },
  ])
})

test('the same text is one run, and nothing from nothing none', () => {
  assert.deepEqual(changedWords('Som det står.', 'Som det står.'), [{ kind: 'same', text: 'Som det står.' }])
  assert.deepEqual(changedWords('', ''), [])
})

test('both texts can be read out of what is shown, whatever they are', () => {
  const word = fc.array(fc.constantFrom('a ', 'b ', 'c\n', ' ', 'æ'), { maxLength: 30 }).map((words) => words.join(''))
  fc.assert(
    fc.property(word, word, (before, after) => {
      const runs = changedWords(before, after)
      const text = (without: string) =>
        runs
          .filter(({ kind }) => kind !== without)
          .map((run) => run.text)
          .join('')
      assert.equal(text('added'), before)
      assert.equal(text('removed'), after)
    }),
  )
})

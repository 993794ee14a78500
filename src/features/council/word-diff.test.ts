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

test('A13: the same text is one run, and nothing from nothing none', () => {
  assert.deepEqual(changedWords('Som det står.', 'Som det står.'), [{ kind: 'same', text: 'Som det står.' }])
  assert.deepEqual(changedWords('', ''), [])
})

test('A13: line breaks and blanks are no change; what is shown has those of the later text', () => {
  assert.deepEqual(changedWords('a\nb  c', 'a b\nc'), [{ kind: 'same', text: 'a b\nc' }])
})

test('A13: words stay apart on either side, also at the end of the shorter text', () => {
  assert.deepEqual(changedWords('a b c', 'a b'), [
    { kind: 'same', text: 'a b ' },
    { kind: 'removed', text: 'c' },
  ])
})

test('A13: texts too long to compare are both shown whole', () => {
  const kinds = changedWords('ord '.repeat(4000), 'annet '.repeat(4000)).map(({ kind }) => kind)
  assert.deepEqual(kinds, ['removed', 'added'])
})

const squeezed = (text: string) => text.replaceAll(/\s+/g, ' ').trim()

test('A13: both texts can be read out of what is shown, whatever they are', () => {
  const word = fc.array(fc.constantFrom('a ', 'b ', 'c\n', ' ', 'æ'), { maxLength: 30 }).map((words) => words.join(''))
  fc.assert(
    fc.property(word, word, (before, after) => {
      const runs = changedWords(before, after)
      const text = (without: string) =>
        runs
          .filter(({ kind }) => kind !== without)
          .map((run) => run.text)
          .join('')
      assert.equal(squeezed(text('added')), squeezed(before))
      assert.equal(text('removed').trimEnd(), after.trim())
    }),
  )
})

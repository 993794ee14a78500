import assert from 'node:assert/strict'
import { test } from 'node:test'
import { questionOf } from './question.ts'
import { marked, snippetOf } from './snippet.ts'

const shown = (pieces: ReturnType<typeof marked> | undefined) =>
  pieces?.map(({ text, found }) => (found ? `[${text}]` : text)).join('')

test('any form of a word is marked, and a compound that it begins', () => {
  const { words } = questionOf('prøvesvar kommune')
  assert.equal(
    shown(marked('Prøvesvartjenesten brukes av kommunene. Prøvesvarene vises.', words)),
    '[Prøvesvartjenesten] brukes av [kommunene]. [Prøvesvarene] vises.',
  )
})

test('the text with most of the words is shown, cut between words', () => {
  const { words } = questionOf('opplæring kommunene')
  const long = `${'Innledning uten noe. '.repeat(20)}Her får kommunene opplæring. ${'Mer tekst følger. '.repeat(20)}`
  const snippet = shown(snippetOf(['Bare kommunene.', long], words)) ?? ''
  assert.match(snippet, /^… .*\[kommunene\] \[opplæring\].* …$/)
  assert.ok(snippet.length < 280)
})

test('no word found, no snippet', () => {
  assert.equal(snippetOf(['Noe annet'], questionOf('prøvesvar').words), undefined)
})

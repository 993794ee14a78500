import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readDeck } from './read-deck.ts'
import { pdfDeck, smallMeeting } from './sample-decks.ts'

/** Slides of 25 lines with the words of a deck, the same at every run. */
function slides(count: number, words: readonly string[]): readonly string[] {
  let state = 7
  const next = (below: number) => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648
    return state % below
  }
  const line = () => Array.from({ length: 3 + next(12) }, () => words[next(words.length)]).join(' ')
  return Array.from({ length: count }, () => Array.from({ length: 25 }, line).join('\n\n'))
}

function secondsOf(count: number, words: readonly string[]): number {
  const deck = pdfDeck([...smallMeeting.slice(0, 4), ...slides(count, words), ...smallMeeting.slice(4)])
  const started = performance.now()
  assert.ok(readDeck(deck))
  return (performance.now() - started) / 1000
}

for (const [what, words] of [
  [
    'words',
    ['Forslag', 'til', 'vedtak', 'Sak', '5/31:', 'kart', '12:00', 'Drøfting', '3 %', 'Ada', 'Li,', 'Fyrvesenet'],
  ],
  ['signs', ['(((', '[[[', '###', '---', '1 000', '\t', '«', ',', ':', '•', '|', 'A.', 'a-']],
] as const) {
  test(`issue 3, bad input: 300 pages of random ${what} are read in a second or two, and time grows with length`, () => {
    const least = (pages: number) => Math.min(...[1, 2, 3].map(() => secondsOf(pages, words)))
    const [one, three] = [least(100), least(300)]
    assert.ok(three < 4, `300 pages took ${three.toFixed(2)} s`)
    assert.ok(three < 9 * Math.max(one, 0.05), `100 pages took ${one.toFixed(2)} s, 300 took ${three.toFixed(2)} s`)
  })
}

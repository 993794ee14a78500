import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { cases } from '../../../../../test/seed.ts'
import { readDeck } from './read-deck.ts'
import { paperOf, pdfDeck, smallMeeting } from './sample-decks.ts'

/** Lines that mean something to a reader of decks, to be put together at random. */
const telling = [
  ...smallMeeting.flatMap((slide) => slide.split('\n')),
  ...['# Forslag til vedtak', '# Sak 6/31: Kart', '', '', '', ' ', '\t2030\t2031\t2032', 'Bølge 1\tA\tB', 'SUM\t\t\t3'],
  ...[
    'Søker\tTittel\tSøknadsbeløp\tInnvilget beløp',
    'SUNDVIK\tKart\t300 000\t-',
    '- 3 nye',
    '78 %',
    '**a',
    '| a | b |',
  ],
]
const line = fc.oneof({ weight: 4, arbitrary: fc.constantFrom(...telling) }, fc.string({ maxLength: 60 }))

test('issue 3, bad input: any lines in any order are read or refused, and every fact keeps its lines', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.nat(120), line), { maxLength: 150 }), (inserted) => {
      const lines = [...pdfDeck(smallMeeting).lines]
      for (const [at, text] of inserted) lines.splice(at, 0, text)
      const paper = paperOf(lines.join('\n'))
      const reading = readDeck(paper)
      const part = reading?.parts[0]
      if (!reading || !part) return
      const facts = part.cases.flatMap(({ proposals, decisions, questions, source }) => [
        ...[...proposals, ...decisions, ...questions].map((said) => said.source),
        source,
      ])
      for (const {
        lines: [from, to],
      } of [...facts, ...reading.grants.map(({ source }) => source)])
        assert.ok(from >= 1 && from <= to && to <= paper.lines.length)
      const ids = part.cases.map(({ number, year }) => `${number}/${year}`)
      assert.equal(new Set(ids).size, ids.length, 'a case twice')
      if (!lines.some((each) => /^[#\s]*(?:rådets |endelig )?vedtak/i.test(each)))
        assert.ok(
          part.cases.every(({ decisions }) => decisions.length === 0),
          'a decision out of nothing',
        )
    }),
    cases(1500),
  )
})

test('A4: lines dropped from a deck never make a proposal a decision', () => {
  fc.assert(
    fc.property(fc.array(fc.boolean(), { minLength: 90, maxLength: 90 }), (kept) => {
      const deck = pdfDeck(smallMeeting)
      const fewer = { ...deck, lines: deck.lines.filter((_, at) => kept[at % kept.length]) }
      for (const { decisions } of readDeck(fewer)?.parts[0]?.cases ?? []) assert.deepEqual(decisions, [])
    }),
    cases(1000),
  )
})

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readPaper } from '../../src/features/council-papers/reading/read-papers.ts'
import type { Paper } from './expected.ts'
import { noPapers, realPapers } from './golden.ts'
import { ownPapers } from './own.ts'
import { documentsOf, read } from './reader.ts'

const real = { skip: noPapers }

test('issue 3, item 2: a figure that was a picture is missing, never 0, and a printed one stands with its label', () => {
  const { figures } = reading(paper(ownPapers(), '2020-02'))
  const of = (label: string) => figures.filter((figure) => figure.label.startsWith(label)).map(({ value }) => value)
  assert.deepEqual(of('Antall laboratorier'), [6])
  assert.deepEqual(of('Kommuner som tar imot'), [undefined])
  assert.deepEqual(of('Feilsendte svar'), [undefined])
  assert.deepEqual(of('Antall søknader'), [9])
})

test('issue 3, item 2: the pictures of the portfolio have no value, and 68 has', real, () => {
  const figures = reading(paper(realPapers(), '003')).figures.filter((figure) => figure.case?.number === 16)
  assert.deepEqual(
    figures.map(({ value }) => value),
    [68, undefined, undefined, undefined, undefined],
  )
})

test('issue 3, A18: the waves follow their rule, and one altered cell is told', real, () => {
  const deck = paper(realPapers(), '003')
  assert.deepEqual(waveFlags(deck), [])
  const altered = deck.lines.map((text) => (text.startsWith('Wave 12') ? text.replace('PPT', 'Impl') : text))
  assert.equal(waveFlags({ ...deck, lines: altered }).length, 1)
})

function waveFlags(deck: Paper): readonly string[] {
  return read([deck])
    .flags.filter(({ where }) => where.includes('Wave'))
    .map(({ message }) => message)
}

function reading(of: Paper) {
  return readPaper(documentsOf([of])[0]!)
}

function paper(papers: readonly Paper[], start: string): Paper {
  return papers.find(({ name }) => name.startsWith(start))!
}

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readPaperFile } from '../../src/features/council-papers/index.ts'
import { madePdf } from '../fixtures/made-pdf.ts'
import type { Paper } from './expected.ts'
import { ownPapers } from './own.ts'
import { read } from './reader.ts'
import { score } from './score.ts'

/** A cell of a table: where it begins and how wide it is, in points. */
type Column = readonly [x: number, width: number]

const sections: readonly Column[] = [
  [56, 60],
  [116, 100],
  [216, 120],
  [336, 200],
]

test('issue 3, item 1: a notice as a PDF, with its tables in columns, is read as its text is', async () => {
  const paper = ours('2020-04')
  const drawn = await asPdf(paper)
  const { cases } = read([{ ...paper, lines: drawn }])
  assert.deepEqual(
    score(paper.expected, read([{ ...paper, lines: drawn }])).flatMap(({ kind, misses }) =>
      misses.map((each) => `${kind} ${each}`),
    ),
    [],
  )
  assert.equal(cases.find(({ number, year }) => number === 3 && year === 2020)?.earlier.length, 5)
})

/** Draws the paper as a word processor does: pages where they break, running text in full width, earlier decisions in columns. */
async function asPdf(paper: Paper): Promise<readonly string[]> {
  const from = paper.lines.findIndex((text) => text.startsWith('Saksnr. Møte og dato'))
  const bytes = await madePdf(
    (document) => {
      document.fontSize(10)
      for (const [at, text] of paper.lines.slice(0, from).entries()) {
        if (/^ \S/.test(text) && at > 0 && document.y > 500) document.addPage()
        if (text.trim() === '') document.moveDown(0.6)
        else document.text(text.trim(), 56, document.y, { width: 480 })
      }
      row(document, ['Saksnr.', 'Møte og dato', 'Tittel på sak', 'Vedtak'])
      for (const { number, year, council, date, title, decision } of paper.expected.cases.find(
        ({ earlier }) => earlier.length > 0,
      )!.earlier) {
        row(document, [`${number}/${year % 100}`, `${names[council[0]!]} ${printed(date)}`, title[0]!, decision[0]!])
      }
    },
    { margin: 50 },
  )
  return (await readPaperFile({ name: paper.name, bytes })).lines
}

const names: Readonly<Record<string, string>> = {
  nufa: 'Fagrådet',
  nuit: 'Porteføljerådet',
  strategiradet: 'Strategirådet',
}
const months = ['januar', 'februar', 'mars', 'april', 'mai', 'juni']

function printed(date: string | null): string {
  const [year = '', month = '', day] = (date ?? '').split('-')
  return day ? `(${day}.${month}.${year})` : `${months[Number(month) - 1]} ${year}`
}

function row(document: PDFKit.PDFDocument, cells: readonly string[]): void {
  if (document.y > 640) document.addPage()
  const top = document.y + 8
  const ends = cells.map((text, at) => {
    const [x, width] = sections[at]!
    document.text(text, x, top, { width: width - 8 })
    return document.y
  })
  document.y = Math.max(...ends)
}

function ours(start: string): Paper {
  return ownPapers().find(({ name }) => name.startsWith(start))!
}

import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { linesOfPages, type TextRun } from './pdf-text-lines.ts'

const run = (text: string, x: number, y: number, width = text.length * 5): TextRun => ({ text, x, y, width, size: 10 })

const rows: readonly (readonly [string, readonly TextRun[], readonly string[]])[] = [
  ['runs on one baseline are one line', [run('Møte', 0, 700), run('1/2026', 24, 700)], [' Møte 1/2026']],
  ['runs that touch are one word', [run('Porte', 0, 700), run('føljerådet', 25, 700)], [' Porteføljerådet']],
  ['a lower baseline is a new line', [run('drift- og', 0, 700), run('kostnader', 0, 688)], [' drift- og', 'kostnader']],
  ['a superscript stays on its line', [run('Se note', 0, 700), run('2', 36, 704, 4)], [' Se note2']],
  ['a larger gap is an empty line', [run('Møte', 0, 700), run('Dato', 0, 670)], [' Møte', '', 'Dato']],
  [
    'the next cell of a row, drawn back up, stands apart',
    [run('5/26', 0, 700), run('Samlet', 40, 700), run('oversikt', 40, 688), run('12:10', 200, 700)],
    [' 5/26 Samlet', 'oversikt', '', '12:10'],
  ],
  ['blanks of its own are not doubled', [run('Sted ', 0, 700), run('Oslo', 30, 700)], [' Sted Oslo']],
  ['a line of blanks is none', [run('A', 0, 700), run(' ', 0, 688), run('B', 0, 676)], [' A', '', 'B']],
  ['ligatures are letters again', [run('ﬁre oﬀentlige ﬂyt', 0, 700)], [' fire offentlige flyt']],
  ['letters apart from their accents come together', [run('ra\u030ad', 0, 700)], [' råd']],
  ['no-break blanks are blanks', [run('5\u00a0400\u202f000', 0, 700)], [' 5 400 000']],
  [
    'a word goes on after a soft hyphen',
    [run('helse\u00ad', 0, 700), run('data og mer', 0, 688)],
    [' helsedata', 'og mer'],
  ],
  ['a hard hyphen stays', [run('47-', 0, 700), run('48/24', 0, 688)], [' 47-', '48/24']],
]

for (const [title, runs, lines] of rows) {
  test(`text of a page: ${title}`, () => assert.deepEqual(linesOfPages([runs]), lines))
}

test('the first line of every page begins with one blank, and no other does', () => {
  const aRun = fc.record({
    text: fc.string(),
    x: fc.nat(500),
    y: fc.nat(800),
    width: fc.nat(300),
    size: fc.constant(10),
  })
  fc.assert(
    fc.property(fc.array(fc.array(aRun)), (pages) => {
      const lines = linesOfPages(pages)
      const written = pages.filter((runs) => linesOfPages([runs]).length > 0).length
      assert.equal(lines.filter((line) => line.startsWith(' ')).length, written)
    }),
  )
})

test('no letter of a page is lost', () => {
  const letters = (text: string) => text.normalize('NFC').replace(/[^\p{L}\p{N}]/gu, '')
  const aRun = fc.record({
    text: fc.stringMatching(/^[a-zæøå0-9 -]{0,12}$/),
    x: fc.nat(500),
    y: fc.nat(800),
    width: fc.nat(300),
    size: fc.constant(10),
  })
  fc.assert(
    fc.property(fc.array(aRun), (runs) => {
      const read = letters(linesOfPages([runs]).join(''))
      assert.equal(read, letters(runs.map(({ text }) => text).join('')))
    }),
  )
})

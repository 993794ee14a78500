import assert from 'node:assert/strict'
import { test } from 'node:test'
import { madePdf } from '../../../../../test/fixtures/made-pdf.ts'
import { readPaperFile } from '../../paper-text.ts'
import { readDeck } from './read-deck.ts'
import { smallMeeting } from './sample-decks.ts'

test('issue 3: a deck that comes as a PDF file gives its meeting, cases and proposals', async () => {
  const bytes = await madePdf(
    (document) => {
      for (const [index, slide] of smallMeeting.entries()) {
        document.addPage().fontSize(20)
        for (const paragraph of slide.split(/\n\n|\n(?= )/)) {
          document.text(paragraph.replaceAll('\n', ' ').trim())
          document.moveDown(0.8)
        }
        document.fontSize(8).text(String(index + 1), 900, 480, { lineBreak: false })
      }
    },
    { size: [960, 540], margin: 40, autoFirstPage: false },
  )
  const [part] = readDeck(await readPaperFile({ name: 'lysbilder.pdf', bytes }))?.parts ?? []
  assert.equal(part?.council?.value, 'nuit')
  assert.equal(part?.date?.value, '2031-03-04')
  assert.deepEqual(
    part?.cases.map(({ number, title, type, proposals, decisions }) => [
      ...[number, title?.value, type?.value],
      ...[proposals.map(({ kind }) => kind), decisions.length],
    ]),
    [
      [5, 'Godkjenning av innkalling og dagsorden', 'godkjenning', ['forslag'], 0],
      [6, 'Kart over fyr og fjell, med planer for bygging og drift', 'drofting', ['forslag'], 0],
      [7, 'Orientering fra Havnedirektoratet', 'orientering', ['forslag-oppdatert'], 0],
      [8, 'Eventuelt', 'eventuelt', [], 0],
    ],
  )
})

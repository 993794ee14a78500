import assert from 'node:assert/strict'
import { test } from 'node:test'
import { agendaFromTable } from './agenda-table.ts'
import { agendaFromText } from './agenda-text.ts'
import { titleWords } from './presenters.ts'
import { paperOf, pdfDeck } from './sample-decks.ts'
import { deckLines } from './deck-lines.ts'
import { slidesOf } from './slides.ts'

function agendaOf(lines: readonly string[], titles: ReadonlyMap<number, readonly string[]> = new Map()) {
  const paper = pdfDeck(['Møte i Fagrådet\n3. mars 2031', lines.join('\n'), 'Sak 1/31: Kart'])
  return agendaFromText(paper, slidesOf(deckLines(paper)), titles).map(({ printed, title, presenter, clock, type }) => [
    printed?.number,
    title.value,
    presenter,
    clock,
    type,
  ])
}

const header = 'Saksnr Agenda Presenterer saken Tid Sakstype'

test('issue 3: title, presenters and clock of one row may go on over lines', () => {
  assert.deepEqual(
    agendaOf([
      header,
      '',
      '1/31 Kart for alle Ola Strand, Fyrvesenet 09:00 Drøfting',
      '',
      '2/31',
      'Fyr langs kysten, med forslag til ',
      'nye og gamle',
      '',
      'Ola Strand og Kari Moe, Fyrvesenet',
      'Per Dahl, Havneverket',
      '',
      '10.15 Orientering',
      '',
      'Lunsj 11:30',
    ]),
    [
      [1, 'Kart for alle', 'Ola Strand, Fyrvesenet', '09:00', 'drofting'],
      [
        2,
        'Fyr langs kysten, med forslag til nye og gamle',
        'Ola Strand og Kari Moe, Fyrvesenet Per Dahl, Havneverket',
        '10:15',
        'orientering',
      ],
      [undefined, 'Lunsj', undefined, '11:30', undefined],
    ],
  )
})

test('issue 3: an agenda may go on over pages, and have no column of types', () => {
  assert.deepEqual(
    agendaOf(['Saksnr Agenda Presenterer saken Tid', '', '1/31 Kart Ada Li, KS 09:00', ' 2/31 Eventuelt 10:00']),
    [
      [1, 'Kart', 'Ada Li, KS', '09:00', undefined],
      [2, 'Eventuelt', undefined, '10:00', undefined],
    ],
  )
})

test('issue 3, Proof: the clock may stand first, and the type before the presenter', () => {
  assert.deepEqual(
    agendaOf(
      [
        'Tid Saksnr Sak Sakstype Ansvarlig',
        '',
        '09.00 – 09.15 1/31 Kart for alle Drøfting Ola Strand, Fyrvesenet',
        '',
        '09.15 Pause',
        '',
        '09.30 2/31 Fyr langs kysten ',
        'og skjær Orientering Kari Moe, Fyrvesenet',
      ],
      new Map([
        [1, ['Kart for alle']],
        [2, ['Fyr langs kysten og skjær']],
      ]),
    ),
    [
      [1, 'Kart for alle', 'Ola Strand, Fyrvesenet', '09:00', 'drofting'],
      [undefined, 'Pause', undefined, '09:15', undefined],
      [2, 'Fyr langs kysten og skjær', 'Kari Moe, Fyrvesenet', '09:30', 'orientering'],
    ],
  )
})

test('issue 3, Proof: an agenda may have no clocks, and its rows end at the next number', () => {
  assert.deepEqual(
    agendaOf([
      'Saksnr Sak Ansvarlig Sakstype',
      '',
      '1/31 Kart Ada Li, KS Drøfting',
      '',
      'Pause',
      '',
      '2/31 Fyr Orientering',
      '3/31 Eventuelt',
    ]),
    [
      [1, 'Kart', 'Ada Li, KS', undefined, 'drofting'],
      [undefined, 'Pause', undefined, undefined, undefined],
      [2, 'Fyr', undefined, undefined, 'orientering'],
      [3, 'Eventuelt', undefined, undefined, undefined],
    ],
  )
})

test('issue 3: text that follows the agenda on its page is no row of it', () => {
  const rows = agendaOf([
    header,
    '1/31 Kart Ada Li, KS 09:00 Drøfting',
    '2/31 Fyr 10:00',
    'Visjon: Trygt i havn',
    'Mål',
  ])
  assert.deepEqual(
    rows.map(([number]) => number),
    [1, 2],
  )
})

test('issue 3: what the slides call the case parts title and presenter where names do not', () => {
  assert.equal(titleWords(['Fyr i Sundvik Havn Og Vei Loskontoret'], ['Fyr i Sundvik']), 3)
  assert.equal(titleWords(['Referat fra Fagrådet 3. mars', 'Ada Li, Fyrvesenet'], []), 5)
  assert.equal(titleWords(['Referat fra Fagrådet 3. mars Ada', 'Li, Fyrvesenet'], []), 5)
  assert.equal(titleWords(['Orientering fra Havnedirektoratet Ada Li, KS'], []), 3)
  assert.equal(titleWords(['Dagsaktuelt Alle'], []), 1)
  assert.equal(titleWords(['Helse og havn – et samarbeid'], []), 6)
})

test('issue 3, Proof: the columns of an agenda in a table are known by their words, in any order', () => {
  const paper = paperOf(
    'Tid\tSakstype\tSaksnr\tTema\tAnsvarlig\n09:00\tDrøfting\t1/31\tKart\tAda Li\n\n10:00\t\t\tPause\t\n| a | b |',
  )
  assert.deepEqual(
    agendaFromTable(paper).map(({ printed, title, clock, presenter, type }) => [
      printed?.number,
      title.value,
      clock,
      presenter,
      type,
    ]),
    [
      [1, 'Kart', '09:00', 'Ada Li', 'drofting'],
      [undefined, 'Pause', '10:00', undefined, undefined],
    ],
  )
})

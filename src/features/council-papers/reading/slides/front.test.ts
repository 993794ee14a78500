import assert from 'node:assert/strict'
import { test } from 'node:test'
import { councilNamed, misspelledCouncil } from './council-spelling.ts'
import { readFront, readPeople } from './front.ts'
import { readDeck } from './read-deck.ts'
import { pdfDeck, smallMeeting } from './sample-decks.ts'
import { deckLines } from './deck-lines.ts'
import { slidesOf } from './slides.ts'

function frontOf(...slides: readonly string[]) {
  const paper = pdfDeck([...slides, 'Sak 1/31: Kart'])
  return readFront(paper, slidesOf(deckLines(paper)), [], 2031)
}

for (const [title, slide, council, date] of [
  ['words', 'Møte i Strategirådet\n16. Oktober 2031', 'strategiradet', '2031-10-16'],
  ['digits', 'Møte i NUIT\n16.10.2031', 'nuit', '2031-10-16'],
  ['one line', 'Møte i Fagrådet 3. mars 2031', 'nufa', '2031-03-03'],
  ['an unknown council', 'Ekstraordinært møte i Fyrrådet\n3. mars 2031', 'fyrradet', '2031-03-03'],
  ['no day', 'Møte i Fagrådet\nSundvik', 'nufa', undefined],
  [
    'a name over two lines',
    'Møte i Nasjonalt råd for fyr og \nlykter (Fyrrådet) \n\n3. mars 2031',
    'fyrradet',
    '2031-03-03',
  ],
  ['without «Møte i»', 'Porteføljerådet\nMøte 2/2031\n3. mars 2031', 'nuit', '2031-03-03'],
  ['an unknown council without «Møte i»', 'Fyrrådet, 3. mars 2031\nSundvik', 'fyrradet', '2031-03-03'],
] as const) {
  test(`issue 3: council and day stand on the title slide (${title})`, () => {
    const front = frontOf(slide)
    assert.equal(front.council?.value, council)
    assert.equal(front.date?.value, date)
  })
}

test('A5: days of print, of presentations and of other meetings do not move the meeting', () => {
  const front = frontOf(
    'Møte i NUIT\n11. september 2031\n\nSalen',
    'Godkjenning av referat fra NUIT 15. mai 2031',
    'Onsdag 24. januar 2024',
    'Kart\nOla Strand, 15. mai 2031\n\n12.09.2031 18',
  )
  assert.equal(front.date?.value, '2031-09-11')
  assert.equal(front.place?.value, 'Salen')
})

test('A5: a day with a weekday, or of another year than the cases, is left over from a template', () => {
  const front = frontOf('Møte i NUIT\nOnsdag 24. januar 2024\n11. september 2031\n\nSalen')
  assert.equal(front.date?.value, '2031-09-11')
  assert.equal(frontOf('Møte i NUIT\nTorsdag 11. september 2031').date?.value, '2031-09-11')
})

test('issue 3: where the title slide names no day, the head of the agenda does', () => {
  const [title = '', people = '', ...rest] = smallMeeting
  const [part] = readDeck(pdfDeck([title.replace('4. mars 2031', ''), people, ...rest]))?.parts ?? []
  assert.equal(part?.date?.value, '2031-03-04')
})

test('issue 3: a title slide and an agenda that name different days are flagged', () => {
  const moved = smallMeeting.map((slide, at) => (at === 1 ? slide.replace('4. mars', '5. mars') : slide))
  const reading = readDeck(pdfDeck(moved))
  assert.equal(reading?.parts[0]?.date?.value, '2031-03-04')
  const flags = reading?.flags.filter(({ kind }) => kind === 'date-conflict') ?? []
  assert.deepEqual(
    flags.map(({ where, repair }) => [where, repair]),
    [['møte', '2031-03-04']],
  )
})

test('steering and plans 1.8, row 10: a name spelled nearly right is that council, and flagged', () => {
  assert.equal(councilNamed('Nasjonalt porteføjlerådet').council, 'nuit')
  assert.equal(misspelledCouncil('portefølgeråd')?.council, 'nuit')
  for (const right of ['Porteføljerådet', 'porteføljerådets', 'Strategiråd', 'helseråd', 'Fyrrådet', 'fagrådene'])
    assert.equal(misspelledCouncil(right), undefined, right)
})

test('issue 3: substitutes and those who join are told apart, and a name may go on over a gap', () => {
  const slide = [
    'Endringer i representanter i Fagrådet',
    '',
    'Vi ønsker nye medlemmer velkommen:',
    '',
    '• Ada Li, Fyrvesenet. Hun erstatter Per ',
    '',
    'Dahl.',
    '',
    '• Bo Ek, Havneverket.',
    ' Stedfortredere til dagens møte',
    '',
    '• Cia Fos, Loskontoret, stiller for Dag Gro.',
    '• Eli Haug (Fyrvesenet) møter for Ivar Jor',
  ].join('\n')
  const paper = pdfDeck(['Møte i Fagrådet\n3. mars 2031', slide, 'Sak 1/31: Kart'])
  const { memberChanges, substitutes } = readPeople(paper, slidesOf(deckLines(paper)))
  assert.deepEqual(
    memberChanges.map(({ person, organisation, instead }) => [person, organisation, instead]),
    [
      ['Ada Li', 'Fyrvesenet', 'Per Dahl'],
      ['Bo Ek', 'Havneverket', undefined],
    ],
  )
  assert.deepEqual(
    substitutes.map(({ person, organisation, instead }) => [person, organisation, instead]),
    [
      ['Cia Fos', 'Loskontoret', 'Dag Gro'],
      ['Eli Haug', 'Fyrvesenet', 'Ivar Jor'],
    ],
  )
})

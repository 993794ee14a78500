import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readDeck } from './read-deck.ts'
import { paperOf } from './sample-decks.ts'

const deck = paperOf(
  [
    '# Møte i Fyrrådet',
    '',
    '7. mai 2031',
    '',
    'Fjordsalen, Sundvik',
    '',
    '# Endringer i representanter i Fyrrådet',
    '',
    '- Tiril Vangsnes, Sundvik kommune. Hun tar over etter Peder Aurdal',
    '',
    '# Stedfortredere til dagens møte',
    '',
    '- Eskil Borgen, Havnedirektoratet, stiller for Synne Lid',
    '',
    'Saksnr\tAgenda Fyrrådet 7. mai 2031\tPresenterer saken\tTid\tSakstype',
    '1/31\tGodkjenning av innkalling\tSynne Lid, <b>Havnedirektoratet</b>\t10:00\tGodkjenning',
    '\tDagsaktuelt\tAlle\t10:10\t',
    '2/31\tFyrkartet\tOla Strand, <b>Fyrvesenet</b>\t10:30\tDrøfting',
    '\tLunsj\t\t11:30\t',
    '3/31\tEventuelt\tSynne Lid, <b>Havnedirektoratet</b>\t12:00\t',
    '',
    '# Visjon: Trygt i havn',
    '',
    '**Sak 2: Fyrkartet – lag og farger**',
    '',
    '# Sak 1/31: Godkjenning av innkalling',
    '',
    '',
    '',
    '# Forslag til vedtak',
    '',
    'Fyrrådet godkjenner **innkalling**  ',
    'og dagsorden.',
    '',
    'Sak 2/31: Fyrkartet  ',
    'for alle',
    '',
    '—',
    '',
    '# Fyrkartet',
    '',
    'Ola Strand, 15. mai 2031',
    '',
    '# Til drøfting:',
    '',
    '1. Hvilke farger?',
    '2. Hvilke lag?',
    '',
    '# Forslag til vedtak',
    '',
    "The image shows a slide with a lighthouse and a table titled 'Oversikt over fyr'.",
    '',
    'Fyrrådet støtter kartet.',
    '',
    'Lunsj – oppstart igjen kl. 12.00',
    '',
    '# Sak 3/31: Eventuelt',
    '',
    'Takk for i dag!',
  ].join('\n'),
)

const [part] = readDeck(deck)?.parts ?? []

test('issue 3: a Markdown deck gives council, day, place and people', () => {
  assert.equal(part?.council?.value, 'fyrradet')
  assert.equal(part?.date?.value, '2031-05-07')
  assert.equal(part?.place?.value, 'Fjordsalen, Sundvik')
  assert.deepEqual(
    [...(part?.memberChanges ?? []), ...(part?.substitutes ?? [])].map(({ person, organisation, instead }) => [
      person,
      organisation,
      instead,
    ]),
    [
      ['Tiril Vangsnes', 'Sundvik kommune', 'Peder Aurdal'],
      ['Eskil Borgen', 'Havnedirektoratet', 'Synne Lid'],
    ],
  )
})

test('issue 3: the agenda in tabs keeps breaks and items without a number', () => {
  assert.deepEqual(
    part?.agenda.map(({ kind, title, clock, number }) => [kind, title, clock, number]),
    [
      ['case', 'Godkjenning av innkalling', '10:00', 1],
      ['open', 'Dagsaktuelt', '10:10', undefined],
      ['case', 'Fyrkartet', '10:30', 2],
      ['break', 'Lunsj', '11:30', undefined],
      ['case', 'Eventuelt', '12:00', 3],
    ],
  )
  assert.equal(part?.agenda[2]?.presenter, 'Ola Strand, Fyrvesenet')
})

test('A9: proposals of a Markdown deck hold neither marks nor captions, and end before the break', () => {
  assert.deepEqual(
    part?.cases.map(({ proposals }) => proposals.map(({ value, source }) => [value, source.lines])),
    [[['Fyrrådet godkjenner innkalling og dagsorden.', [32, 33]]], [['Fyrrådet støtter kartet.', [53, 53]]], []],
  )
})

test('issue 3: questions of a Markdown deck are its numbered points, a case title may lack its mark', () => {
  assert.deepEqual(
    part?.cases[1]?.questions.map(({ value }) => value),
    ['1. Hvilke farger?', '2. Hvilke lag?'],
  )
  assert.deepEqual(
    part?.cases[1]?.otherTitles?.map(({ value }) => value),
    ['Fyrkartet for alle', 'Fyrkartet – lag og farger'],
  )
})

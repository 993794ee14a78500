import assert from 'node:assert/strict'
import { test } from 'node:test'
import { joinText, plain } from '../lines.ts'
import type { CaseSaid, PaperText } from '../reading.ts'
import { readDeck } from './read-deck.ts'
import { paperOf, pdfDeck, smallMeeting } from './sample-decks.ts'

const deck = pdfDeck(smallMeeting)

function casesOf(paper: PaperText): readonly CaseSaid[] {
  const reading = readDeck(paper)
  assert.ok(reading, 'is a deck')
  return reading.parts[0]?.cases ?? []
}

function proposalsOf(paper: PaperText): readonly (readonly [number, string, string])[] {
  return casesOf(paper).flatMap(({ number, proposals }) =>
    proposals.map(({ kind, value }) => [number, kind, value] as const),
  )
}

test('issue 3: a deck gives its cases in order, with title and type by the agenda', () => {
  assert.deepEqual(
    casesOf(deck).map(({ number, year, title, type }) => [number, year, title?.value, type?.value]),
    [
      [5, 2031, 'Godkjenning av innkalling og dagsorden', 'godkjenning'],
      [6, 2031, 'Kart over fyr og fjell, med planer for bygging og drift', 'drofting'],
      [7, 2031, 'Orientering fra Havnedirektoratet', 'orientering'],
      [8, 2031, 'Eventuelt', 'eventuelt'],
    ],
  )
})

test('steering and plans 1.8, rows 6 and 15: a proposal ends with its slide, whether its heading stands first or last', () => {
  assert.deepEqual(proposalsOf(deck), [
    [5, 'forslag', 'Porteføljerådet godkjenner innkalling og dagsorden.'],
    [6, 'forslag', '• Porteføljerådet støtter planen for kart • Porteføljerådet ber om dybder'],
    [7, 'forslag-oppdatert', 'Porteføljerådet tar sakene til orientering.'],
  ])
})

test('issue 3: the meeting begins with the first row of its agenda', () => {
  const [part] = readDeck(deck)?.parts ?? []
  assert.deepEqual([part?.from, part?.to], ['10:00', undefined])
  assert.deepEqual(
    part?.agenda.map(({ kind, clock }) => `${kind} ${clock}`),
    ['case 10:00', 'case 10:15', 'break 11:00', 'open 11:10', 'case 11:30', 'case 12:00'],
  )
})

test('A4: a proposal is never a decision; a slide headed «Vedtak» is one', () => {
  assert.ok(casesOf(deck).every(({ decisions }) => decisions.length === 0))
  const renamed = { ...deck, lines: deck.lines.map((line) => line.replace('Forslag til vedtak', 'Vedtak')) }
  const cases = casesOf(renamed)
  assert.ok(cases.every(({ proposals }) => proposals.length === 0))
  assert.deepEqual(
    cases.flatMap(({ decisions }) => decisions.map(({ kind }) => kind)),
    ['vedtak', 'vedtak', 'vedtak-oppdatert'],
  )
})

test('A2: every text of a deck equals its source lines, blanks, furniture and marks aside', () => {
  for (const { title, proposals, questions, sections } of casesOf(deck)) {
    for (const { value, source } of [
      ...proposals,
      ...questions,
      ...sections.map((each) => ({ ...each, value: each.text })),
    ]) {
      const lines = deck.lines.slice(source.lines[0] - 1, source.lines[1]).map(plain)
      assert.equal(joinText(lines), value)
    }
    const [from, to] = title?.source.lines ?? [1, 1]
    assert.ok(joinText(deck.lines.slice(from - 1, to).map(plain)).includes(title?.value ?? '-'))
  }
})

test('issue 3: what is asked on a slide under «Drøfting» is a question of the case', () => {
  const [, second] = casesOf(deck)
  assert.deepEqual(
    second?.questions.map(({ value }) => value),
    ['• Hvilke fyr skal tegnes først?'],
  )
})

test('A9: page numbers, print dates, template text and breaks enter no field of a deck', () => {
  const said = JSON.stringify(readDeck(deck)?.parts)
  for (const furniture of ['Norsk mal', '12.02.2031', 'Havnedirektoratet 12', 'oppstart igjen']) {
    assert.ok(!said.includes(furniture), furniture)
  }
})

test('steering and plans 1.8, row 13: a break that ends at another time than the agenda says is flagged', () => {
  const flags = readDeck(deck)?.flags.filter(({ kind }) => kind === 'clock-differs') ?? []
  assert.deepEqual(
    flags.map(({ where }) => where),
    ['sak 7/31'],
  )
  assert.match(flags[0]?.message ?? '', /11:30.*11:15/)
})

test('issue 3: «Sak 6: …» without a year is another title of case 6/31, not a case', () => {
  const [, second] = casesOf(deck)
  assert.deepEqual(
    second?.otherTitles?.map(({ value }) => value),
    ['Kart over fyr og fjell'],
  )
})

test('steering and plans 1.8, row 8: a number of another year is read by its place in the agenda, and flagged', () => {
  const misprinted = { ...deck, lines: deck.lines.map((line) => line.replace(/^7\/31 /, '7/13 ')) }
  assert.deepEqual(
    casesOf(misprinted).map(({ number, year }) => `${number}/${year}`),
    ['5/2031', '6/2031', '7/2031', '8/2031'],
  )
  const flagged = readDeck(misprinted)?.flags.find(({ kind }) => kind === 'number-repaired')
  assert.equal(flagged?.where, 'sak 7/31')
  assert.equal(flagged?.repair, '7/31')
})

test('steering and plans 1.8, row 15: slides that build up say a thing once, in its fullest form', () => {
  const built = [...smallMeeting]
  built.splice(9, 0, '• Porteføljerådet støtter planen for \n\nkart\n\n10\n\nForslag til vedtak')
  assert.deepEqual(proposalsOf(pdfDeck(built)), proposalsOf(deck))
})

test('issue 3, Proof: a case without an agenda row, and a row without slides, are both cases', () => {
  const noAgenda = pdfDeck(smallMeeting.filter((_, at) => at !== 1))
  assert.deepEqual(
    casesOf(noAgenda).map(({ number, title }) => [number, title?.value]),
    casesOf(deck).map(({ number, title }) => [number, title?.value]),
  )
  const noSlides = pdfDeck(smallMeeting.filter((slide) => !slide.startsWith('Sak 8/31')))
  assert.deepEqual(
    casesOf(noSlides).map(({ number }) => number),
    [5, 6, 7, 8],
  )
})

test('issue 3, Proof: the heading of a proposal may be called something else, listed or not, and is still none of a decision', () => {
  for (const heading of ['Innstilling', 'Forslag til beslutning', 'Anbefaling fra direktoratet', 'Konklusjon']) {
    const renamed = { ...deck, lines: deck.lines.map((line) => line.replace(/^Forslag til vedtak$/, heading)) }
    const [first] = casesOf(renamed)
    assert.equal(first?.proposals[0]?.value, 'Porteføljerådet godkjenner innkalling og dagsorden.', heading)
    assert.equal(first?.decisions.length, 0)
  }
})

test('issue 3, Proof: cases in another order, and titles without a colon, are the same cases', () => {
  const [title, people, one, two, ...rest] = smallMeeting
  const moved = [title, people, ...rest.slice(0, -2), one, two, ...rest.slice(-2)].flatMap((slide) => slide ?? [])
  assert.deepEqual(proposalsOf(pdfDeck(moved)), proposalsOf(deck))
  for (const form of ['Sak $1 – ', 'Sak $1 ', 'SAK $1: ', 'Saksnr. $1: ']) {
    const other = pdfDeck(smallMeeting.map((slide) => slide.replace(/^Sak (\d\/31): /, form)))
    assert.deepEqual(proposalsOf(other), proposalsOf(deck), form)
  }
})

test('issue 3, Proof: titles without a year go by the agenda, and a title may stand on every slide of its case', () => {
  const yearless = pdfDeck(smallMeeting.map((slide) => slide.replace(/^Sak (\d)\/31: /, 'Sak $1: ')))
  assert.deepEqual(proposalsOf(yearless), proposalsOf(deck))
  const repeated = pdfDeck(smallMeeting.map((slide, at) => (at === 9 ? `Sak 6/31: Kart over fyr\n\n${slide}` : slide)))
  assert.deepEqual(proposalsOf(repeated), proposalsOf(deck))
})

test('issue 3, Proof: a proposal headed with the number of its case, or on the line of its heading, is read', () => {
  const numbered = pdfDeck(
    smallMeeting.map((slide, at) => (at === 3 ? slide.replace('Forslag', 'Sak 5/31: Forslag') : slide)),
  )
  assert.deepEqual(proposalsOf(numbered), proposalsOf(deck))
  assert.equal(casesOf(numbered)[0]?.title?.value, 'Godkjenning av innkalling og dagsorden')
  const inline = pdfDeck(
    smallMeeting.map((slide) => slide.replace('Forslag til vedtak\n Porte', 'Forslag til vedtak: Porte')),
  )
  assert.deepEqual(proposalsOf(inline), proposalsOf(deck))
})

test('A4: a heading over two lines is one, and «vedtak» under «Forslag til» makes no decision', () => {
  for (const broken of ['Forslag til\nvedtak', 'Forslag til\n\nVedtak', 'Forslag\ntil vedtak']) {
    const paper = pdfDeck(
      smallMeeting.map((slide) => slide.replace(/Forslag til vedtak$|Forslag til vedtak(?=\n)/g, broken)),
    )
    assert.deepEqual(proposalsOf(paper), proposalsOf(deck), broken)
    assert.ok(casesOf(paper).every(({ decisions }) => decisions.length === 0))
  }
})

test('A4: «Vedtak» as the head of a column on a slide is no decision', () => {
  for (const slide of [
    'Tidligere behandlinger\n\nSaksnr\n\nVedtak\n\n3/29\n\nPorteføljerådet tok saken til orientering.',
    'Vedtak\n\n3/29 Fyrkart: Porteføljerådet tok saken til orientering.',
  ]) {
    const slides = [...smallMeeting]
    slides.splice(6, 0, slide)
    assert.ok(casesOf(pdfDeck(slides)).every(({ decisions }) => decisions.length === 0))
  }
})

test('issue 3: a PDF read here has one blank at the start of a page and no empty lines between pages', () => {
  const pages = smallMeeting.map((slide) => slide.replaceAll('\n ', '\n\n'))
  const paper = paperOf(pages.map((page) => ` ${page.trim()}`).join('\n'))
  assert.deepEqual(
    proposalsOf(paper).map(([number, kind]) => [number, kind]),
    proposalsOf(deck).map(([number, kind]) => [number, kind]),
  )
})

test('A4: «Forslag» on a slide, and the rest of a title, are no proposal', () => {
  const slides = [...smallMeeting]
  slides.splice(
    6,
    0,
    'Forslag\n\n• Flere fyr',
    'Forslag: Flytte moloen',
    'Sak 6/31: Kart over fyr\nog fjell\nForslag til vedtak',
  )
  assert.deepEqual(proposalsOf(pdfDeck(slides)), proposalsOf(deck))
})

test('issue 3: a slide that speaks of members, or a decision with a colon, does not make a deck something else', () => {
  const speaking = pdfDeck([
    smallMeeting[0] ?? '',
    'Dagsaktuelt\n\nMedlemmer kan ta opp det de vil',
    ...smallMeeting.slice(1),
  ])
  assert.deepEqual(proposalsOf(speaking), proposalsOf(deck))
  const decided = pdfDeck(smallMeeting.map((slide) => slide.replace(/Forslag til vedtak(?=\n)/, 'Vedtak:')))
  assert.ok(casesOf(decided)[0]?.decisions.length === 1)
})

test('issue 3, bad input: notices, minutes, invoices and empty papers are no decks', () => {
  for (const text of [
    '',
    'Faktura 17\nBeløp 300 kr\n\n\n\nTakk',
    'Referat fra møte i Fagrådet\nTil stede Ada Li\n\nSak 1/31: Kart\n\n\n\nVedtak\nFagrådet tar saken til orientering.',
    'Innkalling til møte\n\n1/31 Kart\n\n Forslag til vedtak:\nFagrådet tar saken til orientering.',
  ]) {
    assert.equal(readDeck(paperOf(text)), undefined)
  }
})

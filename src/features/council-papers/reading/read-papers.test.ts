import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { test } from 'node:test'
import fc from 'fast-check'
import { cases } from '../../../../test/seed.ts'
import { renderReading } from './json.ts'
import { readPapers } from './read-papers.ts'
import type { PaperText } from './reading.ts'

function paperOf(name: string, text: string): PaperText {
  return { name, sha256: createHash('sha256').update(text).digest('hex'), lines: text.split('\n') }
}

const notice = `Innkalling til møte i Nasjonalt råd for øvelser (Øvelsesrådet)

Møte 2/2027

Dato 12. mars 2027

Tid Kl. 10.00 – 15.00

Sted Brannstasjonen

Medlemmer Åse Dal (Fjord RHF)
Per Li (Vidde RHF)

Sak Agenda Øvelsesrådet Tidspunkt Sakstype

7/27 Godkjenning av dagsorden 10:00 Godkjenning

 Dagsaktuelt 10:10 Åpen sak

8/27 Plan for øvelser i
kommunene

10:30 Drøfting

9/27 Eventuelt 14:30

Sak Tema Sakstype

7/27 Godkjenning av dagsorden Godkjenning

 Forslag til vedtak:
Øvelsesrådet godkjenner dagsorden.

8/27 Plan for øvelser i kommunene Drøfting

 Direktoratet vil drøfte planen.

Vedlegg 1:
Toppnotat Plan for øvelser

 Forslag til vedtak:
Øvelsesrådet drøftet planen.

9/27 Eventuelt
`

const memo = `Plan for øvelser i kommunene

Forslag til vedtak

Øvelsesrådet drøftet planen, og ber direktoratet om å

gå videre.

Hensikt med saken

Direktoratet ønsker råd.

Til
Dato
Saksnummer
Innretning

Møte 2/27
12.03.2027
8/27
Drøfting

Sakseier
Saksbehandler

Åse Dal
Ola Moe

Vedtak fra tidligere behandlinger i rådsmodellen

Saksnr. Møte og dato Tittel på sak Vedtak

4/26 Øvelsesrådet
(16.10.26)

Felles øvelser

Øvelsesrådet tar saken til orientering.
`

const minutesHead = `Referat fra møte i Øvelsesrådet
Møte 2/2027

Dato 12. mars 2027

Medlemmer Åse Dal (Fjord RHF)

Ikke til stede Per Li (Vidde RHF)

`

const minutes = `Sak Tittel på sak Sakstype

7/27 Godkjenning av dagsorden Godkjenning

 Dagsaktuelt Åpen sak

8/27 Plan for øvelser i kommunene Drøfting

9/27 Eventuelt

 Fredag 4. januar 2019
Sak Tema

7/27 Godkjenning av dagsorden

 Vedtak:
Øvelsesrådet godkjenner dagsorden.

 Dagsaktuelt

Innspill:
• Nettet var nede i februar.

8/27 Plan for øvelser i kommunene

 Ola Moe la frem saken.

Innspill:
• Øv oftere.
• Øv bedre.

 Vedtak oppdatert:
Øvelsesrådet støtter planen.

9/27 Eventuelt

 Ingen saker.
`

const papers = {
  notice: paperOf('innkalling.txt', notice),
  memo: paperOf('notat.txt', memo),
  minutes: paperOf('referat.txt', minutesHead + minutes),
  copy: paperOf('utdrag.txt', minutes),
}
const all = Object.values(papers)
const caseOf = (reading: ReturnType<typeof readPapers>, number: number) =>
  reading.cases.find((each) => each.number === number)

test('issue 3, item 1: notice, memo and minutes make one meeting and its cases', () => {
  const reading = readPapers(all)
  assert.deepEqual(
    reading.meetings.map(({ id, number, from, to, kinds, members, absent }) => [
      id,
      number,
      from,
      to,
      kinds,
      members.length,
      absent.length,
    ]),
    [['ovelsesradet/2027-03-12', '2/2027', '10:00', '15:00', ['innkalling', 'referat', 'toppnotat'], 1, 1]],
  )
  assert.deepEqual(
    reading.cases.map(({ id, title, type }) => [id, title?.value, type?.value]),
    [
      ['ovelsesradet/2027/7', 'Godkjenning av dagsorden', 'godkjenning'],
      ['ovelsesradet/2027/8', 'Plan for øvelser i kommunene', 'drofting'],
      ['ovelsesradet/2027/9', 'Eventuelt', 'eventuelt'],
    ],
  )
  const found = caseOf(reading, 8)
  assert.deepEqual(
    [
      found?.owner?.value,
      found?.handler?.value,
      found?.decisions.map(({ kind, value }) => [kind, value]),
      found?.inputs.map(({ value }) => value),
    ],
    ['Åse Dal', 'Ola Moe', [['vedtak-oppdatert', 'Øvelsesrådet støtter planen.']], ['Øv oftere.', 'Øv bedre.']],
  )
})

test('issue 3, item 2: one proposal for each case: the memo’s words before the notice’s, the difference flagged', () => {
  const reading = readPapers(all)
  assert.deepEqual(
    caseOf(reading, 8)?.proposals.map(({ value }) => value),
    ['Øvelsesrådet drøftet planen, og ber direktoratet om å gå videre.'],
  )
  assert.deepEqual(
    reading.flags.map(({ kind, where }) => [kind, where]),
    [
      ['template-leftover', 'ovelsesradet/2027-03-12'],
      ['two-wordings', 'ovelsesradet/2027/8'],
    ],
  )
})

test('A1: any order, and twice, is the same', () => {
  const reading = readPapers(all)
  fc.assert(
    fc.property(fc.shuffledSubarray([...all, ...all], { minLength: 2 * all.length }), (shuffled) =>
      assert.deepEqual(readPapers(shuffled), reading),
    ),
    cases(200),
  )
})

test('A1: of any subset, no case or proposal is doubled, and nothing is said that all do not say', () => {
  const whole = new Set(readPapers(all).cases.map(({ year, number }) => `${year}/${number}`))
  fc.assert(
    fc.property(fc.subarray(all, { minLength: 1 }), (some) => {
      const numbers = readPapers(some).cases.map(({ year, number }) => `${year}/${number}`)
      assert.equal(new Set(numbers).size, numbers.length)
      assert.ok(numbers.every((number) => whole.has(number)))
      assert.ok(readPapers(some).cases.every(({ proposals }) => proposals.length <= 1))
    }),
    cases(100),
  )
})

test('A3: a part of minutes alone asks for council and day, and beside the minutes is nothing new', () => {
  const alone = readPapers([papers.copy])
  assert.deepEqual(
    [alone.meetings.length, alone.meetings[0]?.council, alone.meetings[0]?.date, alone.cases.length],
    [1, undefined, undefined, 3],
  )
  const asked = alone.flags.filter(({ kind }) => kind === 'council-missing' || kind === 'date-missing')
  assert.deepEqual(
    asked.map(({ kind, repair }) => [kind, repair]),
    [
      ['council-missing', 'ovelsesradet'],
      ['date-missing', undefined],
    ],
  )
  const without = readPapers([papers.minutes])
  const both = readPapers([papers.minutes, papers.copy])
  assert.deepEqual(
    both.cases.map(({ id, decisions, inputs }) => [id, decisions.length, inputs.length]),
    without.cases.map(({ id, decisions, inputs }) => [id, decisions.length, inputs.length]),
  )
  assert.equal(both.meetings.length, 1)
})

test('A3: a fragment with one case of a known number and title is a draft, unless it says what the minutes say', () => {
  const home = (text: string) =>
    readPapers([papers.minutes, paperOf('bit.txt', text)]).meetings.map(({ id }) => id.split('/')[0])
  const one = 'Sak Tema\n\n8/27 Plan for øvelser i kommunene\n\n Vedtak:\n'
  assert.deepEqual(home(`${one}Øvelsesrådet avviser planen.\n\n`.repeat(300)), ['ovelsesradet', 'utkast'])
  assert.deepEqual(home('Sak 8/27 Plan for øvelser i kommunene\n\n'.repeat(300)), ['ovelsesradet', 'utkast'])
  assert.deepEqual(home(`${one.replace('Vedtak', 'Vedtak oppdatert')}Øvelsesrådet støtter planen.\n`), ['ovelsesradet'])
})

test('A4: a proposal is no decision until its heading says it is', () => {
  const decided = (text: string) =>
    readPapers([paperOf('a.txt', text)]).cases.flatMap(({ decisions }) => decisions).length
  assert.equal(decided(notice), 0)
  assert.equal(decided(memo), 0)
  assert.equal(decided(notice.replaceAll('Forslag til vedtak', 'Vedtak')), 2)
  assert.equal(decided(memo.replaceAll('Forslag til vedtak', 'Vedtak')), 1)
  assert.equal(decided(notice.replaceAll('Forslag til vedtak', 'Det rådet bes om')), 0)
})

for (const [how, broken] of [
  ['two lines', 'Forslag til\n\nVedtak'],
  ['a page', 'Forslag til\n\nhttps://www.example.no/a\n vedtak'],
  ['a footer', 'Sekretariatets forslag til\nside 2\nVedtak'],
] as const) {
  test(`A4: a heading broken over ${how} proposes, it does not decide`, () => {
    const { cases: found } = readPapers([paperOf('a.txt', notice.replaceAll('Forslag til vedtak', broken))])
    assert.deepEqual(
      found.map(({ proposals, decisions }) => [proposals.length, decisions.length]),
      [
        [1, 0],
        [1, 0],
        [0, 0],
      ],
    )
  })
}

test('A5: a date left over from a template sets no date', () => {
  assert.equal(readPapers([papers.copy]).meetings[0]?.date, undefined)
})

test('issue 3, item 1: a renamed heading for inputs is known by the points under it', () => {
  const renamed = paperOf('a.txt', (minutesHead + minutes).replaceAll('Innspill:', 'Dette ble sagt:'))
  assert.deepEqual(
    caseOf(readPapers([renamed]), 8)?.inputs.map(({ value }) => value),
    ['Øv oftere.', 'Øv bedre.'],
  )
})

test('issue 3, JSON: an open item that holds inputs is an entry without number, after the case before it', () => {
  const { cases: entries } = renderReading(readPapers(all))
  assert.deepEqual(
    entries.map(({ number, type, inputs }) => [number, type, inputs.length]),
    [
      [7, 'godkjenning', 0],
      [null, 'apen', 1],
      [8, 'drofting', 2],
      [9, 'eventuelt', 0],
    ],
  )
})

test('issue 3, JSON: missing values are null, and the source is the paper that tells most', () => {
  const [first] = renderReading(readPapers([papers.notice])).cases
  assert.deepEqual(first, {
    council: 'ovelsesradet',
    year: 2027,
    number: 7,
    title: 'Godkjenning av dagsorden',
    type: 'godkjenning',
    owner: null,
    proposals: ['Øvelsesrådet godkjenner dagsorden.'],
    decisions: [],
    inputs: [],
    earlier: [],
    source: { file: 'innkalling.txt', lines: [29, 32] },
  })
})

test('issue 3, item 2: a memo alone has a day but no council, and says which it seems to be', () => {
  const { meetings, flags, cases: found } = readPapers([papers.memo])
  assert.deepEqual([meetings[0]?.council, meetings[0]?.date, found[0]?.earlier.length], [undefined, '2027-03-12', 1])
  assert.equal(flags.find(({ kind }) => kind === 'council-missing')?.repair, 'ovelsesradet')
})

test('issue 3, item 2: a memo without a number goes by its title in the document’s list, flagged', () => {
  const unnumbered = memo.replace('Saksnummer\n', '').replace('8/27\n', '')
  const { cases: found, flags } = readPapers([paperOf('a.txt', `${notice}\n ${unnumbered}`)])
  assert.equal(found.find(({ number }) => number === 8)?.owner?.value, 'Åse Dal')
  assert.ok(flags.some(({ kind, where }) => kind === 'number-missing' && where === 'ovelsesradet/2027/8'))
})

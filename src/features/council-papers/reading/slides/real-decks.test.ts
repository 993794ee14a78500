import assert from 'node:assert/strict'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { test } from 'node:test'
import { joinText, plain } from '../lines.ts'
import type { DocumentReading, Flag, PaperText, Part } from '../reading.ts'
import { checkGrantRepair } from '../tables/grant-rules.ts'
import { grantTables } from '../tables/grant-table.ts'
import { readDeck } from './read-deck.ts'

const folder = new URL('../../../../../../shared/papers/', import.meta.url)
const skip = existsSync(folder) ? false : 'NOT RUN: no council papers beside the checkout (../shared/papers)'

/** Counts and places only: nothing of the papers' text is in the repository. */
const expected = [
  {
    ...{ paper: '001', council: 'strategiradet', date: '2025-10-16', first: 21, cases: 9, agenda: 13 },
    ...{ changes: 2, substitutes: 3, grants: 0, waves: 0 },
    updated: [25],
    proposals: ['76-78', '88-90', '305-305', '561-567', '1454-1456', '2465-2469', '2733-2741', '2950-2950'],
    flags: { 'clock-differs': 2 },
  },
  {
    ...{ paper: '003', council: 'nuit', date: '2026-05-13', first: 12, cases: 10, agenda: 14 },
    ...{ changes: 1, substitutes: 1, grants: 21, waves: 26 },
    updated: [],
    proposals: ['251', '259-260', '316', '618', '712', '912', '1916', '2361', '2492'].map((at) =>
      at.includes('-') ? at : `${at}-${at}`,
    ),
    flags: { 'number-repaired': 1, 'clock-differs': 1, 'row-sum': 1, 'spelling-differs': 9, 'count-contradicts': 3 },
  },
  {
    ...{ paper: '004', council: 'nuit', date: '2025-09-11', first: 24, cases: 9, agenda: 11 },
    ...{ changes: 1, substitutes: 1, grants: 0, waves: 0 },
    updated: [],
    proposals: ['132-132', '145-145', '571-581', '671-673', '1483-1487', '1953-1957', '2343-2351', '2734-2734'],
    flags: {},
  },
] as const

function paperCalled(name: string): PaperText {
  const file = readdirSync(folder).find((each) => each.startsWith(name)) ?? ''
  return { name: file, sha256: name, lines: readFileSync(new URL(file, folder), 'utf8').split('\n') }
}

const read = new Map<string, DocumentReading | undefined>()

/** Each paper is read once for all tests of it. */
function deckOf(paper: PaperText): { readonly reading: DocumentReading; readonly part: Part } {
  const reading = read.has(paper.name) ? read.get(paper.name) : readDeck(paper)
  read.set(paper.name, reading)
  const part = reading?.parts[0]
  assert.ok(reading && part)
  return { reading, part }
}

for (const each of expected) {
  test(`A1: the deck ${each.paper} gives its meeting, agenda, people and cases`, { skip }, () => {
    const { part } = deckOf(paperCalled(each.paper))
    assert.equal(part.council?.value, each.council)
    assert.equal(part.date?.value, each.date)
    assert.deepEqual(
      part.cases.map(({ number }) => number),
      Array.from({ length: each.cases }, (_, at) => each.first + at),
    )
    assert.ok(part.cases.every(({ year }) => year === Number(each.date.slice(0, 4))))
    assert.equal(part.agenda.length, each.agenda)
    assert.equal(part.memberChanges.length, each.changes)
    assert.equal(part.substitutes.length, each.substitutes)
    assert.ok(part.cases.every(({ type }) => type !== undefined))
  })

  test(`A4: the deck ${each.paper} has ${each.proposals.length} proposals at their lines, and no decision`, {
    skip,
  }, () => {
    const { part } = deckOf(paperCalled(each.paper))
    const proposals = part.cases.flatMap(({ number, proposals }) => proposals.map((said) => ({ number, ...said })))
    assert.deepEqual(
      proposals.map(({ source }) => source.lines.join('-')),
      each.proposals,
    )
    assert.deepEqual(
      proposals.filter(({ kind }) => kind === 'forslag-oppdatert').map(({ number }) => number),
      each.updated,
    )
    assert.equal(part.cases.flatMap(({ decisions }) => decisions).length, 0)
  })

  test(`A2: each proposal and question of the deck ${each.paper} equals its lines`, { skip }, () => {
    const paper = paperCalled(each.paper)
    for (const { proposals, questions } of deckOf(paper).part.cases) {
      for (const { value, source } of [...proposals, ...questions])
        assert.equal(joinText(paper.lines.slice(source.lines[0] - 1, source.lines[1]).map(plain)), value)
    }
  })

  test(`A7, A8, A18: the tables and differences of the deck ${each.paper}`, { skip }, () => {
    const { reading } = deckOf(paperCalled(each.paper))
    assert.equal(reading.grants.length, each.grants)
    assert.equal(reading.timelines.filter(({ from }) => from !== undefined).length, each.waves)
    const flags = Map.groupBy<string, Flag>(reading.flags, ({ kind }) => kind)
    for (const [kind, count] of Object.entries(each.flags)) assert.equal(flags.get(kind)?.length, count, kind)
    assert.equal(flags.get('timeline-rule'), undefined)
  })

  test(`A9: no caption, footer or template text in the parts of the deck ${each.paper}`, { skip }, () => {
    const said = JSON.stringify(deckOf(paperCalled(each.paper)).part)
    for (const word of ['spreadsheet', 'orsk mal', 'PPT-mal', 'oppstart igjen']) assert.ok(!said.includes(word), word)
  })
}

test('A7: of the real grants one row is flagged; its repair has both reasons and another is refused', { skip }, () => {
  const paper = paperCalled('003')
  const flags = deckOf(paper).reading.flags.filter(({ kind }) => kind === 'row-sum' || kind === 'column-sum')
  assert.deepEqual(
    flags.map(({ repair, sources }) => [repair, sources[0]?.lines[0]]),
    [['5 400 000', 2183]],
  )
  const [table] = grantTables(paper)
  assert.ok(table)
  assert.equal(checkGrantRepair(table, 13, { applied: 5_400_000 }).ok, true)
  assert.equal(checkGrantRepair(table, 13, { applied: 5_000_000 }).ok, false)
})

test('A15: on the real panel one figure has its number and four were pictures', { skip }, () => {
  const panel = deckOf(paperCalled('003')).reading.figures.filter(({ asOf }) => asOf === '2026-04')
  assert.deepEqual(
    panel.map(({ value, case: about }) => [value, about?.number]),
    [[68, 16], ...Array.from({ length: 4 }, () => [undefined, 16])],
  )
})

import assert from 'node:assert/strict'
import { test } from 'node:test'
import {
  basisOf,
  type CouncilCase,
  type CouncilStore,
  caseId,
  caseSeries,
  correct,
  decide,
  earlierDecisions,
  followUp,
  type KeptRecords,
  linkCase,
  memoryCouncilStore,
  readRecords,
  requireOpen,
  sendNotice,
  sqlCouncilStore,
} from '../../src/features/council/index.ts'
import { aCase, aMeeting, anAct } from '../../src/features/council/store.contract.ts'
import { importPapers, memoryImportStore } from '../../src/features/council-import/index.ts'
import { putOnAgenda } from '../../src/features/council-work/arrange-agenda.ts'
import { makeDraft } from '../../src/features/council-work/draft-case.ts'
import { readPapers } from '../../src/features/council-papers/index.ts'
import { noRealPapers, ownPapers, realPapers } from '../fixtures/council-papers.ts'
import { testDatabase } from '../storage/database.ts'

/** Rows A10 to A14: what papers brought in, and what people then do with it. */

const { database } = await testDatabase()

async function imported(papers: typeof ownPapers, councils: CouncilStore): Promise<KeptRecords> {
  const now = () => new Date('2028-05-01T10:00:00Z')
  const bring = importPapers({ imports: memoryImportStore(), councils, read: readPapers, now })
  await bring(papers, { by: 'import', byName: 'Prøve' })
  return readRecords(councils)
}

const own = memoryCouncilStore()
const ownRecords = await imported(ownPapers, own)
const real = noRealPapers ? undefined : await imported(realPapers, sqlCouncilStore(database))
const needsReal = { skip: noRealPapers }

const caseIn = (records: KeptRecords | undefined, id: string): CouncilCase =>
  records?.case.find((each) => each.id === id) ?? assert.fail(`no case ${id}`)

const meetingsOf = (records: KeptRecords | undefined) => new Map(records?.meeting.map((each) => [each.id, each]))

/** Two clerks at the same time, each with a new case. */
const twoClerks = async (store: CouncilStore, council: string, year: number) =>
  (
    await Promise.all(
      ['a', 'b'].map((by) =>
        store.numbered(anAct({ by }), council, caseSeries(year), (number) => [
          { kind: 'case', council, id: caseId(council, year, number), seen: 0, content: aCase(council, year, number) },
        ]),
      ),
    )
  ).sort((a, b) => a - b)

test(
  'A10: after the five papers, two clerks at the same time get 22/26 and 23/26 in Porteføljerådet',
  needsReal,
  async () => {
    assert.deepEqual(await twoClerks(sqlCouncilStore(database), 'nuit', 2026), [22, 23])
  },
)

test('A10: a council goes on from the highest number in the papers, no gap, no double', async () => {
  for (const council of new Set(ownRecords.case.map((each) => each.council))) {
    const numbers = ownRecords.case.filter(
      (each) => each.council === council && each.year === 2020 && each.state !== 'cited',
    )
    const last = Math.max(0, ...numbers.map(({ number }) => number))
    assert.deepEqual(await twoClerks(own, council, 2020), [last + 1, last + 2], council)
  }
})

test('A10: two clerks who put cases on the same agenda at the same time get numbers after one another', async () => {
  const store = sqlCouncilStore(database)
  const meeting = { ...aMeeting('samtidig'), date: '2026-02-03' }
  await store.commit(anAct(), [{ kind: 'meeting', council: 'samtidig', id: meeting.id, seen: 0, content: meeting }])
  const put = async (key: string) => {
    const draft = await makeDraft(store, 'samtidig', 2026, { title: `Sak ${key}` }, key, anAct())
    const stored = (await store.find('meeting', 'samtidig', meeting.id)) ?? assert.fail()
    return (await putOnAgenda(store, stored, draft, anAct())).number
  }
  const numbers = await Promise.all(['aaaaaaaa', 'bbbbbbbb', 'cccccccc', 'dddddddd'].map(put))
  assert.deepEqual(numbers.toSorted(), [1, 2, 3, 4])
  const agenda = (await store.find('meeting', 'samtidig', meeting.id))?.content.agenda ?? []
  assert.equal(new Set(agenda.map((item) => item.case)).size, 4)
})

test('A10: the number is fixed when the notice is sent: no correction changes it', () => {
  const one = { ...aCase('nuit', 2026, 22), meeting: 'nuit/2026-02-03' }
  const agenda = [{ id: '1', kind: 'case', title: one.title, case: one.id }] as const
  const planned = { ...aMeeting('nuit'), place: 'Storgata 1', agenda }
  const sent = sendNotice(planned, new Map([[one.id, one]]), '2026-01-20')
  assert.deepEqual(sent.cases.map(({ number, id }) => [number, id]), [[22, one.id]]) // biome-ignore format: one line
  const approved = { ...sent.meeting, state: 'minutes-approved' } as const
  const wrong = { field: 'number', value: '24', reason: 'Byttet' }
  assert.throws(() => correct(one, approved, wrong, anAct()), { code: 'not-correctable' })
})

test('A11: a new case about running costs gets the nine rows of 5/26 and 5/26 itself, in date order', needsReal, () => {
  const before = caseIn(real, 'nuit/2026/5')
  const draft = { ...aCase('nuit', 2026, 22), title: before.title }
  const cases = [before, draft]
  const matter = { id: 'kostnader', title: before.title, cases: [before.id] }
  const chain = linkCase(matter, draft.id, [matter], cases, meetingsOf(real))
  const treated = cases.filter(({ id }) => chain.cases.includes(id) && id !== draft.id)
  const rows = earlierDecisions(treated, meetingsOf(real))
  assert.equal(rows.length, before.earlier.length + 1)
  assert.equal(rows.length, 10)
  const last = rows.at(-1)
  assert.deepEqual([last?.number, last?.date, last?.from], ['5/26', '2026-02-12', 'neither'])
  const times = rows.map(({ date, year }) => date ?? String(year))
  assert.deepEqual(times, times.toSorted())
  const months = rows.filter(({ precision }) => precision === 'month')
  assert(months.every(({ date }) => /^\d{4}-\d{2}$/.test(date ?? '')))
})

test('A11: the same on papers of our own: each row of the paper once, and the case itself', () => {
  const before = ownRecords.case.find(({ earlier }) => earlier.length > 2) ?? assert.fail()
  const rows = earlierDecisions([before], meetingsOf(ownRecords))
  assert.equal(rows.length, before.earlier.length + 1)
  assert(rows.some((row) => row.case === before.id))
})

for (const [whose, records, skip] of [
  ['the real papers', real, noRealPapers],
  ['our own papers', ownRecords, false],
] as const) {
  test(`A12: ${whose}: minutes that a later meeting approved are read-only, and a correction has a reason`, {
    skip,
  }, () => {
    const approved = records?.meeting.filter(({ state }) => state === 'minutes-approved') ?? []
    for (const meeting of approved) {
      for (const one of records?.case.filter((each) => each.meeting === meeting.id) ?? []) {
        assert.throws(() => requireOpen(one, meeting), { code: 'minutes-approved' })
        assert.throws(() => decide(one, meeting, { text: 'Nytt' }), { code: 'record-not-now' })
        const mended = correct(one, meeting, { field: 'title', value: 'Ny', reason: 'Feil' }, anAct())
        assert.deepEqual(mended.corrections.map(({ before, after }) => [before, after]), [[one.title, 'Ny']]) // biome-ignore format: one line
      }
    }
  })

  test(`A13: ${whose}: a decision is compared with a proposal, or says that none is stored`, { skip }, () => {
    const decided = records?.case.filter(({ decisions }) => decisions.length > 0) ?? []
    assert(decided.length > 0)
    for (const one of decided) {
      const basis = basisOf(one, one.decisions[0]!)
      assert.equal(basis.kind === 'no-proposal', one.proposals.length === 0, one.id)
    }
  })
}

test('A13: 37/25 has an updated decision and no proposal stored', needsReal, () => {
  const one = caseIn(real, 'nuit/2025/37')
  assert.deepEqual(one.decisions.map(({ kind }) => kind), ['vedtak-oppdatert']) // biome-ignore format: one line
  assert.equal(basisOf(one, one.decisions[0]!).kind, 'no-proposal')
})

test(
  'A14: PLL is open until a case links to it; MILA is due 11.12.2025, and never overdue since it is only asked for',
  needsReal,
  () => {
    const commitments = real?.commitment ?? []
    const on = (day: string, word: string) =>
      followUp(commitments, meetingsOf(real), day).find(({ commitment }) => commitment.text.includes(word))
    assert.deepEqual(
      [on('2099-01-01', 'PLL')?.state, on('2099-01-01', 'PLL')?.commitment.madeIn],
      ['open', 'nuit/2025-11-20'],
    )
    assert.deepEqual([on('2025-12-11', 'MILA')?.dueDay, on('2025-12-11', 'MILA')?.state], ['2025-12-11', 'open'])
    assert.deepEqual([on('2025-12-12', 'MILA')?.state, on('2025-12-12', 'MILA')?.binding], ['open', false])
  },
)

test('A14: our own papers have commitments too, each from the words of a case or an open item', () => {
  assert(ownRecords.commitment.length > 1)
  assert(ownRecords.commitment.every(({ sources, text }) => sources.length > 0 && text.length > 10))
})

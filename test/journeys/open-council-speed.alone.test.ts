import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import { memoryCouncilStore, type CouncilCase, type Write } from '../../src/features/council/index.ts'
import { currentRecords } from '../../src/features/open-council/current-records.ts'
import { type OpenCouncils, openCouncils } from '../../src/features/open-council/public-records.ts'
import { askedIn, searchCases } from '../../src/features/open-council/search/search-cases.ts'
import type { SearchStore } from '../../src/features/open-council/search/store.ts'
import { memorySearch } from '../../src/features/open-council/search/store.memory.ts'
import { sqlSearch } from '../../src/features/open-council/search/store.sql.ts'
import { councilRecords } from '../fixtures/council-records.ts'
import { testDatabase } from '../storage/database.ts'

const { database } = await testDatabase()

/** Words that papers are made of, and as many that each stand in few. */
const common = `digital samhandling helsetjenesten kommunene prøvesvar prøvesvartjenesten journal innføring finansiering
  forvaltningskostnader portefølje strategi indikatorer veikart legemidler pasienten innbyggere leverandørene sykehus
  fastleger kodeverk helsedata sikkerhet tilgang utredning anbefaler drøftet orientering godkjenner mandat gevinster`.split(
  /\s+/,
)
const rare = Array.from({ length: 4000 }, (_, i) => `begrep${i.toString(36)}`)

/** As many as a hundred years of meetings would give, of the length of real ones. */
const cases: readonly Write[] = Array.from({ length: 5000 }, (_, i): Write => {
  let state = i + 1
  const draw = (list: readonly string[]) => {
    state = (state * 48_271) % 2_147_483_647
    return list[state % list.length]!
  }
  const words = (count: number) => Array.from({ length: count }, (_, j) => draw(j % 5 === 0 ? rare : common)).join(' ')
  const council = ['nufa', 'nuit', 'strategiradet'][i % 3]!
  const [year, number] = [1990 + (i % 36), 1 + Math.floor(i / 3)]
  const one: CouncilCase = {
    id: `${council}/${year}/${number}`,
    council,
    year,
    number,
    title: words(6),
    otherTitles: [],
    state: 'treated',
    meeting: `${council}/2026-02-11`,
    sections: [{ kind: 'bakgrunn', heading: 'Bakgrunn', text: words(220), sources: [] }],
    questions: [],
    attachments: [],
    proposals: [{ id: '1', kind: 'forslag', text: words(30), sources: [] }],
    decisions: [{ id: '1', kind: 'vedtak', text: words(30), sources: [] }],
    quoted: [],
    inputs: [],
    earlier: [],
    corrections: [],
    sources: [],
  }
  return { kind: 'case', council, id: one.id, seen: 0, content: one }
})

/** Notices of the meetings the cases are in. */
const meetings: readonly Write[] = ['nufa', 'nuit', 'strategiradet'].map((council): Write => {
  const id = `${council}/2026-02-11`
  const content = {
    id,
    council,
    date: '2026-02-11',
    form: 'digital',
    extraordinary: false,
    state: 'minutes-sent',
    noticeSent: '2026-01-28',
    agenda: [],
    members: [],
    absent: [],
    substitutes: [],
    others: [],
    sources: [],
  } as const
  return { kind: 'meeting', council, id, seen: 0, content }
})

let open: OpenCouncils
const stores: Record<'memory' | 'sql', SearchStore> = { memory: memorySearch(), sql: sqlSearch(database) }
before(async () => {
  const council = memoryCouncilStore()
  const others = councilRecords.filter(({ kind }) => kind === 'council')
  await council.commit({ by: 'x', byName: 'X', at: new Date('2026-03-01'), why: 'Fart' }, [
    ...others,
    ...meetings,
    ...cases,
  ])
  open = openCouncils(await currentRecords(council, stores.memory).current())
  await currentRecords(council, stores.sql).current()
})

/** The best of several, in milliseconds: what else the machine does is not measured. The first one warms up. */
async function best(work: () => Promise<unknown>, clock: () => number): Promise<number> {
  await work()
  const times: number[] = []
  for (let i = 0; i < 9; i++) {
    const began = clock()
    await work()
    times.push(clock() - began)
  }
  return Math.min(...times)
}

const ownTime = () => {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1000
}

for (const [name, question] of [
  ['a word that stands in nearly every case', 'q=prøvesvar'],
  ['three words', 'q=finansiering+av+digital+samhandling'],
  ['a word that begins many others', 'q=begr'],
  ['a word that stands in few', 'q=begrep1a'],
  ['words that no case has together', 'q=prøvesvar+ingensteds'],
  ['a number', 'q=22/24'],
  ['a word in one council and year', 'q=strategi&rad=nuit&ar=2024&vedtak=ja'],
] as const) {
  for (const store of ['memory', 'sql'] as const) {
    test(`issue 3, Speed: 5,000 cases, ${name}, in ${store}: below 100 ms of processor time on the server`, async (t) => {
      const work = () => searchCases(stores[store], open, askedIn(new URLSearchParams(question)))
      const own = await best(work, ownTime)
      // Of the database only the time it takes is seen from here, and it is never less than its work.
      const whole = await best(work, () => performance.now())
      t.diagnostic(`${own.toFixed(1)} ms of our own, ${whole.toFixed(1)} ms in all`)
      assert.ok(own < 100, `${own.toFixed(1)} ms`)
      if (store === 'sql') assert.ok(whole < 250, `${whole.toFixed(1)} ms in all`)
    })
  }
}

test('5,000 cases are there to be found', async () => {
  const { total } = await searchCases(stores.sql, open, askedIn(new URLSearchParams('q=')))
  assert.equal(total, 5000)
})

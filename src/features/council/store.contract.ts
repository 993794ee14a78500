import assert from 'node:assert/strict'
import { test } from 'node:test'
import { emptyCase } from './case.ts'
import { caseId, caseSeries, meetingSeries } from './numbering.ts'
import type { CouncilCase, CouncilId, Meeting, Seat } from './records.ts'
import { type Act, type CouncilStore, shared, type Write } from './store.ts'

const at = new Date('2026-01-02T03:04:05.678Z')
/** An act of a made-up secretary. */
export const anAct = (changes: Partial<Act> = {}): Act => ({
  by: 'sekretær-1',
  byName: 'Sigrid Sekretær',
  at,
  why: 'Fordi det trengs',
  ...changes,
})

let councils = 0
const aCouncil = (): CouncilId => `rad-${councils++}`

const aSeat = (council: CouncilId, label = 'Kommune'): Seat => ({ id: 'en', council, label })
const seatWrite = (seen: number, content: Seat | undefined, council: CouncilId, id = 'en'): Write => ({
  kind: 'seat',
  council,
  id,
  seen,
  content: content && { ...content, id },
})

/** A case without anything in it yet. */
export const aCase = (council: CouncilId, year: number, number: number): CouncilCase => ({
  id: caseId(council, year, number),
  council,
  year,
  number,
  title: `Sak ${number}`,
  state: 'draft',
  ...emptyCase,
})

const caseWrite = (content: CouncilCase, seen = 0): Write => ({
  kind: 'case',
  council: content.council,
  id: content.id,
  seen,
  content,
})

/** A planned meeting on 3 February 2026. */
export const aMeeting = (council: CouncilId, number = '1/2026'): Meeting => ({
  id: `${council}/2026-02-03`,
  council,
  date: '2026-02-03',
  number,
  form: 'digital',
  extraordinary: false,
  state: 'planned',
  agenda: [],
  members: [],
  absent: [],
  substitutes: [],
  others: [],
  sources: [],
})

type MakeStore = () => Promise<CouncilStore>

/** What every store of council records must do. */
export function councilStoreContract(name: string, makeStore: MakeStore): void {
  keepsRecords(name, makeStore)
  refusesWhatMoved(name, makeStore)
  numbersInSeries(name, makeStore)
  countsWhatIsPublic(name, makeStore)
}

function keepsRecords(name: string, makeStore: MakeStore): void {
  test(`${name}: decision 0015: what is committed is found and listed, and nothing of another council, kind or id`, async () => {
    const store = await makeStore()
    const [mine, other] = [aCouncil(), aCouncil()]
    await store.commit(anAct(), [
      seatWrite(0, aSeat(mine), mine, 'b'),
      seatWrite(0, aSeat(mine, 'Åpen plass'), mine, 'a'),
      seatWrite(0, aSeat(other), other, 'a'),
    ])
    assert.deepEqual(await store.find('seat', mine, 'a'), {
      kind: 'seat',
      council: mine,
      id: 'a',
      version: 1,
      created: at,
      modified: at,
      content: { ...aSeat(mine, 'Åpen plass'), id: 'a' },
    })
    assert.equal(await store.find('wheel', mine, 'a'), undefined)
    assert.equal(await store.find('seat', mine, 'c'), undefined)
    const listed = async (council?: CouncilId) => (await store.list('seat', council)).map((each) => each.id)
    assert.deepEqual(await listed(mine), ['a', 'b'])
    const all = (await store.list('seat')).filter(({ council }) => council === mine || council === other)
    assert.deepEqual(
      all.map(({ council, id }) => [council, id]).sort(),
      [
        [mine, 'a'],
        [mine, 'b'],
        [other, 'a'],
      ].sort(),
    )
    assert.deepEqual(await store.list('case', mine), [])
  })

  test(`${name}: decision 0015: changing what was handed in or out does not change the record`, async () => {
    const store = await makeStore()
    const council = aCouncil()
    const labels = { ...aSeat(council) }
    await store.commit(anAct(), [seatWrite(0, labels, council)])
    labels.label = 'noe annet'
    const found = await store.find('seat', council, 'en')
    Object.assign(found?.content ?? {}, { label: 'noe tredje' })
    assert.equal((await store.find('seat', council, 'en'))?.content.label, 'Kommune')
  })

  test(`${name}: issue 3, item 9: every change is logged with who, when, why, before and after, newest first`, async () => {
    const store = await makeStore()
    const council = aCouncil()
    await store.commit(anAct(), [seatWrite(0, aSeat(council), council)])
    await store.commit(anAct({ by: 'b', byName: 'B', why: 'Nytt navn' }), [seatWrite(1, aSeat(council, 'Ny'), council)])
    await store.commit(anAct(), [seatWrite(2, undefined, council), seatWrite(0, aSeat(council), council, 'to')])
    const logged = { council, kind: 'seat', id: 'en' } as const
    const second = { ...anAct({ by: 'b', byName: 'B', why: 'Nytt navn' }), ...logged, sequence: 2 }
    assert.deepEqual(await store.changes(council, { kind: 'seat', id: 'en' }), [
      { ...anAct(), ...logged, sequence: 3, before: aSeat(council, 'Ny'), after: undefined },
      { ...second, before: aSeat(council), after: aSeat(council, 'Ny') },
      { ...anAct(), ...logged, sequence: 1, before: undefined, after: aSeat(council) },
    ])
    const sequences = async (page: { before?: number; limit?: number }) =>
      (await store.changes(council, undefined, page)).map(({ sequence }) => sequence)
    assert.deepEqual(await sequences({}), [4, 3, 2, 1])
    assert.deepEqual(await sequences({ before: 4, limit: 2 }), [3, 2])
    assert.deepEqual(await store.changes(aCouncil()), [])
  })

  test(`${name}: decision 0015: what changes nothing keeps its version and is not logged`, async () => {
    const store = await makeStore()
    const council = aCouncil()
    await store.commit(anAct(), [seatWrite(0, aSeat(council), council)])
    await store.commit(anAct(), [seatWrite(1, { label: 'Kommune', council, id: 'en' }, council)])
    assert.equal((await store.find('seat', council, 'en'))?.version, 1)
    assert.equal((await store.changes(council)).length, 1)
  })

  test(`${name}: decision 0015: a record that was taken away and comes back goes on counting its versions`, async () => {
    const store = await makeStore()
    const council = aCouncil()
    const later = new Date(at.getTime() + 60_000)
    await store.commit(anAct(), [seatWrite(0, aSeat(council), council)])
    await store.commit(anAct(), [seatWrite(1, undefined, council)])
    assert.deepEqual(await store.list('seat', council), [])
    await store.commit(anAct({ at: later }), [seatWrite(0, aSeat(council), council)])
    const { version, created, modified } = (await store.find('seat', council, 'en')) ?? assert.fail()
    assert.deepEqual({ version, created, modified }, { version: 3, created: at, modified: later })
  })

  test(`${name}: decision 0015: what is left out stays left out; a text that no database keeps is refused, wherever it is`, async () => {
    const store = await makeStore()
    const council = aCouncil()
    const bad = (text: string) => ({ ...aCase(council, 2026, 1), questions: [text] })
    for (const text of ['NUL \0', 'half \ud83d']) {
      await assert.rejects(store.commit(anAct(), [caseWrite(bad(text))]), { code: 'text-not-storable' })
    }
    const why = anAct({ why: 'NUL \0' })
    await assert.rejects(store.commit(why, [caseWrite(aCase(council, 2026, 1))]), { code: 'text-not-storable' })
    await store.commit(anAct(), [caseWrite(bad('\\u0000 🙂 "'))])
    const found = await store.find('case', council, caseId(council, 2026, 1))
    assert.deepEqual(found?.content, bad('\\u0000 🙂 "'))
  })

  test(`${name}: decision 0015: an import of 500 cases is one commit`, async () => {
    const store = await makeStore()
    const council = aCouncil()
    const writes = Array.from({ length: 500 }, (_, n) => caseWrite(aCase(council, 2026, n + 1)))
    await store.commit(anAct(), writes)
    assert.equal((await store.list('case', council)).length, 500)
    assert.equal((await store.changes(council)).length, 500)
  })
}

function refusesWhatMoved(name: string, makeStore: MakeStore): void {
  test(`${name}: decision 0015: a change to what someone changed meanwhile is a conflict, and nothing of the commit is made`, async () => {
    const store = await makeStore()
    const council = aCouncil()
    const conflict = { kind: 'conflict', code: 'changed-meanwhile' }
    await store.commit(anAct(), [seatWrite(0, aSeat(council), council)])
    for (const seen of [0, 2]) {
      await assert.rejects(
        store.commit(anAct(), [
          caseWrite(aCase(council, 2026, 5)),
          seatWrite(0, aSeat(council), council, 'to'),
          seatWrite(seen, aSeat(council, 'x'), council),
        ]),
        conflict,
      )
    }
    await assert.rejects(store.commit(anAct(), [seatWrite(1, undefined, council, 'aldri')]), conflict)
    assert.equal((await store.list('seat', council)).length, 1)
    assert.equal((await store.changes(council)).length, 1)
    assert.equal(await take(store, council), 1)
  })

  test(`${name}: decision 0015: a commit over several councils is made in all or none`, async () => {
    const store = await makeStore()
    const [one, two] = [aCouncil(), aCouncil()]
    const writes = (seen: number) => [
      seatWrite(0, aSeat(one), one),
      seatWrite(seen, aSeat(two), two),
      seatWrite(0, aSeat(shared), shared, one),
    ]
    await assert.rejects(store.commit(anAct(), writes(7)), { code: 'changed-meanwhile' })
    assert.equal(await store.find('seat', one, 'en'), undefined)
    await store.commit(anAct(), writes(0))
    for (const council of [one, two]) assert((await store.changes(council)).every(({ sequence }) => sequence === 1))
    assert(await store.find('seat', shared, one))
  })

  test(`${name}: A12: a change that builds on a record is refused when that has moved, also in another council`, async () => {
    const store = await makeStore()
    const [council, other] = [aCouncil(), aCouncil()]
    await store.commit(anAct(), [seatWrite(0, aSeat(council), council), seatWrite(0, aSeat(other), other)])
    const building = (version: number, id = 'en') =>
      store.commit(
        anAct(),
        [caseWrite(aCase(council, 2026, version + 1))],
        [{ kind: 'seat', council: other, id, version }],
      )
    await building(1)
    await building(0, 'ikke der')
    await store.commit(anAct(), [seatWrite(1, aSeat(other, 'Ny'), other)])
    for (const [version, id] of [
      [1, 'en'],
      [0, 'en'],
      [1, 'ikke der'],
    ] as const) {
      await assert.rejects(building(version, id), { code: 'changed-meanwhile' })
    }
    const taking = store.numbered(anAct(), council, caseSeries(2026), () => [], [
      { kind: 'seat', council: other, id: 'en', version: 1 },
    ])
    await assert.rejects(taking, { code: 'changed-meanwhile' })
    assert.equal((await store.list('case', council)).length, 2)
  })
}

function numbersInSeries(name: string, makeStore: MakeStore): void {
  test(`${name}: A10: after 21/26 two clerks at the same time get 22 and 23, many get all the numbers that follow`, async () => {
    const store = await makeStore()
    const [council, other] = [aCouncil(), aCouncil()]
    await store.commit(anAct(), [caseWrite(aCase(council, 2026, 21)), caseWrite(aCase(other, 2026, 3))])
    await store.commit(anAct(), [caseWrite({ ...aCase(council, 2026, 99), state: 'cited' })])
    await store.commit(anAct(), [caseWrite({ ...aCase(council, 2026, 98), numberDoubted: true })])
    assert.deepEqual((await Promise.all([take(store, council), take(store, council)])).sort(), [22, 23])
    const many = await Promise.all(Array.from({ length: 20 }, () => take(store, council)))
    assert.deepEqual(
      many.sort(),
      Array.from({ length: 20 }, (_, n) => 24 + n),
    )
    assert.equal((await store.list('case', council)).length, 25)
    assert.equal(await take(store, other), 4)
    assert.equal(await take(store, council, 2027), 1)
  })

  test(`${name}: A10: two at once in a council that nobody has written to get 1 and 2`, async () => {
    const store = await makeStore()
    const council = aCouncil()
    assert.deepEqual((await Promise.all([take(store, council), take(store, council)])).sort(), [1, 2])
  })

  test(`${name}: A10: a number that nothing came of is not used`, async () => {
    const store = await makeStore()
    const council = aCouncil()
    await store.commit(anAct(), [seatWrite(0, aSeat(council), council)])
    const failing = store.numbered(anAct(), council, caseSeries(2026), () => {
      throw new Error('no case after all')
    })
    await assert.rejects(failing, /no case after all/)
    const stale = store.numbered(anAct(), council, caseSeries(2026), (number) => [
      caseWrite(aCase(council, 2026, number)),
      seatWrite(0, aSeat(council, 'x'), council),
    ])
    await assert.rejects(stale, { code: 'changed-meanwhile' })
    assert.equal(await take(store, council), 1)
  })

  test(`${name}: A10: a number that a cited or doubtful case has is passed over`, async () => {
    const store = await makeStore()
    const council = aCouncil()
    await store.commit(anAct(), [
      caseWrite(aCase(council, 2026, 1)),
      caseWrite({ ...aCase(council, 2026, 2), state: 'cited' }),
      caseWrite({ ...aCase(council, 2026, 3), numberDoubted: true }),
    ])
    assert.deepEqual([await take(store, council), await take(store, council)], [4, 5])
  })

  test(`${name}: A10: the last number is given back when its case is taken away, another's is not`, async () => {
    const store = await makeStore()
    const council = aCouncil()
    for (let n = 0; n < 3; n++) await take(store, council)
    const remove = (number: number) =>
      store.commit(anAct(), [{ kind: 'case', council, id: caseId(council, 2026, number), seen: 1, content: undefined }])
    await remove(1)
    await remove(3)
    assert.equal(await take(store, council), 3)
  })

  test(`${name}: A10: meetings have a series of their own, raised by the number as printed`, async () => {
    const store = await makeStore()
    const council = aCouncil()
    const meeting = aMeeting(council, '4/2026')
    await store.commit(anAct(), [{ kind: 'meeting', council, id: meeting.id, seen: 0, content: meeting }])
    assert.equal(await store.numbered(anAct(), council, meetingSeries(2026), () => []), 5)
    assert.equal(await take(store, council), 1)
  })
}

function countsWhatIsPublic(name: string, makeStore: MakeStore): void {
  test(`${name}: issue 3, item 8: the public ledger counts public forms: what the public does not see moves nothing`, async () => {
    const store = await makeStore()
    const council = aCouncil()
    const later = (minutes: number) => anAct({ at: new Date(at.getTime() + minutes * 60_000) })
    const meeting = aMeeting(council)
    const meetingWrite = (seen: number, changes: Partial<Meeting>): Write => {
      return { kind: 'meeting', council, id: meeting.id, seen, content: { ...meeting, ...changes } }
    }
    const one = { ...aCase(council, 2026, 1), meeting: meeting.id, state: 'on-agenda' as const }
    const entry = async (kind: string) =>
      (await store.ledger()).find((each) => each.council === council && each.kind === kind)

    await store.commit(later(0), [meetingWrite(0, {}), caseWrite(one)])
    assert.equal(await entry('meeting'), undefined)
    assert.equal(await entry('case'), undefined)

    await store.commit(later(1), [meetingWrite(1, { state: 'notice-sent' })])
    const { hash, ...shown } = (await entry('case')) ?? assert.fail()
    const [first, id] = [later(1).at, one.id]
    assert.deepEqual(shown, {
      council,
      kind: 'case',
      id,
      firstPublished: first,
      lastChanged: first,
      revision: 1,
      gone: false,
    })
    assert.match(hash, /^[0-9a-f]{64}$/)

    const said = { id: '1', text: 'Fortrolig', points: [], internal: true, sources: [] }
    await store.commit(later(2), [caseWrite({ ...one, inputs: [said] }, 1)])
    assert.deepEqual(await entry('case'), { hash, ...shown })

    await store.commit(later(3), [caseWrite({ ...one, title: 'Ny tittel' }, 2)])
    const changed = await entry('case')
    assert.deepEqual([changed?.revision, changed?.firstPublished, changed?.lastChanged], [2, first, later(3).at])

    await store.commit(later(4), [{ kind: 'case', council, id, seen: 3, content: undefined }])
    const gone = await entry('case')
    assert.deepEqual([gone?.revision, gone?.gone, gone?.hash, gone?.lastChanged], [3, true, changed?.hash, later(4).at])

    await store.commit(later(5), [caseWrite({ ...one, title: 'Ny tittel' })])
    const back = await entry('case')
    assert.deepEqual([back?.revision, back?.gone, back?.firstPublished], [4, false, first])
  })
}

/** Takes the next number for a case, and makes it. */
function take(store: CouncilStore, council: CouncilId, year = 2026): Promise<number> {
  return store.numbered(anAct(), council, caseSeries(year), (number) => [caseWrite(aCase(council, year, number))])
}

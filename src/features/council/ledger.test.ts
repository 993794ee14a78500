import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { type KeptRecord, ledgerMoves } from './ledger.ts'
import { readRecords } from './read-records.ts'
import type { CouncilCase, Meeting, MeetingState, RecordKind, Records } from './records.ts'
import { aCase, aMeeting, anAct } from './store.contract.ts'
import { memoryCouncilStore } from './store.memory.ts'
import type { CouncilStore, Write } from './store.ts'

const document = 'ab'.repeat(32)
const sources = [{ document, lines: [1, 2] as const }]

/** One change to one of a few records that hang together in every way there is. */
const change = fc.oneof(
  fc.record({
    kind: fc.constant('meeting' as const),
    number: fc.constantFrom(1, 2),
    state: fc.constantFrom<MeetingState>('planned', 'notice-sent', 'notice-sent', 'minutes-sent', 'cancelled'),
    fromPaper: fc.boolean(),
  }),
  fc.record({
    kind: fc.constant('case' as const),
    number: fc.constantFrom(1, 2, 3),
    meeting: fc.constantFrom(1, 2),
    state: fc.constantFrom<CouncilCase['state']>('draft', 'on-agenda', 'cited', 'cited'),
    title: fc.constantFrom('Én', 'To'),
    internal: fc.nat(5).map((n) => n === 0),
    fromPaper: fc.boolean(),
    away: fc.boolean(),
    called: fc.boolean(),
    approves: fc.boolean(),
  }),
  fc.record({ kind: fc.constant('release' as const), away: fc.boolean() }),
)

type Made = typeof change extends fc.Arbitrary<infer T> ? T : never

function writeOf(made: Made): Omit<Write, 'seen'> {
  if (made.kind === 'release') {
    return {
      kind: 'release',
      council: 'felles',
      id: document,
      content: made.away ? undefined : { id: document, on: '2026-01-01' },
    } as const
  }
  const from = made.fromPaper ? sources : []
  if (made.kind === 'meeting') {
    const id = `nuit/2026-0${made.number}-01`
    const content: Meeting = { ...aMeeting('nuit'), id, date: id.slice(5), state: made.state, sources: from }
    return { kind: 'meeting', council: 'nuit', id, content }
  }
  const content: CouncilCase = {
    ...aCase('nuit', 2026, made.number),
    title: made.title,
    meeting: `nuit/2026-0${made.meeting}-01`,
    state: made.state,
    ...(made.called && { calledTo: ['nuit/2026-01-01'] }),
    ...(made.approves && { approvesMinutesOf: 'nuit/2026-02-01' }),
    inputs: [{ id: '1', text: 'En lang nok tekst om saken', points: [], internal: made.internal, sources: from }],
    sections: [{ kind: 'annet', heading: 'Sagt', text: 'En lang nok tekst om saken', sources: [] }],
    quoted: [{ text: 'Sitert', citedIn: 'nuit/2026/1', sources: from }],
    sources: from,
  }
  return { kind: 'case', council: 'nuit', id: content.id, content: made.away ? undefined : content }
}

async function put(store: CouncilStore, made: Made): Promise<void> {
  const write = writeOf(made)
  const seen = (await store.find(write.kind, write.council, write.id))?.version ?? 0
  if (seen === 0 && write.content === undefined) return
  await store.commit(anAct(), [{ ...write, seen } as Write]) // kind and content are of one record
}

test('issue 3, item 8: the ledger after any changes, one by one, is the one that all records make at once', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(change, { minLength: 10, maxLength: 40 }), async (changes) => {
      const store = memoryCouncilStore()
      for (const each of changes) await put(store, each)
      const shown = (await store.ledger()).filter(({ gone }) => !gone)
      const anew = ledgerMoves([], await everything(store), new Date(0))
      const told = (list: typeof anew) => list.map(({ kind, id, hash }) => `${kind} ${id} ${hash}`).sort()
      assert.deepEqual(told(shown), told(anew))
    }),
  )
})

async function everything(store: CouncilStore): Promise<readonly KeptRecord[]> {
  const kept = await readRecords(store)
  return Object.entries(kept).flatMap(([name, list]: [string, readonly Records[RecordKind][]]) => {
    const kind = name as RecordKind // the keys of what is kept
    return list.map((content) => ({ kind, council: kind === 'release' ? 'felles' : 'nuit', id: content.id, content }))
  })
}

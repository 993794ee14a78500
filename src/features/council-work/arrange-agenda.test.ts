import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type Act, type CouncilStore, memoryCouncilStore } from '../council/index.ts'
import { addItem, arrange, putOnAgenda, takeOff } from './arrange-agenda.ts'
import { makeDraft } from './draft-case.ts'
import { withdrawCase } from './edit-case.ts'
import { cancelMeeting, changePlan, planMeeting } from './plan-meeting.ts'
import { added, loadRecord } from './workspace.ts'

const act: Act = { by: 'a', byName: 'A', at: new Date('2026-01-01T00:00:00Z'), why: '' }

async function aCouncil(): Promise<CouncilStore> {
  const store = memoryCouncilStore()
  await store.commit(act, [
    added('council', 'r', 'r', {
      id: 'r',
      level: 'annet',
      names: [{ name: 'Rådet', short: 'Rådet' }],
      aliases: [],
      state: 'active',
    }),
  ])
  return store
}

const plan = (date: string) => ({ council: 'r', date, from: '10:00', form: 'digital', extraordinary: false }) as const

let drawn = 0
const draft = (store: CouncilStore, title: string) =>
  makeDraft(store, 'r', 2026, { title, type: 'drofting' }, `${String(drawn++).padStart(8, '0')}-0000`, act)

const meetingAt = (store: CouncilStore, day: string) => loadRecord(store, 'meeting', 'r', `r/${day}`)

test('A10: a draft has no number until it is on an agenda; numbers follow one another', async () => {
  const store = await aCouncil()
  await planMeeting(store, plan('2026-09-24'), act)
  for (const title of ['En', 'To']) {
    const made = await draft(store, title)
    assert.equal(made.content.number, 0)
    await putOnAgenda(store, await meetingAt(store, '2026-09-24'), made, act)
  }
  const { content } = await meetingAt(store, '2026-09-24')
  assert.deepEqual(
    content.agenda.map(({ title, clock, case: id }) => [clock, title, id]),
    [
      ['10:00', 'Dagsaktuelt', undefined],
      ['10:15', 'En', 'r/2026/1'],
      ['11:00', 'To', 'r/2026/2'],
      ['11:45', 'Eventuelt', undefined],
    ],
  )
  assert.deepEqual(
    (await store.list('case', 'r')).map(({ id }) => id),
    ['r/2026/1', 'r/2026/2'],
  )
})

test('A10: two clerks at once on two meetings get two numbers, none doubled and none left out', async () => {
  const store = await aCouncil()
  const days = ['2026-09-24', '2026-10-01', '2026-10-08', '2026-10-15']
  for (const day of days) await planMeeting(store, plan(day), act)
  const drafts = await Promise.all(days.map((day) => draft(store, day)))
  const meetings = await Promise.all(days.map((day) => meetingAt(store, day)))
  const made = await Promise.all(drafts.map((each, n) => putOnAgenda(store, meetings[n]!, each, act)))
  assert.deepEqual(made.map(({ number }) => number).toSorted(), [1, 2, 3, 4])
})

test('A10: two clerks on one agenda: the second case goes after the first, and no number is lost', async () => {
  const store = await aCouncil()
  await planMeeting(store, plan('2026-09-24'), act)
  const [one, two] = [await draft(store, 'En'), await draft(store, 'To')]
  const seen = await meetingAt(store, '2026-09-24')
  const made = await Promise.all([putOnAgenda(store, seen, one, act), putOnAgenda(store, seen, two, act)])
  assert.deepEqual(made.map(({ number }) => number).toSorted(), [1, 2])
  const { content } = await meetingAt(store, '2026-09-24')
  assert.deepEqual(
    content.agenda.flatMap((item) => item.case ?? []),
    ['r/2026/1', 'r/2026/2'],
  )
  await assert.rejects(putOnAgenda(store, seen, one, act), { code: 'changed-meanwhile' })
})

test('a case that is taken off keeps its number and waits; a withdrawn one leaves the agenda, not the series', async () => {
  const store = await aCouncil()
  await planMeeting(store, plan('2026-09-24'), act)
  for (const title of ['En', 'To']) {
    await putOnAgenda(store, await meetingAt(store, '2026-09-24'), await draft(store, title), act)
  }
  await takeOff(store, await meetingAt(store, '2026-09-24'), '3', act)
  const waiting = await loadRecord(store, 'case', 'r', 'r/2026/1')
  assert.equal(waiting.content.state, 'draft')
  assert.equal((await putOnAgenda(store, await meetingAt(store, '2026-09-24'), waiting, act)).number, 1)
  const kept = await loadRecord(store, 'case', 'r', 'r/2026/2')
  await withdrawCase(store, { kept, meeting: await meetingAt(store, '2026-09-24') }, 'Ikke moden', act)
  const third = await putOnAgenda(store, await meetingAt(store, '2026-09-24'), await draft(store, 'Tre'), act)
  assert.equal(third.number, 3)
})

test('another day is another id, and the cases follow; what was moved is found in the log', async () => {
  const store = await aCouncil()
  await planMeeting(store, plan('2026-09-24'), act)
  await putOnAgenda(store, await meetingAt(store, '2026-09-24'), await draft(store, 'En'), act)
  await changePlan(store, await meetingAt(store, '2026-09-24'), plan('2026-10-01'), act)
  assert.equal((await loadRecord(store, 'case', 'r', 'r/2026/1')).content.meeting, 'r/2026-10-01')
  assert.equal(await store.find('meeting', 'r', 'r/2026-09-24'), undefined)
  await assert.rejects(planMeeting(store, plan('2026-10-01'), act), { code: 'meeting-that-day' })
  await assert.rejects(planMeeting(store, { ...plan('2026-11-01'), from: '10:00', to: '09:00' }, act), {
    code: 'ends-before-it-begins',
  })
})

test('a meeting that is cancelled lets its cases wait', async () => {
  const store = await aCouncil()
  await planMeeting(store, plan('2026-09-24'), act)
  await putOnAgenda(store, await meetingAt(store, '2026-09-24'), await draft(store, 'En'), act)
  await cancelMeeting(store, await meetingAt(store, '2026-09-24'), 'Streik', act)
  await planMeeting(store, plan('2026-10-01'), act)
  const waiting = await loadRecord(store, 'case', 'r', 'r/2026/1')
  assert.equal((await putOnAgenda(store, await meetingAt(store, '2026-10-01'), waiting, act)).id, 'r/2026/1')
})

test('lengths and order are kept together, and an item without a case comes before «Eventuelt»', async () => {
  const store = await aCouncil()
  await planMeeting(store, plan('2026-09-24'), act)
  await addItem(store, await meetingAt(store, '2026-09-24'), { kind: 'break', title: 'Lunsj', minutes: 45 }, act)
  await arrange(store, await meetingAt(store, '2026-09-24'), new Map([['3', 30]]), { item: '3', by: -1 }, act)
  const { content } = await meetingAt(store, '2026-09-24')
  assert.deepEqual(
    content.agenda.map(({ title, clock }) => [clock, title]),
    [
      ['10:00', 'Lunsj'],
      ['10:30', 'Dagsaktuelt'],
      ['10:45', 'Eventuelt'],
    ],
  )
})

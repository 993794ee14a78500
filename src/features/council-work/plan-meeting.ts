import { Problem } from '../../kernel/problem.ts'
import {
  type Act,
  type CouncilId,
  type CouncilStore,
  type Meeting,
  meetingId,
  requireStep,
  type Stored,
} from '../council/index.ts'
import { withClocks } from './agenda.ts'
import { added, changed, loadRecord, removed } from './workspace.ts'

/** What is decided when a meeting is planned. */
export type Plan = Pick<Meeting, 'form' | 'extraordinary'> & {
  readonly council: CouncilId
  readonly date?: string
  readonly from?: string
  readonly to?: string
  readonly place?: string
}

/** Agenda items every ordinary meeting begins and ends with, as the councils' papers do. */
const usualAgenda: Meeting['agenda'] = [
  { id: '1', kind: 'open', title: 'Dagsaktuelt', minutes: 15 },
  { id: '2', kind: 'open', title: 'Eventuelt', minutes: 15 },
]

/**
 * Plans a meeting. Without a day it is `utkast-1`, `utkast-2`, … until it has one.
 *
 * @throws Problem `conflict` (`meeting-that-day`, `council-resting`); `invalid` (`ends-before-it-begins`)
 */
export async function planMeeting(store: CouncilStore, plan: Plan, act: Act): Promise<Meeting> {
  requireOrder(plan)
  const council = await loadRecord(store, 'council', plan.council, plan.council)
  if (council.content.state !== 'active') {
    throw new Problem('conflict', 'council-resting', 'The council is not active')
  }
  const id = await freeId(store, plan)
  const meeting: Meeting = {
    id,
    ...plan,
    state: 'planned',
    agenda: withClocks(plan.extraordinary ? [] : usualAgenda, plan.from),
    members: [],
    absent: [],
    substitutes: [],
    others: [],
    sources: [],
  }
  await store.commit({ ...act, why: 'Planla møtet' }, [added('meeting', plan.council, id, meeting)])
  return meeting
}

/**
 * Changes the plan before the notice is sent. A new day gives the meeting a new id, and its cases follow.
 *
 * @throws Problem as `planMeeting`, and `conflict` (`change-plan-not-now`)
 */
export async function changePlan(
  store: CouncilStore,
  meeting: Stored<'meeting'>,
  plan: Plan,
  act: Act,
): Promise<Meeting> {
  requireStep(meeting.content, 'change-plan')
  requireOrder(plan)
  const { date: _, from: _from, to: _to, place: _place, ...kept } = meeting.content
  const id = plan.date === meeting.content.date ? meeting.id : await freeId(store, plan)
  const content: Meeting = { ...kept, ...plan, id, agenda: withClocks(kept.agenda, plan.from) }
  const why = { ...act, why: 'Endret planen for møtet' }
  if (id === meeting.id) {
    await store.commit(why, [changed(meeting, content)])
    return content
  }
  const cases = await store.list('case', plan.council)
  await store.commit(why, [
    removed(meeting),
    added('meeting', plan.council, id, content),
    ...cases
      .filter((each) => each.content.meeting === meeting.id)
      .map((each) => changed(each, { ...each.content, meeting: id })),
  ])
  return content
}

function requireOrder({ from, to }: Plan): void {
  if (from !== undefined && to !== undefined && to <= from) {
    throw new Problem('invalid', 'ends-before-it-begins', 'The meeting ends before it begins')
  }
}

async function freeId(store: CouncilStore, { council, date }: Plan): Promise<string> {
  const taken = new Set((await store.list('meeting', council)).map(({ id }) => id))
  if (date === undefined) {
    let n = 1
    while (taken.has(`${council}/utkast-${n}`)) n++
    return `${council}/utkast-${n}`
  }
  const id = meetingId(council, date)
  if (taken.has(id)) throw new Problem('conflict', 'meeting-that-day', 'The council has a meeting that day')
  return id
}

/**
 * Calls the meeting off. Its cases wait for another meeting: those of a notice stay public on it until then.
 *
 * @throws Problem `conflict` (`cancel-not-now`)
 */
export async function cancelMeeting(
  store: CouncilStore,
  meeting: Stored<'meeting'>,
  reason: string,
  act: Act,
): Promise<void> {
  requireStep(meeting.content, 'cancel')
  const cases = await store.list('case', meeting.council)
  await store.commit({ ...act, why: `Avlyste møtet: ${reason}` }, [
    changed(meeting, { ...meeting.content, state: 'cancelled', cancelled: reason }),
    ...cases
      .filter(({ content }) => content.meeting === meeting.id && meeting.content.noticeSent === undefined)
      .map((each) => {
        const { meeting: _, ...kept } = each.content
        return changed(each, { ...kept, state: 'draft' })
      }),
  ])
}

import { Problem } from '../../kernel/problem.ts'
import {
  type Act,
  type AgendaItem,
  type CouncilCase,
  type CouncilStore,
  caseId,
  caseSeries,
  type Meeting,
  requireStep,
  type Stored,
  unnumbered,
  type Write,
} from '../council/index.ts'
import { moved, nextItemId, withClocks } from './agenda.ts'
import { added, changed, loadRecord, removed } from './workspace.ts'

const rearranged = (meeting: Stored<'meeting'>, agenda: readonly AgendaItem[]): Write =>
  changed(meeting, { ...meeting.content, agenda: withClocks(agenda, meeting.content.from) })

/** Puts an item last, but before «Eventuelt», which is where meetings end. */
function placed(agenda: Meeting['agenda'], item: AgendaItem): Meeting['agenda'] {
  const end = agenda.findIndex(({ kind, title }) => kind === 'open' && title === 'Eventuelt')
  return end < 0 ? [...agenda, item] : agenda.toSpliced(end, 0, item)
}

/** How long a case takes, until somebody says otherwise. */
const usualMinutes: Readonly<Record<NonNullable<CouncilCase['type']>, number>> = {
  godkjenning: 15,
  orientering: 20,
  drofting: 45,
  apen: 30,
  eventuelt: 15,
}

/** A break, «Dagsaktuelt» or the like. @throws Problem `conflict` (`arrange-agenda-not-now`) */
export async function addItem(
  store: CouncilStore,
  meeting: Stored<'meeting'>,
  item: Pick<AgendaItem, 'kind' | 'title' | 'minutes'>,
  act: Act,
): Promise<string> {
  requireStep(meeting.content, 'arrange-agenda')
  const id = nextItemId(meeting.content.agenda)
  const agenda = placed(meeting.content.agenda, { ...item, id })
  await store.commit({ ...act, why: `La «${item.title}» på sakslisten` }, [rearranged(meeting, agenda)])
  return id
}

/** Whether a case waits for a meeting: it is a draft, or its meeting was cancelled after the notice. */
export function waits({ state, meeting }: CouncilCase, meetings: readonly Stored<'meeting'>[]): boolean {
  if (state === 'draft') return true
  return state === 'on-agenda' && meetings.some(({ id, content }) => id === meeting && content.state === 'cancelled')
}

/**
 * Puts a case on the agenda. A draft gets its number here, from the series of its council and the year of the meeting:
 * two clerks at once get two numbers after one another (issue 3, item 4).
 *
 * @throws Problem `conflict` (`arrange-agenda-not-now`, `not-waiting`, `meeting-without-day`, `changed-meanwhile`)
 */
export async function putOnAgenda(
  store: CouncilStore,
  meeting: Stored<'meeting'>,
  draft: Stored<'case'>,
  act: Act,
): Promise<CouncilCase> {
  try {
    return await putOnAgendaAsSeen(store, meeting, draft, act)
  } catch (error) {
    if (!(error instanceof Problem && error.code === 'changed-meanwhile')) throw error
    // Another clerk may have put another case on the same agenda: this one goes after it.
    const now = await loadRecord(store, 'meeting', meeting.council, meeting.id)
    if (now.version === meeting.version) throw error
    return putOnAgenda(store, now, draft, act)
  }
}

async function putOnAgendaAsSeen(
  store: CouncilStore,
  meeting: Stored<'meeting'>,
  draft: Stored<'case'>,
  act: Act,
): Promise<CouncilCase> {
  requireStep(meeting.content, 'arrange-agenda')
  if (!waits(draft.content, await store.list('meeting', meeting.council))) {
    throw new Problem('conflict', 'not-waiting', 'The case does not wait for a meeting')
  }
  const { date } = meeting.content
  if (date === undefined) throw new Problem('conflict', 'meeting-without-day', 'The meeting has no day yet')
  const year = Number(date.slice(0, 4))
  const made = (number: number): CouncilCase => ({
    ...draft.content,
    id: caseId(meeting.council, number === draft.content.number ? draft.content.year : year, number),
    year: number === draft.content.number ? draft.content.year : year,
    number,
    meeting: meeting.id,
    state: 'on-agenda',
  })
  const withCase = ({ id, title }: CouncilCase) =>
    rearranged(
      meeting,
      placed(meeting.content.agenda, {
        id: nextItemId(meeting.content.agenda),
        kind: 'case',
        title,
        case: id,
        minutes: usualMinutes[draft.content.type ?? 'orientering'],
      }),
    )
  const why = { ...act, why: 'Satte saken på sakslisten' }
  if (draft.content.number !== unnumbered) {
    const kept = made(draft.content.number)
    await store.commit(why, [changed(draft, kept), withCase(kept)])
    return kept
  }
  const number = await store.numbered(why, meeting.council, caseSeries(year), (next) => {
    const numbered = made(next)
    return [removed(draft), added('case', meeting.council, numbered.id, numbered), withCase(numbered)]
  })
  return made(number)
}

/**
 * Gives the items their lengths, and moves one of them a place up (-1) or down (1).
 *
 * @param minutes by the id of the item; those without keep theirs
 * @throws Problem `conflict` (`arrange-agenda-not-now`)
 */
export async function arrange(
  store: CouncilStore,
  meeting: Stored<'meeting'>,
  minutes: ReadonlyMap<string, number>,
  move: { readonly item: string; readonly by: -1 | 1 } | undefined,
  act: Act,
): Promise<void> {
  requireStep(meeting.content, 'arrange-agenda')
  const sized = meeting.content.agenda.map((item) => {
    const length = minutes.get(item.id)
    return length === undefined ? item : { ...item, minutes: length }
  })
  const agenda = move ? moved(sized, move.item, move.by) : sized
  const why = move === undefined ? 'Endret lengdene' : move.by < 0 ? 'Flyttet et punkt opp' : 'Flyttet et punkt ned'
  await store.commit({ ...act, why: `${why} på sakslisten` }, [rearranged(meeting, agenda)])
}

/** Changes who presents an item, how long it takes and, where it is no case, what it is called. @throws Problem `conflict` (`arrange-agenda-not-now`) */
export async function changeItem(
  store: CouncilStore,
  meeting: Stored<'meeting'>,
  changedItem: AgendaItem,
  act: Act,
): Promise<void> {
  requireStep(meeting.content, 'arrange-agenda')
  const agenda = meeting.content.agenda.map((item) => (item.id === changedItem.id ? changedItem : item))
  await store.commit({ ...act, why: `Endret «${changedItem.title}» på sakslisten` }, [rearranged(meeting, agenda)])
}

/** Takes an item off. A case waits for another meeting, with its number. @throws Problem `conflict` (`arrange-agenda-not-now`) */
export async function takeOff(store: CouncilStore, meeting: Stored<'meeting'>, item: string, act: Act): Promise<void> {
  requireStep(meeting.content, 'arrange-agenda')
  const taken = meeting.content.agenda.find(({ id }) => id === item)
  if (!taken) return
  const agenda = meeting.content.agenda.filter(({ id }) => id !== item)
  const writes: Write[] = [rearranged(meeting, agenda)]
  if (taken.case !== undefined) {
    const waiting = await loadRecord(store, 'case', meeting.council, taken.case)
    const { meeting: _, ...kept } = waiting.content
    writes.push(changed(waiting, { ...kept, state: 'draft' }))
  }
  await store.commit({ ...act, why: `Tok «${taken.title}» av sakslisten` }, writes)
}

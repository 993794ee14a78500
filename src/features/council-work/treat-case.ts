import { Problem } from '../../kernel/problem.ts'
import {
  type Act,
  type AgendaItem,
  addInput,
  approveMinutes,
  type CouncilCase,
  type CouncilStore,
  changeDecision,
  changeInput,
  decide,
  type Input,
  nextId,
  type Proposal,
  propose,
  requireStep,
  type Stored,
} from '../council/index.ts'
import { changed, loadRecord, type MeetingInHand, readOf } from './workspace.ts'

/** What is written down of an input. */
export type SaidInput = Pick<Input, 'text' | 'points' | 'internal' | 'from'>

/**
 * Writes down what somebody said, under a case or an item without one («Dagsaktuelt»).
 *
 * @param id of an input to change; undefined adds one
 * @throws Problem as the rules `addInput` and `changeInput`; `conflict` (`record-not-now`, `changed-meanwhile`)
 */
export async function recordInput(
  store: CouncilStore,
  { meeting, cases }: MeetingInHand,
  item: AgendaItem,
  said: SaidInput,
  id: string | undefined,
  act: Act,
): Promise<void> {
  requireStep(meeting.content, 'record')
  const why = { ...act, why: id === undefined ? 'Førte et innspill' : 'Endret et innspill' }
  const treated = cases.get(item.case ?? '')
  if (treated) {
    const { content } = treated
    const after =
      id === undefined ? addInput(content, meeting.content, said) : changeInput(content, meeting.content, id, said)
    return store.commit(why, [changed(treated, after)], [readOf(meeting)])
  }
  if (said.text.trim() === '') throw new Problem('invalid', 'empty-text', 'There is no text', { at: 'text' })
  const before = item.inputs ?? []
  // Numbered through the whole agenda: a commitment names the meeting and the input.
  const all = meeting.content.agenda.flatMap((each) => each.inputs ?? [])
  const inputs: readonly Input[] =
    id === undefined
      ? [...before, { ...said, id: nextId(all), sources: [] }]
      : before.map((each) => (each.id === id ? { ...said, id, sources: each.sources } : each))
  const agenda = meeting.content.agenda.map((each) => (each.id === item.id ? { ...each, inputs } : each))
  await store.commit(why, [changed(meeting, { ...meeting.content, agenda })])
}

/** Changes what is proposed, in the meeting. @throws Problem as the rule `propose`; `conflict` (`record-not-now`) */
export async function updateProposal(
  store: CouncilStore,
  { meeting }: MeetingInHand,
  treated: Stored<'case'>,
  text: string,
  act: Act,
): Promise<void> {
  requireStep(meeting.content, 'record')
  await store.commit(
    { ...act, why: 'Oppdaterte forslaget til vedtak' },
    [changed(treated, propose(treated.content, meeting.content, text))],
    [readOf(meeting)],
  )
}

/** The proposal that stands: the last one. */
export const standing = ({ proposals }: Pick<CouncilCase, 'proposals'>): Proposal | undefined => proposals.at(-1)

/**
 * Decides. The decision of a case that approves minutes locks those minutes, when the council says it does.
 *
 * @param approves whether the minutes that the case is about are approved by this
 * @throws Problem as the rules `decide`, `changeDecision` and `approveMinutes`; `conflict` (`changed-meanwhile`)
 */
export async function decideCase(
  store: CouncilStore,
  { meeting }: MeetingInHand,
  treated: Stored<'case'>,
  text: string,
  approves: boolean,
  act: Act,
): Promise<void> {
  const { content } = treated
  const before = content.decisions[0]
  const decided = before
    ? changeDecision(content, meeting.content, before.id, text)
    : decide(content, meeting.content, { text })
  const why = before ? 'Endret vedtaket' : 'Fattet vedtaket'
  if (!approves || content.approvesMinutesOf === undefined) {
    return store.commit({ ...act, why }, [changed(treated, decided)], [readOf(meeting)])
  }
  const approved = await loadRecord(store, 'meeting', meeting.council, content.approvesMinutesOf)
  await store.commit(
    { ...act, why: `${why} og godkjente referatet` },
    [
      changed(treated, decided),
      changed(approved, approveMinutes(approved.content, { meeting: meeting.content, case: decided })),
    ],
    [readOf(meeting)],
  )
}

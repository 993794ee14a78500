import { Problem } from '../../kernel/problem.ts'
import {
  type Act,
  type AgendaItem,
  type CaseDecision,
  type CouncilCase,
  type CouncilStore,
  type Input,
  type Proposal,
  requireStep,
  type Stored,
} from '../council/index.ts'
import { changed, loadRecord, type MeetingInHand } from './workspace.ts'

/** What is written down of an input. */
export type SaidInput = Pick<Input, 'text' | 'points' | 'internal'> & { readonly from?: string }

const nextId = (of: readonly { readonly id: string }[]): string =>
  String(Math.max(0, ...of.map(({ id }) => Number(/\d+$/.exec(id)?.[0] ?? 0))) + 1)

const withInput = (inputs: readonly Input[], said: SaidInput, id: string | undefined): readonly Input[] =>
  id === undefined
    ? [...inputs, { ...said, id: nextId(inputs), sources: [] }]
    : inputs.map((each) => (each.id === id ? { ...said, id, sources: each.sources } : each))

/**
 * Writes down what somebody said, under a case or an item without one («Dagsaktuelt»).
 *
 * @param id of an input to change; undefined adds one
 * @throws Problem `conflict` (`record-not-now`, `changed-meanwhile`)
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
    const inputs = withInput(treated.content.inputs, said, id)
    return store.commit(why, [changed(treated, { ...treated.content, inputs })])
  }
  const agenda = meeting.content.agenda.map((each) =>
    each.id === item.id ? { ...each, inputs: withInput(each.inputs ?? [], said, id) } : each,
  )
  await store.commit(why, [changed(meeting, { ...meeting.content, agenda })])
}

/**
 * Changes what is proposed, in the meeting: the first proposal stays as it was in the paper.
 *
 * @throws Problem `conflict` (`record-not-now`)
 */
export async function updateProposal(
  store: CouncilStore,
  { meeting }: MeetingInHand,
  treated: Stored<'case'>,
  text: string,
  act: Act,
): Promise<void> {
  requireStep(meeting.content, 'record')
  const { proposals } = treated.content
  const updated: Proposal = { id: nextId(proposals), kind: 'forslag-oppdatert', text, sources: [] }
  await store.commit({ ...act, why: 'Oppdaterte forslaget til vedtak' }, [
    changed(treated, { ...treated.content, proposals: [...proposals, updated] }),
  ])
}

/** The proposal that stands: the last one. */
export const standing = ({ proposals }: Pick<CouncilCase, 'proposals'>): Proposal | undefined => proposals.at(-1)

/**
 * Decides: the only way a proposal's words become a decision (issue 3, item 2). The decision of a case that approves
 * minutes locks those minutes, when the council says it does.
 *
 * @param approves whether the minutes that the case is about are approved by this
 * @throws Problem `conflict` (`record-not-now`, `approve-minutes-not-now`, `changed-meanwhile`)
 */
export async function decide(
  store: CouncilStore,
  { meeting }: MeetingInHand,
  treated: Stored<'case'>,
  text: string,
  approves: boolean,
  act: Act,
): Promise<void> {
  requireStep(meeting.content, 'record')
  const { content } = treated
  const before = content.decisions[0]
  const first = content.proposals[0]
  const decision: CaseDecision = {
    id: before?.id ?? nextId(content.decisions),
    kind: first !== undefined && first.text !== text ? 'vedtak-oppdatert' : 'vedtak',
    text,
    sources: before?.sources ?? [],
  }
  const decided: CouncilCase = { ...content, state: 'treated', decisions: [decision, ...content.decisions.slice(1)] }
  const why = { ...act, why: before ? 'Endret vedtaket' : 'Fattet vedtaket' }
  if (!approves || content.approvesMinutesOf === undefined) return store.commit(why, [changed(treated, decided)])
  const approved = await loadRecord(store, 'meeting', meeting.council, content.approvesMinutesOf)
  requireLater(meeting, approved)
  requireStep(approved.content, 'approve-minutes')
  await store.commit({ ...act, why: 'Fattet vedtaket og godkjente referatet' }, [
    changed(treated, decided),
    changed(approved, { ...approved.content, state: 'minutes-approved', minutesApprovedIn: meeting.id }),
  ])
}

function requireLater(meeting: Stored<'meeting'>, approved: Stored<'meeting'>): void {
  if ((approved.content.date ?? '') >= (meeting.content.date ?? '')) {
    throw new Problem('conflict', 'approve-minutes-not-now', 'Minutes are approved in a later meeting')
  }
}

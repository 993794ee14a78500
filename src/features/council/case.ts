import { Problem } from '../../kernel/problem.ts'
import { requireStep } from './meeting-steps.ts'
import { unnumbered } from './numbering.ts'
import type { CaseDecision, CouncilCase, CouncilId, Input, Meeting, Proposal } from './records.ts'

/** What the clerk writes of a case before it is treated. */
export type CaseText = Partial<
  Pick<
    CouncilCase,
    'title' | 'type' | 'owner' | 'handler' | 'sections' | 'questions' | 'attachments' | 'earlier' | 'needHere'
  >
>

/** The lists of a case of which nothing is said yet. */
export const emptyCase = {
  otherTitles: [],
  sections: [],
  questions: [],
  attachments: [],
  proposals: [],
  decisions: [],
  quoted: [],
  inputs: [],
  earlier: [],
  corrections: [],
  sources: [],
} as const satisfies Partial<CouncilCase>

/**
 * A new case without a number.
 *
 * @param key drawn by chance: eight characters that nobody else has
 * @throws Problem `invalid` (`case-without-title`)
 */
export function draftCase(council: CouncilId, year: number, key: string, text: CaseText): CouncilCase {
  if ((text.title ?? '').trim() === '') throw new Problem('invalid', 'case-without-title', 'A case has a title')
  return {
    id: `${council}/${year}/utkast-${key}`,
    council,
    year,
    number: unnumbered,
    title: '',
    state: 'draft',
    ...emptyCase,
    ...text,
  }
}

/** Changes what is written of it. @throws Problem `conflict` (`minutes-approved`, `case-withdrawn`) */
export function editCase(one: CouncilCase, meeting: Meeting | undefined, text: CaseText): CouncilCase {
  requireOpen(one, meeting)
  if (text.title !== undefined && text.title.trim() === '') {
    throw new Problem('invalid', 'case-without-title', 'A case has a title')
  }
  return { ...one, ...text }
}

/**
 * What is proposed. Before the notice it replaces the proposal; afterwards it stands beside it, as an updated one, so that
 * what was sent out stays as it was.
 *
 * @throws Problem `conflict` (`minutes-approved`, `case-withdrawn`, `case-decided`), `invalid` (`empty-text`)
 */
export function propose(one: CouncilCase, meeting: Meeting | undefined, text: string): CouncilCase {
  requireOpen(one, meeting)
  requireText(text)
  if (one.decisions.length > 0) throw new Problem('conflict', 'case-decided', 'The case is decided')
  const noticed = meeting !== undefined && meeting.state !== 'planned'
  const kind = noticed && one.proposals.some((each) => each.kind === 'forslag') ? 'forslag-oppdatert' : 'forslag'
  const others = one.proposals.filter((each) => each.kind !== kind)
  const proposal: Proposal = { id: nextId(one.proposals), kind, text, sources: [] }
  return { ...one, proposals: [...others, proposal] }
}

/** What a member said or sent in. @throws Problem `conflict` (`minutes-approved`, `case-withdrawn`), `invalid` (`empty-text`) */
export function addInput(
  one: CouncilCase,
  meeting: Meeting | undefined,
  said: Pick<Input, 'text' | 'points' | 'internal' | 'from'>,
): CouncilCase {
  requireOpen(one, meeting)
  requireText(said.text)
  return { ...one, inputs: [...one.inputs, { ...said, id: nextId(one.inputs), sources: [] }] }
}

/** Changes what was said, or takes it away when `said` is undefined. @throws Problem as `addInput`; `not-found` */
export function changeInput(
  one: CouncilCase,
  meeting: Meeting | undefined,
  id: string,
  said: Pick<Input, 'text' | 'points' | 'internal' | 'from'> | undefined,
): CouncilCase {
  requireOpen(one, meeting)
  const before = one.inputs.find((input) => input.id === id)
  if (before === undefined) throw new Problem('not-found', 'not-found', 'No such input')
  if (said === undefined) return { ...one, inputs: one.inputs.filter((input) => input !== before) }
  requireText(said.text)
  const { from: _, ...rest } = before
  return { ...one, inputs: one.inputs.map((input) => (input === before ? { ...rest, ...said } : input)) }
}

/**
 * What the council decided: as a proposal says, or in other words. This is the only way from a proposal to a decision
 * (issue 3, item 2), and it is open only when the meeting is held (A12).
 *
 * @throws Problem `conflict` (`record-not-now`, `case-withdrawn`, `not-of-this-meeting`), `not-found`, `invalid` (`empty-text`)
 */
export function decide(
  one: CouncilCase,
  meeting: Meeting,
  what: { readonly asProposed: Proposal['id'] } | { readonly text: string },
): CouncilCase {
  requireStep(meeting, 'record')
  requireOpen(one, meeting)
  if (one.meeting !== meeting.id)
    throw new Problem('conflict', 'not-of-this-meeting', 'The case is not of this meeting')
  const text = 'text' in what ? what.text : one.proposals.find(({ id }) => id === what.asProposed)?.text
  if (text === undefined) throw new Problem('not-found', 'not-found', 'No such proposal')
  requireText(text)
  const asFirstSent =
    one.proposals.length === 0 || one.proposals.some((each) => each.kind === 'forslag' && each.text === text)
  const decision: CaseDecision = {
    id: nextId(one.decisions),
    kind: asFirstSent ? 'vedtak' : 'vedtak-oppdatert',
    text,
    sources: [],
  }
  return { ...one, state: 'treated', decisions: [...one.decisions, decision] }
}

/** Mends the wording of a decision until the minutes are approved. @throws Problem as `decide` */
export function changeDecision(one: CouncilCase, meeting: Meeting, id: string, text: string): CouncilCase {
  requireStep(meeting, 'record')
  requireText(text)
  if (!one.decisions.some((each) => each.id === id)) throw new Problem('not-found', 'not-found', 'No such decision')
  return { ...one, decisions: one.decisions.map((each) => (each.id === id ? { ...each, text } : each)) }
}

/**
 * Withdraws it: a number that was given stays in the series, so that there is no gap.
 *
 * @throws Problem `conflict` (`already-treated`, `case-withdrawn`), `invalid` (`no-reason`)
 */
export function withdraw(one: CouncilCase, meeting: Meeting | undefined, reason: string): CouncilCase {
  requireOpen(one, meeting)
  if (one.state === 'treated') throw new Problem('conflict', 'already-treated', 'The case has been treated')
  if (reason.trim() === '') throw new Problem('invalid', 'no-reason', 'A reason is needed', { at: 'reason' })
  return { ...one, state: 'withdrawn', withdrawn: reason }
}

/**
 * Whether it may still be written to. Approved minutes make it read-only (A12): only `correct` changes it then.
 *
 * @throws Problem `conflict` (`minutes-approved`, `case-withdrawn`)
 */
export function requireOpen(one: CouncilCase, meeting: Meeting | undefined): void {
  if (one.state === 'withdrawn') throw new Problem('conflict', 'case-withdrawn', 'The case is withdrawn')
  if (meeting?.state === 'minutes-approved') {
    throw new Problem('conflict', 'minutes-approved', 'The minutes are approved: only a correction changes them')
  }
}

/** The next id in a list: ids stand in addresses. */
export const nextId = (list: readonly { readonly id: string }[]): string =>
  String(Math.max(0, ...list.map(({ id }) => Number(/\d+$/.exec(id)?.[0] ?? 0))) + 1)

function requireText(text: string): void {
  if (text.trim() === '') throw new Problem('invalid', 'empty-text', 'There is no text', { at: 'text' })
}

import { Problem } from '../../kernel/problem.ts'
import { byText } from './order.ts'
import type { Commitment, CouncilCase, Meeting, MeetingId } from './records.ts'

/**
 * A commitment as somebody takes it upon them. @throws Problem `invalid` (`empty-text`, `not-a-day`)
 */
export function makeCommitment(made: Omit<Commitment, 'closedBy'>): Commitment {
  if (made.text.trim() === '') throw new Problem('invalid', 'empty-text', 'There is no text', { at: 'text' })
  if (made.due !== undefined && dueDay(made.due) === undefined && !made.due.includes('/')) {
    throw new Problem('invalid', 'not-a-day', 'It is due on a day or in a meeting', { at: 'due' })
  }
  return made
}

/**
 * Closes it by a case: nothing else does (A14).
 *
 * @throws Problem `conflict` (`already-closed`), `invalid` (`closes-itself`, `case-withdrawn`)
 */
export function closeCommitment(commitment: Commitment, by: Pick<CouncilCase, 'id' | 'state'>): Commitment {
  if (commitment.closedBy !== undefined) throw new Problem('conflict', 'already-closed', 'The commitment is closed')
  if (by.id === commitment.madeIn) {
    throw new Problem('invalid', 'closes-itself', 'A case does not close what was promised in it')
  }
  if (by.state === 'withdrawn') throw new Problem('invalid', 'case-withdrawn', 'A withdrawn case closes nothing')
  return { ...commitment, closedBy: by.id }
}

/** Open again, since the case did not bring what was promised. */
export function reopenCommitment({ closedBy: _, ...commitment }: Commitment): Commitment {
  return commitment
}

/**
 * The day something is due: itself a day, or that of the meeting.
 *
 * @param meetings those that are kept; a meeting that is not is known by the day in its id
 */
export function dueDay(
  due: string | undefined,
  meetings?: ReadonlyMap<MeetingId, Pick<Meeting, 'date'>>,
): string | undefined {
  if (due === undefined) return undefined
  return meetings?.get(due)?.date ?? /(?:^|\/)(\d{4}-\d{2}-\d{2})$/.exec(due)?.[1]
}

/** A commitment as it stands on a day. */
export type FollowUp = {
  readonly commitment: Commitment
  readonly dueDay?: string
  readonly state: 'closed' | 'overdue' | 'open'
  /** A proposal binds nobody: what only was proposed is shown as asked for, not as promised. */
  readonly binding: boolean
}

/**
 * All commitments as they stand on a day: the overdue first, then the open ones by when they are due, those without a day
 * after them, the closed last. One is overdue from the day after, unless it only was proposed: nobody is late with that.
 *
 * @param today in Norway
 */
export function followUp(
  commitments: readonly Commitment[],
  meetings: ReadonlyMap<MeetingId, Pick<Meeting, 'date'>>,
  today: string,
): readonly FollowUp[] {
  const rank = { overdue: 0, open: 1, closed: 2 }
  return commitments
    .map((commitment): FollowUp => {
      const day = dueDay(commitment.due, meetings)
      const binding = commitment.basis !== 'forslag'
      const isLate = binding && day !== undefined && today > day
      const state = commitment.closedBy !== undefined ? 'closed' : isLate ? 'overdue' : 'open'
      return { commitment, ...(day !== undefined && { dueDay: day }), state, binding }
    })
    .toSorted(
      (a, b) =>
        rank[a.state] - rank[b.state] ||
        byText(a.dueDay ?? '9999', b.dueDay ?? '9999') ||
        byText(a.commitment.id, b.commitment.id),
    )
}

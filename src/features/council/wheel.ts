import { createHash } from 'node:crypto'
import { Problem } from '../../kernel/problem.ts'
import { draftCase } from './case.ts'
import { byText } from './order.ts'
import type { CouncilCase, Meeting, WheelItem } from './records.ts'

/** A recurring case as it comes up in a year. */
export type WheelTurn = {
  readonly item: WheelItem
  /** The meeting it is for: the first in that month or after that is still being planned. */
  readonly meeting?: Meeting
  /** What has been made of it. */
  readonly case?: CouncilCase
}

/** The wheel of a year, month by month: what is drafted, and for which meeting. */
export function wheelOf(
  items: readonly WheelItem[],
  year: number,
  cases: readonly CouncilCase[],
  meetings: readonly Meeting[],
): readonly WheelTurn[] {
  return items
    .toSorted((a, b) => a.month - b.month || byText(a.id, b.id))
    .map((item) => {
      const made = cases.find((one) => one.wheel === item.id && one.year === year)
      const meeting = meetingFor(item, year, meetings)
      return { item, ...(meeting !== undefined && { meeting }), ...(made !== undefined && { case: made }) }
    })
}

/**
 * The drafts that a year still lacks: each recurring case once, also when they are asked for twice. Their ids follow from
 * item and year, so two clerks at once make the same draft and the second is refused.
 */
export function wheelDrafts(
  items: readonly WheelItem[],
  year: number,
  cases: readonly CouncilCase[],
): readonly CouncilCase[] {
  return wheelOf(items, year, cases, [])
    .filter((turn) => turn.case === undefined)
    .map(({ item }) => {
      const { id, council, title, type, owner } = item
      const key = createHash('sha256').update(`${id} ${year}`).digest('hex').slice(0, 8)
      return { ...draftCase(council, year, key, { title, type, ...(owner !== undefined && { owner }) }), wheel: id }
    })
}

function meetingFor(item: WheelItem, year: number, meetings: readonly Meeting[]): Meeting | undefined {
  const from = `${year}-${String(item.month).padStart(2, '0')}`
  return meetings
    .filter(({ council, state, date }) => council === item.council && state === 'planned' && date !== undefined)
    .filter(({ date = '' }) => date >= from && date < `${year + 1}`)
    .toSorted((a, b) => byText(a.date ?? '', b.date ?? ''))[0]
}

/** @throws Problem `invalid` (`case-without-title`, `not-a-month`) */
export function requireWheelItem(item: WheelItem): WheelItem {
  if (item.title.trim() === '')
    throw new Problem('invalid', 'case-without-title', 'A case has a title', { at: 'title' })
  if (!Number.isInteger(item.month) || item.month < 1 || item.month > 12) {
    throw new Problem('invalid', 'not-a-month', 'The months are 1 to 12', { at: 'month' })
  }
  return item
}

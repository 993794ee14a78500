import { type CouncilCase, type EarlierRow, earlierDecisions, type Meeting } from '../council/index.ts'
import type { Chains } from './find-chains.ts'

/**
 * The table «Vedtak fra tidligere behandlinger» of a case, made from its matter (A11): what was treated before its own
 * meeting, or all there is when it has none yet; and what the case's own paper prints.
 */
export function earlierTreatment(
  one: CouncilCase,
  { matters, cases }: Chains,
  meetings: ReadonlyMap<string, Pick<Meeting, 'date'>>,
): readonly EarlierRow[] {
  const matter = matters.find((each) => each.cases.includes(one.id))
  const own = meetings.get(one.meeting ?? '')?.date
  const dayOf = ({ meeting, quoted, year }: CouncilCase) =>
    meetings.get(meeting ?? '')?.date ?? quoted[0]?.date ?? String(year)
  const before = cases.filter(
    (each) => each.id !== one.id && matter?.cases.includes(each.id) && (own === undefined || dayOf(each) < own),
  )
  const rows = earlierDecisions([...before, one], meetings)
  return rows.filter((row) => row.case !== one.id)
}

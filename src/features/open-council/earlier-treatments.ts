import {
  type CouncilCase,
  type EarlierRow,
  earlierDecisions,
  inTimeOrder,
  type Published,
  type Source,
} from '../council/index.ts'
import type { OpenCouncils } from './public-records.ts'

/** A row of the table of earlier treatments, with the lines that its decision stands in. */
export type EarlierTreatment = EarlierRow & { readonly sources: readonly Source[] }

/**
 * The earlier treatments of a case: what its own paper prints, and what is known of the matter besides. Made anew each
 * time, so a decision that is found later comes into every table it belongs in (acceptance A11).
 */
export function earlierTreatments(one: Published<CouncilCase>, open: OpenCouncils): readonly EarlierTreatment[] {
  const matter = (open.matterOf(one.id)?.cases ?? [one.id]).flatMap((id) => open.case(id) ?? [])
  const inOrder = inTimeOrder(matter, open.meetingsById)
  const treated = inOrder.slice(0, inOrder.findIndex(({ id }) => id === one.id) + 1)
  return earlierDecisions(treated, open.meetingsById)
    .filter((row) => row.case !== one.id)
    .map((row) => ({ ...row, sources: sourcesOf(row, one, open) }))
}

/** The lines of the minutes where the decision is from them, else of the row that this case prints. */
function sourcesOf(row: EarlierRow, { earlier }: Published<CouncilCase>, open: OpenCouncils): readonly Source[] {
  if (row.from === 'minutes') return open.case(row.case ?? '')?.decisions.at(-1)?.sources ?? []
  const printed = earlier.find(
    ({ council, year, number }) => council === row.council && year === row.year && row.number.startsWith(`${number}/`),
  )
  return printed?.sources ?? []
}

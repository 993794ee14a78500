import type { CouncilCase, CouncilId, Matter, Published } from '../council/index.ts'
import type { OpenCouncils } from './public-records.ts'

/** One treatment of a matter, in its place among the others. */
export type Step = {
  readonly one: Published<CouncilCase>
  /** Of the meeting; a case without one has none. */
  readonly date: string | undefined
  readonly lane: CouncilId
  readonly outcome: 'decided' | 'proposed' | 'neither' | 'withdrawn'
}

/** A matter across the councils: who treats it, and in which order. */
export type Chain = { readonly lanes: readonly CouncilId[]; readonly steps: readonly Step[] }

const height: Readonly<Record<string, number>> = { strategi: 0, portefolje: 1, fag: 2, annet: 3 }

/** The treatments in the order they were had; the highest council is the first lane. */
export function chainOf(matter: Published<Matter>, open: OpenCouncils): Chain {
  const steps = matter.cases
    .flatMap((id) => open.case(id) ?? [])
    .map((one) => ({ one, date: open.meetingOf(one)?.date, lane: one.council, outcome: outcomeOf(one) }))
    .toSorted((a, b) => sortKey(a).localeCompare(sortKey(b)))
  const levelOf = (id: CouncilId) => height[open.council(id)?.level ?? 'annet'] ?? 3
  const lanes = [...new Set(steps.map(({ lane }) => lane))]
  return { lanes: lanes.toSorted((a, b) => levelOf(a) - levelOf(b) || a.localeCompare(b)), steps }
}

function outcomeOf({ decisions, quoted, proposals, state }: Published<CouncilCase>): Step['outcome'] {
  if (state === 'withdrawn') return 'withdrawn'
  if (decisions.length > 0 || quoted.length > 0) return 'decided'
  return proposals.length > 0 ? 'proposed' : 'neither'
}

/** A case whose day is not known stands in its year by its number. */
function sortKey({ one, date }: Step): string {
  return `${date ?? `${one.year}-00`} ${String(one.number).padStart(4, '0')}`
}

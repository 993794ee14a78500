import { type CouncilCase, type CouncilId, inTimeOrder, type Matter, type Published } from '../council/index.ts'
import type { OpenCouncils } from './public-records.ts'

/** One treatment of a matter, in its place among the others. */
export type Step = {
  readonly one: Published<CouncilCase>
  /** Of the meeting, or as another case quotes it: a day or a month. */
  readonly date: string | undefined
  readonly lane: CouncilId
  readonly outcome: 'decided' | 'quoted' | 'proposed' | 'neither' | 'withdrawn'
}

/** A matter across the councils: who treats it, and in which order. */
export type Chain = { readonly lanes: readonly CouncilId[]; readonly steps: readonly Step[] }

const height: Readonly<Record<string, number>> = { strategi: 0, portefolje: 1, fag: 2, annet: 3 }

/** The treatments in the order they were had; the highest council is the first lane. */
export function chainOf(matter: Published<Matter>, open: OpenCouncils): Chain {
  const cases = matter.cases.flatMap((id) => open.case(id) ?? [])
  const steps = inTimeOrder(cases, open.meetingsById)
    .flatMap(({ id }) => open.case(id) ?? [])
    .map((one) => ({ one, date: dateOf(one, open), lane: one.council, outcome: outcomeOf(one) }))
  const levelOf = (id: CouncilId) => height[open.council(id)?.level ?? 'annet'] ?? 3
  const lanes = [...new Set(steps.map(({ lane }) => lane))]
  return { lanes: lanes.toSorted((a, b) => levelOf(a) - levelOf(b) || a.localeCompare(b)), steps }
}

/** The day of the meeting, or what another case says. */
export function dateOf(one: Published<CouncilCase>, open: OpenCouncils): string | undefined {
  return open.meetingOf(one)?.date ?? one.quoted.find(({ date }) => date !== undefined)?.date
}

function outcomeOf({ decisions, quoted, proposals, state }: Published<CouncilCase>): Step['outcome'] {
  if (state === 'withdrawn') return 'withdrawn'
  if (decisions.length > 0) return 'decided'
  if (quoted.length > 0) return 'quoted'
  return proposals.length > 0 ? 'proposed' : 'neither'
}

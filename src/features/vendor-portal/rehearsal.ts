import { faultRules } from './faults.ts'
import type { StandingFaults } from './standing-faults.ts'

/** An exercise for those on call: one source is slow or down for our own reader, and for nobody else. */
export type Rehearsal = {
  /** Id of the national service. */
  readonly source: string
  readonly fault: string
  /** It ends by itself. */
  readonly until: Date
}

/** Exercises as they stand in the store, for every process. */
export type Rehearsals = {
  readonly standing: () => Promise<readonly Rehearsal[]>
  /** How it goes with a call to this source now; undefined where nothing stands. */
  readonly faultOf: (source: string) => Promise<string | undefined>
  /** In the place of what stood; an empty fault ends it. */
  readonly set: (source: string, fault: string) => Promise<void>
}

/** Slow and down alone: a reader that shows false data, or calls hidden what is not, teaches clinicians to disbelieve it. */
const rehearsedRules = ['status', 'latency'] as const

const commonest = 'status=503'

/** What can be rehearsed, as a fault is asked for: first that a source is down. */
export const rehearsedFaults: readonly string[] = rehearsedRules
  .flatMap((name) => {
    const { values = [] } = faultRules.find((rule) => rule.name === name) ?? {}
    return values.map((value) => `${name}=${value}`)
  })
  .toSorted((one, other) => Number(other === commonest) - Number(one === commonest))

/** @param sources ids of the services that the reader asks */
export function rehearsalsOf(
  standing: Pick<StandingFaults, 'of' | 'set'>,
  sources: readonly string[],
  now: () => Date,
): Rehearsals {
  const of = async (source: string) => (await standing.of(nameOf(source), now()))[0]
  return {
    async standing() {
      const all = await Promise.all(sources.map(async (source) => ({ source, stands: await of(source) })))
      return all.flatMap(({ source, stands }) =>
        stands ? [{ source, fault: stands.faults, until: stands.until }] : [],
      )
    },
    faultOf: async (source) => (await of(source))?.faults,
    set: (source, fault) => standing.set(nameOf(source), fault, now()),
  }
}

/** No id of a client has a slash: nobody else can ask for it. */
function nameOf(source: string): string {
  return `reader/${source}`
}

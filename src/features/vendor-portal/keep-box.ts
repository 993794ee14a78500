import { norwegianDay } from '../../kernel/norwegian-day.ts'
import type { NationalRecord, NationalRecords } from '../national-records/index.ts'
import { layPopulation, services } from '../national-services/index.ts'
import type { PopulationWanted } from '../synthetic-population/index.ts'
import { findSituations, type TriedBySituation } from './situations.ts'

/** How far the box is. */
export type Standing =
  | { readonly state: 'waiting' }
  | { readonly state: 'laying'; readonly laid: number; readonly of: number }
  | { readonly state: 'laid'; readonly people: number; readonly today: string; readonly tried: TriedBySituation }
  | { readonly state: 'failed' }

/** Fills the box with people and sets it back. */
export type BoxKeeper = {
  readonly standing: () => Standing
  /** Lays what is missing; what was laid whole before is left as it is, whatever was written to it since. */
  readonly begin: () => Promise<void>
  /** Takes everything away and lays it anew, told as of today. Nothing happens while it is being laid. */
  readonly reset: () => Promise<void>
  /** Resolves when nothing is being laid. */
  readonly settled: () => Promise<void>
}

export type KeeperNeeds = {
  readonly records: NationalRecords
  readonly wanted: Omit<PopulationWanted, 'today'> & { readonly today?: string }
  readonly now: () => Date
  /** Told what went wrong, once the standing says that something did. */
  readonly failed: (error: unknown) => void
  /** Whether the process is asked to stop: what is laid by then stays, and the rest comes at the next start. */
  readonly stopping: () => boolean
  /** Told how many people are in, now and then. */
  readonly laid?: (people: number) => void
}

class Stopped extends Error {}

/** Where the store itself says what was laid: so it is known after a restart, and to every process. */
const mark = { person: 'box', service: 'box', id: 'laid' } as const

/** @see issue 6, item 1: a thousand people in the demo; item 5: reset to a seed */
export function makeBoxKeeper(needs: KeeperNeeds): BoxKeeper {
  let standing: Standing = { state: 'waiting' }
  let underWay = Promise.resolve()
  const lay = async (first: () => Promise<void>) => {
    try {
      await first()
      standing = await laidIn(needs, (people, of) => {
        standing = { state: 'laying', laid: people, of }
        needs.laid?.(people)
        if (needs.stopping()) throw new Stopped()
      })
    } catch (error) {
      standing = error instanceof Stopped ? { state: 'waiting' } : { state: 'failed' }
      if (!(error instanceof Stopped)) needs.failed(error)
    }
  }
  const once = (first: () => Promise<void>) => {
    if (standing.state === 'laying') return underWay
    standing = { state: 'laying', laid: 0, of: needs.wanted.people }
    underWay = lay(first)
    return underWay
  }
  return {
    standing: () => standing,
    begin: () => once(async () => {}),
    reset: () => once(needs.records.clear),
    settled: () => underWay,
  }
}

async function laidIn(needs: KeeperNeeds, told: (people: number, of: number) => void): Promise<Standing> {
  const { records, now } = needs
  const before = (await records.of(mark.person, mark.service))[0]
  const done = before && whole(before)
  if (done) return done
  const wanted = before ? wantedIn(before) : { today: norwegianDay(now()), ...needs.wanted }
  const marked = { ...mark, kind: 'Laying', at: now() }
  // Whoever starts at the same moment lays the same: it does not matter whose mark it is.
  if (!before) await records.write([{ ...marked, seen: 0, content: written(wanted) }])
  told(0, wanted.people)
  const { hear, found } = findSituations()
  const people = await layPopulation(records, wanted, (count) => told(count, wanted.people), hear)
  const { today } = wanted
  const content = { ...written(wanted), laid: String(people), services: servicesNow(), tried: found() }
  await records.write([{ ...marked, seen: before?.version ?? 1, content }])
  return { state: 'laid', people, today, tried: found() }
}

/** The people of each situation, as the store has them: undefined until everybody is laid. */
export async function triedIn(records: Pick<NationalRecords, 'of'>): Promise<TriedBySituation | undefined> {
  return (await doneIn(records))?.tried
}

/** The day that the people of the box are told as of, ISO 8601: undefined until everybody is laid. */
export async function dayLaid(records: Pick<NationalRecords, 'of'>): Promise<string | undefined> {
  return (await doneIn(records))?.today
}

async function doneIn(records: Pick<NationalRecords, 'of'>) {
  const [before] = await records.of(mark.person, mark.service)
  const done = before && whole(before)
  return done?.state === 'laid' ? done : undefined
}

/** What a mark says when everything is in, for the services that there are now. */
function whole({ content }: NationalRecord): Standing | undefined {
  const { laid, services: of, tried, today } = content
  if (typeof laid !== 'string' || of !== servicesNow()) return undefined
  // Written by `laidIn` and by nobody else.
  return { state: 'laid', people: Number(laid), today: String(today), tried: tried as TriedBySituation }
}

/** As text: the store keeps the digits of numbers, and hands them out as no number of JavaScript's. */
function written({ seed, people, today }: PopulationWanted) {
  return { seed, people: String(people), today }
}

function wantedIn({ content: { seed, people, today } }: NationalRecord): PopulationWanted {
  return { seed: String(seed), people: Number(people), today: String(today) }
}

/** A service that came with a newer version of the program is laid too. */
function servicesNow(): string {
  return services.map(({ service }) => service.id).join(' ')
}

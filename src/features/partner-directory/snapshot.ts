import type { ExchangeService } from '../../standards/smp/participant.ts'
import type { SearchMask } from '../../standards/smp/search-mask.ts'
import { type JudgeNeeds, type Judged, judgeMetadata } from './judge-metadata.ts'
import type { DirectoryFault } from './partner-directory.ts'
import { keyOf, missingApproval, type Pin, type PinDecision, pinsOf } from './pin.ts'
import type { DirectoryRecords, FetchOutcome, KeptMetadata } from './store.ts'

/** A service that may be used until it ends. */
export type Usable = {
  readonly url: string
  readonly certificate?: Uint8Array
  readonly mask?: SearchMask
  readonly activation?: Date
  readonly ends: Date
}

/** What is known of one service of one country. */
export type Entry = {
  readonly country: string
  readonly service: ExchangeService
  readonly usable?: Usable
  /** Why it is not usable; or why what is newer is not used yet. */
  readonly fault?: DirectoryFault
  readonly outcome?: FetchOutcome
}

/** The directory as it stands after the last change, at one moment. */
export type Snapshot = {
  readonly entries: ReadonlyMap<string, Entry>
  readonly pins: ReadonlyMap<string, Pin>
  /** Offered metadata that is now approved in all its parts, to be kept as used. */
  readonly adopted: readonly KeptMetadata[]
  /** Keys of all that good metadata needs; what waits and is not among them is no longer offered. */
  readonly needed: ReadonlySet<string>
  /** What operators said, the latest first. */
  readonly decisions: readonly PinDecision[]
}

/** One text for one entry. */
export function entryKey(country: string, service: ExchangeService): string {
  return `${country} ${service}`
}

/**
 * What may be used of all that was fetched. What is newer takes the place of what is used when every certificate and mask
 * in it is approved, and not before: until then the old stays, as long as it is good itself.
 */
export function snapshotOf(records: DirectoryRecords, needs: JudgeNeeds): Snapshot {
  const pins = pinsOf(records.sightings, records.decisions)
  const bySlot = new Map(records.metadata.map((kept) => [`${entryKey(kept.country, kept.service)} ${kept.slot}`, kept]))
  const outcomes = new Map(records.outcomes.map((outcome) => [entryKey(outcome.country, outcome.service), outcome]))
  const keys = new Set([...outcomes.keys(), ...records.metadata.map((kept) => entryKey(kept.country, kept.service))])
  const entries = new Map<string, Entry>()
  const adopted: KeptMetadata[] = []
  const needed = new Set<string>()
  for (const key of keys) {
    const [used, offered] = [bySlot.get(`${key} used`), bySlot.get(`${key} offered`)]
    const [now, next] = [used, offered].map((kept) => kept && weighed(kept, pins, needs))
    for (const each of [now, next]) for (const pin of each?.needed ?? []) needed.add(pin)
    if (offered && next && 'usable' in next) adopted.push(offered)
    entries.set(key, entryOf((used ?? offered ?? outcomes.get(key))!, now, next, outcomes.get(key)))
  }
  const decisions = records.decisions.toSorted((one, other) => other.at.getTime() - one.at.getTime())
  return { entries, pins, adopted, needed, decisions }
}

/** A day: longer than a refresh by another process takes between seeing a pin and keeping what needs it. */
const graceMilliseconds = 86_400_000

/**
 * What metadata held once, nobody has decided on, and nothing needs any more: no operator is asked about it, and a country
 * can offer something new every hour.
 */
export function noLongerOffered({ pins, needed }: Pick<Snapshot, 'pins' | 'needed'>, now: Date): readonly Pin[] {
  return [...pins.values()].filter(
    (pin) =>
      pin.state === 'waiting' &&
      pin.from === 'metadata' &&
      !needed.has(keyOf(pin)) &&
      now.getTime() - pin.seenAt.getTime() > graceMilliseconds,
  )
}

/** `needed`: keys of what must be approved. */
type Weighed = { readonly needed: readonly string[] } & (
  | { readonly usable: Usable }
  | { readonly fault: DirectoryFault }
)

function weighed({ bytes, country, service }: KeptMetadata, pins: Snapshot['pins'], needs: JudgeNeeds): Weighed {
  const judged = judgeMetadata(bytes, { country, service }, needs)
  if ('fault' in judged) return { ...judged, needed: [] }
  const needed = judged.needed.map(keyOf)
  const fault = missingApproval(judged.needed, pins)
  return fault ? { fault, needed } : { usable: usableOf(judged), needed }
}

function usableOf({ metadata, mask, ends }: Exclude<Judged, { fault: DirectoryFault }>): Usable {
  const { url, certificate, activation } = metadata
  return {
    url,
    ends,
    ...(certificate ? { certificate } : {}),
    ...(mask ? { mask } : {}),
    ...(activation ? { activation } : {}),
  }
}

function entryOf(
  { country, service }: Pick<Entry, 'country' | 'service'>,
  now: Weighed | undefined,
  next: Weighed | undefined,
  outcome: FetchOutcome | undefined,
): Entry {
  const usable = next && 'usable' in next ? next.usable : now && 'usable' in now ? now.usable : undefined
  const fault =
    next && 'fault' in next ? next.fault : usable ? outcome?.fault : now && 'fault' in now ? now.fault : outcome?.fault
  const known = usable || fault ? {} : { fault: 'not-published' as const }
  return {
    country,
    service,
    ...known,
    ...(usable ? { usable } : {}),
    ...(fault ? { fault } : {}),
    ...(outcome ? { outcome } : {}),
  }
}

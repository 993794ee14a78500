/**
 * What an operator vouches for, one by one: a certificate for one use by one country, or a search mask. `smp` is the
 * certificate of the publisher of all metadata, kept under the country EU.
 */
export type PinUse = 'tls-server' | 'tls-client' | 'assertion' | 'seal' | 'smp' | 'mask'

/** Names one thing that can be trusted. */
export type PinKey = {
  /** ISO 3166-1, two letters; `EU` for the publisher. */
  readonly country: string
  readonly use: PinUse
  /** Of the content; lower-case hexadecimal. */
  readonly sha256: string
}

/** Something met in metadata or brought by an operator. Nothing follows from its being here. */
export type Sighting = PinKey & {
  /** DER of a certificate; XML of a mask. */
  readonly content: Uint8Array
  readonly seenAt: Date
  readonly from: 'metadata' | 'import'
}

export type Verdict = 'approved' | 'refused'

/** What an operator said. Every one is kept; the last of a pin counts. */
export type PinDecision = PinKey & {
  /** Ours, random. */
  readonly id: string
  readonly verdict: Verdict
  /** The issuer's `sub`, and the name they signed in with. */
  readonly by: string
  readonly byName: string
  readonly at: Date
}

/** A sighting with what was last said of it. */
export type Pin = Sighting & { readonly state: Verdict | 'waiting'; readonly decision?: PinDecision }

/** The publisher of metadata is of no country. */
export const publisherCountry = 'EU'

/** One text for one pin. */
export function keyOf({ country, use, sha256 }: PinKey): string {
  return `${country} ${use} ${sha256}`
}

/** Every sighting with its state, by key. Decisions about what was never seen count for nothing. */
export function pinsOf(sightings: readonly Sighting[], decisions: readonly PinDecision[]): ReadonlyMap<string, Pin> {
  const last = new Map<string, PinDecision>()
  for (const decision of decisions.toSorted((one, other) => one.at.getTime() - other.at.getTime())) {
    last.set(keyOf(decision), decision)
  }
  return new Map(
    sightings.map((sighting) => {
      const decision = last.get(keyOf(sighting))
      return [
        keyOf(sighting),
        { ...sighting, state: decision?.verdict ?? 'waiting', ...(decision ? { decision } : {}) },
      ]
    }),
  )
}

/** What of these is approved, if all of it is; else the first thing that stands in the way. */
export function missingApproval(
  needed: readonly PinKey[],
  pins: ReadonlyMap<string, Pin>,
): 'waits-for-approval' | 'refused' | undefined {
  const states = needed.map((key) => pins.get(keyOf(key))?.state ?? 'waiting')
  if (states.includes('refused')) return 'refused'
  return states.includes('waiting') ? 'waits-for-approval' : undefined
}

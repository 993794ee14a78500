import type { ExchangeService } from '../../standards/smp/participant.ts'
import type { DirectoryFault } from './partner-directory.ts'
import type { PinDecision, PinKey, Sighting } from './pin.ts'

/**
 * Signed metadata as it was fetched: `used` is what counts, `offered` is newer and has something in it that nobody has
 * approved yet.
 */
export type KeptMetadata = {
  readonly country: string
  readonly service: ExchangeService
  readonly slot: 'used' | 'offered'
  readonly bytes: Uint8Array
  readonly fetchedAt: Date
}

/** How it went the last time a country's publisher was asked for a service; no fault: it answered and could be read. */
export type FetchOutcome = {
  readonly country: string
  readonly service: ExchangeService
  readonly at: Date
  readonly fault?: DirectoryFault
}

/** All that the directory rests on. */
export type DirectoryRecords = {
  readonly metadata: readonly KeptMetadata[]
  readonly sightings: readonly Sighting[]
  readonly decisions: readonly PinDecision[]
  readonly outcomes: readonly FetchOutcome[]
}

/** Where the directory is kept. */
export type DirectoryStore = {
  readonly load: () => Promise<DirectoryRecords>
  /** In place of what stood in the same slot. */
  readonly putMetadata: (metadata: KeptMetadata) => Promise<void>
  /** What was offered is used from now on, and nothing is offered. */
  readonly adopt: (metadata: KeptMetadata) => Promise<void>
  /** The first sighting of a pin stays. */
  readonly sight: (sightings: readonly Sighting[]) => Promise<void>
  /** Of what nobody has decided on. */
  readonly forget: (sightings: readonly PinKey[]) => Promise<void>
  readonly decide: (decision: PinDecision) => Promise<void>
  readonly putOutcome: (outcome: FetchOutcome) => Promise<void>
}

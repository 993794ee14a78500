import type { PublicEntry } from './ledger.ts'
import type { CouncilId, RecordKind, Records } from './records.ts'

/** Where matters across councils are kept. */
export const shared: CouncilId = 'felles'

/** A record as kept. `version` counts from 1. */
export type Stored<Kind extends RecordKind = RecordKind> = {
  readonly [K in Kind]: {
    readonly kind: K
    /** Whose it is; a matter across councils belongs to `shared`. */
    readonly council: CouncilId
    readonly id: string
    readonly version: number
    readonly created: Date
    /** When it became this version. */
    readonly modified: Date
    readonly content: Records[K]
  }
}[Kind]

/** One change asked for. `seen` is the version it builds on: 0 for a new record. */
export type Write<Kind extends RecordKind = RecordKind> = {
  readonly [K in Kind]: {
    readonly kind: K
    readonly council: CouncilId
    readonly id: string
    readonly seen: number
    /** Undefined takes the record away; its history stays. */
    readonly content: Records[K] | undefined
  }
}[Kind]

/** A record that a change builds on without changing it. `version` is 0 of one that must not be there. */
export type Read = {
  readonly kind: RecordKind
  readonly council: CouncilId
  readonly id: string
  readonly version: number
}

/** Who changes something, when, and why. */
export type Act = {
  /** The signed-in person's subject, or `import`. */
  readonly by: string
  readonly byName: string
  readonly at: Date
  readonly why: string
}

/** A change that was made, as logged. */
export type Change = {
  readonly council: CouncilId
  /** Counts from 1 in each council, without gaps. */
  readonly sequence: number
  readonly at: Date
  readonly by: string
  readonly byName: string
  readonly why: string
  readonly kind: RecordKind
  readonly id: string
  readonly before: Records[RecordKind] | undefined
  readonly after: Records[RecordKind] | undefined
}

/** Where the councils' records are kept. Memory and SQL pass one contract; all throw Problem `unavailable`. */
export type CouncilStore = {
  find<K extends RecordKind>(kind: K, council: CouncilId, id: string): Promise<Stored<K> | undefined>
  /** All of a kind, of one council or of all, by council and id. */
  list<K extends RecordKind>(kind: K, council?: CouncilId): Promise<readonly Stored<K>[]>
  /**
   * Makes all the changes or none, and logs each with what was before and after. What changes nothing is not logged and
   * keeps its version. The public ledger moves with it.
   *
   * @param reads what must not have moved meanwhile: approved minutes hold against a clerk who edits their case
   * @throws Problem `conflict` (`changed-meanwhile`) when a record is not at the version seen or read; `invalid`
   *   (`text-not-storable`) for a NUL or half a character in a text
   */
  commit(act: Act, writes: readonly Write[], reads?: readonly Read[]): Promise<void>
  /**
   * Commits what is made of the next number of the series, in one transaction. The next is one above the highest that a
   * record has, past those of cases whose number is doubtful or only cited: two at once get two numbers after one
   * another, and when `make` or the commit fails no number is used.
   *
   * @param series `caseSeries(year)` or `meetingSeries(year)`
   * @param make may run more than once, so it has no other effects
   */
  numbered(
    act: Act,
    council: CouncilId,
    series: string,
    make: (number: number) => readonly Write[],
    reads?: readonly Read[],
  ): Promise<number>
  /** All that is or was public, by council, kind and id. */
  ledger(): Promise<readonly PublicEntry[]>
  /** What was changed, newest first; at most `limit` (1000), older than the change `before`. */
  changes(
    council: CouncilId,
    of?: { readonly kind: RecordKind; readonly id: string },
    page?: { readonly before?: number; readonly limit?: number },
  ): Promise<readonly Change[]>
}

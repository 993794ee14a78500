import type { CouncilId, RecordKind, Records } from './records.ts'

/** A record as kept. `version` counts from 1. */
export type Stored<Kind extends RecordKind = RecordKind> = {
  readonly [K in Kind]: {
    readonly kind: K
    /** Whose it is; a matter across councils belongs to `felles`. */
    readonly council: CouncilId
    readonly id: string
    readonly version: number
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

/** Where the councils' records are kept. Memory and SQL pass one contract. */
export type CouncilStore = {
  find<K extends RecordKind>(kind: K, council: CouncilId, id: string): Promise<Stored<K> | undefined>
  /** All of a kind, of one council or of all, by id. */
  list<K extends RecordKind>(kind: K, council?: CouncilId): Promise<readonly Stored<K>[]>
  /**
   * Makes all the changes or none, and logs each with what was before and after.
   *
   * @throws Problem `conflict` (`changed-meanwhile`) when a record is not at the version seen
   */
  commit(act: Act, writes: readonly Write[]): Promise<void>
  /**
   * Takes the next number of the series and commits what is made of it, in one transaction: two at once get two numbers
   * after one another, and when `make` or the commit fails no number is used.
   *
   * @param series the year for cases: `2026`; for meetings `meetings-2026`
   */
  numbered(act: Act, council: CouncilId, series: string, make: (number: number) => readonly Write[]): Promise<number>
  /** Raises the series so that the next number is above this one; an import that finds 21/26 makes the next 22/26. */
  usedUpTo(council: CouncilId, series: string, number: number): Promise<void>
  /** What was changed, newest first. */
  changes(council: CouncilId, of?: { readonly kind: RecordKind; readonly id: string }): Promise<readonly Change[]>
}

import type { Json } from '../../standards/fhir/json.ts'

/** What a national service holds about one person, under the id that its contract shows. */
export type NationalRecord = {
  /** National number of the person it is about. */
  readonly person: string
  /** Which service holds it: the id of its contract. */
  readonly service: string
  readonly id: string
  /** Resource type or section, in the service's own word. */
  readonly kind: string
  /** From 1; each change is one more. */
  readonly version: number
  /** When this version was written. */
  readonly at: Date
  readonly content: Json
}

/** One thing to write: content, or its removal. */
export type RecordChange = Pick<NationalRecord, 'person' | 'service' | 'id' | 'kind' | 'at'> & {
  /** The version that the writer saw; 0 when there was none. */
  readonly seen: number
  /** Left out: it is removed, and its earlier versions stay. */
  readonly content?: Json
  /** It is removed with all that it said before: a consent was withdrawn. Only that there was something stays. */
  readonly erases?: true
}

/** A part of a list. */
export type Page = { readonly skip: number; readonly most: number }

/** Where the national services of the box keep what they hold. Each person's rows stand together. */
export type NationalRecords = {
  /** What a service holds of somebody now, the earliest first. */
  readonly of: (person: string, service: string) => Promise<readonly NationalRecord[]>
  /** The same of several people, in one question; by person, those of whom nothing is held left out. */
  readonly ofAll: (
    people: readonly string[],
    service: string,
  ) => Promise<ReadonlyMap<string, readonly NationalRecord[]>>
  /** Every version of one record, oldest first, removal not included. */
  readonly versions: (person: string, service: string, id: string) => Promise<readonly NationalRecord[]>
  /** Every version of all that a service holds or held of somebody, each record's oldest first, removals not included. */
  readonly history: (person: string, service: string) => Promise<readonly NationalRecord[]>
  /**
   * Numbers of people of whom a service holds or held a record of a kind, in their order: whoever asks looks at what is held
   * now. It visits everybody's rows.
   */
  readonly holding: (service: string, kind: string, page: Page) => Promise<readonly string[]>
  /**
   * Writes all of the changes or none; they are about one person.
   *
   * @returns `conflict` when somebody else wrote in between
   */
  readonly write: (changes: readonly RecordChange[]) => Promise<'written' | 'conflict'>
  /** Lays first versions of many people at once. What is there already stays: laid twice is as laid once. */
  readonly lay: (records: readonly NationalRecord[]) => Promise<void>
  /** Takes everything away, for a box that is set back to its seed. */
  readonly clear: () => Promise<void>
}

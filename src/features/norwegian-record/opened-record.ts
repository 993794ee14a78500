import type { SignedIn } from '../../protocols/gate/access.ts'
import type { Asking, SourceId } from '../national-sources/index.ts'

/** The record of one patient, as one professional opened it in one visit. The address names it by a random id. */
export type OpenedRecord = {
  readonly id: string
  readonly visit: SignedIn['visit']
  /** National number: stands in no address and in no log. */
  readonly number: string
  readonly openedAt: Date
  /** From this moment on it is gone. */
  readonly expires: Date
  /** As the professional stated it on opening. */
  readonly basis: Asking['basis']
}

/** Opened records, of the visits they were opened in. */
export type OpenedRecords = {
  readonly add: (record: OpenedRecord) => Promise<void>
  /** Undefined when there is none, it is gone, or it is of another visit. */
  readonly find: (visit: string, id: string, now: Date) => Promise<OpenedRecord | undefined>
  readonly forgetVisit: (visit: string) => Promise<void>
  readonly deleteExpired: (now: Date) => Promise<void>
}

/** When a source last answered somebody who opened a person's record: no content, and no number. */
export type Opening = {
  /** The key of the person's chain of access records. */
  readonly person: string
  /** Who opened it. */
  readonly subject: string
  /** For which organisation; empty for none. */
  readonly orgNumber: string
  readonly source: SourceId
  /** When the record was opened, not when the page was last seen. */
  readonly last: Date
  /** The one before, when the last is of the same shift as others. */
  readonly earlier?: Date
}

/** When records were opened, by person. */
export type Openings = {
  /** By everybody of an organisation. */
  readonly of: (person: string, orgNumber: string) => Promise<readonly Opening[]>
  /** In place of what was kept of this person, reader and source. */
  readonly save: (opening: Opening) => Promise<void>
  readonly forgetBefore: (moment: Date) => Promise<void>
}

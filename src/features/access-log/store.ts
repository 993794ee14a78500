import type { PersonKey } from './person-key.ts'
import type { AccessEntry, AccessRecord, ChainEnd, ChainHead, RecordRow } from './record.ts'
import type { SealRow } from './seal.ts'

/** The duty to record: all that a route needs of the access log. */
export type AccessLog = {
  /**
   * Records an access; when this returns, the record is on disk.
   *
   * @throws Problem `unavailable` when it could not be written: then nothing may be shown
   */
  append(entry: AccessEntry): Promise<AccessRecord>
}

/** Where chains and seals are kept. Lists come in pages of at most `limit`, in the order of what they start `after`. */
export type AccessLogStore = AccessLog & {
  /** A person's records, oldest first. @param after sequence; 0 from the first */
  records(person: PersonKey, after: number, limit: number): Promise<readonly RecordRow[]>
  /** Where chains end, of all people. @param after person key; '' from the first */
  heads(after: PersonKey | '', limit: number): Promise<readonly ChainEnd[]>
  /** Up to which record the last seal on this chain was put; 0 when there is none. */
  sealedLength(person: PersonKey): Promise<number>
  /**
   * Puts the next seal on chains that moved since they were sealed last, at most `limit` of them.
   *
   * @param make pure; given the moved chains and the seal before
   * @returns undefined when no chain moved
   * @throws Problem `conflict` when another process sealed at the same time; `unavailable`
   */
  seal(make: SealMaker, limit: number): Promise<SealRow | undefined>
  /** @param after number; 0 from the first */
  seals(after: number, limit: number): Promise<readonly SealRow[]>
  /** The heads that a seal was put on. @param after person key; '' from the first */
  sealedHeads(sealNumber: number, after: PersonKey | '', limit: number): Promise<readonly ChainHead[]>
}

/** Makes the seal that follows `before`, over `moved`. */
type SealMaker = (moved: readonly ChainHead[], before: SealRow | undefined) => SealRow

import { hashOf } from './canonical.ts'
import type { PersonKey } from './person-key.ts'
import { type AccessRecord, type ChainHead, genesis, type RecordRow, readRecord } from './record.ts'

/** What is wrong with a person's chain, and at which record it shows first. */
export type ChainFault = {
  readonly person: PersonKey
  readonly sequence: number
  readonly fault:
    | 'altered' // the content is not what the hash was taken of, or belongs elsewhere
    | 'missing' // removed, or moved out of its place
    | 'unlinked' // does not follow from the record before it
    | 'not-as-sealed' // a whole other chain than the one a seal was put on, or one cut short
    | 'passed-over' // counts as sealed, and is not: no seal would have been put on it any more
}

/** How far a chain has been followed. */
export type Followed = { readonly head: ChainHead; readonly fault?: ChainFault }

/** Before the first record. */
export const emptyChain = (person: PersonKey): ChainHead => ({ person, length: 0, head: genesis })

/**
 * Follows a chain from `from` over the next rows, in the order of their sequence, and stops at the first fault.
 *
 * It cannot see a chain that was cut at its end, or one made anew from some record on: for that, compare with the seals.
 */
export function follow(from: ChainHead, rows: readonly RecordRow[]): Followed {
  let head = from
  for (const row of rows) {
    const fault = faultOf(head, row)
    if (fault !== undefined) return { head, fault: { person: from.person, sequence: head.length + 1, fault } }
    head = { person: head.person, length: row.sequence, head: row.hash }
  }
  return { head }
}

function faultOf(before: ChainHead, row: RecordRow): ChainFault['fault'] | undefined {
  if (row.sequence !== before.length + 1) return 'missing'
  if (hashOf('record', row.content) !== row.hash) return 'altered'
  const record = readOrNothing(row)
  if (record?.person !== before.person || record.sequence !== row.sequence) return 'altered'
  return record.previous === before.head ? undefined : 'unlinked'
}

function readOrNothing(row: RecordRow): AccessRecord | undefined {
  try {
    return readRecord(row)
  } catch {
    return undefined // the caller says that it was altered
  }
}

import { isDeepStrictEqual } from 'node:util'
import { Problem } from '../../kernel/problem.ts'
import { numberOf } from './numbering.ts'
import type { CouncilId, RecordKind, Records } from './records.ts'
import type { Act, Change, Read, Write } from './store.ts'

type Content = Records[RecordKind]

/** A record as held by a store; one that was taken away has no content and keeps its version. */
export type Held = {
  readonly kind: RecordKind
  readonly id: string
  readonly version: number
  readonly created: Date
  readonly modified: Date
  readonly content: Content | undefined
  readonly series: string | undefined
  /** In its series. */
  readonly number: number | undefined
}

/** What a store knows of one council when it is about to change it. */
export type CouncilHeld = {
  readonly council: CouncilId
  /** The sequence of the last change. */
  readonly changes: number
  /** At least those that are written to. */
  readonly records: readonly Held[]
}

/** What to keep after a change: only what is new. */
export type CouncilAfter = {
  readonly council: CouncilId
  readonly records: readonly Held[]
  readonly changes: readonly Change[]
}

/** Of a record among those of its council. */
export const keyOf = ({ kind, id }: { readonly kind: RecordKind; readonly id: string }): string => `${kind} ${id}`

/**
 * What one council's part of a commit comes to; both stores keep what it says, so they cannot differ.
 *
 * @param writes those of this council, in order
 * @throws Problem `conflict` (`changed-meanwhile`), `invalid` (`text-not-storable`)
 */
export function applyWrites(held: CouncilHeld, act: Act, writes: readonly Write[]): CouncilAfter {
  const by = storable(act)
  const records = new Map(held.records.map((record) => [keyOf(record), record]))
  const changes: Change[] = []
  const touched = new Set<string>()
  for (const write of writes) {
    const before = records.get(keyOf(write))
    requireOwnId(write)
    if (write.seen !== seenVersion(before)) throw changedMeanwhile()
    const content = write.content && storable(write.content)
    if (isDeepStrictEqual(content, before?.content)) continue
    const { kind, id } = write
    records.set(keyOf(write), after(before, write, content, act.at))
    touched.add(keyOf(write))
    const sequence = held.changes + changes.length + 1
    changes.push({
      council: held.council,
      sequence,
      ...by,
      at: act.at,
      kind,
      id,
      before: before?.content,
      after: content,
    })
  }
  return {
    council: held.council,
    records: [...records].filter(([key]) => touched.has(key)).map(([, record]) => record),
    changes,
  }
}

function after(before: Held | undefined, { kind, id }: Write, content: Content | undefined, at: Date): Held {
  const used = content && numberOf(kind, content)
  return {
    kind,
    id,
    version: (before?.version ?? 0) + 1,
    created: before?.created ?? at,
    modified: at,
    content,
    series: used?.series,
    number: used?.number,
  }
}

/** @throws Error, since only our own code can be wrong here */
function requireOwnId({ kind, council, id, content }: Write): void {
  if (content === undefined) return
  const misplaced = 'council' in content && content.council !== council
  if (content.id !== id || misplaced) throw new Error(`A ${kind} is kept under another id or council than its own`)
}

/** A record that was taken away is as new to whoever writes it. */
export const seenVersion = (held: Held | undefined): number => (held?.content === undefined ? 0 : held.version)

const changedMeanwhile = () => new Problem('conflict', 'changed-meanwhile', 'Someone has changed the record meanwhile')

/** @param versionOf the version of a record that is there, else 0. @throws Problem `conflict` (`changed-meanwhile`) */
export function requireUnmoved(reads: readonly Read[], versionOf: (read: Read) => number): void {
  if (reads.some((read) => versionOf(read) !== read.version)) throw changedMeanwhile()
}

/**
 * The value as JSON keeps it: without what is undefined. PostgreSQL's `jsonb` refuses NUL and lone surrogates
 * (https://www.postgresql.org/docs/18/datatype-json.html), so every store does.
 */
function storable<Value extends Content | Act>(content: Value): Value {
  const text = JSON.stringify(content, (_, value: unknown) => {
    if (typeof value === 'string' && (value.includes('\0') || !value.isWellFormed())) {
      throw new Problem('invalid', 'text-not-storable', 'A text has a character that cannot be kept')
    }
    return value
  })
  return JSON.parse(text)
}

/** The writes by council. */
export function byCouncil(writes: readonly Write[]): readonly (readonly [CouncilId, readonly Write[]])[] {
  return [...Map.groupBy(writes, ({ council }) => council)]
}

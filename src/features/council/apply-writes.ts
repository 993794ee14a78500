import { isDeepStrictEqual } from 'node:util'
import { Problem } from '../../kernel/problem.ts'
import { numberOf } from './numbering.ts'
import type { CouncilId, RecordKind, Records } from './records.ts'
import type { Act, Change, Write } from './store.ts'

type Content = Records[RecordKind]

/** A record as held by a store; one that was taken away has no content and keeps its version. */
export type Held = {
  readonly kind: RecordKind
  readonly id: string
  readonly version: number
  readonly created: Date
  readonly modified: Date
  readonly content: Content | undefined
}

/** What a store knows of one council when it is about to change it. */
export type CouncilHeld = {
  readonly council: CouncilId
  /** The sequence of the last change. */
  readonly changes: number
  readonly series: ReadonlyMap<string, number>
  /** At least those that are written to. */
  readonly records: readonly Held[]
}

/** What to keep after a change: only what is new. */
export type CouncilAfter = {
  readonly council: CouncilId
  readonly series: ReadonlyMap<string, number>
  readonly records: readonly Held[]
  readonly changes: readonly Change[]
}

/** A number taken from its series in a commit. */
export type Taken = { readonly council: CouncilId; readonly series: string; readonly number: number }

/** Of a record among those of its council. */
export const keyOf = ({ kind, id }: { readonly kind: RecordKind; readonly id: string }): string => `${kind} ${id}`

/**
 * What one council's part of a commit comes to; both stores keep what it says, so they cannot differ.
 *
 * @param writes those of this council, in order
 * @throws Problem `conflict` (`changed-meanwhile`), `invalid` (`text-not-storable`)
 */
export function applyWrites(held: CouncilHeld, act: Act, writes: readonly Write[], taken?: Taken): CouncilAfter {
  const by = storable(act)
  const records = new Map(held.records.map((record) => [keyOf(record), record]))
  const series = new Map(held.series)
  const changes: Change[] = []
  const touched = new Set<string>()
  if (taken?.council === held.council) series.set(taken.series, taken.number)
  for (const write of writes) {
    const before = records.get(keyOf(write))
    if (write.seen !== seenVersion(before)) throw changedMeanwhile()
    const content = write.content && storable(write.content)
    if (isDeepStrictEqual(content, before?.content)) continue
    const { kind, id } = write
    const version = (before?.version ?? 0) + 1
    records.set(keyOf(write), { kind, id, version, created: before?.created ?? act.at, modified: act.at, content })
    touched.add(keyOf(write))
    moveSeries(series, kind, before?.content, content)
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
  const moved = [...series].filter(([name, last]) => held.series.get(name) !== last)
  return {
    council: held.council,
    series: new Map(moved),
    records: [...records].filter(([key]) => touched.has(key)).map(([, record]) => record),
    changes,
  }
}

/** A record that was taken away is as new to whoever writes it. */
const seenVersion = (held: Held | undefined): number => (held?.content === undefined ? 0 : held.version)

const changedMeanwhile = () => new Problem('conflict', 'changed-meanwhile', 'Someone has changed the record meanwhile')

function moveSeries(
  series: Map<string, number>,
  kind: RecordKind,
  before: Content | undefined,
  after: Content | undefined,
): void {
  const [left, used] = [before && numberOf(kind, before), after && numberOf(kind, after)]
  if (left !== undefined && series.get(left.series) === left.number) series.set(left.series, left.number - 1)
  if (used !== undefined) series.set(used.series, Math.max(series.get(used.series) ?? 0, used.number))
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

/** The writes by council, the councils in the order in which they are locked. */
export function byCouncil(
  writes: readonly Write[],
  taken?: Taken,
): readonly (readonly [CouncilId, readonly Write[]])[] {
  const groups = Map.groupBy(writes, ({ council }) => council)
  if (taken !== undefined && !groups.has(taken.council)) groups.set(taken.council, [])
  return [...groups].sort(([a], [b]) => (a < b ? -1 : 1))
}

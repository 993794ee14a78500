import type { Source } from '../../council/index.ts'
import type { Placed } from './placing.ts'
import type { PartKind } from './reading.ts'

/**
 * The evidence in the order it is believed: by the order of the kinds of paper, of two parts of a kind the one with its
 * own head, then by document and line. The same order, whatever order the evidence is in.
 */
export function believed<Evidence>(
  evidence: readonly Evidence[],
  kinds: readonly PartKind[],
  where: (one: Evidence) => { readonly placed: Placed; readonly line: number },
): readonly Evidence[] {
  const key = (one: Evidence): readonly (number | string)[] => {
    const { placed, line } = where(one)
    return [kinds.indexOf(placed.part.kind), placed.own ? 0 : 1, placed.document.document, line]
  }
  return evidence.toSorted((one, other) => compareKeys(key(one), key(other)))
}

/** What the first says who says anything. */
export function firstSaid<Evidence, Value>(
  evidence: readonly Evidence[],
  of: (one: Evidence) => Value | undefined,
): Value | undefined {
  return evidence.map(of).find((value) => value !== undefined)
}

/** What the first lists who lists anything; lists of several are never mixed. */
export function firstListed<Evidence, Value>(
  evidence: readonly Evidence[],
  of: (one: Evidence) => readonly Value[],
): readonly Value[] {
  return evidence.map(of).find((values) => values.length > 0) ?? []
}

/** Compares lists of numbers and texts: the first difference decides. */
export function compareKeys(one: readonly (number | string)[], other: readonly (number | string)[]): number {
  for (const [at, value] of one.entries()) {
    const against = other[at] ?? ''
    if (value !== against) return value < against ? -1 : 1
  }
  return 0
}

/** The first of each key. */
export function distinctBy<Value>(values: readonly Value[], key: (value: Value) => string): readonly Value[] {
  const seen = new Map<string, Value>()
  for (const value of values) if (!seen.has(key(value))) seen.set(key(value), value)
  return [...seen.values()]
}

/** Each stretch of lines once. */
export function distinctSources(sources: readonly Source[]): readonly Source[] {
  return distinctBy(sources, ({ document, lines }) => `${document} ${lines.join('-')}`)
}

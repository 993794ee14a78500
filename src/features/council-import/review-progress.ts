import type { Difference } from '../council/index.ts'
import { type Fact, factsOf } from './facts.ts'
import type { Derived, Review } from './store.ts'

/** A record with what can be reviewed in it, and the open differences about it. */
export type ReviewedRecord = {
  /** Of the record, in addresses: `case:nuit/2025/33`. */
  readonly ref: string
  readonly record: Derived
  /** Without the fact that the record is there at all, which stands in `whole`. */
  readonly facts: readonly Fact[]
  readonly whole: Fact
  readonly open: number
  readonly differences: readonly Difference[]
}

/** What the person looks at: records of one paper, or with a difference of one kind. */
export type ReviewFilter = { readonly paper?: string; readonly flag?: string }

/** The records that hold facts, with how far their review has come. */
export function reviewedRecords(
  records: readonly Derived[],
  reviews: ReadonlyMap<string, Review>,
  { paper, flag }: ReviewFilter = {},
): readonly ReviewedRecord[] {
  const differences = records.flatMap((each) => (each.kind === 'difference' ? [each.content] : []))
  return records
    .flatMap((record) => {
      const all = factsOf([record])
      const whole = all.find(({ path }) => path === '')
      if (!whole) return []
      const facts = all.filter((fact) => fact !== whole)
      const about = differences.filter((difference) => isAbout(difference, record, whole))
      const open = facts.filter(({ key }) => !reviews.has(key)).length
      return [{ ref: `${record.kind}:${record.id}`, record, facts, whole, open, differences: about }]
    })
    .filter(({ facts }) => paper === undefined || facts.some((fact) => isIn(fact, paper)))
    .filter((each) => flag === undefined || each.differences.some(({ kind }) => kind === flag))
}

/** A difference names a record, a place in it (`nuit/2026/5, rad 3`), or stands on the very lines of a table's row. */
function isAbout({ where, sources }: Difference, { kind, id }: Derived, whole: Fact): boolean {
  if (where === id || where.startsWith(`${id}/`) || where.startsWith(`${id},`)) return true
  if (kind !== 'grant' && kind !== 'figure' && kind !== 'timeline') return false
  return sources.some(({ document, lines }) =>
    whole.sources.some((own) => own.document === document && own.lines[0] === lines[0] && own.lines[1] === lines[1]),
  )
}

const isIn = ({ sources }: Fact, paper: string): boolean => sources.some(({ document }) => document === paper)

/** Differences about no one record, such as the sum of a table. */
export function looseDifferences(
  records: readonly Derived[],
  { paper, flag }: ReviewFilter = {},
): readonly Difference[] {
  const attached = new Set(reviewedRecords(records, new Map()).flatMap(({ differences }) => differences))
  return records
    .flatMap((each) => (each.kind === 'difference' && !attached.has(each.content) ? [each.content] : []))
    .filter(({ kind }) => flag === undefined || kind === flag)
    .filter(({ sources }) => paper === undefined || sources.some(({ document }) => document === paper))
}

/** A place in the review: a record, and a fact in it. */
export type ReviewPlace = { readonly ref: string; readonly fact: string }

/** The first fact nobody has reviewed after this one, in the order of the records; after the last, from the first. */
export function nextOpen(
  records: readonly ReviewedRecord[],
  reviews: ReadonlyMap<string, Review>,
  after?: string,
): ReviewPlace | undefined {
  const places = records.flatMap(({ ref, facts }) => facts.map(({ key }) => ({ ref, fact: key })))
  const at = places.findIndex(({ fact }) => fact === after)
  const ahead = [...places.slice(at + 1), ...places.slice(0, at + 1)]
  return ahead.find(({ fact }) => !reviews.has(fact))
}

import type { Records, RecordKind } from '../council/index.ts'
import { type Fact, factsOf, fieldsOf } from './facts.ts'
import type { Derived, Review } from './store.ts'

/** What counts of each fact: the latest that was said of it. A fact whose last review was withdrawn is not here. */
export function currentReviews(reviews: readonly Review[]): ReadonlyMap<string, Review> {
  const latest = new Map(reviews.map((review) => [review.fact, review]))
  return new Map([...latest].filter(([, { verdict }]) => verdict !== 'withdrawn'))
}

/** The records with what people corrected and rejected; whose reviews are about other words than are printed changes nothing. */
export function applyReviews(records: readonly Derived[], reviews: ReadonlyMap<string, Review>): readonly Derived[] {
  if (reviews.size === 0) return records
  return records.flatMap((record) => {
    const said = factsOf([record]).flatMap((fact) => {
      const review = reviews.get(fact.key)
      return review ? [{ fact, review }] : []
    })
    if (said.some(({ fact, review }) => fact.path === '' && review.verdict === 'rejected')) return []
    const changes = said.filter(({ review: { verdict } }) => verdict === 'corrected' || verdict === 'rejected')
    const settled = settlement(record, reviews)
    return changes.length === 0 && !settled ? [record] : [changed(record, changes, settled)]
  })
}

type Said = { readonly fact: Fact; readonly review: Review }

function changed(record: Derived, said: readonly Said[], settled: Records['difference']['settled']): Derived {
  const content: Record<string, unknown> = { ...fieldsOf(record), ...(settled ? { settled } : {}) }
  const dropped = new Map<string, number[]>()
  for (const { fact, review } of said) {
    const [field = '', index] = fact.path.split('/')
    if (field === '') continue
    if (index !== undefined && review.verdict === 'rejected') {
      dropped.set(field, [...(dropped.get(field) ?? []), Number(index)])
    } else if (index !== undefined) content[field] = replaced(content[field], Number(index), fact.printed, review.value)
    else if (review.verdict === 'rejected') {
      if (!fact.needed) delete content[field]
    } else if (review.value !== undefined) content[field] = likeBefore(content[field], review.value)
  }
  for (const [field, indexes] of dropped) {
    const list: unknown = content[field]
    if (Array.isArray(list)) content[field] = list.filter((_, index) => !indexes.includes(index))
  }
  // Every field keeps its type: text for text, a number for a number, a list for a list.
  return { ...record, content: content as unknown as Records[RecordKind] } as Derived
}

/** The list with one entry saying something else: the entry itself, or the text in it that was printed. */
function replaced(list: unknown, index: number, printed: string, value: string | undefined): unknown {
  if (!Array.isArray(list) || value === undefined) return list
  return list.map((entry: unknown, place) => {
    if (place !== index) return entry
    if (typeof entry === 'string') return value
    const fields = Object.entries(Object(entry)).map(([name, text]) => [name, text === printed ? value : text])
    return Object.fromEntries(fields)
  })
}

function likeBefore(before: unknown, value: string): unknown {
  if (typeof before !== 'number') return value
  const number = Number(value.replace(/[\s\u00a0.]/g, ''))
  return Number.isSafeInteger(number) ? number : before
}

/** How a person settled a difference. */
function settlement(record: Derived, reviews: ReadonlyMap<string, Review>): Records['difference']['settled'] {
  if (record.kind !== 'difference') return undefined
  const review = reviews.get(differenceFact(record.id))
  if (review?.verdict !== 'settled') return undefined
  return { by: review.byName, at: review.at.toISOString(), how: review.reason ?? '' }
}

/** The name under which a difference is settled. */
export const differenceFact = (id: string): string => `difference ${id}`

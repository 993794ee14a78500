import type { Correction, RecordKind, Records } from '../council/index.ts'
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
  const approved = approvedMeetings(records)
  return records.flatMap((record) => {
    const said = factsOf([record]).flatMap((fact) => {
      const review = reviews.get(fact.key)
      const internal = reviews.get(internalFact(fact.key))?.verdict === 'internal'
      return review || internal ? [{ fact, review, internal }] : []
    })
    if (said.some(({ fact, review }) => fact.path === '' && review?.verdict === 'rejected')) return []
    const changes = said.filter(
      ({ review, internal }) => internal || review?.verdict === 'corrected' || review?.verdict === 'rejected',
    )
    const settled = settlement(record, reviews)
    if (changes.length === 0 && !settled) return [record]
    const made = changed(record, changes, settled)
    return [isApproved(record, approved) ? withCorrections(made, changes) : made]
  })
}

type Said = { readonly fact: Fact; readonly review: Review | undefined; readonly internal: boolean }

function changed(record: Derived, said: readonly Said[], settled: Records['difference']['settled']): Derived {
  const content: Record<string, unknown> = { ...fieldsOf(record), ...(settled ? { settled } : {}) }
  const dropped = new Map<string, number[]>()
  for (const { fact, review, internal } of said) {
    const [field = '', place] = fact.path.split('/')
    if (field === '') continue
    const index = Number(place)
    if (internal) content[field] = hidden(content[field], index)
    if (review?.verdict === 'rejected') {
      if (place !== undefined) dropped.set(field, [...(dropped.get(field) ?? []), index])
      else if (!fact.needed) delete content[field]
    } else if (review?.verdict === 'corrected' && review.value !== undefined) {
      content[field] =
        place === undefined
          ? likeBefore(content[field], review.value)
          : replaced(content[field], index, fact.printed, review.value)
    }
  }
  for (const [field, indexes] of dropped) {
    const list: unknown = content[field]
    if (Array.isArray(list)) content[field] = list.filter((_, index) => !indexes.includes(index))
  }
  return withContent(record, content)
}

/** Every field keeps its type: text for text, a number for a number, a list for a list. */
function withContent(record: Derived, content: Readonly<Record<string, unknown>>): Derived {
  return { ...record, content: content as unknown as Records[RecordKind] } as Derived
}

function approvedMeetings(records: readonly Derived[]): ReadonlySet<string> {
  return new Set(
    records.flatMap((each) => (each.kind === 'meeting' && each.content.state === 'minutes-approved' ? [each.id] : [])),
  )
}

function isApproved(record: Derived, approved: ReadonlySet<string>): boolean {
  if (record.kind === 'case') return approved.has(record.content.meeting ?? '')
  return record.kind === 'meeting' && approved.has(record.id)
}

/** What is changed after the minutes were approved is a correction with a reason that everybody sees (issue 3, item 4). */
function withCorrections(record: Derived, said: readonly Said[]): Derived {
  if (record.kind !== 'case' && record.kind !== 'meeting') return record
  const made = said.flatMap(({ fact, review, internal }): readonly Correction[] => {
    if (review?.verdict !== 'corrected' && review?.verdict !== 'rejected') return []
    return [
      {
        field: fact.path.replace(/\/(\d+)$/, (_, index) => `/${Number(index) + 1}`),
        before: fact.printed,
        after: review.verdict === 'corrected' ? (review.value ?? '') : '',
        reason: review.reason ?? 'Står ikke i papiret',
        by: review.byName,
        at: review.at.toISOString(),
        ...(internal ? { internal: true as const } : {}),
      },
    ]
  })
  if (made.length === 0) return record
  return withContent(record, { ...record.content, corrections: [...(record.content.corrections ?? []), ...made] })
}

/** The list with one entry not for the public. */
function hidden(list: unknown, index: number): unknown {
  if (!Array.isArray(list)) return list
  return list.map((entry: unknown, place) => (place === index ? { ...Object(entry), internal: true } : entry))
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

/** The name under which an input is kept from the public: whatever else is said of it stands beside. */
export const internalFact = (key: string): string => `${key} internal`

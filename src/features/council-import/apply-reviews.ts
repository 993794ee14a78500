import type { Correction, RecordKind, Records } from '../council/index.ts'
import { changedAt, goneAt, swept } from './at-path.ts'
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
  let content: unknown = { ...fieldsOf(record), ...(settled ? { settled } : {}) }
  for (const { fact, review, internal } of said) {
    if (internal) content = changedAt(content, fact.path, (found) => ({ ...Object(found), internal: true }))
    if (review?.verdict === 'rejected' && !fact.needed) content = goneAt(content, fact.path)
    if (review?.verdict === 'corrected' && review.value !== undefined) {
      content = changedAt(content, fact.path, (found) => saying(found, fact.printed, review.value ?? ''))
    }
  }
  return withContent(record, Object(swept(content)))
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
        field: fact.path.replace(/\/(\d+)/g, (_, index) => `/${Number(index) + 1}`),
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

/** What was read, saying something else: a text or a number itself, or the text in an entry that was printed. */
function saying(found: unknown, printed: string, value: string): unknown {
  if (typeof found === 'string') return value
  if (typeof found === 'number') {
    const number = Number(value.replace(/[\s\u00a0.]/g, ''))
    return Number.isSafeInteger(number) ? number : found
  }
  const fields = Object.entries(Object(found)).map(([name, text]) => [name, text === printed ? value : text])
  return Object.fromEntries(fields)
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

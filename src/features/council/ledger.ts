import { createHash } from 'node:crypto'
import { byKind } from './by-kind.ts'
import type { PublicKind } from './public-fields.ts'
import { type PublicView, publish } from './publish.ts'
import type { CouncilId, RecordKind, Records } from './records.ts'

/** What the public has been shown of one thing, and since when: ETag, Atom and OParl take their times from here. */
export type PublicEntry = {
  readonly council: CouncilId
  readonly kind: PublicKind
  readonly id: string
  /** SHA-256 of the published form, in hexadecimal; of the last one when it is gone. */
  readonly hash: string
  readonly firstPublished: Date
  /** When the public form became what it is, or ceased. A change that the public does not see moves nothing. */
  readonly lastChanged: Date
  /** Counts the public forms from 1; being gone counts as one. */
  readonly revision: number
  readonly gone: boolean
}

/** A record with the council it is kept under. */
export type KeptRecord = {
  readonly council: CouncilId
  readonly kind: RecordKind
  readonly id: string
  readonly content: Records[RecordKind]
}

const kinds = {
  council: 'councils',
  mandate: 'mandates',
  seat: 'seats',
  membership: 'memberships',
  meeting: 'meetings',
  case: 'cases',
  matter: 'matters',
  commitment: 'commitments',
  difference: 'differences',
  grant: 'grants',
  figure: 'figures',
  timeline: 'timelines',
} as const satisfies Readonly<Record<PublicKind, keyof PublicView>>

/** The entries that are other than before, once these records are all there is. */
export function ledgerMoves(
  before: readonly PublicEntry[],
  records: readonly KeptRecord[],
  at: Date,
): readonly PublicEntry[] {
  const known = new Map(before.map((entry) => [keyOf(entry), entry]))
  const now = publicForms(records)
  const moved = now.flatMap(({ form, ...named }): PublicEntry[] => {
    const hash = createHash('sha256').update(canonical(form)).digest('hex')
    const entry = known.get(keyOf(named))
    if (entry?.hash === hash && !entry.gone) return []
    const firstPublished = entry?.firstPublished ?? at
    return [{ ...named, hash, firstPublished, lastChanged: at, revision: (entry?.revision ?? 0) + 1, gone: false }]
  })
  const shown = new Set(now.map(keyOf))
  const gone = before
    .filter((entry) => !entry.gone && !shown.has(keyOf(entry)))
    .map((entry) => ({ ...entry, gone: true, lastChanged: at, revision: entry.revision + 1 }))
  return [...moved, ...gone]
}

type PublicForm = { readonly council: CouncilId; readonly kind: PublicKind; readonly id: string; readonly form: object }

function publicForms(records: readonly KeptRecord[]): readonly PublicForm[] {
  const view = publish(byKind(records))
  const councils = new Map(records.map(({ kind, id, council }) => [`${kind} ${id}`, council]))
  return Object.entries(kinds).flatMap(([name, list]) => {
    const kind = name as PublicKind // the keys of `kinds` are those of its type
    return view[list].map((form) => {
      const council = 'council' in form ? form.council : councils.get(`${kind} ${form.id}`)
      return { council: council ?? '', kind, id: form.id, form }
    })
  })
}

const keyOf = ({ council, kind, id }: Pick<PublicEntry, 'council' | 'kind' | 'id'>) => `${council} ${kind} ${id}`

/** One text for one value, whatever the order of its keys: the database keeps its own. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_, inside: unknown) =>
    typeof inside === 'object' && inside !== null && !Array.isArray(inside)
      ? Object.fromEntries(Object.entries(inside).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inside,
  )
}

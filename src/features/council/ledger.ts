import { createHash } from 'node:crypto'
import { byKind } from './by-kind.ts'
import type { PublicKind } from './public-fields.ts'
import { type PublicView, publish } from './publish.ts'
import type { CaseId, CouncilCase, CouncilId, Input, Meeting, RecordKind, Records } from './records.ts'
import type { Change } from './store.ts'

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

/**
 * The entries that are other than before, once these records are all there is.
 *
 * @param changes what led to them; without it all is worked out anew
 */
export function ledgerMoves(
  before: readonly PublicEntry[],
  records: readonly KeptRecord[],
  at: Date,
  changes?: readonly Change[],
): readonly PublicEntry[] {
  const touched = changes && touchedCases(changes, records)
  const known = new Map(before.map((entry) => [keyOf(entry), entry]))
  const now = publicForms(records, touched)
  const moved = now.flatMap(({ form, ...named }): PublicEntry[] => {
    const hash = createHash('sha256').update(canonical(form)).digest('hex')
    const entry = known.get(keyOf(named))
    if (entry?.hash === hash && !entry.gone) return []
    const firstPublished = entry?.firstPublished ?? at
    return [{ ...named, hash, firstPublished, lastChanged: at, revision: (entry?.revision ?? 0) + 1, gone: false }]
  })
  const shown = new Set(now.map(keyOf))
  const gone = before
    .filter((entry) => !entry.gone && (entry.kind !== 'case' || (touched?.has(entry.id) ?? true)))
    .filter((entry) => !shown.has(keyOf(entry)))
    .map((entry) => ({ ...entry, gone: true, lastChanged: at, revision: entry.revision + 1 }))
  return [...moved, ...gone]
}

/**
 * The cases whose public form may be another after these changes; undefined when it may be any. There are thousands of
 * cases, and a clerk who saves one need not wait for all.
 */
function touchedCases(changes: readonly Change[], records: readonly KeptRecord[]): ReadonlySet<CaseId> | undefined {
  const forms = changes.flatMap(({ kind, before, after }) => [
    { kind, content: before },
    { kind, content: after },
  ])
  const {
    release,
    case: cases,
    meeting,
  } = byKind(forms.flatMap(({ kind, content }) => (content === undefined ? [] : [{ kind, content }])))
  // A paper may say anything, and what is hidden is looked for in every text.
  if (release.length > 0 || [...cases, ...meeting].some(hasInternalInput)) return undefined
  const meetings = new Set(meeting.map(({ id }) => id))
  const touched = new Set(cases.map(({ id }) => id))
  const kept = byKind(records.filter(({ kind }) => kind === 'case')).case
  for (const { id, meeting: current, approvesMinutesOf, calledTo = [] } of kept) {
    if ([current ?? '', approvesMinutesOf ?? '', ...calledTo].some((each) => meetings.has(each))) touched.add(id)
  }
  const citing = [...touched]
  for (const { id, quoted } of kept) if (quoted.some(({ citedIn }) => citing.includes(citedIn))) touched.add(id)
  return touched
}

function hasInternalInput(record: CouncilCase | Meeting): boolean {
  const inputs: readonly Input[] =
    'inputs' in record ? record.inputs : record.agenda.flatMap((item) => item.inputs ?? [])
  return inputs.some(({ internal }) => internal)
}

type PublicForm = { readonly council: CouncilId; readonly kind: PublicKind; readonly id: string; readonly form: object }

function publicForms(records: readonly KeptRecord[], touched: ReadonlySet<CaseId> | undefined): readonly PublicForm[] {
  const view = publish(byKind(records), touched)
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

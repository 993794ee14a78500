import { createHash } from 'node:crypto'
import type { CouncilId, RecordKind, Source } from '../council/index.ts'
import type { Derived } from './store.ts'

/** One thing the papers say, as a person reviews it. */
export type Fact = {
  /** What it is, never where it stands: the record, the field, and a hash of the printed words. */
  readonly key: string
  readonly council: CouncilId
  readonly kind: RecordKind
  readonly id: string
  /** The field, and of a list the place in it: `title`, `inputs/2`, `agenda/1/inputs/0`. The whole record is ``. */
  readonly path: string
  /** What is printed, as text. */
  readonly printed: string
  readonly sources: readonly Source[]
  /** What the paper calls it, where that says more than the field: a section's heading. */
  readonly heading?: string
  /** A record cannot do without it, so it can be corrected but not rejected. */
  readonly needed: boolean
  /** What somebody said in a meeting: it may be kept from the public. */
  readonly hideable: boolean
}

/** How a field of a record becomes facts: one value, or one fact for each entry of a list. */
type FieldOfFacts =
  | { readonly field: string; readonly needed?: true }
  | { readonly field: string; readonly each: string | null }
  /** A list in each entry of a list. */
  | { readonly field: string; readonly within: string; readonly each: string }

/**
 * The fields a person can review, by kind of record. `each` names the text of a list's entries; null where the entries are
 * text themselves. What is not here follows from other fields.
 */
export const factFields: { readonly [Kind in RecordKind]?: readonly FieldOfFacts[] } = {
  meeting: [
    { field: 'date' },
    { field: 'number' },
    { field: 'from' },
    { field: 'to' },
    { field: 'place' },
    { field: 'members', each: 'person' },
    { field: 'absent', each: 'person' },
    { field: 'substitutes', each: 'person' },
    { field: 'agenda', within: 'inputs', each: 'text' },
  ],
  case: [
    { field: 'title', needed: true },
    { field: 'type' },
    { field: 'owner' },
    { field: 'handler' },
    { field: 'proposals', each: 'text' },
    { field: 'decisions', each: 'text' },
    { field: 'quoted', each: 'text' },
    { field: 'questions', each: null },
    { field: 'sections', each: 'text' },
    { field: 'inputs', each: 'text' },
    { field: 'earlier', each: 'decision' },
    { field: 'attachments', each: null },
  ],
  grant: [
    { field: 'category' },
    { field: 'applicant' },
    { field: 'title' },
    { field: 'applied' },
    { field: 'fresh' },
    { field: 'carriedOver' },
    { field: 'granted' },
    { field: 'paid' },
  ],
  figure: [{ field: 'label', needed: true }, { field: 'value' }, { field: 'asOf' }],
  timeline: [{ field: 'label', needed: true }, { field: 'from' }, { field: 'to' }],
  commitment: [{ field: 'text', needed: true }, { field: 'owner' }, { field: 'due' }],
}

/** The facts of the records, in the order a person meets them in the record. */
export function factsOf(records: readonly Derived[]): readonly Fact[] {
  return records.flatMap((record) => {
    const content = fieldsOf(record)
    const found = (factFields[record.kind] ?? []).flatMap((field) => fieldFacts(record, content, field))
    const own = found.filter((fact) => !echoes(fact, found))
    return own.length > 0 ? [...own, wholeRecord(record, content)] : []
  })
}

/** A section that holds nothing but a proposal or a decision is reviewed with that. */
function echoes({ path, printed }: Fact, all: readonly Fact[]): boolean {
  if (!path.startsWith('sections/')) return false
  return all.some((other) => /^(proposals|decisions)\//.test(other.path) && other.printed === printed)
}

/** A record's fields by name. */
export function fieldsOf({ content }: Derived): Readonly<Record<string, unknown>> {
  return { ...content }
}

function fieldFacts(record: Derived, content: Readonly<Record<string, unknown>>, field: FieldOfFacts): readonly Fact[] {
  const value = content[field.field]
  const sources = fieldSources(content, field.field)
  if (!('each' in field)) {
    if (typeof value !== 'string' && typeof value !== 'number') return []
    return [fact(record, field.field, field.field, String(value), sources, field.needed ?? false, 1)]
  }
  if (!Array.isArray(value)) return []
  const seen = new Map<string, number>()
  if ('within' in field) {
    return value.flatMap((entry: unknown, place) => {
      const inner: unknown = Object(entry)[field.within]
      return Array.isArray(inner)
        ? entryFacts(record, `${field.field}/${place}/${field.within}`, field.within, inner, field.each, sources, seen)
        : []
    })
  }
  return entryFacts(record, field.field, field.field, value, field.each, sources, seen)
}

function entryFacts(
  record: Derived,
  path: string,
  name: string,
  list: readonly unknown[],
  each: string | null,
  sources: readonly Source[],
  seen: Map<string, number>,
): readonly Fact[] {
  return list.flatMap((entry, index) => {
    const printed = textOf(entry, each)
    if (printed === undefined) return []
    const times = (seen.get(printed) ?? 0) + 1
    seen.set(printed, times)
    const own = sourcesOf(entry)
    const heading: unknown = Object(entry).heading
    const said = fact(record, name, `${path}/${index}`, printed, own.length > 0 ? own : sources, false, times)
    return [typeof heading === 'string' && heading !== '' ? { ...said, heading } : said]
  })
}

function fact(
  { kind, council, id }: Derived,
  field: string,
  path: string,
  printed: string,
  sources: readonly Source[],
  needed: boolean,
  times: number,
): Fact {
  const again = times > 1 ? `~${times}` : ''
  const key = `${kind} ${id} ${field} ${hashOf(printed)}${again}`
  return { key, council, kind, id, path, printed, sources, needed, hideable: field === 'inputs' }
}

/** That there is such a record at all. */
function wholeRecord({ kind, council, id }: Derived, content: Readonly<Record<string, unknown>>): Fact {
  const printed = String(content.title ?? content.label ?? content.text ?? id)
  return {
    key: `${kind} ${id} *`,
    council,
    kind,
    id,
    path: '',
    printed,
    sources: sourcesOf(content),
    needed: false,
    hideable: false,
  }
}

function textOf(entry: unknown, name: string | null): string | undefined {
  const value = name === null ? entry : Object(entry)[name]
  return typeof value === 'string' ? value : undefined
}

function sourcesOf(value: unknown): readonly Source[] {
  const { sources } = Object(value)
  return Array.isArray(sources) ? sources : []
}

function fieldSources(content: Readonly<Record<string, unknown>>, field: string): readonly Source[] {
  const own: unknown = Object(content.fieldSources)[field]
  return Array.isArray(own) ? own : sourcesOf(content)
}

/** Of the words alone: blanks and line breaks differ from one reading to the next. */
function hashOf(printed: string): string {
  return createHash('sha256').update(printed.replace(/\s+/g, ' ').trim()).digest('hex').slice(0, 12)
}

import { isDeepStrictEqual } from 'node:util'
import type { Difference, RecordKind, Records, Source, Stored, Write } from '../council/index.ts'
import type { Derived } from './store.ts'

/** What an import comes to, against what is stored. */
export type Reconciled = {
  readonly writes: readonly Write[]
  /** All that is derived now, with the contradictions: what the next import is compared with. */
  readonly derived: readonly Derived[]
  readonly forget: readonly Omit<Derived, 'content'>[]
  readonly counts: { readonly added: number; readonly changed: number; readonly same: number; readonly removed: number }
}

type Fields = Readonly<Record<string, unknown>>

/**
 * Lets what follows from the papers meet what is stored. A field that a person has changed since the last import stays as
 * the person left it; where the papers now say a third thing, that is a difference for a person to settle (decision 0012).
 *
 * @param now derived from all papers and reviews
 * @param before derived at the last import
 */
export function reconcile(now: readonly Derived[], before: readonly Derived[], stored: readonly Stored[]): Reconciled {
  const bases = new Map(before.map((each) => [keyOf(each), each]))
  const held = new Map(stored.map((each) => [keyOf(each), each]))
  const told = (each: Derived) => (field: string) => held.has(keyOf(contradiction(each, field)))
  const meeting = (each: Derived) => meet(each, bases.get(keyOf(each)), held.get(keyOf(each)), told(each))
  const met = now.map(meeting)
  const contradictions = met.flatMap(({ differences }) => differences)
  const metDifferences = contradictions.map(meeting)
  const derived = [...now, ...contradictions]
  const current = new Set(derived.map(keyOf))
  const gone = before.filter((each) => !current.has(keyOf(each)))
  const removals = gone.flatMap((each) => removal(each, held.get(keyOf(each))))
  const writes = [...met, ...metDifferences].flatMap(({ write }) => write ?? [])
  const added = writes.filter(({ seen }) => seen === 0).length
  return {
    writes: [...writes, ...removals],
    derived,
    forget: gone.map(({ council, kind, id }) => ({ council, kind, id })),
    counts: {
      added,
      changed: writes.length - added,
      same: met.length + metDifferences.length - writes.length,
      removed: removals.length,
    },
  }
}

const keyOf = ({ council, kind, id }: { readonly council: string; readonly kind: string; readonly id: string }) =>
  JSON.stringify([council, kind, id])

type Met = { readonly write?: Write; readonly differences: readonly Derived[] }

/** @param told whether the last import found the papers and a person to contradict each other in a field */
function meet(
  now: Derived,
  base: Derived | undefined,
  stored: Stored | undefined,
  told: (field: string) => boolean,
): Met {
  // A person took the record away since it was last imported: it stays away.
  if (!stored) return { ...(base ? {} : { write: writeOf(now, 0, now.content) }), differences: [] }
  const { content, contradictions } = merged(fieldsOf(now), base && fieldsOf(base), fieldsOf(stored), told)
  const differences = contradictions.map((field) => contradiction(now, field))
  if (same(content, stored.content)) return { differences }
  // Each field comes from a record of this kind.
  return { write: writeOf(now, stored.version, content as unknown as Records[RecordKind]), differences }
}

const fieldsOf = ({ content }: { readonly content: Records[RecordKind] }): Fields => ({ ...content })

/** Fields that are never a contradiction: the paper's part of them is put beside the person's, or gives way. */
const gathered: readonly string[] = ['sources', 'fieldSources', 'otherTitles', 'aliases', 'corrections']
const givingWay: readonly string[] = ['state', 'settled', 'form', 'extraordinary', 'names', 'turns']

function merged(now: Fields, base: Fields | undefined, stored: Fields, told: (field: string) => boolean) {
  const contradictions: string[] = []
  const names = new Set([...Object.keys(now), ...Object.keys(stored)])
  const content: Record<string, unknown> = {}
  for (const name of names) {
    const value = field(now[name], told(name) ? undefined : base?.[name], stored[name], base !== undefined)
    if (value !== 'contradicts') content[name] = value
    else if (gathered.includes(name)) content[name] = together(stored[name], now[name])
    else {
      content[name] = stored[name]
      if (!givingWay.includes(name)) contradictions.push(name)
    }
    if (content[name] === undefined) delete content[name]
  }
  return { content, contradictions }
}

/** The value of one field after the import, or that the papers and a person contradict each other in it. */
function field(now: unknown, base: unknown, stored: unknown, imported: boolean): unknown {
  // The same words from one more paper: their sources are the news.
  if (same(withoutSources(now), withoutSources(stored))) return now ?? stored
  if (imported && same(stored, base)) return now
  if (imported && same(withoutSources(now), withoutSources(base))) return stored
  if (empty(stored) && !imported) return now
  if (empty(now)) return stored
  return 'contradicts'
}

const empty = (value: unknown): boolean => value === undefined || (Array.isArray(value) && value.length === 0)

function together(stored: unknown, now: unknown): unknown {
  if (!Array.isArray(stored) || !Array.isArray(now)) return { ...Object(stored), ...Object(now) }
  return [...stored, ...now.filter((each) => !stored.some((other) => isDeepStrictEqual(other, each)))]
}

/** JSON drops what is undefined, so a field that is left out and one that is undefined are the same. */
const same = (a: unknown, b: unknown): boolean => isDeepStrictEqual(asKept(a), asKept(b))

const asKept = (value: unknown): unknown => (value === undefined ? undefined : JSON.parse(JSON.stringify(value)))

function withoutSources(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutSources)
  if (typeof value !== 'object' || value === null) return value
  const kept = Object.entries(value).filter(([name]) => name !== 'sources' && name !== 'source')
  return Object.fromEntries(kept.map(([name, inner]) => [name, withoutSources(inner)]))
}

function writeOf({ kind, council, id }: Derived, seen: number, content: Records[RecordKind] | undefined): Write {
  // The kind is the one of the derived record, whose content this is.
  return { kind, council, id, seen, content } as Write
}

/** What no paper says any more goes, unless a person has changed it since. */
function removal(base: Derived, stored: Stored | undefined): readonly Write[] {
  if (!stored || !same(stored.content, base.content)) return []
  return [writeOf(base, stored.version, undefined)]
}

function contradiction({ kind, council, id, content }: Derived, name: string): Derived {
  const sources: readonly Source[] = 'sources' in content ? content.sources : []
  const difference: Difference = {
    id: `papir-mot-post/${kind}/${id}/${name}`,
    kind: 'paper-against-record',
    where: id,
    message: `Papirene og det som er registrert for hånd sier ulike ting (felt: ${name}).`,
    sources,
  }
  return { kind: 'difference', council, id: difference.id, content: difference }
}

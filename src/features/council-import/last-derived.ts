import { isDeepStrictEqual } from 'node:util'
import type { Act, Change, CouncilStore, Stored } from '../council/index.ts'
import type { Derived } from './store.ts'

/** Stands before the name of whoever let records be derived: the change log then tells derived from handmade. */
const marker = 'import'

/** The act of a derivation, as it is logged. */
export function derivation(act: Act): Act {
  return isDerivation(act) ? act : { ...act, by: `${marker}:${act.by}` }
}

const isDerivation = ({ by }: Pick<Act, 'by'>): boolean => by === marker || by.startsWith(`${marker}:`)

type Name = Pick<Derived, 'council' | 'kind' | 'id'>

const keyOf = ({ council, kind, id }: Name): string => JSON.stringify([council, kind, id])

/**
 * The records as they were last derived, of those that a derivation now could change. It is the change log that says so,
 * since it is written in the same commit as the record itself: what was noted elsewhere may be older or newer.
 *
 * @param noted what was derived before, for records that are no longer derived or that a person took away
 */
export async function lastDerived(
  councils: Pick<CouncilStore, 'changes'>,
  now: readonly Derived[],
  noted: readonly Derived[],
  stored: readonly Stored[],
): Promise<readonly Derived[]> {
  const held = new Map(stored.map((each) => [keyOf(each), each]))
  const current = new Map(now.map((each) => [keyOf(each), each]))
  const gone = noted.filter((each) => !current.has(keyOf(each)))
  const bases: Derived[] = []
  for (const each of [...now, ...gone]) {
    const kept = held.get(keyOf(each))
    if (!kept) bases.push(...noted.filter((other) => keyOf(other) === keyOf(each)))
    else if (current.has(keyOf(each)) && isDeepStrictEqual(asKept(kept.content), asKept(each.content))) bases.push(each)
    else bases.push(...(await logged(councils, each)))
  }
  return bases
}

const asKept = (value: unknown): unknown => JSON.parse(JSON.stringify(value))

const atOnce = 50

async function logged(
  councils: Pick<CouncilStore, 'changes'>,
  { council, kind, id }: Derived,
): Promise<readonly Derived[]> {
  for (let before = Number.MAX_SAFE_INTEGER; ; ) {
    const changes: readonly Change[] = await councils.changes(council, { kind, id }, { before, limit: atOnce })
    const derived = changes.find(isDerivation)
    // The kind of the record is the kind of what is logged of it.
    if (derived) return derived.after ? [{ kind, council, id, content: derived.after } as Derived] : []
    const oldest = changes.at(-1)
    if (!oldest || changes.length < atOnce) return []
    before = oldest.sequence
  }
}

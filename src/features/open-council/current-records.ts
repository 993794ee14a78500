import {
  type Change,
  type CouncilId,
  type CouncilStore,
  type KeptRecords,
  type PublicView,
  publish,
  type RecordKind,
  type Records,
  shared,
} from '../council/index.ts'
import { openCouncils, type Gone, type PublicRecords, type PublicRecordsSource, type Stamp } from './public-records.ts'
import { searchEntryOf } from './search/entry.ts'
import type { SearchStore } from './search/store.ts'

type Kept = { readonly kind: RecordKind; readonly id: string; readonly content: Records[RecordKind] }

/** What the log of changes has said so far. */
type Followed = {
  /** The last change of each council that is taken in. */
  readonly heads: Map<CouncilId, number>
  readonly kept: Map<string, Kept>
  /** What was taken away, as it last was. */
  readonly removed: Map<string, Kept>
  readonly stamps: Map<string, Stamp>
  /** What this process has once shown. */
  readonly shown: Map<string, Pick<Gone, 'kind' | 'id'>>
}

/**
 * The public records as they are now, and a search index that holds the same.
 *
 * It follows the log of changes, so that any process of an installation sees what any other has changed, and reads what
 * is new only. What is public is decided by `publish` alone, over all records each time something has changed.
 */
export function currentRecords(store: CouncilStore, search: SearchStore): PublicRecordsSource {
  const followed: Followed = {
    heads: new Map(),
    kept: new Map(),
    removed: new Map(),
    stamps: new Map(),
    shown: new Map(),
  }
  let made: PublicRecords | undefined
  let under: Promise<PublicRecords> | undefined

  const refresh = async (): Promise<PublicRecords> => {
    const news = await newChanges(store, followed.heads)
    if (made && news.length === 0) return made
    for (const change of news) takeIn(followed, change)
    made = recordsOf(followed)
    const open = openCouncils(made)
    await search.replace(made.cases.map((one) => searchEntryOf(one, open)))
    return made
  }

  return {
    // Requests that come while the news are read wait for the same reading.
    current() {
      under ??= refresh().finally(() => {
        under = undefined
      })
      return under
    },
  }
}

/** What came since, oldest first. */
async function newChanges(store: CouncilStore, heads: ReadonlyMap<CouncilId, number>): Promise<readonly Change[]> {
  const councils = await store.list('council')
  const ids = new Set([shared, ...heads.keys(), ...councils.map(({ council }) => council)])
  const news = await Promise.all([...ids].map((council) => changesAfter(store, council, heads.get(council) ?? 0)))
  return news.flat()
}

async function changesAfter(store: CouncilStore, council: CouncilId, head: number): Promise<readonly Change[]> {
  const news: Change[] = []
  // The common case is that there is none: ask for one before asking for many.
  for (let limit = 1, before: number | undefined; ; limit = 1000) {
    const page = await store.changes(council, undefined, { limit, ...(before === undefined ? {} : { before }) })
    const newer = page.filter(({ sequence }) => sequence > head)
    news.push(...newer)
    if (newer.length < page.length || page.length < limit) return news.toReversed()
    before = page.at(-1)?.sequence ?? 0
  }
}

function takeIn(
  { heads, kept, removed, stamps }: Followed,
  { council, sequence, kind, id, at, before, after }: Change,
) {
  const key = `${kind}/${id}`
  heads.set(council, sequence)
  stamps.set(key, { created: stamps.get(key)?.created ?? at, modified: at })
  if (after !== undefined) {
    kept.set(key, { kind, id, content: after })
    removed.delete(key)
  } else {
    kept.delete(key)
    if (before !== undefined) removed.set(key, { kind, id, content: before })
  }
}

function recordsOf({ heads, kept, removed, stamps, shown }: Followed): PublicRecords {
  const view = publish(byKind(kept.values()))
  const now = new Map(idsOf(view))
  const once = removed.size === 0 ? [] : idsOf(publish(byKind([...kept.values(), ...removed.values()])))
  for (const [key, what] of [...now, ...once]) shown.set(key, what)
  const gone = [...shown].flatMap(([key, what]) => {
    const stamp = stamps.get(key)
    return now.has(key) || stamp === undefined ? [] : [{ ...what, ...stamp }]
  })
  const revision = [...heads]
    .map(([council, head]) => `${council}.${head}`)
    .toSorted()
    .join('-')
  return { ...view, revision, stamps: new Map(stamps), gone }
}

const lists = {
  council: 'councils',
  meeting: 'meetings',
  case: 'cases',
  matter: 'matters',
  membership: 'memberships',
} as const

function idsOf(view: PublicView): readonly (readonly [string, Pick<Gone, 'kind' | 'id'>])[] {
  return (Object.keys(lists) as (keyof typeof lists)[]).flatMap((kind) =>
    view[lists[kind]].map(({ id }) => [`${kind}/${id}`, { kind, id }] as const),
  )
}

const kinds: readonly RecordKind[] = [
  'council',
  'mandate',
  'seat',
  'membership',
  'meeting',
  'case',
  'matter',
  'commitment',
  'difference',
  'wheel',
  'grant',
  'figure',
  'timeline',
  'release',
]

function byKind(kept: Iterable<Kept>): KeptRecords {
  const grouped = Map.groupBy(kept, ({ kind }) => kind)
  // Each group holds the content of its own kind, as the log says it.
  return Object.fromEntries(
    kinds.map((kind) => [kind, (grouped.get(kind) ?? []).map(({ content }) => content)]),
  ) as unknown as KeptRecords
}

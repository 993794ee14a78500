import {
  byKind,
  type Change,
  type CouncilId,
  type CouncilStore,
  publish,
  type RecordKind,
  type Records,
  shared,
} from '../council/index.ts'
import { openCouncils, type PublicRecords, type PublicRecordsSource } from './public-records.ts'
import { searchEntryOf } from './search/entry.ts'
import type { SearchStore } from './search/store.ts'

type Kept = { readonly kind: RecordKind; readonly id: string; readonly content: Records[RecordKind] }

/** What the log of changes has said so far. */
type Followed = {
  /** The last change of each council that is taken in. */
  readonly heads: Map<CouncilId, number>
  readonly kept: Map<string, Kept>
}

/**
 * The public records as they are now, and a search index that holds the same.
 *
 * It follows the log of changes, so that any process of an installation sees what any other has changed, and reads what
 * is new only. What is public is decided by `publish` alone, over all records each time something has changed; since when
 * it is, and what is public no more, by the store's ledger.
 */
export function currentRecords(store: CouncilStore, search: SearchStore): PublicRecordsSource {
  const followed: Followed = { heads: new Map(), kept: new Map() }
  let made: PublicRecords | undefined
  /** Whether all that is taken in is also made and indexed: an outage in between leaves it undone. */
  let fresh = false
  let under: Promise<PublicRecords> | undefined

  const refresh = async (): Promise<PublicRecords> => {
    // Asked once more after indexing: what another process indexed meanwhile, of a later moment, may not stay undone.
    for (;;) {
      const news = await newChanges(store, followed.heads)
      if (made && fresh && news.length === 0) return made
      fresh = false
      for (const change of news) takeIn(followed, change)
      made = await recordsOf(followed, store)
      const open = openCouncils(made)
      await search.replace(made.cases.map((one) => searchEntryOf(one, open)))
      fresh = true
    }
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

function takeIn({ heads, kept }: Followed, { council, sequence, kind, id, after }: Change): void {
  heads.set(council, sequence)
  if (after === undefined) kept.delete(`${kind}/${id}`)
  else kept.set(`${kind}/${id}`, { kind, id, content: after })
}

async function recordsOf({ heads, kept }: Followed, store: CouncilStore): Promise<PublicRecords> {
  const ledger = await store.ledger()
  const stamped = ledger.map(({ kind, id, firstPublished, lastChanged, gone }) => ({
    kind,
    id,
    gone,
    created: firstPublished,
    modified: lastChanged,
  }))
  return {
    ...publish(byKind([...kept.values()])),
    revision: [...heads]
      .map(([council, head]) => `${council}.${head}`)
      .toSorted()
      .join('-'),
    stamps: new Map(stamped.map((each) => [`${each.kind}/${each.id}`, each])),
    gone: stamped.filter(({ gone }) => gone),
  }
}

import { type ChainFault, emptyChain, follow } from './chain.ts'
import type { ChainEnd, ChainHead } from './record.ts'
import type { PersonKey } from './person-key.ts'
import { type NotedSeal, notedSeal, type PublicKeys, rootOf, type SealRow, verifiedSeal } from './seal.ts'
import type { AccessLogStore } from './store.ts'

/** What is wrong with the access log. */
export type Fault =
  | ChainFault
  | {
      readonly seal: number
      readonly fault: 'seal-missing' | 'seal-not-ours' | 'seal-not-as-noted' | 'sealed-heads-altered'
    }

/** How much has been checked. */
export type Checked = { readonly chains: number; readonly records: number; readonly seals: number }

/** What a verification may be given beside the log itself. */
export type VerifyOptions = {
  /** The last seal, as it was noted outside the database: each is logged. */
  readonly lastSeal?: NotedSeal | undefined
  /** Told after every page, and at the end. */
  readonly checked?: ((soFar: Checked) => void) | undefined
}

const pageSize = 1_000

/**
 * Checks every chain of every person and every seal, and yields what is wrong.
 *
 * A cut or rewritten chain shows against the seals. The last seals themselves could be cut away by whoever holds the
 * database; `lastSeal`, noted somewhere else, shows that too.
 */
export async function* verifyAccessLog(
  store: AccessLogStore,
  keys: PublicKeys,
  { lastSeal, checked }: VerifyOptions = {},
): AsyncGenerator<Fault> {
  const count = { chains: 0, records: 0, seals: 0 }
  const followed = (records: number) => {
    count.records += records
    checked?.({ ...count })
  }
  for await (const end of pages((after: ChainEnd | undefined) => store.heads(after?.person ?? '', pageSize))) {
    const fault = await chainFault(store, end, followed)
    if (fault !== undefined) yield fault
    count.chains += 1
  }
  let before: SealRow | undefined
  for await (const row of pages((after: SealRow | undefined) => store.seals(after?.number ?? 0, pageSize))) {
    yield* sealFaults(store, row, before, keys)
    if (row.number === lastSeal?.number && notedSeal(row).hash !== lastSeal.hash) {
      yield { seal: row.number, fault: 'seal-not-as-noted' }
    }
    before = row
    count.seals += 1
  }
  if (lastSeal !== undefined && (before?.number ?? 0) < lastSeal.number) {
    yield { seal: lastSeal.number, fault: 'seal-missing' }
  }
  checked?.({ ...count })
}

/** Follows one person's chain from the first record to `end`. */
async function chainFault(
  store: AccessLogStore,
  end: ChainEnd,
  followedOver: (records: number) => void,
): Promise<ChainFault | undefined> {
  let head = emptyChain(end.person)
  for (;;) {
    const rows = await store.records(end.person, head.length, pageSize)
    followedOver(rows.length)
    const followed = follow(head, rows)
    if (followed.fault !== undefined) return followed.fault
    head = followed.head
    if (rows.length < pageSize) break
  }
  // Longer than `end` is no fault: records may have been added since it was read.
  if (head.length < end.length) return { person: end.person, sequence: head.length + 1, fault: 'missing' }
  // Read after the end was: seals put on since can only have made it longer.
  const sealed = await store.sealedLength(end.person)
  if (end.sealedLength > sealed) return { person: end.person, sequence: sealed + 1, fault: 'passed-over' }
  return undefined
}

async function* sealFaults(
  store: AccessLogStore,
  row: SealRow,
  before: SealRow | undefined,
  keys: PublicKeys,
): AsyncGenerator<Fault> {
  const seal = verifiedSeal(row, before, keys)
  if (seal === undefined) return yield { seal: row.number, fault: 'seal-not-ours' }
  const heads: ChainHead[] = []
  for await (const head of pages((after: ChainHead | undefined) =>
    store.sealedHeads(row.number, after?.person ?? '', pageSize),
  )) {
    heads.push(head)
    if (!(await stands(store, head))) yield { person: head.person, sequence: head.length, fault: 'not-as-sealed' }
  }
  if (heads.length !== seal.heads || rootOf(heads) !== seal.root) {
    yield { seal: row.number, fault: 'sealed-heads-altered' }
  }
}

/** Whether the sealed record is where it was, in a chain whose end is known: one without an end is never followed. */
async function stands(store: AccessLogStore, sealed: ChainHead): Promise<boolean> {
  const [there] = await store.records(sealed.person, sealed.length - 1, 1)
  const [end] = await store.heads(justBefore(sealed.person), 1)
  return there?.sequence === sealed.length && there.hash === sealed.head && end?.person === sealed.person
}

/** A text that sorts before this key, and after every other that does: all keys have the same length. */
function justBefore(person: PersonKey): PersonKey {
  return person.slice(0, -1) as PersonKey // only a place in the order
}

/** All items of a list that comes in pages. */
async function* pages<Item>(next: (after: Item | undefined) => Promise<readonly Item[]>): AsyncGenerator<Item> {
  for (let page = await next(undefined); page.length > 0; page = await next(page.at(-1))) yield* page
}

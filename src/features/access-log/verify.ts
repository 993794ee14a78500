import { type ChainFault, emptyChain, follow } from './chain.ts'
import type { ChainHead } from './record.ts'
import { type PublicKeys, rootOf, type SealRow, verifiedSeal } from './seal.ts'
import type { AccessLogStore } from './store.ts'

/** What is wrong with the access log. */
export type Fault =
  | ChainFault
  | { readonly seal: number; readonly fault: 'seal-missing' | 'seal-not-ours' | 'sealed-heads-altered' }

const pageSize = 1_000

/**
 * Checks every chain of every person and every seal, and yields what is wrong.
 *
 * A cut or rewritten chain shows against the seals. The last seals themselves could be cut away by whoever holds the
 * database; `lastSeal`, noted somewhere else (each seal is logged), shows that too.
 */
export async function* verifyAccessLog(
  store: AccessLogStore,
  keys: PublicKeys,
  lastSeal?: { readonly number: number },
): AsyncGenerator<Fault> {
  for await (const end of pages((after: ChainHead | undefined) => store.heads(after?.person ?? '', pageSize))) {
    const fault = await chainFault(store, end)
    if (fault !== undefined) yield fault
  }
  let before: SealRow | undefined
  for await (const row of pages((after: SealRow | undefined) => store.seals(after?.number ?? 0, pageSize))) {
    yield* sealFaults(store, row, before, keys)
    before = row
  }
  if (lastSeal !== undefined && (before?.number ?? 0) < lastSeal.number) {
    yield { seal: lastSeal.number, fault: 'seal-missing' }
  }
}

/** Follows one person's chain from the first record to `end`. */
async function chainFault(store: AccessLogStore, end: ChainHead): Promise<ChainFault | undefined> {
  let head = emptyChain(end.person)
  for (;;) {
    const rows = await store.records(end.person, head.length, pageSize)
    const followed = follow(head, rows)
    if (followed.fault !== undefined) return followed.fault
    head = followed.head
    if (rows.length < pageSize) break
  }
  // Longer than `end` is no fault: records may have been added since it was read.
  if (head.length < end.length) return { person: end.person, sequence: head.length + 1, fault: 'missing' }
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
    const [there] = await store.records(head.person, head.length - 1, 1)
    if (there?.sequence !== head.length || there.hash !== head.head) {
      yield { person: head.person, sequence: head.length, fault: 'not-as-sealed' }
    }
  }
  if (heads.length !== seal.heads || rootOf(heads) !== seal.root) {
    yield { seal: row.number, fault: 'sealed-heads-altered' }
  }
}

/** All items of a list that comes in pages. */
async function* pages<Item>(next: (after: Item | undefined) => Promise<readonly Item[]>): AsyncGenerator<Item> {
  for (let page = await next(undefined); page.length > 0; page = await next(page.at(-1))) yield* page
}

import type { DirectoryKeeper } from '../../features/partner-directory/index.ts'
import { Problem } from '../../kernel/problem.ts'
import { isEarlierList } from '../../platform/x509/revocation-list.ts'
import type { Task } from '../periodic.ts'

/** Lists of revoked certificates, which authorities write anew while the program runs. */
export type RevocationLists = {
  /** DER, as last read well. */
  readonly lists: () => readonly Uint8Array[]
  /** Another number for every change. */
  readonly version: () => number
  /**
   * What cannot be read, or comes before what we have, stays as it was.
   *
   * @throws Problem of the first that cannot, once the others are taken in; `invalid` `revocation-list-earlier`
   */
  readonly readAgain: () => Promise<void>
}

/** Lists that nobody writes anew. */
export function fixedLists(lists: readonly Uint8Array[]): RevocationLists {
  return { lists: () => lists, version: () => 1, readAgain: async () => {} }
}

/**
 * Lists that are read again when somebody says so.
 *
 * @param reads one for each list
 * @throws Problem of the first that cannot be read: without them nothing begins
 */
export async function readingLists(reads: readonly (() => Promise<Uint8Array>)[]): Promise<RevocationLists> {
  const state = { lists: await Promise.all(reads.map((read) => read())), version: 1 }
  return {
    lists: () => state.lists,
    version: () => state.version,
    async readAgain() {
      const tried = await Promise.allSettled(reads.map((read, index) => read().then(notBefore(state.lists[index]!))))
      const lists = tried.map((one, index) => (one.status === 'fulfilled' ? one.value : state.lists[index]!))
      if (lists.some((list, index) => Buffer.compare(list, state.lists[index]!) !== 0)) {
        state.lists = lists
        state.version += 1
      }
      const failed = tried.find((one) => one.status === 'rejected')
      if (failed) throw failed.reason
    },
  }
}

function notBefore(last: Uint8Array): (read: Uint8Array) => Uint8Array {
  return (read) => {
    if (!isEarlierList(read, last)) return read
    const message = 'A list of revoked certificates came before the one that is in use'
    throw new Problem('invalid', 'revocation-list-earlier', message)
  }
}

/** Reads the lists every minute, and has the directory judge by them: nobody need start the program anew. */
export function readListsTask(lists: RevocationLists, keeper: Pick<DirectoryKeeper, 'reload'>): Task {
  const state = { judgedBy: lists.version() }
  const judge = async () => {
    const version = lists.version()
    if (version === state.judgedBy) return
    await keeper.reload()
    state.judgedBy = version
  }
  return { name: 'read-revocation-lists', everySeconds: 60, run: () => lists.readAgain().finally(judge) }
}

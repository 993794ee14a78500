import type { Database } from '../../platform/sql/database.ts'
import { type CallLog, type LoggedCall, mostCalls } from './call-log.ts'
import * as query from './queries.sql.ts'

/** Calls that wait to be written; beyond that the oldest are let go. */
const mostWaiting = 5_000

/** Calls in one statement. */
const mostAtOnce = 200

/** How many calls of a client are written before its oldest are looked for. */
const trimEvery = 500

/** Clients whose calls are counted. */
const mostCounted = 1_000

/** What the log needs beside the database. */
export type SqlCallLogNeeds = {
  readonly newId: () => string
  /** Told when calls could not be written: they are missing in the log, and nothing else fails for it. */
  readonly failed: (error: unknown) => void
}

/**
 * The log in PostgreSQL, for every process to see. No answer waits for it: what comes while one batch is written goes with
 * the next.
 */
export function sqlCallLog(database: Database, { newId, failed }: SqlCallLogNeeds): CallLog {
  const db = database.tables<query.BoxCallTables>()
  const written = new Map<string, number>()
  let waiting: query.BoxCallTables['box_call'][] = []
  let writing: Promise<void> | undefined
  let count = 0
  const idOf = () => {
    count += 1
    return `${String(count).padStart(12, '0')}-${newId()}`
  }
  const write = async (client: string, rows: readonly query.BoxCallTables['box_call'][]) => {
    await query.addCalls(db, client, rows).execute()
    const soFar = (written.get(client) ?? 0) + rows.length
    // Whoever calls says which client they are: names are not gathered without end.
    if (written.size >= mostCounted) written.clear()
    written.set(client, soFar % trimEvery)
    if (soFar >= trimEvery) await query.trimCalls(db, client, mostCalls).execute()
  }
  const writeAll = async () => {
    while (waiting.length > 0) {
      const batch = waiting.splice(0, mostAtOnce)
      try {
        for (const [client, rows] of Map.groupBy(batch, (row) => row.client)) await write(client, rows)
      } catch (error) {
        failed(error)
      }
    }
    writing = undefined
  }
  const settled = async () => {
    await writing
  }
  return {
    add({ client, at, ...call }) {
      waiting = [...waiting, { client, at, id: idOf(), content: JSON.stringify(call) }].slice(-mostWaiting)
      writing ??= writeAll()
    },
    async of(client, most) {
      await settled()
      return (await query.newestCalls(db, client, most).execute()).map((row) => callFrom(client, row))
    },
    async between(client, from, until) {
      await settled()
      const rows = await query.callsBetween(db, client, from, until, mostCalls).execute()
      return rows.map((row) => callFrom(client, row))
    },
    async forgetBefore(moment) {
      await query.removeCallsBefore(db, moment).execute()
    },
    settled,
  }
}

/** Nobody but `add` writes the table. */
function callFrom(client: string, { at, content }: { readonly at: Date; readonly content: string }): LoggedCall {
  return { ...(JSON.parse(content) as Omit<LoggedCall, 'at' | 'client'>), at, client }
}

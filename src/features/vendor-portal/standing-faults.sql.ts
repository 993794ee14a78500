import type { Database } from '../../platform/sql/database.ts'
import * as query from './queries.sql.ts'
import { lastsUntil, type StandingFault, type StandingFaults, waitsUntil } from './standing-faults.ts'

/** How long what was read for a client holds: another process's faults come this much later. */
const freshMilliseconds = 1_000

/** Clients whose faults are remembered. */
const mostRemembered = 1_000

/** Faults in PostgreSQL, for every process. A client that calls often costs one question a second. */
export function sqlStandingFaults(database: Database, newId: () => string): StandingFaults {
  const db = database.tables<query.BoxCallTables>()
  const read = new Map<string, { readonly at: number; readonly faults: Promise<readonly StandingFault[]> }>()
  const ask = async (client: string, now: Date) =>
    (await query.faultsOf(db, client, now).execute()).map(({ id, faults, service, until }) => ({
      ...{ id, faults, until },
      ...(service === null ? {} : { service }),
    }))
  const add = (client: string, faults: string, service: string | null, nth: number, [since, until]: [Date, Date]) => {
    const id = `${String(nth).padStart(3, '0')}-${newId()}`
    return query.addFault(db, { client, id, faults, service, since, until }).execute()
  }
  return {
    async of(client, now) {
      const known = read.get(client)
      if (known && Math.abs(now.getTime() - known.at) < freshMilliseconds) return known.faults
      const faults = ask(client, now)
      if (read.size >= mostRemembered) read.clear()
      read.set(client, { at: now.getTime(), faults })
      faults.catch(() => read.delete(client))
      return faults
    },
    async set(client, faults, now) {
      await query.removeLasting(db, client).execute()
      if (faults !== '') await add(client, faults, null, 0, [now, lastsUntil(now)])
      read.delete(client)
    },
    async queue(client, service, faults, now) {
      await query.removeWaiting(db, client, service).execute()
      for (const [nth, each] of faults.entries()) await add(client, each, service, nth, [now, waitsUntil(now)])
      read.delete(client)
    },
    async take(client, id) {
      const { numDeletedRows } = await query.takeFault(db, client, id).executeTakeFirstOrThrow()
      read.delete(client)
      return numDeletedRows > 0n
    },
    async forgetBefore(moment) {
      await query.removeFaultsBefore(db, moment).execute()
    },
  }
}

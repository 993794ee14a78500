import type { Database } from '../../platform/sql/database.ts'
import * as query from './queries.sql.ts'
import type { Run, Runs } from './run.ts'

/** Runs in PostgreSQL. */
export function sqlRuns(database: Database): Runs {
  const db = database.tables<query.RunTables>()
  return {
    async find(client, id) {
      const row = await query.runOf(db, client, id).executeTakeFirst()
      return row && runFrom(client, id, row)
    },
    async add({ client, id, opened, ...content }) {
      await query.addRun(db, { client, id, opened, content: JSON.stringify(content) }).execute()
    },
    async change({ client, id, opened: _opened, ...content }) {
      await query.changeRun(db, { client, id, content: JSON.stringify(content) }).execute()
    },
    async forgetBefore(moment) {
      await query.removeRunsBefore(db, moment).execute()
    },
  }
}

type Written = Omit<Run, 'client' | 'id' | 'opened' | 'closed'> & {
  readonly closed?: Omit<NonNullable<Run['closed']>, 'at'> & { readonly at: string }
}

/** Nobody but `add` and `change` write the table. */
function runFrom(
  client: string,
  id: string,
  { opened, content }: { readonly opened: Date; readonly content: string },
): Run {
  const { closed, ...rest } = JSON.parse(content) as Written
  return { ...rest, client, id, opened, ...(closed ? { closed: { ...closed, at: new Date(closed.at) } } : {}) }
}

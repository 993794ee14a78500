import type { Database } from '../../platform/sql/database.ts'
import type { BoxClient, BoxClients } from './box-client.ts'
import * as query from './queries.sql.ts'

/** Clients in PostgreSQL: any process of an installation knows them, and they outlive a restart. */
export function sqlBoxClients(database: Database): BoxClients {
  const db = database.tables<query.BoxClientTables>()
  return {
    async find(id) {
      const row = await query.clientOf(db, id).executeTakeFirst()
      return row && clientFrom(row)
    },
    list: async (most) => (await query.newestClients(db, most).execute()).map(clientFrom),
    async add({ id, registered, ...content }) {
      await query.addClient(db, { id, content: JSON.stringify(content), registered }).execute()
    },
    async remove(id) {
      await query.removeClient(db, id).execute()
    },
    async removeBefore(moment) {
      await query.removeClientsBefore(db, moment).execute()
    },
  }
}

/** Nobody but `add` writes the table. */
function clientFrom({ id, registered, content }: query.BoxClientTables['box_client']): BoxClient {
  return { ...(JSON.parse(content) as Omit<BoxClient, 'id' | 'registered'>), id, registered }
}

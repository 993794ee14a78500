import { sql } from 'kysely'
import { testDatabase } from '../../../test/storage/database.ts'
import { boxClientsContract } from './client-store.contract.ts'
import { sqlBoxClients } from './client-store.sql.ts'

const { database } = await testDatabase()

boxClientsContract('sql', async () => {
  await sql`truncate box_client`.execute(database.tables())
  return sqlBoxClients(database)
})

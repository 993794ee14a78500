import { sql } from 'kysely'
import { testDatabase } from '../../../../test/storage/database.ts'
import { searchContract } from './store.contract.ts'
import { sqlSearch } from './store.sql.ts'

const { database } = await testDatabase()

searchContract('sql', async () => {
  await sql`truncate council_search`.execute(database.tables())
  return sqlSearch(database)
})

import { sql } from 'kysely'
import { testDatabase } from '../../../../test/storage/database.ts'
import { searchContract } from './store.contract.ts'
import { sqlSearch } from './store.sql.ts'

const { database } = await testDatabase()

searchContract('sql', async () => {
  await sql`truncate council_search, council_search_term`.execute(database.tables())
  return sqlSearch(database)
})

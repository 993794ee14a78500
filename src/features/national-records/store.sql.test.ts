import { sql } from 'kysely'
import { testDatabase } from '../../../test/storage/database.ts'
import { nationalRecordsContract } from './store.contract.ts'
import { sqlNationalRecords } from './store.sql.ts'

const { database } = await testDatabase()

nationalRecordsContract('sql', async () => {
  await sql`truncate national_record`.execute(database.tables())
  return sqlNationalRecords(database)
})

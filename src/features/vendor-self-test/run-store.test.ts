import { sql } from 'kysely'
import { testDatabase } from '../../../test/storage/database.ts'
import { memoryRuns } from './run.ts'
import { runsContract } from './run-store.contract.ts'
import { sqlRuns } from './run-store.sql.ts'

const { database } = await testDatabase()

runsContract('memory', async () => memoryRuns())
runsContract('sql', async () => {
  await sql`truncate box_run`.execute(database.tables())
  return sqlRuns(database)
})

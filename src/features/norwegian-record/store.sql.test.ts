import { testDatabase } from '../../../test/storage/database.ts'
import { openedRecordsContract, openingsContract } from './store.contract.ts'
import { sqlOpenedRecords, sqlOpenings } from './store.sql.ts'

const { database } = await testDatabase()

openedRecordsContract('sql', async () => sqlOpenedRecords(database))
openingsContract('sql', async () => sqlOpenings(database))

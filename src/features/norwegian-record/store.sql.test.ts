import { testDatabase } from '../../../test/storage/database.ts'
import { emergenciesContract, openedRecordsContract, openingsContract } from './store.contract.ts'
import { sqlEmergencies, sqlOpenedRecords, sqlOpenings } from './store.sql.ts'

const { database } = await testDatabase()

openedRecordsContract('sql', async () => sqlOpenedRecords(database))
openingsContract('sql', async () => sqlOpenings(database))
emergenciesContract('sql', async () => sqlEmergencies(database))

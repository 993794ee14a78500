import { testDatabase } from '../../../test/storage/database.ts'
import { visitStoreContract } from './store.contract.ts'
import { sqlVisits } from './store.sql.ts'

const { database } = await testDatabase()

visitStoreContract('sql', async (most) => sqlVisits(database, most))

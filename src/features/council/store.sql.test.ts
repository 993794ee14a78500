import { testDatabase } from '../../../test/storage/database.ts'
import { councilStoreContract } from './store.contract.ts'
import { sqlCouncilStore } from './store.sql.ts'

const { database } = await testDatabase()

councilStoreContract('sql', async () => sqlCouncilStore(database))

import { testDatabase } from '../../../test/storage/database.ts'
import { importStoreContract } from './store.contract.ts'
import { sqlImportStore } from './store.sql.ts'

const { database } = await testDatabase()

importStoreContract('sql', async () => sqlImportStore(database))

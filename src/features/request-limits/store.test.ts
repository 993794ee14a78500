import { testDatabase } from '../../../test/storage/database.ts'
import { limitStoreContract } from './store.contract.ts'
import { memoryLimitStore } from './store.memory.ts'
import { sqlLimitStore } from './store.sql.ts'

const { database } = await testDatabase()

limitStoreContract('memory', async () => memoryLimitStore())
limitStoreContract('sql', async () => sqlLimitStore(database))

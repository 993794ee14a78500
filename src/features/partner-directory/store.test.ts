import { testDatabase } from '../../../test/storage/database.ts'
import { directoryStoreContract } from './store.contract.ts'
import { memoryDirectoryStore } from './store.memory.ts'
import { sqlDirectoryStore } from './store.sql.ts'

const { database } = await testDatabase()

directoryStoreContract('memory', async () => memoryDirectoryStore())
directoryStoreContract('sql', async () => sqlDirectoryStore(database))

import { testDatabase } from '../../../test/storage/database.ts'
import { replaysContract } from './replay.contract.ts'
import { sqlReplays } from './replay.sql.ts'
import { memoryReplays } from './replay.ts'

const { database } = await testDatabase()

replaysContract('memory', async () => memoryReplays())
replaysContract('sql', async () => sqlReplays(database))

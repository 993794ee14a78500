import { testDatabase } from '../../../test/storage/database.ts'
import { presentationsContract } from './store.contract.ts'
import { sqlPresentations } from './store.sql.ts'

const { database } = await testDatabase()

presentationsContract('sql', async () => sqlPresentations(database))

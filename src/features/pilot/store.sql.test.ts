import { testDatabase } from '../../../test/storage/database.ts'
import { pilotContract } from './store.contract.ts'
import { sqlPilot } from './store.sql.ts'

const { database } = await testDatabase()

pilotContract('sql', async () => sqlPilot(database))

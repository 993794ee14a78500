import { testDatabase } from '../../../test/storage/database.ts'
import { consentsContract, lookupsContract } from './store.contract.ts'
import { sqlConsents, sqlLookups } from './store.sql.ts'

const { database } = await testDatabase()

lookupsContract('sql', async () => sqlLookups(database))
consentsContract('sql', async () => sqlConsents(database))

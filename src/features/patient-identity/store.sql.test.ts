import { testDatabase } from '../../../test/storage/database.ts'
import { patientIdentityContract } from './store.contract.ts'
import { sqlPatientIdentities } from './store.sql.ts'

const { database } = await testDatabase()

patientIdentityContract('sql', async () => sqlPatientIdentities(database))

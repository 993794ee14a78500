import { testDatabase } from '../../../test/storage/database.ts'
import { treatmentContract } from './treatment.contract.ts'
import { sqlTreatmentRelations } from './treatment.sql.ts'
import { memoryTreatmentRelations } from './treatment.ts'

const { database } = await testDatabase()

treatmentContract('memory', async () => memoryTreatmentRelations())
treatmentContract('sql', async () => sqlTreatmentRelations(database))

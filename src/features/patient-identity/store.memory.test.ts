import { patientIdentityContract } from './store.contract.ts'
import { memoryPatientIdentities } from './store.memory.ts'

patientIdentityContract('memory', async () => memoryPatientIdentities())

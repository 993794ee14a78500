import { emergenciesContract, openedRecordsContract, openingsContract } from './store.contract.ts'
import { memoryEmergencies, memoryOpenedRecords, memoryOpenings } from './store.memory.ts'

openedRecordsContract('memory', async () => memoryOpenedRecords())
openingsContract('memory', async () => memoryOpenings())
emergenciesContract('memory', async () => memoryEmergencies())

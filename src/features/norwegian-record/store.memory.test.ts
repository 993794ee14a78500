import { openedRecordsContract, openingsContract } from './store.contract.ts'
import { memoryOpenedRecords, memoryOpenings } from './store.memory.ts'

openedRecordsContract('memory', async () => memoryOpenedRecords())
openingsContract('memory', async () => memoryOpenings())

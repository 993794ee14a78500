import { nationalRecordsContract } from './store.contract.ts'
import { memoryNationalRecords } from './store.memory.ts'

nationalRecordsContract('national records in memory', async () => memoryNationalRecords())

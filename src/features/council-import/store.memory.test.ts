import { importStoreContract } from './store.contract.ts'
import { memoryImportStore } from './store.memory.ts'

importStoreContract('memory', async () => memoryImportStore())

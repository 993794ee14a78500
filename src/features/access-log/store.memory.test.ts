import { accessLogContract } from './store.contract.ts'
import { memoryAccessLog } from './store.memory.ts'

accessLogContract('memory', async () => memoryAccessLog())

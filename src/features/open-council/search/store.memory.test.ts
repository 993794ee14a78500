import { searchContract } from './store.contract.ts'
import { memorySearch } from './store.memory.ts'

searchContract('memory', async () => memorySearch())

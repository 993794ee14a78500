import { presentationsContract } from './store.contract.ts'
import { memoryPresentations } from './store.memory.ts'

presentationsContract('memory', async () => memoryPresentations())

import { councilStoreContract } from './store.contract.ts'
import { memoryCouncilStore } from './store.memory.ts'

councilStoreContract('memory', async () => memoryCouncilStore())

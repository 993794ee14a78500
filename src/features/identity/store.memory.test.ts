import { visitStoreContract } from './store.contract.ts'
import { memoryVisits } from './store.memory.ts'

visitStoreContract('memory', async (most) => memoryVisits(most))

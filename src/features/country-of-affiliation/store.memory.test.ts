import { affiliationStoreContract } from './store.contract.ts'
import { memoryAffiliationStore } from './store.memory.ts'

affiliationStoreContract('memory', async () => memoryAffiliationStore())

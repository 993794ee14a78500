import { consentsContract, lookupsContract } from './store.contract.ts'
import { memoryConsents, memoryLookups } from './store.memory.ts'

lookupsContract('memory', async () => memoryLookups())
consentsContract('memory', async () => memoryConsents())

import { boxClientsContract } from './client-store.contract.ts'
import { memoryBoxClients } from './client-store.memory.ts'

boxClientsContract('memory', async () => memoryBoxClients())

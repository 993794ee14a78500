import { visitDocumentsContract } from './store.contract.ts'
import { memoryVisitDocuments } from './store.memory.ts'

visitDocumentsContract('memory', async () => memoryVisitDocuments())

import { pilotContract } from './store.contract.ts'
import { memoryPilot } from './store.memory.ts'

pilotContract('memory', async () => memoryPilot())

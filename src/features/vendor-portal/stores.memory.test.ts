import { callLogContract } from './call-log.contract.ts'
import { memoryCallLog } from './call-log.ts'
import { standingFaultsContract } from './standing-faults.contract.ts'
import { memoryStandingFaults } from './standing-faults.ts'

callLogContract('memory', async () => memoryCallLog())
standingFaultsContract('memory', async () => memoryStandingFaults())

import { testDatabase } from '../../../test/storage/database.ts'
import { operatorLogContract } from './operator-log.contract.ts'
import { sqlOperatorLog } from './operator-log.sql.ts'
import { memoryOperatorLog } from './operator-log.ts'

const { database } = await testDatabase()

operatorLogContract('memory', async () => memoryOperatorLog())
operatorLogContract('sql', async () => sqlOperatorLog(database))

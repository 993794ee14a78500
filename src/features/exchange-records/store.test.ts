import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import { testDatabase } from '../../../test/storage/database.ts'
import { openDatabase } from '../../platform/sql/database.ts'
import { anExchange, exchangeRecordsContract } from './store.contract.ts'
import { memoryExchangeRecords } from './store.memory.ts'
import { sqlExchangeRecords } from './store.sql.ts'

const { database } = await testDatabase()

exchangeRecordsContract('memory', async () => memoryExchangeRecords({ forwardTo: ['syslog'] }))
exchangeRecordsContract('sql', async () => {
  await sql`truncate exchange_event, exchange_evidence, queue_item, queue_lease`.execute(database.tables())
  return sqlExchangeRecords(database, { forwardTo: ['syslog'] })
})

test('issue 5, item 7: what cannot be recorded says so, and nothing may leave', async () => {
  const gone = openDatabase('postgres://nobody@127.0.0.1:1/nothing')
  const notRecorded = { kind: 'unavailable', code: 'exchange-record-failed' }
  await assert.rejects(sqlExchangeRecords(gone).record(anExchange()), notRecorded)
  await assert.rejects(sqlExchangeRecords(gone).intend(anExchange()), notRecorded)
  await gone.close()
})

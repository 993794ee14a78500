import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import { testDatabase } from '../../../test/storage/database.ts'
import { openDatabase } from '../../platform/sql/database.ts'
import { accessLogContract, anAccess } from './store.contract.ts'
import { sqlAccessLog } from './store.sql.ts'

const { database, connection } = await testDatabase()
const clean = sql`truncate access_seal, access_sealed_head, access_record, access_chain`

accessLogContract('sql', async () => {
  await clean.execute(database.tables())
  return sqlAccessLog(database)
})

test('an access that cannot be written is `unavailable`, so that nothing is shown (EHDS Art. 9)', async () => {
  const gone = openDatabase(connection)
  await gone.close()
  await assert.rejects(sqlAccessLog(gone).append(anAccess()), { kind: 'unavailable', code: 'access-not-recorded' })
})

test('so it is when the failure is our own, such as a schema that was never made', async () => {
  const url = new URL(connection)
  url.pathname = '/postgres'
  const unmigrated = openDatabase(url.href)
  await assert.rejects(sqlAccessLog(unmigrated).append(anAccess()), { code: 'access-not-recorded' })
  await unmigrated.close()
})

test('a commit that the disk refuses is not acknowledged, and the chain goes on unbroken', async () => {
  const store = sqlAccessLog(database)
  const entry = anAccess()
  await store.append(entry)
  const readOnly = openDatabase(`${connection}&options=${encodeURIComponent('-c default_transaction_read_only=on')}`)
  await assert.rejects(sqlAccessLog(readOnly).append(entry), { code: 'access-not-recorded' })
  await readOnly.close()
  assert.equal((await store.append(entry)).sequence, 2)
})

test('the latency of an append', async (t) => {
  const store = sqlAccessLog(database)
  const times: number[] = []
  for (let n = 0; n < 200; n++) {
    const entry = anAccess()
    const before = performance.now()
    await store.append(entry)
    times.push(performance.now() - before)
  }
  times.sort((a, b) => a - b)
  t.diagnostic(`append: median ${times[100]?.toFixed(1)} ms, 95th percentile ${times[190]?.toFixed(1)} ms`)
})

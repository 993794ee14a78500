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

test('EHDS Art. 9: each append waits for the disk: as many flushes of the log as appends', async (t) => {
  const single = openDatabase(connection, { maxConnections: 1 })
  const db = single.tables()
  try {
    const known =
      await sql`select 1 from information_schema.columns where table_name = 'pg_stat_io' and column_name = 'fsync_time'
      and current_setting('server_version_num')::integer >= 180000`.execute(db)
    if (known.rows.length === 0) return t.skip('counted by PostgreSQL 18 and later')
    const flushes = async () => {
      await sql`select pg_stat_force_next_flush()`.execute(db)
      const query = sql<{ count: number }>`select sum(fsyncs)::bigint as count from pg_stat_io where object = 'wal'`
      return (await query.execute(db)).rows[0]?.count ?? 0
    }
    const store = sqlAccessLog(single)
    const before = await flushes()
    for (let n = 0; n < 20; n++) await store.append(anAccess())
    assert((await flushes()) - before >= 20)
  } finally {
    await single.close()
  }
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

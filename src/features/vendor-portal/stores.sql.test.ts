import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { test } from 'node:test'
import { sql } from 'kysely'
import { testDatabase } from '../../../test/storage/database.ts'
import { callLogContract } from './call-log.contract.ts'
import { mostCalls } from './call-log.ts'
import { sqlCallLog } from './call-log.sql.ts'
import { standingFaultsContract } from './standing-faults.contract.ts'
import { sqlStandingFaults } from './standing-faults.sql.ts'

const { database } = await testDatabase()
const failures: unknown[] = []
const open = async () => {
  await sql`truncate box_call, box_fault`.execute(database.tables())
  return sqlCallLog(database, { newId: randomUUID, failed: (error) => failures.push(error) })
}

callLogContract('sql', open)
standingFaultsContract('sql', async () => {
  await open()
  return sqlStandingFaults(database, randomUUID)
})

test('a client that calls without end keeps its newest calls alone, and no call waits for it', async () => {
  const log = await open()
  const call = { client: 'one', service: 's', operation: 'o', method: 'GET', status: 200, milliseconds: 1 }
  for (let nth = 0; nth < 4_500; nth++) log.add({ ...call, at: new Date(nth) })
  await log.settled()
  const { rows } = await sql<{ count: number }>`select count(*)::int as count from box_call`.execute(database.tables())
  assert.ok(rows[0]!.count <= mostCalls + 500 + 1, String(rows[0]!.count))
  assert.deepEqual((await log.of('one', 1))[0]?.at, new Date(4_499))
  assert.deepEqual(failures, [])
})

test('calls that cannot be written are told to the operator, and the log goes on', async () => {
  const log = await open()
  const call = { client: 'one', service: 's', operation: 'o', method: 'GET', status: 200, milliseconds: 1 }
  log.add({ ...call, client: 'no\u0000text', at: new Date(0) })
  await log.settled()
  log.add({ ...call, at: new Date(1) })
  await log.settled()
  assert.deepEqual([failures.length, (await log.of('one', 9)).length], [1, 1])
})

test('faults that another process asked for stand within a second', async () => {
  await open()
  const [one, other] = [sqlStandingFaults(database, randomUUID), sqlStandingFaults(database, randomUUID)]
  const now = new Date('2026-11-22T10:00:00Z')
  assert.deepEqual(await one.of('mine', now), [])
  await other.set('mine', 'status=503', now)
  assert.deepEqual(
    (await one.of('mine', new Date(now.getTime() + 1_001))).map(({ faults }) => faults),
    ['status=503'],
  )
})

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import { testDatabase } from '../../../test/storage/database.ts'
import { queueContract } from '../queue/queue.contract.ts'
import { memoryQueue } from '../queue/memory-queue.ts'
import { makePositions, orderedAt } from '../queue/queue.ts'
import { sqlQueue } from './queue.sql.ts'

const { database } = await testDatabase()
let queues = 0

queueContract('memory', async () => memoryQueue())
queueContract('sql', async () => sqlQueue(database, `queue ${++queues}`))

test('what is done keeps no payload in the database', async () => {
  const queue = sqlQueue(database, 'emptied')
  await queue.add({ key: 'a', payload: { event: 'x' }, position: 1 })
  const claim = await queue.claim(new Date(10), 30, 1)
  await queue.done(claim!.token, ['a'], new Date(11))
  const { rows } = await sql`select state, payload from queue_item where queue = 'emptied'`.execute(database.tables())
  assert.deepEqual(rows, [{ state: 'done', payload: null }])
})

test('positions grow when the clock stands still or goes back, and tell the time', () => {
  const next = makePositions()
  const positions = [new Date(5_000), new Date(5_000), new Date(4_000), new Date(6_000)].map(next)
  assert.deepEqual(positions, [5_000_000, 5_000_001, 5_000_002, 6_000_000])
  assert.deepEqual(orderedAt(positions[1]!), new Date(5_000))
})

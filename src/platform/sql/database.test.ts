import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import { testDatabase } from '../../../test/storage/database.ts'
import { Problem } from '../../kernel/problem.ts'
import { openDatabase, requireDurability, transaction } from './database.ts'
import { sqlState, translated } from './errors.ts'

const { database, connection } = await testDatabase()
const db = database.tables<{ account: { id: string; amount: number } }>()

test('a server that does not answer is `unavailable`, with the cause kept for the log', async () => {
  const nowhere = openDatabase('postgresql://nobody@127.0.0.1:1/none')
  await assert.rejects(nowhere.ping(), (error: unknown) => {
    assert(error instanceof Problem)
    assert.equal(error.kind, 'unavailable')
    assert.equal(error.code, 'database-unavailable')
    assert(error.cause instanceof Error)
    return true
  })
})

test('a pool that was closed is `unavailable`, not a crash', async () => {
  const closed = openDatabase(connection)
  await closed.ping()
  await closed.close()
  await closed.close()
  await assert.rejects(closed.ping(), { name: 'Problem', kind: 'unavailable' })
})

test('a broken constraint is not the database failing: it reaches the store as it is', async () => {
  const twice = sql`insert into access_seal (number, content, signature) values (1, '', ''), (1, '', '')`
  await assert.rejects(twice.execute(db), (error: unknown) => {
    assert(!(error instanceof Problem))
    assert.equal(sqlState(error), '23505')
    return true
  })
})

test('a connection cut by the server is `unavailable`, and the next query gets a new one', async () => {
  await assert.rejects(sql`select pg_terminate_backend(pg_backend_pid())`.execute(db), { kind: 'unavailable' })
  await database.ping()
})

test('two transactions that each read what the other writes both end, one of them run again (SQLSTATE 40001)', async () => {
  await sql`create table account (id text primary key, amount bigint not null)`.execute(db)
  await sql`insert into account values ('a', 100), ('b', 100)`.execute(db)
  let runs = 0
  const barrier = Promise.withResolvers<void>()
  const withdraw = (id: string) =>
    transaction(db, async (trx) => {
      runs++
      await sql`set transaction isolation level serializable`.execute(trx)
      const rows = await trx.selectFrom('account').select('amount').execute()
      if (runs === 2) barrier.resolve()
      await barrier.promise
      const total = rows.reduce((sum, row) => sum + row.amount, 0)
      if (total < 200) return false
      await trx.updateTable('account').set({ amount: 0 }).where('id', '=', id).execute()
      return true
    })
  const outcomes = await Promise.all([withdraw('a'), withdraw('b')])
  assert.deepEqual(outcomes.sort(), [false, true])
  assert.equal(runs, 3)
})

test('after the last attempt, a transaction that the database keeps refusing is `unavailable`', async () => {
  let runs = 0
  const refused = transaction(db, async () => {
    runs++
    throw translated(Object.assign(new Error('could not serialize'), { code: '40001' }))
  })
  await assert.rejects(refused, { kind: 'unavailable' })
  assert.equal(runs, 5)
})

test('an error in the work undoes it and is not tried again', async () => {
  let runs = 0
  const failing = transaction(db, async (trx) => {
    runs++
    await trx.insertInto('account').values({ id: 'c', amount: 1 }).execute()
    throw new Problem('conflict', 'for-a-test', 'For a test')
  })
  await assert.rejects(failing, { kind: 'conflict' })
  assert.equal(runs, 1)
  assert.equal((await db.selectFrom('account').selectAll().where('id', '=', 'c').execute()).length, 0)
})

test('a server that acknowledges before the disk has it is refused (EHDS Art. 9: the record must survive)', async () => {
  await requireDurability(database)
  const careless = openDatabase(`${connection}&options=${encodeURIComponent('-c synchronous_commit=off')}`)
  await assert.rejects(requireDurability(careless), { kind: 'unavailable', code: 'database-not-durable' })
  await careless.close()
})

import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { text } from 'node:stream/consumers'
import { test } from 'node:test'
import { setTimeout as wait } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { sql } from 'kysely'
import { memoryNationalRecords } from '../../src/features/national-records/index.ts'
import { layPopulation } from '../../src/features/national-services/index.ts'
import type { Database } from '../../src/platform/sql/database.ts'
import { long } from '../seed.ts'
import { testDatabase } from './database.ts'

const program = fileURLToPath(new URL('../../src/app/main.ts', import.meta.url))
const people = 800
const today = '2026-11-22'
const words = ['load-population', '--people', String(people), '--today', today]

function loading(connection: string) {
  const env = { PATH: process.env.PATH, DATABASE_URL: connection }
  const child = spawn(process.execPath, [program, ...words], { env, stdio: ['ignore', 'ignore', 'pipe'] })
  return { child, closed: once(child, 'close'), said: text(child.stderr) }
}

/** What is held of each person, in one word. */
async function heldIn(database: Database): Promise<ReadonlyMap<string, string>> {
  const { rows } = await sql<{ person: string; held: string }>`
    select person, md5(string_agg(concat_ws('|', service, id, version, kind, at at time zone 'utc', content), ''
      order by service, id, version)) as held
    from national_record where person <> 'box' group by person`.execute(database.tables())
  return new Map(rows.map(({ person, held }) => [person, held]))
}

/** Resolves when somebody is in. */
async function begun(database: Database, closed: Promise<unknown>): Promise<void> {
  let over = false
  void closed.then(() => {
    over = true
  })
  while (!over && (await heldIn(database)).size === 0) await wait(5)
}

const undisturbed = await testDatabase()
const { closed, said } = loading(undisturbed.connection)
const [code] = await closed
assert.equal(code, 0, await said)
const whole = await heldIn(undisturbed.database)

const rounds = long ? 40 : 2

test(`issue 6, proof: laying killed at any moment leaves nobody by half, and goes on where it was (${rounds} rounds)`, async (t) => {
  const { database, connection } = await testDatabase()
  const found: number[] = []
  for (let round = 0; round < rounds; round++) {
    await sql`truncate national_record`.execute(database.tables())
    const first = loading(connection)
    await begun(database, first.closed)
    await wait(Math.random() * (long ? 500 : 150))
    first.child.kill('SIGKILL')
    await first.closed
    const left = await heldIn(database)
    found.push(left.size)
    for (const [person, held] of left) assert.equal(held, whole.get(person), 'who is there, is there whole')
    const next = loading(connection)
    const [ended] = await next.closed
    assert.equal(ended, 0, await next.said)
    assert.deepEqual(await heldIn(database), whole)
  }
  t.diagnostic(`of ${whole.size} there were ${found.join(', ')} when it was killed`)
  assert.ok(found.some((count) => count > 0 && count < whole.size))
})

test('issue 6, proof: two processes that lay at the same time lay one population', async () => {
  const { database, connection } = await testDatabase()
  const both = [loading(connection), loading(connection)]
  for (const { closed, said } of both) {
    const [ended] = await closed
    assert.equal(ended, 0, await said)
  }
  assert.deepEqual(await heldIn(database), whole)
})

test('issue 6, proof: in memory as much is laid as in PostgreSQL', async () => {
  const memory = memoryNationalRecords()
  const laid: string[] = []
  const lay: typeof memory.lay = async (records) => {
    laid.push(...records.map(({ person, service, id }) => `${person} ${service} ${id}`))
    await memory.lay(records)
  }
  await layPopulation({ lay }, { seed: 'norge', people, today })
  const { rows } = await sql<{ key: string }>`
    select concat_ws(' ', person, service, id) as key from national_record where person <> 'box'`.execute(
    undisturbed.database.tables(),
  )
  assert.deepEqual(rows.map(({ key }) => key).toSorted(), [...new Set(laid)].toSorted())
  assert.equal(new Set(laid).size, laid.length, 'no record is told twice')
})

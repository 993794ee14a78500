import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { test } from 'node:test'
import { setTimeout as wait } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { anAct } from '../../src/features/council/store.contract.ts'
import { sqlCouncilStore } from '../../src/features/council/store.sql.ts'
import { testDatabase } from './database.ts'

const { database, connection } = await testDatabase()
const store = sqlCouncilStore(database)
const rounds = process.env.KNUTEPUNKT_TEST_LONG ? 50 : 4

/** Runs the numbering child for a moment, kills it, and returns the numbers that it was told are taken. */
async function takenUntilKilled(): Promise<readonly number[]> {
  const program = fileURLToPath(new URL('./kill-council.ts', import.meta.url))
  const child = spawn(process.execPath, [program, connection], { stdio: ['ignore', 'pipe', 'ignore'] })
  let said = ''
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    said += text
  })
  const closed = once(child, 'close')
  await once(child.stdout, 'data')
  await wait(200 + Math.random() * 300)
  child.kill('SIGKILL')
  await closed
  return said.split('\n').slice(1, -1).map(Number)
}

test(`A10: a process killed in the middle of a commit leaves all of it or nothing, and no gap (${rounds} rounds)`, async (t) => {
  const told: number[] = []
  for (let round = 0; round < rounds; round++) told.push(...(await takenUntilKilled()))
  await store.commit(anAct(), []) // waits for what the killed one had sent last
  const cases = await store.list('case', 'a')
  const numbers = cases.map(({ content }) => content.number)
  assert.deepEqual(numbers, Array.from({ length: numbers.length }, (_, n) => n + 1)) // biome-ignore format: one line
  const kept = new Set(numbers)
  assert.deepEqual(told.filter((number) => !kept.has(number)), [], 'acknowledged and lost') // biome-ignore format: one line
  const ids = (stored: readonly { readonly id: string }[]) => stored.map(({ id }) => id)
  assert.deepEqual(ids(await store.list('seat', 'b')), ids(cases))
  for (const council of ['a', 'b']) {
    const changes = await store.changes(council, undefined, { limit: 1_000_000 })
    assert.deepEqual(ids(changes).toReversed(), ids(cases), 'the log says what was made')
  }
  t.diagnostic(`${told.length} acknowledged, ${numbers.length} kept`)
})

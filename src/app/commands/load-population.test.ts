import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { test } from 'node:test'
import { sql } from 'kysely'
import { testDatabase } from '../../../test/storage/database.ts'

const { database, connection } = await testDatabase()
const program = join(import.meta.dirname, '../main.ts')

/** Runs the command as a person would. */
async function load(...words: readonly string[]) {
  const env = { PATH: process.env.PATH, DATABASE_URL: connection }
  const child = spawn(process.execPath, [program, 'load-population', ...words], { env, stdio: 'pipe' })
  const [said, [code]] = await Promise.all([text(child.stderr), once(child, 'close')])
  return { said, code }
}

async function rows() {
  const { rows: found } = await sql<{ digest: string; count: string }>`
    select md5(string_agg(person || service || id || version || coalesce(content, ''), '' order by person, service, id))
      as digest, count(*) as count from national_record where person <> 'box'`.execute(database.tables())
  return found[0]
}

test('issue 6, proof: people loaded twice give the same store, and the second time nothing is written', async () => {
  const words = ['--people', '300', '--today', '2026-11-22']
  const first = await load(...words)
  assert.equal(first.code, 0, first.said)
  assert.match(first.said, /^30\d people in \d+\.\d s \(\d+ a second\)$/m)
  const once = await rows()
  const second = await load(...words)
  assert.deepEqual([second.code, /^30\d people were there already$/m.test(second.said)], [0, true])
  const again = await load(...words, '--reset')
  assert.equal(again.code, 0, again.said)
  assert.deepEqual(await rows(), once)
})

test('more people than are there already are not laid over them, and it is told', async () => {
  const { code, said } = await load('--people', '900')
  assert.deepEqual([code, /--reset/.test(said)], [2, true])
})

test('words that make no sense are told', async () => {
  const { code, said } = await load('--people', 'many')
  assert.equal(code, 2)
  assert.match(said, /--people takes a number/)
})

import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { test } from 'node:test'
import { setTimeout as wait } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { sql } from 'kysely'
import { forwardAll } from '../../src/features/exchange-records/forward.ts'
import { signEvidence } from '../../src/features/exchange-records/sign-evidence.ts'
import { sqlExchangeRecords } from '../../src/features/exchange-records/store.sql.ts'
import { newSigner } from '../fixtures/self-signed.ts'
import { long } from '../seed.ts'
import { testDatabase } from './database.ts'

const { database, connection } = await testDatabase()
const rounds = long ? 100 : 5
const program = fileURLToPath(new URL('./kill-exchange-child.ts', import.meta.url))

/** Lets a contact point work for a random moment, kills it, and returns what it said. */
async function killed(round: number): Promise<readonly (readonly [string, string])[]> {
  const child = spawn(process.execPath, [program, connection, String(round)], { stdio: ['ignore', 'pipe', 'ignore'] })
  let said = ''
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    said += text
  })
  const closed = once(child, 'close')
  await once(child.stdout, 'data')
  await wait(Math.random() * 600)
  child.kill('SIGKILL')
  await closed
  const lines = said.split('\n').filter((line) => line.includes(' '))
  return lines.map((line) => [line.slice(0, line.indexOf(' ')), line.slice(line.indexOf(' ') + 1)] as const)
}

test(`issue 5, item 7: killed at any moment, no exchange is lost and none reaches the repository out of order (${rounds} rounds)`, async (t) => {
  const records = sqlExchangeRecords(database, { forwardTo: ['syslog'] })
  const said: (readonly [string, string])[] = []
  for (let round = 0; round < rounds; round++) said.push(...(await killed(round)))
  const now = () => new Date(Date.now() + (rounds + 1) * 300_000)
  await records.closeIntents(now())
  const rest: string[] = []
  const repository = {
    batch: 50,
    async deliver(events: readonly { readonly eventId: string }[]) {
      rest.push(...events.map(({ eventId }) => eventId))
      return { taken: events.length }
    },
  }
  await forwardAll({ queue: records.forwarding.syslog, event: records.event, repository, now })
  await signEvidence({ records, signer: newSigner('Signer', { curve: 'prime256v1' }), now })

  const of = (what: string) => said.filter(([each]) => each === what).map(([, id]) => id)
  const received = [...new Set([...of('got'), ...rest])]
  const reached = new Set(received)
  for (const id of [...of('kept'), ...of('meant')]) assert(reached.has(id), `${id} never reached the repository`)
  const { rows } = await sql<{ key: string }>`
    select key from queue_item where queue = 'audit-syslog' order by position, key`.execute(database.tables())
  assert.deepEqual([...received].toSorted(), rows.map(({ key }) => key).toSorted())
  const places = new Map(rows.map(({ key }, place) => [key, place]))
  // Two that were recorded at the same moment may be seen in either order; nothing may come earlier than a batch before.
  const furthest = received.map((id, place) => Math.abs((places.get(id) ?? 0) - place))
  assert(Math.max(...furthest) <= 4, `moved by ${Math.max(...furthest)} places`)
  const { rows: unsigned } = await sql`select 1 from exchange_evidence where signed is null`.execute(database.tables())
  assert.equal(unsigned.length, 0)
  t.diagnostic(`${of('kept').length} exchanges acknowledged, ${received.length} received`)
})

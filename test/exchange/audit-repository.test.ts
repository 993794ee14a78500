import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { openDemoFhirRepository } from '../../src/features/exchange-records/demo-fhir-repository.ts'
import { openDemoRepository } from '../../src/features/exchange-records/demo-repository.ts'
import { forwardAll } from '../../src/features/exchange-records/forward.ts'
import { fhirRepository, sqlExchangeRecords, syslogRepository } from '../../src/features/exchange-records/index.ts'
import { anExchange } from '../../src/features/exchange-records/store.contract.ts'
import type { AuditMessage } from '../../src/standards/atna/audit-message.ts'
import { ours, theirs } from '../audit-repository.ts'
import { testDatabase } from '../storage/database.ts'

const { database } = await testDatabase()
const records = sqlExchangeRecords(database, { forwardTo: ['syslog', 'fhir'] })
const clock = { milliseconds: Date.UTC(2026, 10, 22, 10) }
const now = () => new Date(clock.milliseconds)
const local = { tls: theirs, host: '127.0.0.1' }

/** What the repository got by syslog, by the ids of the requests. */
const bySyslog: (string | undefined)[] = []
const openSyslog = (port: number) =>
  openDemoRepository({
    ...local,
    port,
    keep: async ({ objects }: AuditMessage) => void bySyslog.push(objects.find(({ type }) => type === '4')?.id),
    refused: () => {},
  })

const byFhir: string[] = []
const fhir = await openDemoFhirRepository({
  ...local,
  port: 0,
  async keep(_, condition) {
    const known = byFhir.includes(condition)
    if (!known) byFhir.push(condition)
    return known ? 200 : 201
  },
})
after(fhir.close)

async function sendOn(port: number): Promise<void> {
  const self = { host: 'ncp.no', processId: '1' }
  const repositories = {
    syslog: syslogRepository({ host: '127.0.0.1', port, tls: ours, self }),
    fhir: fhirRepository({ base: new URL(`https://127.0.0.1:${fhir.port}`), tls: ours }),
  }
  for (const to of ['syslog', 'fhir'] as const) {
    await forwardAll({ queue: records.forwarding[to], event: records.event, repository: repositories[to], now })
  }
}

test('exchange.md 8 (13): the repository is down for ten minutes, and gets every event of them over TLS, in order', async () => {
  const first = await openSyslog(0)
  const { port } = first
  const recorded: string[] = []
  const record = async () => {
    const requestId = `urn:uuid:${recorded.length}`
    await records.record(anExchange({ requestId, at: now() }))
    recorded.push(requestId)
    clock.milliseconds += 60_000
  }
  await record()
  await sendOn(port)
  assert.deepEqual(bySyslog, recorded)
  await first.close()
  for (let minute = 0; minute < 10; minute++) {
    await record()
    await sendOn(port)
  }
  assert.equal(bySyslog.length, 1)
  assert.equal(byFhir.length, 11)
  const second = await openSyslog(port)
  after(second.close)
  for (let minute = 0; minute < 6; minute++) {
    clock.milliseconds += 60_000
    await sendOn(port)
  }
  assert.deepEqual(bySyslog, recorded)
  assert.deepEqual(await records.forwarding.syslog.length(), { waiting: 0, dead: 0 })
})

import { randomUUID } from 'node:crypto'
import { writeSync } from 'node:fs'
import { argv } from 'node:process'
import { setTimeout as wait } from 'node:timers/promises'
import { forwardAll } from '../../src/features/exchange-records/forward.ts'
import { signEvidence } from '../../src/features/exchange-records/sign-evidence.ts'
import { anExchange, someEvidence } from '../../src/features/exchange-records/store.contract.ts'
import { sqlExchangeRecords } from '../../src/features/exchange-records/store.sql.ts'
import { openDatabase } from '../../src/platform/sql/database.ts'
import { newSigner } from '../fixtures/self-signed.ts'

// Records, sends on and signs at the same time until it is killed, and tells on stdout what it was told is on disk (`kept`)
// or intended (`meant`), and what the repository got (`got`). Each round's clock is past the leases of the one before.
const [connection, round] = argv.slice(2)
const records = sqlExchangeRecords(openDatabase(connection ?? '', { maxConnections: 6 }), { forwardTo: ['syslog'] })
const now = () => new Date(Date.now() + Number(round) * 300_000)
const signer = newSigner('Signer', { curve: 'prime256v1' })

// Synchronously: what was said is said, also when the next instruction is never run.
const say = (what: string, id: string) => writeSync(1, `${what} ${id}\n`)

async function recordForEver(): Promise<never> {
  for (let n = 0; ; n++) {
    const event = anExchange({ eventId: randomUUID(), at: now() })
    if (n % 2 === 0) {
      await records.record(event, [someEvidence(event, 'NRO')])
    } else {
      await records.intend(event, [someEvidence(event, 'NRO')])
      say('meant', event.eventId)
      await records.complete(event, [someEvidence(event, 'NRR')])
    }
    say('kept', event.eventId)
  }
}

async function forwardForEver(): Promise<never> {
  const repository = {
    batch: 7,
    async deliver(events: readonly { readonly eventId: string }[]) {
      for (const { eventId } of events) say('got', eventId)
      return { taken: events.length }
    },
  }
  for (;;) {
    await forwardAll({ queue: records.forwarding.syslog, event: records.event, repository, now })
    await wait(1)
  }
}

async function signForEver(): Promise<never> {
  for (;;) {
    await signEvidence({ records, signer, now })
    await wait(1)
  }
}

writeSync(1, 'ready\n')
await Promise.all([recordForEver(), recordForEver(), forwardForEver(), signForEver()])

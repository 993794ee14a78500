import assert from 'node:assert/strict'
import { test } from 'node:test'
import { newSigner } from '../../../test/fixtures/self-signed.ts'
import { anExchange, someEvidence } from './store.contract.ts'
import { memoryExchangeRecords } from './store.memory.ts'
import { exchangeRecordUpkeep } from './upkeep.ts'

const signer = newSigner('Signer', { curve: 'prime256v1' })
const now = () => new Date('2026-11-22T12:00:00Z')
const minutesAgo = (minutes: number) => new Date(now().getTime() - minutes * 60_000)

/** A store, and everything that is done with it now and then. */
function kept(taken: number) {
  const records = memoryExchangeRecords({ forwardTo: ['syslog'] })
  const refused = { taken: 0, stopped: { kind: 'refused', reason: 'http-422' } } as const
  const syslog = {
    batch: 10,
    deliver: async (events: readonly unknown[]) => (taken > 0 ? { taken: events.length } : refused),
  }
  const tasks = exchangeRecordUpkeep({ records, signer, repositories: { syslog }, keepDays: 30, now })
  const upkeep = async () => {
    for (const { run } of tasks) await run()
  }
  return { records, tasks, upkeep }
}

test('issue 5, item 7: what was recorded is sent on, signed, and forgotten when retention says so', async () => {
  const { records, upkeep } = kept(1)
  const [fresh, old] = [anExchange({ at: minutesAgo(1) }), anExchange({ at: minutesAgo(31 * 24 * 60) })]
  for (const event of [fresh, old]) await records.record(event, [someEvidence(event, 'NRO')])
  await upkeep()
  assert.equal(await records.event(old.eventId), undefined)
  assert.ok((await records.evidence(fresh.eventId))[0]?.signed)
  for (const queue of [records.forwarding.syslog, records.forwarding.fhir, records.signing]) {
    assert.equal((await queue.length()).waiting, 0)
  }
})

test('decision 0023: only intents far older than an exchange can be are closed while others run', async () => {
  const { records, upkeep } = kept(1)
  const [running, gone] = [anExchange({ at: minutesAgo(1) }), anExchange({ at: minutesAgo(11) })]
  for (const event of [running, gone]) await records.intend(event)
  await upkeep()
  assert.equal((await records.event(running.eventId))?.id, 'EHDSI-21')
  assert.equal((await records.event(gone.eventId))?.id, 'CF')
})

test('issue 5, item 13: the operator sees counts, codes and ids, and nobody in them', async () => {
  const { records, tasks } = kept(0)
  const event = anExchange({
    at: minutesAgo(1),
    outcome: 'serious-failure',
    error: { code: 'ERROR_PI_NO_MATCH', text: 'No match' },
    professional: {
      nameId: 'hpr-1000',
      name: 'Kari Nordmann',
      role: '221',
      pointOfCare: 'Legevakt',
      facilityType: 'Hospital',
    },
  })
  await records.record(event)
  const queue = records.forwarding.syslog
  const claim = await queue.claim(now(), 30, 1)
  await queue.refuse(claim?.token ?? 0, event.eventId, 'http-422', now(), undefined)
  const [counts, dead] = [await records.counts(minutesAgo(60)), await queue.deadLetters('', 100)]
  assert.deepEqual(counts, [
    {
      otherCountry: 'FI',
      role: 'B',
      event: 'EHDSI-21',
      outcome: 'serious-failure',
      errorCode: 'ERROR_PI_NO_MATCH',
      count: 1,
    },
  ])
  assert.deepEqual(
    dead.map(({ key, reason }) => [key, reason]),
    [[event.eventId, 'http-422']],
  )
  for (const personal of ['010101-999X', 'Kari', 'hpr-1000', 'Legevakt'])
    assert(!JSON.stringify([counts, dead]).includes(personal), personal)
  assert.equal(await queue.retry(event.eventId), true)
  assert.equal(tasks.length, 4)
})

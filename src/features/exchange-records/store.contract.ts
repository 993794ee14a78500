import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { ExchangeEvent } from '../../standards/atna/exchange-event.ts'
import type { EvidenceOf } from './exchange-records.ts'
import type { ExchangeRecordStore } from './store.ts'

const at = (minute: number) => new Date(Date.UTC(2026, 10, 22, 10, minute))
let events = 0

/** An event of its own. */
export function anExchange(changes: Partial<ExchangeEvent> = {}): ExchangeEvent {
  events += 1
  return {
    eventId: `event-${events}`,
    id: 'EHDSI-21',
    at: at(0),
    outcome: 'success',
    role: 'B',
    ourCountry: 'NO',
    otherCountry: 'FI',
    patient: { root: '1.2.246.21', extension: '010101-999X' },
    documents: [],
    assertionIds: ['_one'],
    ...changes,
  }
}

/** Evidence about it. */
export function someEvidence(
  { eventId }: ExchangeEvent,
  kind: EvidenceOf['kind'],
  digest: string = 'aa'.repeat(32),
): EvidenceOf {
  return {
    kind,
    eventId,
    action: 'urn:ihe:iti:2007:CrossGatewayQuery',
    messageId: `urn:uuid:${kind}`,
    digest,
    at: at(0),
  }
}

const failed = { outcome: 'serious-failure', error: { code: 'remote-timeout', text: 'No answer' } } as const

/** What every store of exchange records must do. @param makeStore an empty one that forwards to syslog */
export function exchangeRecordsContract(name: string, makeStore: () => Promise<ExchangeRecordStore>): void {
  const waiting = async ({ forwarding }: ExchangeRecordStore) =>
    (await forwarding.syslog.claim(at(59), 30, 100))?.items.map(({ key }) => key)

  test(`${name}: an event is kept whole, ordered to be sent on, and its evidence to be signed`, async () => {
    const store = await makeStore()
    const event = anExchange()
    const evidence = [someEvidence(event, 'NRO'), someEvidence(event, 'NRR')]
    await store.record(event, evidence)
    assert.deepEqual(await store.event(event.eventId), event)
    assert.deepEqual(await store.evidence(event.eventId), evidence)
    assert.deepEqual(await waiting(store), [event.eventId])
    assert.equal((await store.signing.length()).waiting, 2)
    assert.equal((await store.forwarding.fhir.length()).waiting, 0)
  })

  test(`${name}: the same event twice is one event, as it was first`, async () => {
    const store = await makeStore()
    const event = anExchange()
    await store.record(event)
    await store.record({ ...event, ...failed })
    assert.deepEqual(await store.event(event.eventId), event)
    assert.deepEqual(await waiting(store), [event.eventId])
  })

  test(`${name}: decision 0023: what is intended is sent on when it is completed`, async () => {
    const store = await makeStore()
    const event = anExchange()
    await store.intend(event, [someEvidence(event, 'NRO')])
    assert.equal(await waiting(store), undefined)
    assert.deepEqual(await store.event(event.eventId), event)
    await store.complete({ ...event, ...failed }, [someEvidence(event, 'NRR')])
    assert.deepEqual(await waiting(store), [event.eventId])
    assert.deepEqual((await store.event(event.eventId))?.error, failed.error)
    assert.deepEqual((await store.evidence(event.eventId)).map(({ kind }) => kind).toSorted(), ['NRO', 'NRR'])
    assert.equal(await store.closeIntents(at(59)), 0)
  })

  test(`${name}: decision 0023: an intent nobody completed becomes a communication failure`, async () => {
    const store = await makeStore()
    const [open, young] = [anExchange(), anExchange({ at: at(10) })]
    await store.intend(open)
    await store.intend(young)
    assert.equal(await store.closeIntents(at(10)), 1)
    const closed = await store.event(open.eventId)
    assert.deepEqual([closed?.id, closed?.outcome], ['CF', 'serious-failure'])
    assert.deepEqual(closed?.patient, open.patient)
    assert.deepEqual(await waiting(store), [open.eventId])
    assert.deepEqual(await store.event(young.eventId), young)
  })

  test(`${name}: decision 0023: what is completed after it was closed stands beside it`, async () => {
    const store = await makeStore()
    const event = anExchange()
    await store.intend(event)
    await store.closeIntents(at(10))
    await store.complete(event)
    await store.complete(event)
    assert.equal((await store.event(event.eventId))?.id, 'CF')
    const both = await waiting(store)
    assert.equal(both?.length, 2)
    assert.deepEqual(await store.event(both?.find((key) => key !== event.eventId) ?? ''), {
      ...event,
      eventId: both?.find((key) => key !== event.eventId),
    })
  })

  test(`${name}: an event that is recorded is never changed`, async () => {
    const store = await makeStore()
    const event = anExchange()
    await store.record(event)
    await store.complete({ ...event, ...failed })
    await store.intend({ ...event, ...failed })
    assert.deepEqual(await store.event(event.eventId), event)
    assert.equal(await store.closeIntents(at(59)), 0)
  })

  test(`${name}: what is signed is kept beside what it is about`, async () => {
    const store = await makeStore()
    const event = anExchange()
    const evidence = someEvidence(event, 'NRO')
    await store.record(event, [evidence])
    await store.keepSigned(evidence, new Uint8Array([1, 2]))
    const [kept] = await store.evidence(event.eventId)
    assert.deepEqual(Buffer.from(kept?.signed ?? []), Buffer.from([1, 2]))
  })

  test(`${name}: counts are by country, role, event, outcome and code`, async () => {
    const store = await makeStore()
    const fromAbroad = ['1', '2', '3'].map(() => anExchange({ role: 'A' }))
    for (const event of [anExchange(), anExchange(), anExchange(failed), anExchange({ at: at(-5) }), ...fromAbroad])
      await store.record(event)
    const counts = (await store.counts(at(0))).toSorted((one, other) => one.count - other.count)
    const both = { otherCountry: 'FI', event: 'EHDSI-21' }
    assert.deepEqual(counts, [
      { ...both, role: 'B', outcome: 'serious-failure', errorCode: 'remote-timeout', count: 1 },
      { ...both, role: 'B', outcome: 'success', count: 2 },
      { ...both, role: 'A', outcome: 'success', count: 3 },
    ])
  })

  test(`${name}: what is older than retention says is forgotten with its evidence, and nothing else`, async () => {
    const store = await makeStore()
    const [old, recent, intent] = [anExchange({ at: at(-60) }), anExchange(), anExchange({ at: at(-60) })]
    await store.record(old, [someEvidence(old, 'NRO')])
    await store.record(recent, [someEvidence(recent, 'NRO')])
    await store.intend(intent)
    assert.equal(await store.purge(at(0)), 1)
    assert.equal(await store.event(old.eventId), undefined)
    assert.deepEqual(await store.evidence(old.eventId), [])
    assert.equal((await store.evidence(recent.eventId)).length, 1)
    assert.deepEqual(await store.event(intent.eventId), intent)
  })
}

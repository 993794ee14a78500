import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { AuditRepository, Delivery, Trouble } from './audit-repository.ts'
import type { ExchangeEvent } from '../../standards/atna/exchange-event.ts'
import { forwardAll } from './forward.ts'
import { anExchange } from './store.contract.ts'
import { memoryExchangeRecords } from './store.memory.ts'

const start = Date.UTC(2026, 10, 22, 10)

/** A store, a clock that is set by hand, and a repository that a rule stands before. */
function world(rule: (event: ExchangeEvent, minute: number) => Trouble | undefined, batch = 100) {
  const records = memoryExchangeRecords({ forwardTo: ['fhir'] })
  const clock = { milliseconds: start }
  const received: string[] = []
  const repository: AuditRepository = {
    batch,
    async deliver(events): Promise<Delivery> {
      for (const [taken, event] of events.entries()) {
        const kind = rule(event, (clock.milliseconds - start) / 60_000)
        if (kind) return { taken, stopped: { kind, reason: `test-${kind}` } }
        received.push(event.eventId)
      }
      return { taken: events.length }
    },
  }
  const now = () => new Date(clock.milliseconds)
  const queue = records.forwarding.fhir
  /** What happens every ten seconds. */
  const forMinutes = async (minutes: number, each: () => Promise<void> = async () => {}) => {
    for (let second = 0; second < minutes * 60; second += 10) {
      await each()
      await forwardAll({ queue, event: records.event, repository, now })
      clock.milliseconds += 10_000
    }
  }
  const recorded: string[] = []
  const record = async () => {
    const event = anExchange({ at: now() })
    await records.record(event)
    recorded.push(event.eventId)
    return event.eventId
  }
  return { queue, received, recorded, record, forMinutes }
}

test('exchange.md 8 (13): a repository that is down for ten minutes misses nothing and gets it in order', async () => {
  const { forMinutes, record, received, recorded, queue } = world((_, minute) =>
    minute >= 2 && minute < 12 ? 'unreachable' : undefined,
  )
  await forMinutes(14, async () => void (await record()))
  await forMinutes(6)
  assert.deepEqual(received, recorded)
  assert.equal(recorded.length, 84)
  assert.deepEqual(await queue.length(), { waiting: 0, dead: 0 })
})

test('decision 0026: an event that is refused again and again becomes a dead letter, and the rest goes on', async () => {
  const poison = new Set<string>()
  const { forMinutes, record, received, recorded, queue } = world((event) =>
    poison.has(event.eventId) ? 'refused' : undefined,
  )
  await record()
  poison.add(await record())
  await record()
  await forMinutes(5)
  assert.deepEqual(
    received,
    recorded.filter((each) => !poison.has(each)),
  )
  const [dead, ...others] = await queue.deadLetters('', 10)
  assert.deepEqual([dead?.key, dead?.reason, dead?.tries, others], [[...poison][0], 'test-refused', 3, []])
  poison.clear()
  await queue.retry(dead?.key ?? '')
  await forMinutes(1)
  assert.deepEqual(received.toSorted(), recorded.toSorted())
})

test('decision 0026: of a batch that breaks the connection, the one that does it is found', async () => {
  const poison = new Set<string>()
  const { forMinutes, record, received, recorded, queue } = world(
    (event) => (poison.has(event.eventId) ? 'broken' : undefined),
    1,
  )
  poison.add(await record())
  await record()
  await forMinutes(60)
  assert.deepEqual(
    received,
    recorded.filter((each) => !poison.has(each)),
  )
  assert.equal((await queue.length()).dead, 1)
})

test('an event that is no longer there becomes a dead letter', async () => {
  const { forMinutes, queue, record, received } = world(() => undefined)
  await queue.add({ key: 'gone', payload: { event: 'gone' }, position: 1 })
  await record()
  await forMinutes(1)
  assert.equal((await queue.deadLetters('', 10))[0]?.reason, 'event-missing')
  assert.equal(received.length, 1)
})

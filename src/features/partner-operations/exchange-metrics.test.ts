import assert from 'node:assert/strict'
import { test } from 'node:test'
import { aPartnerWorld } from '../../../test/partner-world.ts'
import { makeMetrics } from '../../platform/http/metrics.ts'
import { memoryQueue } from '../../platform/queue/memory-queue.ts'
import { exchangeMetrics } from './exchange-metrics.ts'

test('issue 5, item 13: exchanges, limits, queues and certificates are metrics, without a word about anyone', async () => {
  const world = await aPartnerWorld()
  world.publish('document-query')
  await world.keeper.refresh()
  await world.approveAll()
  const metrics = makeMetrics()
  const queue = memoryQueue()
  await queue.add({ key: 'event-of-9144897', payload: {}, position: 1 })
  const queues = { 'audit-syslog': queue, 'audit-fhir': memoryQueue(), evidence: memoryQueue() }
  const fed = exchangeMetrics(metrics, { queues, keeper: world.keeper, now: () => world.clock.now })
  const exchange = { role: 'B', country: 'FI', transaction: 'ITI-55', at: world.clock.now } as const
  fed.exchanged({ ...exchange, outcome: 'answered', seconds: 0.2 })
  fed.exchanged({ ...exchange, outcome: 'remote-timeout', seconds: 30 })
  fed.limited('block', { kind: 'professional', role: 'A' })
  await fed.readQueues()
  const text = metrics.render()
  for (const line of [
    'knutepunkt_exchanges_total{country="FI",role="B",transaction="ITI-55",outcome="answered"} 1',
    'knutepunkt_exchanges_total{country="FI",role="B",transaction="ITI-55",outcome="remote-timeout"} 1',
    'knutepunkt_exchange_seconds_bucket{country="FI",role="B",transaction="ITI-55",le="0.25"} 1',
    'knutepunkt_request_limits_total{what="block",kind="professional",role="A"} 1',
    'knutepunkt_exchange_queue_length{queue="audit-syslog",state="waiting"} 1',
  ])
    assert.ok(text.includes(`${line}\n`), line)
  assert.match(text, /knutepunkt_certificate_days_left\{country="FI",use="tls-server"\} \d+\n/)
  assert.doesNotMatch(text, /9144897/)
})

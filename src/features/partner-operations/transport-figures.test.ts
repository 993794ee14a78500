import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Problem } from '../../kernel/problem.ts'
import { element } from '../../platform/xml/write.ts'
import type { SoapCall, SoapReply } from '../../protocols/soap/soap-client.ts'
import { transactions } from '../../standards/ihe/transactions.ts'
import type { Exchanged } from './exchange-figures.ts'
import { spanOf } from './exchange-spans.ts'
import { measured, serverTelling } from './transport-figures.ts'

const now = () => new Date('2026-11-22T10:00:00Z')
const secret = 'FI-EX-840611'
const call: SoapCall = {
  url: new URL(`https://127.0.0.1/services/${secret}`),
  country: 'FI',
  pin: '',
  action: transactions['ITI-55'].action,
  body: element(secret, 'urn:test'),
}

test('issue 5, item 13: each question is told with its country, transaction, outcome and time, and carries a trace', async () => {
  const told: Exchanged[] = []
  const sent: SoapCall[] = []
  let clock = 0
  const needs = { told: (one: Exchanged) => told.push(one), now, clock: () => (clock += 250) }
  // Only that it comes back is looked at.
  const reply = {} as SoapReply
  const answering = async (one: SoapCall) => {
    sent.push(one)
    return reply
  }
  const client = measured({ call: answering }, needs)
  assert.equal(await client.call(call), reply)
  const slow = async () => Promise.reject(new Problem('unavailable', 'remote-timeout', secret))
  await assert.rejects(measured({ call: slow }, needs).call(call), { code: 'remote-timeout' })
  assert.deepEqual(
    told.map(({ role, country, transaction, outcome, seconds }) => [role, country, transaction, outcome, seconds]),
    [
      ['B', 'FI', 'ITI-55', 'answered', 0.25],
      ['B', 'FI', 'ITI-55', 'remote-timeout', 0.25],
    ],
  )
  assert.equal(sent[0]?.traceparent, `00-${told[0]?.trace?.traceId}-${told[0]?.trace?.spanId}-01`)
})

test('what a server tells is one exchange each, with why it was refused, in the trace of whoever asked', () => {
  const told: Exchanged[] = []
  const { answered, troubled } = serverTelling({ told: (one) => told.push(one), now })
  const trace = `00-${'a'.repeat(32)}-${'b'.repeat(16)}-01`
  const common = { route: 'soap-iti-38', country: 'FI', seconds: 0.1 }
  answered({ request: '1', status: 200, ...common, traceparent: trace })
  troubled({ request: '2', route: 'soap-iti-38', code: 'assertion-expired', error: secret, address: secret, count: 1 })
  answered({ request: '2', status: 500, ...common })
  troubled({ route: 'none', code: 'tls-refused', error: secret, address: secret, count: 2 })
  assert.deepEqual(
    told.map(({ country, transaction, outcome }) => [country, transaction, outcome]),
    [
      ['FI', 'ITI-38', 'answered'],
      ['FI', 'ITI-38', 'assertion-expired'],
      ['none', 'none', 'tls-refused'],
      ['none', 'none', 'tls-refused'],
    ],
  )
  assert.deepEqual([told[0]?.trace?.traceId, told[0]?.trace?.parentId], ['a'.repeat(32), 'b'.repeat(16)])
})

test('issue 5, item 13: no span says anything of anyone', async () => {
  const told: Exchanged[] = []
  const needs = { told: (one: Exchanged) => told.push(one), now, clock: () => 0 }
  const failing = measured({ call: () => Promise.reject(new Error(secret)) }, needs)
  await failing.call(call).catch(() => undefined)
  const server = serverTelling(needs)
  server.troubled({
    request: '1',
    route: 'none',
    code: 'soap-broken',
    error: secret,
    address: secret,
    messageId: secret,
    count: 1,
  })
  server.answered({ request: '1', route: secret, status: 500, seconds: 1, traceparent: secret })
  const spans = told.flatMap((one) => spanOf(one) ?? [])
  assert.equal(spans.length, 2)
  assert.doesNotMatch(JSON.stringify(spans), /840611/)
})

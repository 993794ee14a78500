import assert from 'node:assert/strict'
import { once } from 'node:events'
import type { ServerResponse } from 'node:http'
import { createServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import { test } from 'node:test'
import { action, asking, finland, norwayAsks, question, side } from '../../../test/soap/two-countries.ts'
import { packMtom } from '../../standards/soap/mtom.ts'
import { writeFault } from '../../standards/soap/fault.ts'
import { writeEnvelope } from '../../standards/soap/write-envelope.ts'
import { faultOf } from './soap-client.ts'
import { secureContext } from './tls.ts'

/** Finland's certificate, and whatever answers. */
async function behaving(answer: (response: ServerResponse) => void) {
  const server = createServer({ ...secureContext(side(finland)), requestCert: true }, (request, response) => {
    request.resume()
    request.once('end', () => answer(response))
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  const stop = async (): Promise<void> => {
    server.closeAllConnections()
    server.close()
    await once(server, 'close')
  }
  return { url: new URL(`https://127.0.0.1:${port}/`), [Symbol.asyncDispose]: stop }
}

const soap = { 'content-type': 'application/soap+xml' }
const reply = (relatesTo?: string, body = question('svar')): Uint8Array =>
  writeEnvelope({ addressing: { action, messageId: 'urn:uuid:2', ...(relatesTo ? { relatesTo } : {}) }, body })
const mtom = packMtom(reply(), new Map([['a@b', Buffer.alloc(100)]]), action, 'limit')

for (const [title, answer, code, at] of [
  [
    'an answer to another message',
    (to) => to.writeHead(200, soap).end(reply('urn:uuid:other')),
    'remote-broken',
    undefined,
  ],
  ['a redirect', (to) => to.writeHead(302, { location: 'https://evil.example/' }).end(), 'remote-broken', undefined],
  [
    'a page in place of SOAP',
    (to) => to.writeHead(200, { 'content-type': 'text/html' }).end('<p>'),
    'remote-broken',
    'media-type',
  ],
  [
    'a page that says it is away',
    (to) => to.writeHead(503, { 'content-type': 'text/html' }).end('<p>'),
    'remote-unreachable',
    '503',
  ],
  ['a document type', (to) => to.writeHead(200, soap).end('<!DOCTYPE x><x/>'), 'remote-broken', 'xml-doctype'],
  [
    'SOAP 1.1',
    (to) => to.writeHead(200, soap).end('<Envelope xmlns="http://schemas.xmlsoap.org/soap/envelope/"/>'),
    'remote-broken',
    'soap-1.1',
  ],
  [
    'compression',
    (to) => to.writeHead(200, { ...soap, 'content-encoding': 'br' }).end(reply()),
    'remote-broken',
    'content-encoding',
  ],
  [
    'MTOM cut off',
    (to) => to.writeHead(200, { 'content-type': mtom.contentType }).end(mtom.body.subarray(0, -12)),
    'remote-broken',
    'mime-truncated',
  ],
  [
    'a length that is not kept',
    (to) => to.writeHead(200, { ...soap, 'content-length': 5_000 }).write(reply(), () => to.destroy()),
    'remote-broken',
    'request-aborted',
  ],
  ['no answer at all', (to) => to.destroy(), 'remote-unreachable', 'connection'],
  [
    'an announced size over the limit',
    (to) => to.writeHead(200, { ...soap, 'content-length': 30_000_000 }).write('<'),
    'remote-too-large',
    'too-large',
  ],
] as const satisfies readonly (readonly [string, (to: ServerResponse) => unknown, string, string | undefined])[]) {
  test(`the other side answers with ${title}: told in a word, at once`, async () => {
    await using other = await behaving(answer)
    using norway = norwayAsks()
    await assert.rejects(norway.call(asking(other.url, 'hei')), {
      code,
      kind: 'unavailable',
      ...(at === undefined ? {} : { place: { at } }),
    })
  })
}

test('an answer without end is cut at the limit while it comes', async () => {
  let sent = 0
  await using other = await behaving(async (response) => {
    response.writeHead(200, soap)
    const closed = once(response, 'close')
    while (!response.destroyed && sent < 200) {
      sent += 1
      if (!response.write(Buffer.alloc(1_000_000, ' '))) await Promise.race([once(response, 'drain'), closed])
    }
  })
  using norway = norwayAsks()
  await assert.rejects(norway.call(asking(other.url, 'hei')), { code: 'remote-too-large' })
  assert.ok(sent < 40, `${sent} MB were sent`)
})

test('half an answer and then silence ends when the time is over, the connection is not used again', async () => {
  await using other = await behaving((response) => void response.writeHead(200, soap).write('<env'))
  using norway = norwayAsks({ timeoutMs: 200 })
  await assert.rejects(norway.call(asking(other.url, 'hei')), { code: 'remote-timeout' })
})

test('half an answer and then silence can be called back by whoever waits', async () => {
  await using other = await behaving((response) => void response.writeHead(200, soap).write('<env'))
  using norway = norwayAsks()
  const cancel = new AbortController()
  const answered = norway.call(asking(other.url, 'hei', { signal: cancel.signal }))
  setTimeout(() => cancel.abort(), 100)
  await assert.rejects(answered, { code: 'remote-cancelled' })
})

test('a country that hangs holds up nobody else', async () => {
  await using slow = await behaving(() => undefined)
  await using quick = await behaving((response) => void response.writeHead(200, soap).end(reply()))
  using norway = norwayAsks({ timeoutMs: 1_000 })
  const hanging = Promise.allSettled(
    Array.from({ length: 60 }, () => norway.call(asking(slow.url, 'hei', { country: 'FI' }))),
  )
  await norway.call(asking(quick.url, 'hei'))
  const results = await hanging
  assert.ok(results.every((each) => each.status === 'rejected' && each.reason.code === 'remote-timeout'))
})

test('a host where nobody listens, and an address that is not https', async () => {
  using norway = norwayAsks()
  await assert.rejects(norway.call(asking(new URL('https://127.0.0.1:9/'), 'hei')), { code: 'remote-unreachable' })
  await assert.rejects(norway.call(asking(new URL('http://127.0.0.1:9/'), 'hei')), { code: 'remote-address' })
})

test('SOAP 1.2 5.4: a fault is told with its codes, at whatever status it comes', async () => {
  const body = writeFault({
    code: 'Sender',
    subcodes: ['FailedAuthentication'],
    reason: 'No',
    detail: 'assertion-expired',
  })
  for (const status of [200, 400, 500]) {
    await using other = await behaving((response) => void response.writeHead(status, soap).end(reply(undefined, body)))
    using norway = norwayAsks()
    await assert.rejects(norway.call(asking(other.url, 'hei')), (problem) => {
      assert.equal(faultOf(problem)?.detail, 'assertion-expired')
      return true
    })
  }
})

test('a kept connection that was closed meanwhile is tried once more when the message is repeatable, and else not', async () => {
  let asked = 0
  await using other = await behaving((response) => {
    asked += 1
    if (asked % 2 === 0) response.destroy()
    else response.writeHead(200, soap).end(reply())
  })
  using norway = norwayAsks()
  await norway.call(asking(other.url, 'one'))
  await norway.call(asking(other.url, 'two', { repeatable: true }))
  assert.equal(asked, 3)
  await assert.rejects(norway.call(asking(other.url, 'three')), { code: 'remote-unreachable' })
  assert.equal(asked, 4)
})

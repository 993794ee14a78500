import assert from 'node:assert/strict'
import { once } from 'node:events'
import { createServer } from 'node:http'
import { test } from 'node:test'
import { makeSpanExporter, type Span } from './export-spans.ts'
import { beginSpan, readTraceparent, writeTraceparent } from './trace-context.ts'

const span = (changes: Partial<Span> = {}): Span => ({
  ...beginSpan(),
  name: 'exchange ITI-55',
  kind: 'client',
  ended: new Date('2026-11-22T10:00:01Z'),
  seconds: 0.25,
  attributes: { country: 'FI', outcome: 'answered' },
  failed: false,
  ...changes,
})

/** A collector that keeps what it is sent. */
async function collector(status = 200) {
  const taken: { readonly path: string | undefined; readonly body: unknown }[] = []
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk)
    taken.push({ path: request.url, body: JSON.parse(Buffer.concat(chunks).toString()) })
    response.writeHead(status).end('{}')
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const at = server.address()
  const endpoint = `http://127.0.0.1:${typeof at === 'object' && at ? at.port : 0}`
  return { taken, endpoint, [Symbol.asyncDispose]: async () => void server.close() }
}

test('W3C Trace Context, section 3.2: what is written is read, and what is none is left alone', () => {
  const first = beginSpan()
  assert.deepEqual(readTraceparent(writeTraceparent(first)), { traceId: first.traceId, spanId: first.spanId })
  const next = beginSpan(first)
  assert.deepEqual([next.traceId, next.parentId], [first.traceId, first.spanId])
  const [id, part] = ['a'.repeat(32), 'b'.repeat(16)]
  for (const header of [
    undefined,
    '',
    `01-${id}-${part}-01`,
    `00-${'0'.repeat(32)}-${part}-01`,
    `00-${id}-${part}-01-x`,
  ])
    assert.equal(readTraceparent(header), undefined)
})

test('issue 5, item 13: spans go to the collector by OTLP/HTTP in JSON, once', async () => {
  await using there = await collector()
  const { add, send } = makeSpanExporter({ endpoint: `${there.endpoint}/`, version: '1', fetch })
  const sent = span()
  add(sent)
  add(span({ ...beginSpan(sent), kind: 'server', failed: true, attributes: { status: 500 } }))
  await send()
  await send()
  assert.deepEqual(
    there.taken.map(({ path }) => path),
    ['/v1/traces'],
  )
  const text = JSON.stringify(there.taken[0]?.body)
  for (const part of [
    `"traceId":"${sent.traceId}","spanId":"${sent.spanId}","name":"exchange ITI-55","kind":3`,
    '"startTimeUnixNano":"1795341600750000000","endTimeUnixNano":"1795341601000000000"',
    '{"key":"country","value":{"stringValue":"FI"}}',
    `"kind":2,"parentSpanId":"${sent.spanId}"`,
    '"attributes":[{"key":"status","value":{"intValue":"500"}}],"status":{"code":2}',
  ])
    assert.ok(text.includes(part), part)
})

test('a collector that is away or refuses is said to be, and spans are bounded meanwhile', async () => {
  const sent: string[] = []
  const away = makeSpanExporter({ endpoint: 'http://127.0.0.1:1', version: '1', fetch })
  away.add(span())
  await assert.rejects(away.send(), { code: 'traces-not-sent' })
  await using there = await collector(503)
  const refused = makeSpanExporter({ endpoint: there.endpoint, version: '1', fetch })
  refused.add(span())
  await assert.rejects(refused.send(), { code: 'traces-not-sent' })
  const counting: typeof fetch = async (_to, init) => {
    sent.push(...(String(init?.body).match(/"spanId"/g) ?? []))
    return new Response('{}')
  }
  const bounded = makeSpanExporter({ endpoint: 'http://127.0.0.1:1', version: '1', fetch: counting })
  for (let count = 0; count < 3_000; count += 1) bounded.add(span())
  await bounded.send()
  assert.equal(sent.length, 2_048)
})

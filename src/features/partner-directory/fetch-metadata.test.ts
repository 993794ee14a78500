import assert from 'node:assert/strict'
import { once } from 'node:events'
import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import { test } from 'node:test'
import { Problem } from '../../kernel/problem.ts'
import { httpFetch } from './fetch-metadata.ts'

const refused = (code: string) => (error: unknown) => error instanceof Problem && error.code === code

async function served(listener: RequestListener) {
  const server = createServer(listener).listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    // The address of a server that listens on a port is never a path.
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/x`,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}

test('what a publisher has is fetched octet for octet', async () => {
  await using publisher = await served((request, response) => {
    assert.match(request.headers.accept ?? '', /xml/)
    response.end(Buffer.from([1, 2, 3]))
  })
  assert.deepEqual(Buffer.from(await httpFetch()(publisher.url)), Buffer.from([1, 2, 3]))
})

for (const [title, code, listener] of [
  ['has no such thing', 'not-published', (_, response) => response.writeHead(404).end()],
  ['is in trouble', 'publisher-silent', (_, response) => response.writeHead(500).end()],
  ['sends on elsewhere', 'publisher-silent', (_, response) => response.writeHead(302, { location: '/y' }).end()],
  [
    'sends more than metadata can be',
    'metadata-broken',
    (_, response) => response.end(Buffer.alloc(2 * 1024 * 1024 + 1)),
  ],
  [
    'breaks off',
    'publisher-silent',
    (_, response) => response.writeHead(200, { 'content-length': 9 }).write('x', () => response.destroy()),
  ],
  ['says nothing', 'publisher-silent', () => {}],
  ['says half', 'publisher-silent', (_, response) => response.writeHead(200).write('x')],
] as const satisfies readonly (readonly [string, string, RequestListener])[]) {
  test(`issue 5, bad input: a publisher that ${title}: ${code}`, async () => {
    await using publisher = await served(listener)
    await assert.rejects(httpFetch(500)(publisher.url), refused(code))
  })
}

test('a publisher that is not there is silent', async () => {
  const publisher = await served(() => {})
  await publisher[Symbol.asyncDispose]()
  await assert.rejects(httpFetch()(publisher.url), refused('publisher-silent'))
})

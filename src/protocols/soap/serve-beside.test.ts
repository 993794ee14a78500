import assert from 'node:assert/strict'
import { once } from 'node:events'
import { createServer, get, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { test } from 'node:test'
import { serveBeside } from './serve-beside.ts'
import { turnsOf } from './turns.ts'

const peer = { country: 'NO', certificate: { commonName: 'ncp.no.example', sha256: 'ab' }, address: '127.0.0.1' }
// Of the limits, one alone counts here.
const limits = { answerTimeoutMs: 5 } as Parameters<typeof serveBeside>[0]['limits']

/** One request, served beside SOAP in a turn of its own: what the client was told, and what was told of it. */
async function served(answer: (response: ServerResponse) => void, before: 'free' | 'busy' = 'free') {
  const turns = turnsOf(1)
  const { promise, resolve } = Promise.withResolvers<void>()
  const busy = before === 'busy' ? turns(peer.certificate.sha256, 5, () => promise) : undefined
  const told: string[] = []
  const tell = (_address: string, code: string) => void told.push(code)
  const server = createServer(
    (_request, response) => void serveBeside({ turns, limits }, { tell }, peer, response, answer),
  )
  await once(server.listen(0, '127.0.0.1'), 'listening')
  // Listening on TCP, so the address is no path.
  const { port } = server.address() as AddressInfo
  const status = await new Promise((told) => {
    get({ host: '127.0.0.1', port, agent: false }, (response) => told(response.resume().statusCode)).once('error', () =>
      told('ended'),
    )
  })
  resolve()
  await busy
  server.close()
  return { status, told }
}

test('issue 5, bad input: whose turn does not come in time is told so, and that is told', async () => {
  const never = () => assert.fail('It is not answered')
  assert.deepEqual(await served(never, 'busy'), { status: 503, told: ['server-busy'] })
})

test('issue 5, bad input: an answer that fails, also half-way, ends its own request alone', async () => {
  const fails = () => {
    throw new TypeError('Eksempel')
  }
  assert.deepEqual(await served(fails), { status: 503, told: ['internal'] })
  const { told } = await served((response) => {
    response.writeHead(200, { 'content-length': '10' }).write('half')
    throw new TypeError('Eksempel')
  })
  assert.deepEqual(told, ['internal'])
})

test('an answer whose connection reports an error is an answer that ended', async () => {
  const { status, told } = await served((response) => {
    response.once('error', () => {})
    response.end('x', () => response.emit('error', new Error('Eksempel')))
  })
  assert.deepEqual([status, told], [200, []])
})

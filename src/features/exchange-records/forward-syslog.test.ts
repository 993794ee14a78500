import assert from 'node:assert/strict'
import { createServer, connect as connectTcp, type AddressInfo, type Socket } from 'node:net'
import { after, test } from 'node:test'
import { ours, stranger, theirs } from '../../../test/audit-repository.ts'
import type { AuditMessage } from '../../standards/atna/audit-message.ts'
import { type DemoRepositoryNeeds, openDemoRepository } from './demo-repository.ts'
import { syslogRepository } from './forward-syslog.ts'
import { anExchange } from './store.contract.ts'

async function repository(changes: Partial<DemoRepositoryNeeds> = {}) {
  const kept: AuditMessage[] = []
  const opened = await openDemoRepository({
    tls: theirs,
    host: '127.0.0.1',
    port: 0,
    keep: async (message) => void kept.push(message),
    refused: () => {},
    ...changes,
  })
  after(opened.close)
  return { kept, ...opened }
}

const to = (port: number, tls = ours) =>
  syslogRepository({
    host: '127.0.0.1',
    port,
    tls,
    self: { host: 'ncp.no', processId: '1' },
    timeoutMilliseconds: 1_000,
  })

const requestIds = (kept: readonly AuditMessage[]) => kept.map(({ objects }) => objects.at(-1)?.id)
const three = ['urn:uuid:1', 'urn:uuid:2', 'urn:uuid:3'].map((requestId) => anExchange({ requestId }))

test('RFC 5425: messages arrive over TLS with both certificates, in order, and the end is answered', async () => {
  const { port, kept } = await repository()
  assert.deepEqual(await to(port).deliver(three), { taken: 3 })
  assert.deepEqual(requestIds(kept), ['urn:uuid:1', 'urn:uuid:2', 'urn:uuid:3'])
})

test('decision 0026: a full batch, all there before the handshake is over, is taken at once', async () => {
  const { port, kept } = await repository()
  const many = Array.from({ length: 100 }, () => anExchange())
  assert.deepEqual(await to(port).deliver(many), { taken: 100 })
  assert.equal(kept.length, 100)
})

test('RFC 5425 section 5: a repository or a sender whose certificate has another root gets nothing', async () => {
  const [unknown, known] = await Promise.all([repository({ tls: stranger }), repository()])
  const delivery = await to(unknown.port).deliver(three)
  assert.equal(delivery.stopped?.kind, 'unreachable')
  assert.equal((await to(known.port, stranger).deliver(three)).taken, 0)
  assert.deepEqual([...unknown.kept, ...known.kept], [])
})

test('decision 0026: a repository that dies before it has kept them has taken nothing', async () => {
  const { port } = await repository({ keep: () => Promise.reject(new Error('disk full')) })
  assert.deepEqual(await to(port).deliver(three), { taken: 0, stopped: { kind: 'broken', reason: 'syslog-broken' } })
})

test('a repository that is not there is unreachable; one that never answers is given up', async () => {
  const gone = await repository()
  await gone.close()
  assert.equal((await to(gone.port).deliver(three)).stopped?.kind, 'unreachable')
  const mute = await repository({ keep: () => new Promise(() => {}) })
  assert.equal((await to(mute.port).deliver(three)).stopped?.kind, 'broken')
})

/** Passes everything on, but what the server says once the client has said all. */
async function cuttingShort(port: number): Promise<number> {
  const server = createServer({ allowHalfOpen: true }, (client: Socket) => {
    const onward = connectTcp({ host: '127.0.0.1', port, allowHalfOpen: true })
    let said = false
    client.on('data', (chunk) => onward.write(chunk))
    client.on('end', () => {
      said = true
      onward.end()
      client.end()
    })
    onward.on('data', (chunk) => void (said || client.write(chunk)))
    for (const socket of [client, onward]) socket.on('error', () => socket.destroy())
  })
  after(() => server.close())
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return (server.address() as AddressInfo).port
}

test('decision 0026: an end of the connection without close_notify is no delivery', async () => {
  const { port, kept } = await repository()
  const delivery = await to(await cuttingShort(port)).deliver(three)
  assert.deepEqual(delivery, { taken: 0, stopped: { kind: 'broken', reason: 'syslog-broken' } })
  assert.equal(kept.length, 3)
})

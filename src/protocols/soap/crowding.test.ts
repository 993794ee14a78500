import assert from 'node:assert/strict'
import { once } from 'node:events'
import { connect, type Socket } from 'node:net'
import { test } from 'node:test'
import { setTimeout as pause } from 'node:timers/promises'
import { dial } from '../../../test/soap/raw.ts'
import {
  asking,
  echo,
  finlandAnswers,
  finlandRoot,
  norway,
  norwayAsks,
  order,
  pinned,
  route,
  side,
} from '../../../test/soap/two-countries.ts'
import { issueCertificate } from '../../platform/x509/issue.ts'
import { textOf } from '../../platform/xml/tree.ts'
import { shareBudget } from './receive.ts'
import { secureContext } from './tls.ts'

const sweden = await issueCertificate(order('tls', 'SE'), finlandRoot)
const peerOf = pinned({ NO: norway.certificate, SE: sweden.certificate }, 'tls-client')

test('issue 5, item 7: five bodies of 20 MB that drip hold the room of their own country; another is answered', async () => {
  const maxBytes = 20 * 1024 * 1024
  await using finland = await finlandAnswers([route(echo), route(echo, { id: 'large', path: '/large', maxBytes })], {
    peerOf,
  })
  const { cert, key } = secureContext(side(sweden))
  const head = `POST /large HTTP/1.1\r\nHost: fi\r\nContent-Type: text/xml\r\nContent-Length: ${maxBytes}\r\n\r\n`
  const dripping = await Promise.all([1, 2, 3, 4, 5].map(() => dial(finland.url, { cert, key })))
  const answers: string[] = []
  for (const socket of dripping) {
    socket.on('error', () => undefined)
    socket.on('data', (bytes) => answers.push(bytes.toString()))
    socket.write(head)
    // All but the last byte, which never comes.
    socket.write(Buffer.alloc(maxBytes - 1, ' '))
  }
  while (finland.troubles.length < 4) await pause(20)
  assert.deepEqual(
    finland.troubles.map(({ code, peer }) => [code, peer?.country]),
    Array.from({ length: 4 }, () => ['server-busy', 'SE']),
  )
  using others = norwayAsks()
  const asked = await others.call(asking(finland.url, 'hei'))
  assert.equal(textOf(asked.body), 'hei')
  for (const socket of dripping) socket.destroy()
  assert.ok(answers.every((answer) => answer.startsWith('HTTP/1.1 503 ')))
})

test('a country’s part of the room is its own, is given back, and all together hold no more than there is', () => {
  const { of } = shareBudget(100, 40)
  assert.deepEqual([of('FI').take(40), of('FI').take(1), of('SE').take(40)], [true, false, true])
  assert.deepEqual([of('CZ').take(30), of('CZ').take(20)], [false, true])
  of('FI').give(40)
  assert.deepEqual([of('FI').take(41), of('FI').take(40)], [false, true])
})

test('issue 5, item 7: silent connections of one network are let in up to a bound, and leave room for who has a name', async () => {
  const limits = { maxHandshakesOfNetwork: 5, maxConnections: 20 }
  await using finland = await finlandAnswers(echo, { peerOf, limits })
  using norway = norwayAsks()
  await norway.call(asking(finland.url, 'before'))
  const silent: Socket[] = Array.from({ length: 15 }, () => connect(finland.port, '127.0.0.1'))
  for (const socket of silent) socket.on('error', () => undefined).resume()
  await Promise.all(silent.slice(5).map((socket) => once(socket, 'close')))
  assert.equal(silent.filter(({ destroyed }) => !destroyed).length, 5)
  assert.deepEqual(
    finland.troubles.map(({ code, address, count }) => [code, address, count]),
    [['too-many-handshakes', '127.0.0.1', 1]],
  )
  // Who came before goes on, and when they are gone others come in again.
  await norway.call(asking(finland.url, 'meanwhile'))
  for (const socket of silent) socket.destroy()
  while (true) {
    const socket = await dial(finland.url).catch(() => undefined)
    socket?.destroy()
    if (socket) break
  }
})

test('a handshake that is done counts no more: one network has as many connections as its certificates may', async () => {
  await using finland = await finlandAnswers(echo, { limits: { maxHandshakesOfNetwork: 1 } })
  const open = []
  for (const _ of [1, 2, 3]) {
    open.push(await dial(finland.url))
    await pause(20)
  }
  assert.ok(open.every(({ destroyed }) => !destroyed))
  for (const socket of open) socket.destroy()
})

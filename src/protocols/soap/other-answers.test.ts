import assert from 'node:assert/strict'
import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { createServer, type TLSSocket } from 'node:tls'
import { test } from 'node:test'
import { action, asking, finland, norwayAsks, question, side } from '../../../test/soap/two-countries.ts'
import { textOf } from '../../platform/xml/tree.ts'
import { packMtom } from '../../standards/soap/mtom.ts'
import { writeEnvelope } from '../../standards/soap/write-envelope.ts'
import { secureContext } from './tls.ts'

/** Finland's certificate, and an answer as bytes; whether the connection is ended behind it. */
async function saying(answer: (messageId: string) => string | Buffer, ends = false) {
  const open = new Set<TLSSocket>()
  const server = createServer({ ...secureContext(side(finland)), requestCert: true }, (socket) => {
    let heard = ''
    open.add(socket)
    socket.on('error', () => undefined)
    socket.on('data', (chunk: Buffer) => {
      heard += chunk.toString()
      if (!/<\/\w+:Envelope>/.test(heard)) return
      const [, messageId = ''] = /<wsa:MessageID[^>]*>([^<]*)</.exec(heard) ?? []
      socket.write(answer(messageId), () => ends && socket.end())
    })
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  // Listening on TCP, so the address is no path.
  const { port } = server.address() as AddressInfo
  const stop = (): void => {
    for (const socket of open) socket.destroy()
    server.close()
  }
  return { url: new URL(`https://127.0.0.1:${port}/`), [Symbol.dispose]: stop }
}

const soap = 'Content-Type: application/soap+xml; charset=utf-8'
const sized = (body: string | Uint8Array, head = soap, status = 'HTTP/1.1 200 OK') =>
  Buffer.concat([
    Buffer.from(`${status}\r\n${head}\r\nContent-Length: ${Buffer.byteLength(body)}\r\n\r\n`),
    Buffer.from(body),
  ])
const envelope = (header: string, prefix = 'S') =>
  `<${prefix}:Envelope xmlns:${prefix}="http://www.w3.org/2003/05/soap-envelope"><${prefix}:Header>${header}</${prefix}:Header>` +
  `<${prefix}:Body><Question xmlns="urn:example:question">svar</Question></${prefix}:Body></${prefix}:Envelope>`
const wsa = 'xmlns:w="http://www.w3.org/2005/08/addressing"'
const relates = (id: string, attributes = '') => `<w:RelatesTo ${wsa}${attributes}>${id}</w:RelatesTo>`
const ours = (id: string) =>
  writeEnvelope({ addressing: { action, messageId: 'urn:uuid:2', relatesTo: id }, body: question('svar') })
const elsewhere = (name: string, address: string) => `<w:${name} ${wsa}><w:Address>${address}</w:Address></w:${name}>`
const security =
  '<x:Security xmlns:x="http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-secext-1.0.xsd" S:mustUnderstand="1"/>'

for (const [title, answer, ends] of [
  ['text/xml and other prefixes', (id) => sized(envelope(relates(id), 'soapenv'), 'Content-Type: text/xml'), false],
  ['no addressing at all', () => sized(envelope('')), false],
  ['no header', () => sized(envelope('').replace(/<S:Header>.*<\/S:Header>/, '')), false],
  [
    'a relationship type and white space',
    (id) => sized(envelope(relates(`\n ${id}\n `, ' RelationshipType="http://www.w3.org/2005/08/addressing/reply"'))),
    false,
  ],
  [
    'a place for answers that is none, as Axis2 has it',
    (id) => sized(envelope(relates(id) + elsewhere('ReplyTo', 'http://www.w3.org/2005/08/addressing/none'))),
    false,
  ],
  [
    'a place for answers of its own',
    (id) =>
      sized(
        envelope(relates(id) + elsewhere('ReplyTo', 'https://fi.example') + elsewhere('FaultTo', 'https://fi.example')),
      ),
    false,
  ],
  ['a security header that must be understood', (id) => sized(envelope(security + relates(id))), false],
  [
    'a byte order mark and a declaration',
    (id) => sized(`\ufeff<?xml version='1.0' encoding='UTF-8'?>\n${envelope(relates(id))}`),
    false,
  ],
  [
    'HTTP/1.0, to the end of the connection',
    (id) => `HTTP/1.0 200 OK\r\n${soap}\r\n\r\n${envelope(relates(id))}`,
    true,
  ],
  [
    'a 100 before the answer',
    (id) => Buffer.concat([Buffer.from('HTTP/1.1 100 Continue\r\n\r\n'), sized(envelope(relates(id)))]),
    false,
  ],
  [
    'chunks with a trailer',
    (id) => {
      const body = envelope(relates(id))
      return `HTTP/1.1 200 OK\r\n${soap}\r\nTransfer-Encoding: chunked\r\n\r\n${body.length.toString(16)};x=1\r\n${body}\r\n0\r\nX: 1\r\n\r\n`
    },
    false,
  ],
  [
    'MTOM with a preamble and no start',
    (id) => {
      const packed = packMtom(ours(id), new Map(), action, 'limit')
      return sized(
        Buffer.concat([Buffer.from('preamble\r\n'), packed.body]),
        `Content-Type: ${packed.contentType.replace(/; start="[^"]*"/, '')}`,
      )
    },
    false,
  ],
  [
    'MTOM whose action is that of the question',
    (id) => {
      const packed = packMtom(ours(id), new Map(), 'urn:other', 'limit')
      return sized(packed.body, `Content-Type: ${packed.contentType}`)
    },
    false,
  ],
  ['status 202 with an answer', (id) => sized(envelope(relates(id)), soap, 'HTTP/1.1 202 Accepted'), false],
] as const satisfies readonly (readonly [string, (id: string) => string | Buffer, boolean])[]) {
  test(`exchange.md 1.2, other writings: an answer with ${title} is read`, async () => {
    using other = await saying(answer, ends)
    using norway = norwayAsks()
    const { body } = await norway.call(asking(other.url, 'hei'))
    assert.equal(textOf(body), 'svar')
  })
}

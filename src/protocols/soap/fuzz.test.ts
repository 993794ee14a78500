import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import fc from 'fast-check'
import { post } from '../../../test/soap/raw.ts'
import { action, asking, echo, finlandAnswers, norwayAsks, question } from '../../../test/soap/two-countries.ts'
import { textOf } from '../../platform/xml/tree.ts'
import { packMtom, packPlain } from '../../standards/soap/mtom.ts'
import { writeEnvelope } from '../../standards/soap/write-envelope.ts'

const server = await finlandAnswers(echo)
const others = norwayAsks()
after(() => {
  others.close()
  return server.close()
})

const addressing = { to: 'https://fi.example', action, messageId: 'urn:uuid:1' }
const envelope = writeEnvelope({ addressing, body: question('hei'), security: [Buffer.from('<a/>')] })
const messages = [
  packPlain(envelope, action),
  packMtom(envelope, new Map([['a@b', Buffer.from('document')]]), action, 'limit'),
]

/** A message of which a piece is gone, doubled, or made something else. */
const broken = fc
  .record({
    of: fc.constantFrom(...messages),
    at: fc.nat(3_000),
    length: fc.nat(40),
    put: fc.uint8Array({ maxLength: 40 }),
  })
  .map(({ of, at, length, put }) => {
    const start = at % of.body.length
    const body = Buffer.concat([of.body.subarray(0, start), put, of.body.subarray(start + length)])
    return { headers: { 'content-type': of.contentType }, body }
  })

test('whatever is sent, the answer is SOAP, what is refused is told once, and the next caller is answered', async () => {
  await fc.assert(
    fc.asyncProperty(broken, async (sent) => {
      const before = server.troubles.length
      const { status, body, headers } = await post(server.url, sent)
      assert.ok([200, 400, 413, 415, 500].includes(status), `${status}`)
      assert.match(headers['content-type'] ?? '', /soap\+xml|multipart\/related|text\/xml/)
      assert.match(body, /Envelope/)
      const told = server.troubles.slice(before)
      assert.equal(told.length, status === 200 ? 0 : 1)
      assert.notEqual(told[0]?.code, 'internal')
    }),
    { numRuns: 150 },
  )
  assert.equal(textOf((await others.call(asking(server.url, 'others'))).body), 'others')
})

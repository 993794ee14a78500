import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import type { Socket } from 'node:net'
import { after, test } from 'node:test'
import { setTimeout as pause } from 'node:timers/promises'
import { dial, post } from '../../../test/soap/raw.ts'
import { action, asking, echo, finlandAnswers, norwayAsks, question, route } from '../../../test/soap/two-countries.ts'
import { textOf } from '../../platform/xml/tree.ts'
import { serialiseXml } from '../../platform/xml/write.ts'
import { packMtom } from '../../standards/soap/mtom.ts'
import { writeEnvelope } from '../../standards/soap/write-envelope.ts'

const plain = { 'content-type': 'application/soap+xml; charset=UTF-8' }
const envelope = (
  changes: Partial<Parameters<typeof writeEnvelope>[0]['addressing']> = {},
  body = question('hei'),
): string =>
  Buffer.from(
    writeEnvelope({ addressing: { to: 'https://fi.example', action, messageId: 'urn:uuid:1', ...changes }, body }),
  ).toString()
const without = (name: string): string => envelope().replace(new RegExp(`<wsa:${name}[ >].*?</wsa:${name}>`), '')
const mtom = packMtom(Buffer.from(envelope()), new Map([['a@b', Buffer.from('x')]]), action, 'limit')
const multipart = { 'content-type': mtom.contentType }
const packed = Buffer.from(mtom.body).toString()
const soap11 = envelope().replaceAll(
  'http://www.w3.org/2003/05/soap-envelope',
  'http://schemas.xmlsoap.org/soap/envelope/',
)
const replyTo = (address: string) => envelope().replace('http://www.w3.org/2005/08/addressing/anonymous', address)
const must = (block: string) => envelope().replace('</env:Header>', `${block}</env:Header>`)
const include = '<xop:Include xmlns:xop="http://www.w3.org/2004/08/xop/include" href="cid:a@b"/>'

const finland = await finlandAnswers([
  route(echo, { maxBytes: 1_000_000 }),
  route(echo, { id: 'large', path: '/services/large', maxBytes: 20 * 1024 * 1024 }),
])
const others = norwayAsks()
after(() => {
  others.close()
  return finland.close()
})
const untouched = async (): Promise<void> => {
  assert.equal(textOf((await others.call(asking(finland.url, 'others'))).body), 'others')
}

for (const [title, sent, status, code] of [
  ['SOAP 1.1', { headers: plain, body: soap11 }, 500, 'soap-1.1'],
  ['another envelope', { headers: plain, body: '<Envelope xmlns="urn:x"/>' }, 500, 'soap-version'],
  ['a wrong action', { headers: plain, body: envelope({ action: 'urn:other' }) }, 400, 'wsa-action-unknown'],
  [
    'an action that the content type denies',
    { headers: { 'content-type': 'application/soap+xml; action="urn:other"' }, body: envelope() },
    400,
    'wsa-action-mismatch',
  ],
  [
    'an action with the body of another',
    { headers: plain, body: envelope({}, { ...question('x'), name: 'Other' }) },
    400,
    'soap-body-unknown',
  ],
  ['no action', { headers: plain, body: without('Action') }, 400, 'wsa-header-missing'],
  ['no message id', { headers: plain, body: without('MessageID') }, 400, 'wsa-header-missing'],
  ['two message ids', { headers: plain, body: must('<wsa:MessageID>x</wsa:MessageID>') }, 400, 'wsa-header-twice'],
  ['an address for answers', { headers: plain, body: replyTo('https://evil.example') }, 400, 'wsa-only-anonymous'],
  [
    'a block that must be understood',
    { headers: plain, body: must('<x xmlns="urn:x" env:mustUnderstand="true"/>') },
    500,
    'soap-must-understand',
  ],
  [
    'two bodies',
    { headers: plain, body: envelope().replace('</env:Body>', '</env:Body><env:Body/>') },
    400,
    'soap-envelope',
  ],
  [
    'two elements in the body',
    { headers: plain, body: envelope().replace('</env:Body>', '<x/></env:Body>') },
    400,
    'soap-envelope',
  ],
  ['an empty body', { headers: plain, body: '' }, 400, 'xml-empty'],
  [
    'a document type',
    { headers: plain, body: `<!DOCTYPE x [<!ENTITY y SYSTEM "file:///etc/passwd">]>${envelope()}` },
    400,
    'xml-doctype',
  ],
  ['UTF-16', { headers: plain, body: Buffer.from(`\ufeff${envelope()}`, 'utf16le') }, 400, 'soap-encoding'],
  [
    'another charset',
    { headers: { 'content-type': 'application/soap+xml; charset=iso-8859-1' }, body: envelope() },
    400,
    'soap-encoding',
  ],
  ['a declared encoding', { headers: plain, body: envelope().replace('UTF-8', 'UTF-7') }, 400, 'soap-encoding'],
  ['JSON', { headers: { 'content-type': 'application/json' }, body: '{}' }, 415, 'media-type'],
  ['no content type', { body: envelope() }, 415, 'content-type'],
  ['compression', { headers: { ...plain, 'content-encoding': 'gzip' }, body: envelope() }, 415, 'content-encoding'],
  ['a broken boundary', { headers: multipart, body: packed.replaceAll('--limit', '--tilmil') }, 400, 'mime-boundary'],
  [
    'a boundary that is not there',
    { headers: { 'content-type': 'multipart/related; type="application/xop+xml"' }, body: packed },
    400,
    'mime-boundary',
  ],
  ['an end that is missing', { headers: multipart, body: packed.replace('--limit--', '') }, 400, 'mime-truncated'],
  [
    'a part that is missing',
    { headers: multipart, body: packed.replace('>hei<', `><Document>${include.replace('a@b', 'c@d')}</Document><`) },
    400,
    'mime-part-missing',
  ],
  [
    'a root that is missing',
    { headers: { 'content-type': mtom.contentType.replace('<root.limit>', '<other>') }, body: packed },
    400,
    'mime-root-missing',
  ],
  [
    'two parts with one id',
    { headers: multipart, body: packed.replace('--limit--', '--limit\r\nContent-ID: <a@b>\r\n\r\ny\r\n--limit--') },
    400,
    'mime-duplicate-part',
  ],
  [
    'an attachment in the header',
    { headers: multipart, body: packed.replace('</env:Header>', `<wsa:From>${include}</wsa:From></env:Header>`) },
    400,
    'xop-include',
  ],
  ['GET', { method: 'GET' }, 405, 'method-not-allowed'],
  ['an unknown path', { path: '/services/other', headers: plain, body: envelope() }, 404, 'soap-path-unknown'],
] as const) {
  test(`refused, told, and nobody else notices: ${title}`, async () => {
    const before = finland.troubles.length
    const answer = await post(finland.url, sent)
    assert.equal(answer.status, status)
    const told = finland.troubles.slice(before)
    assert.deepEqual(
      told.map((each) => [each.code, each.peer?.country, each.count]),
      [[code, 'NO', 1]],
    )
    assert.match(answer.body, code === 'soap-1.1' ? /faultcode>soap11:VersionMismatch</ : new RegExp(`code="${code}"`))
    await untouched()
  })
}

test('SOAP 1.2 part 1, appendix A: SOAP 1.1 is refused in its own version, with the versions that are read', async () => {
  const { headers, body } = await post(finland.url, { headers: plain, body: soap11 })
  assert.match(headers['content-type'] ?? '', /^text\/xml/)
  assert.match(body, /http:\/\/schemas\.xmlsoap\.org\/soap\/envelope\/.*SupportedEnvelope qname="env:Envelope"/s)
})

test('SOAP MTOM: text/xml and a bare multipart are read as well as what the standards name', async () => {
  assert.equal((await post(finland.url, { headers: { 'content-type': 'text/xml' }, body: envelope() })).status, 200)
  const bare = { 'content-type': 'Multipart/Related;boundary=limit;start=<root.limit>' }
  assert.equal((await post(finland.url, { headers: bare, body: packed })).status, 200)
})

test('RFC 9110 15.5.6: a method that is not allowed is told which is', async () => {
  assert.equal((await post(finland.url, { method: 'PUT', body: 'x' })).headers.allow, 'POST')
})

/** What comes back first; a connection that closes before that is no reason to wait for ever. */
async function firstHeard(socket: Socket): Promise<[Buffer]> {
  const closed = socket.closed ? Promise.resolve([]) : once(socket, 'close')
  const silent = closed.then(() => assert.fail('The connection closed without an answer'))
  // What a socket without an encoding gives is bytes.
  return Promise.race([once(socket, 'data') as Promise<[Buffer]>, silent])
}

/** Until there is trouble: a busy machine takes its time to notice. */
async function trouble(told: readonly unknown[], count = 1): Promise<void> {
  for (let tries = 0; told.length < count && tries < 1_000; tries++) await pause(20)
}

test('a query over 1 MB is refused by its length alone, before any of it is read', async () => {
  const socket = await dial(finland.url)
  socket.write(
    `POST /services/ask HTTP/1.1\r\nHost: fi\r\n${'Content-Type: application/soap+xml'}\r\nContent-Length: 1000001\r\n\r\n`,
  )
  const [answer] = await firstHeard(socket)
  assert.match(answer.toString(), /^HTTP\/1\.1 413 .*code="too-large"/s)
  socket.destroy()
})

test('the limit of a route is exact, whether the length is announced or not', async () => {
  const maxBytes = 5_000
  await using exact = await finlandAnswers([route(echo, { maxBytes })])
  const sized = (bytes: number): Buffer => Buffer.from(envelope().padEnd(bytes, ' '))
  for (const framing of [{}, { 'transfer-encoding': 'chunked' }]) {
    const headers = { ...plain, ...framing }
    assert.equal((await post(exact.url, { headers, body: sized(maxBytes) })).status, 200)
    assert.equal((await post(exact.url, { headers, body: sized(maxBytes + 1) })).status, 413)
  }
})

test('issue 5, item 7: an envelope over 2 MB is refused unparsed, also where documents are taken; attached, they come in', async () => {
  const path = '/services/large'
  const before = finland.troubles.length
  const { status, body } = await post(finland.url, {
    path,
    headers: plain,
    body: `${envelope()}`.padEnd(2_000_001, ' '),
  })
  assert.deepEqual([status, finland.troubles.slice(before).map(({ code }) => code)], [413, ['too-large']])
  assert.match(body, /code="too-large"/)
  const part = packMtom(Buffer.from(envelope()), new Map([['a@b', Buffer.alloc(3_000_000)]]), action, 'limit')
  const attached = { path, headers: { 'content-type': part.contentType }, body: part.body }
  assert.equal((await post(finland.url, attached)).status, 200)
})

test('20 MB and one byte in chunks are cut off while they come: what is held stays within the limit', async () => {
  const socket = await dial(finland.url)
  const before = process.memoryUsage()
  const head =
    'POST /services/large HTTP/1.1\r\nHost: fi\r\nContent-Type: application/soap+xml\r\nTransfer-Encoding: chunked\r\n\r\n'
  socket.write(head)
  const chunk = Buffer.concat([Buffer.from('100000\r\n'), Buffer.alloc(0x100000, ' '), Buffer.from('\r\n')])
  const answered = once(socket, 'data') as Promise<[Buffer]>
  socket.on('error', () => undefined)
  let sent = 0
  let refused = false
  answered.then(() => {
    refused = true
  })
  while (!refused && sent < 200) {
    if (!socket.write(chunk)) await Promise.race([once(socket, 'drain'), answered])
    sent += 1
  }
  assert.match((await answered)[0].toString(), /^HTTP\/1\.1 413 /)
  // 20 MB are 20 chunks; the rest is what sockets hold and what is read on and thrown away.
  assert.ok(sent < 60, `${sent} MB were sent`)
  assert.ok(process.memoryUsage().arrayBuffers - before.arrayBuffers < 80_000_000)
  socket.destroy()
  await untouched()
})

test('RFC 9112: what is no HTTP is closed, and what claims two lengths is refused', async () => {
  for (const bytes of [
    '\0\x01\x02 hello\r\n\r\n',
    'POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n',
  ]) {
    const socket = await dial(finland.url)
    socket.on('error', () => undefined)
    socket.write(bytes)
    const [answer] = await firstHeard(socket)
    assert.match(answer.toString(), /^HTTP\/1\.1 400 /)
    socket.destroy()
  }
  await untouched()
})

test('a request that hangs up half way is told, and is answered by nobody', async () => {
  const before = finland.troubles.length
  const socket = await dial(finland.url)
  socket.write(
    'POST /services/ask HTTP/1.1\r\nHost: fi\r\nContent-Type: application/soap+xml\r\nContent-Length: 100\r\n\r\n<env',
  )
  await pause(50)
  socket.destroy()
  await trouble(finland.troubles, before + 1)
  assert.deepEqual(
    finland.troubles.slice(before).map(({ code }) => code),
    ['request-aborted'],
  )
  await untouched()
})

test('slow-loris: a request that drips is refused when its time is over, in the headers as in the body', async () => {
  await using slow = await finlandAnswers(echo, { limits: { requestTimeoutMs: 1_500 } })
  const head = 'POST /services/ask HTTP/1.1\r\nHost: fi\r\nContent-Type: application/soap+xml\r\n'
  for (const start of [head, `${head}Content-Length: 1000\r\n\r\n`]) {
    const socket = await dial(slow.url)
    socket.on('error', () => undefined)
    socket.write(start)
    const drip = setInterval(() => void socket.write('x'), 50)
    const [answer] = await firstHeard(socket)
    clearInterval(drip)
    assert.match(answer.toString(), /^HTTP\/1\.1 408 /)
    socket.destroy()
  }
})

test('a route that never answers is given up, and its caller told', async () => {
  await using stuck = await finlandAnswers(() => new Promise(() => undefined), { limits: { answerTimeoutMs: 100 } })
  const { status, body } = await post(stuck.url, { headers: plain, body: envelope() })
  assert.equal(status, 500)
  assert.match(body, /code="answer-timeout"/)
})

test('a caller that hangs up aborts the route, and nothing is committed', async () => {
  let committed = false
  let aborted = false
  const hangsUp = new AbortController()
  await using waiting = await finlandAnswers(async (request) => {
    hangsUp.abort()
    await once(request.signal, 'abort')
    aborted = true
    return {
      ...(await echo(request)),
      commit: async () => {
        committed = true
      },
    }
  })
  using norway = norwayAsks()
  await assert.rejects(norway.call(asking(waiting.url, 'hei', { signal: hangsUp.signal })), {
    code: 'remote-cancelled',
  })
  await trouble(waiting.troubles)
  assert.deepEqual([aborted, committed], [true, false])
  assert.equal(waiting.troubles[0]?.code, 'request-aborted')
})

test('too much at once is refused as busy, and taken again when there is room', async () => {
  await using small = await finlandAnswers(echo, { limits: { maxTotalBytes: 5_000 } })
  const large = `${envelope()}${' '.repeat(6_000)}`
  assert.equal((await post(small.url, { headers: plain, body: large })).status, 503)
  assert.equal((await post(small.url, { headers: plain, body: envelope() })).status, 200)
})

test('everything a route throws by accident is one fault without a word of it', async () => {
  await using broken = await finlandAnswers(async () => {
    throw new Error('Synthetic Person 13119000000')
  })
  const { status, body } = await post(broken.url, { headers: plain, body: envelope() })
  assert.equal(status, 500)
  assert.doesNotMatch(body, /Synthetic|1311/)
})

test('a body that is deep or wide ends where the parser’s bounds are, within a second', async () => {
  const deep = serialiseXml(question('x')).replace('x<', `${'<a>'.repeat(300)}${'</a>'.repeat(300)}<`)
  const wide = '<a/>'.repeat(30_000)
  for (const inside of [deep.slice(deep.indexOf('?>') + 2), wide]) {
    const started = process.threadCpuUsage().user
    const { status } = await post(new URL('/services/large', finland.url), {
      headers: plain,
      body: envelope().replace('hei', inside),
    })
    assert.equal(status, 400)
    assert.ok(process.threadCpuUsage().user - started < 2_000_000)
  }
  await untouched()
})

test('a connection on which nothing is ever asked is closed', async () => {
  await using slow = await finlandAnswers(echo, { limits: { requestTimeoutMs: 300 } })
  const socket = await dial(slow.url)
  if (!socket.closed) await once(socket.resume(), 'close')
})

test('a caller that never takes its answer is given up', async () => {
  const large = 'x'.repeat(8_000_000)
  await using slow = await finlandAnswers(async (request) => ({ ...(await echo(request)), body: question(large) }), {
    limits: { requestTimeoutMs: 400 },
  })
  const socket = await dial(slow.url)
  socket.on('error', () => undefined)
  socket.pause()
  const message = envelope()
  socket.write(
    `POST /services/ask HTTP/1.1\r\nHost: fi\r\nContent-Type: text/xml\r\nContent-Length: ${message.length}\r\n\r\n${message}`,
  )
  await trouble(slow.troubles)
  assert.deepEqual(
    slow.troubles.map(({ code }) => code),
    ['answer-not-delivered'],
  )
  socket.destroy()
})

test('requests sent without waiting for answers are not served without end', async () => {
  let serving = 0
  await using slow = await finlandAnswers(async () => {
    serving += 1
    return new Promise(() => undefined)
  })
  const socket = await dial(slow.url)
  socket.on('error', () => undefined)
  const message = envelope()
  const request = `POST /services/ask HTTP/1.1\r\nHost: fi\r\nContent-Type: text/xml\r\nContent-Length: ${message.length}\r\n\r\n${message}`
  socket.write(request.repeat(50))
  await once(socket.resume(), 'close')
  assert.ok(serving <= 4, `${serving} at once`)
})

test('a record or a commit that hangs holds nobody: the caller is told when the time is over', async () => {
  const hanging = (): Promise<never> => new Promise(() => undefined)
  const limits = { answerTimeoutMs: 150 }
  await using unrecorded = await finlandAnswers(hanging, { limits, failed: hanging })
  assert.match((await post(unrecorded.url, { headers: plain, body: envelope() })).body, /Internal error/)
  await using uncommitted = await finlandAnswers(async (request) => ({ ...(await echo(request)), commit: hanging }), {
    limits,
  })
  assert.match((await post(uncommitted.url, { headers: plain, body: envelope() })).body, /code="answer-timeout"/)
})

test('thirty who mean harm and fifty who do not, at once: the fifty get their own answers', async () => {
  const harm = Array.from({ length: 30 }, async (_, i) => {
    const socket = await dial(finland.url)
    socket.on('error', () => undefined)
    socket.write(Buffer.from([...randomBytes(2_000 + i)]))
    await pause(20)
    socket.destroy()
  })
  const texts = Array.from({ length: 50 }, (_, i) => `question ${i}`)
  const replies = await Promise.all(texts.map((text) => others.call(asking(finland.url, text))))
  assert.deepEqual(
    replies.map(({ body }) => textOf(body)),
    texts,
  )
  await Promise.all(harm)
})

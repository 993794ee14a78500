import assert from 'node:assert/strict'
import { test } from 'node:test'
import { setTimeout as pause } from 'node:timers/promises'
import { asking, echo, finlandAnswers, norwayAsks, ns, route } from '../../../test/soap/two-countries.ts'
import { Problem } from '../../kernel/problem.ts'
import { textOf } from '../../platform/xml/tree.ts'
import { element } from '../../platform/xml/write.ts'
import { binaryOf, xopInclude } from '../../standards/soap/xop.ts'
import { faultOf } from './soap-client.ts'

test('WS-Addressing 1.0: the answer relates to the question, and both sides know the other', async () => {
  await using finland = await finlandAnswers(async (request) => {
    assert.equal(request.peer.country, 'NO')
    assert.equal(request.peer.address, '127.0.0.1')
    return echo(request)
  })
  using norway = norwayAsks()
  const reply = await norway.call(asking(finland.url, 'hei'))
  assert.equal(textOf(reply.body), 'hei')
  assert.equal(reply.relatesTo, reply.requestId)
  assert.match(reply.messageId ?? '', /^urn:uuid:/)
  assert.equal(reply.peer.country, 'FI')
  assert.deepEqual(finland.troubles, [])
  assert.deepEqual(
    finland.answered.map(({ route, status, country }) => [route, status, country]),
    [['ask', 200, 'NO']],
  )
})

test('SOAP MTOM: a document travels as an attachment, byte for byte, both ways', async () => {
  await using finland = await finlandAnswers([route(echo, { maxBytes: 20_000_000 })])
  using norway = norwayAsks()
  const document = Buffer.alloc(3_000_000, '\r\n--\0')
  const body = element('Question', ns, {}, [element('Document', ns, {}, [xopInclude('doc1@kp')])])
  const attachments = new Map([['doc1@kp', document]])
  const reply = await norway.call(asking(finland.url, '', { body, attachments }))
  const [holder] = reply.body.children
  assert.ok(holder && typeof holder !== 'string')
  assert.ok(document.equals(binaryOf(holder, reply.attachments)))
})

test('the isolation of 50 calls at once: each gets its own answer, over at most 50 connections', async () => {
  await using finland = await finlandAnswers(async (request) => {
    await pause(Math.abs(textOf(request.body).length * 7) % 40)
    return echo(request)
  })
  using norway = norwayAsks()
  const texts = Array.from({ length: 50 }, (_, i) => `spørsmål ${'x'.repeat(i)} ${i}`)
  const replies = await Promise.all(texts.map((text) => norway.call(asking(finland.url, text))))
  assert.deepEqual(
    replies.map(({ body }) => textOf(body)),
    texts,
  )
  assert.equal(new Set(replies.map(({ requestId }) => requestId)).size, 50)
  assert.ok(replies.every(({ requestId, relatesTo }) => requestId === relatesTo))
  assert.ok((await finland.connections(50)) <= 50)
})

test('a Problem of the route is a fault of the sender with its code; the reason is the Problem’s own', async () => {
  await using finland = await finlandAnswers(async () => {
    throw new Problem('forbidden', 'assertion-expired', 'The assertion has expired')
  })
  using norway = norwayAsks()
  await assert.rejects(norway.call(asking(finland.url, 'hei')), (problem) => {
    const fault = faultOf(problem)
    assert.deepEqual(fault, {
      code: 'Sender',
      subcodes: ['FailedAuthentication'],
      reason: 'The assertion has expired',
      detail: 'assertion-expired',
    })
    return problem instanceof Problem && problem.code === 'remote-fault'
  })
  assert.deepEqual(
    finland.troubles.map(({ code, route }) => [code, route]),
    [['assertion-expired', 'ask']],
  )
})

test('decision 0023: nothing leaves before the answer is committed, and what is committed is what leaves', async () => {
  const committed: Uint8Array[] = []
  await using finland = await finlandAnswers(async (request) => ({
    ...(await echo(request)),
    commit: async (sent) => {
      await pause(20)
      committed.push(sent)
    },
  }))
  using norway = norwayAsks()
  const reply = await norway.call(asking(finland.url, 'hei'))
  assert.equal(committed.length, 1)
  assert.ok(Buffer.from(committed[0] ?? []).equals(reply.bytes))
})

test('a commit that fails answers nothing: a fault of the receiver without a word', async () => {
  await using finland = await finlandAnswers(async (request) => ({
    ...(await echo(request)),
    commit: async () => Promise.reject(new Error('the database of Synthetic Person is away')),
  }))
  using norway = norwayAsks()
  await assert.rejects(norway.call(asking(finland.url, 'hei')), (problem) => {
    assert.deepEqual(faultOf(problem), { code: 'Receiver', subcodes: [], reason: 'Internal error' })
    return true
  })
})

test('decision 0023: when a refusal cannot be recorded, the fault says nothing of why', async () => {
  const answer = async (): Promise<never> => {
    throw new Problem('forbidden', 'assertion-expired', 'The assertion has expired')
  }
  await using finland = await finlandAnswers(answer, { failed: async () => Promise.reject(new Error('no disk')) })
  using norway = norwayAsks()
  await assert.rejects(norway.call(asking(finland.url, 'hei')), (problem) => {
    assert.deepEqual(faultOf(problem), { code: 'Receiver', subcodes: [], reason: 'Internal error' })
    return true
  })
})

test('plain is answered with plain: a document goes inline to whoever wrote no MTOM', async () => {
  const document = Buffer.from('<ClinicalDocument/>')
  await using finland = await finlandAnswers(async () => ({
    action: 'urn:example:askResponse',
    body: element('Answer', ns, {}, [element('Document', ns, {}, [xopInclude('a@b')])]),
    attachments: new Map([['a@b', document]]),
  }))
  using norway = norwayAsks()
  const reply = await norway.call(asking(finland.url, 'hei'))
  assert.equal(reply.attachments.size, 0)
  assert.equal(textOf(reply.body), document.toString('base64'))
})

test('exchange.md 6: connections are kept, and sessions are not resumed: 20 calls, one handshake', async () => {
  await using finland = await finlandAnswers()
  using norway = norwayAsks()
  for (let i = 0; i < 20; i += 1) await norway.call(asking(finland.url, `${i}`))
  assert.equal(await finland.connections(20), 1)
})

test('issue 5, item 2: a peer that is trusted no longer loses the connection it has', async () => {
  let trusted = true
  await using finland = await finlandAnswers(echo, {
    peerOf: () => (trusted ? { country: 'NO' } : { fault: 'certificate-revoked' }),
  })
  using norway = norwayAsks()
  await norway.call(asking(finland.url, 'hei'))
  trusted = false
  await assert.rejects(norway.call(asking(finland.url, 'hei')), { code: 'remote-unreachable' })
  assert.equal(finland.troubles[0]?.code, 'certificate-revoked')
})

test('issue 5, item 2: the other side is checked anew at every call, also on a kept connection', async () => {
  let trusted = true
  await using finland = await finlandAnswers()
  using norway = norwayAsks({ checkServer: () => (trusted ? { country: 'FI' } : { fault: 'certificate-revoked' }) })
  await norway.call(asking(finland.url, 'hei'))
  trusted = false
  await assert.rejects(norway.call(asking(finland.url, 'hei')), {
    code: 'remote-certificate',
    place: { at: 'certificate-revoked' },
  })
  assert.equal(finland.answered.length, 1)
})

test('a caller whose message is too large is told so, though it was not read to its end', async () => {
  await using finland = await finlandAnswers()
  using norway = norwayAsks()
  for (const size of [1_000_001, 30_000_000]) {
    await assert.rejects(norway.call(asking(finland.url, 'x'.repeat(size))), (problem) => {
      assert.equal(faultOf(problem)?.detail, 'too-large', String(problem))
      return true
    })
  }
  assert.equal(textOf((await norway.call(asking(finland.url, 'hei'))).body), 'hei')
})

import assert from 'node:assert/strict'
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { buffer } from 'node:stream/consumers'
import { test } from 'node:test'
import { ocspResponse, type Said } from '../../../test/x509/ocsp.ts'
import { Problem } from '../../kernel/problem.ts'
import { readCertificate } from '../../platform/x509/certificate.ts'
import { tags } from '../../platform/x509/der.ts'
import { oids } from '../../platform/x509/extensions.ts'
import { type CertificateOrder, issueCertificate, issueCrl } from '../../platform/x509/issue.ts'
import { der, oid, sequence } from '../../platform/x509/write-der.ts'
import { askOverHttp } from './ask-responder.ts'
import { askRespondersTask, type OcspNeeds, ocspAnswers } from './ocsp-responders.ts'
import { fixedLists } from './revocation-lists.ts'
import { type ContactPointSetup, pathCheckOf } from './setup.ts'

const start = new Date('2026-11-22T12:00:00Z')
const hours = (count: number) => new Date(start.getTime() + count * 3_600_000)
const order = (kind: CertificateOrder['kind'], changes: Partial<CertificateOrder> = {}): CertificateOrder => ({
  kind,
  country: 'FI',
  commonName: `FI ${kind}`,
  notBefore: new Date('2026-01-01'),
  notAfter: new Date('2027-01-01'),
  algorithm: 'ec',
  ...changes,
})
const root = await issueCertificate(order('root'))

/** A responder on a port of its own, which answers what it is told to. */
async function responder(answer: () => { readonly status?: number; readonly body: Uint8Array }) {
  const asked: Buffer[] = []
  const server = createServer(async (request, response) => {
    asked.push(await buffer(request))
    const { status = 200, body } = answer()
    response.writeHead(status, { 'content-type': 'application/ocsp-response' }).end(body)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  // Listening on TCP, so the address is no path.
  const { port } = server.address() as AddressInfo
  return { asked, address: `http://127.0.0.1:${port}/`, [Symbol.dispose]: () => void server.close() }
}

/** A partner's certificate that names its responder, and our setup that asks it. */
async function world(said: () => Partial<Said>, changes: Partial<OcspNeeds> = {}) {
  const stub = await responder(() => ({
    body: ocspResponse({
      about: certificate,
      issuer,
      signer: root,
      thisUpdate: start,
      nextUpdate: hours(4),
      ...said(),
    }),
  }))
  const place = sequence(oid(oids.ocsp), der(0x86, Buffer.from(stub.address)))
  const access = { oid: oids.authorityInfoAccess, critical: false, value: sequence(place) }
  const leaf = await issueCertificate(order('tls', { instead: { extra: [access] } }), root)
  const [certificate, issuer] = [readCertificate(leaf.certificate), readCertificate(root.certificate)]
  const clock = { now: start }
  const ocsp = ocspAnswers({ required: true, ask: askOverHttp, now: () => clock.now, ...changes })
  const roots = [root.certificate]
  const crl = issueCrl(root, { thisUpdate: hours(-1), nextUpdate: hours(100), revoked: [] })
  const setup: ContactPointSetup = {
    country: 'NO',
    homeCommunityId: '2.999.578',
    repositoryUniqueId: '2.999.578.3',
    listen: { host: '127.0.0.1', port: 0 },
    tls: { ...leaf, chain: [] },
    signature: leaf,
    anchors: { tls: roots, assertion: roots, seal: roots, smp: roots },
    revocationLists: fixedLists([crl]),
    ocsp,
    network: 'demonstration',
    partners: [],
  }
  const judged: number[] = []
  const task = askRespondersTask(ocsp, { reload: async () => void judged.push(1) })
  const check = pathCheckOf(setup)
  return {
    stub,
    ocsp,
    judged,
    setup,
    ask: task.run,
    fault: (der = leaf.certificate) => check(der, 'tls-client', clock.now),
    at: (count: number) => {
      clock.now = hours(count)
    },
    [Symbol.dispose]: () => stub[Symbol.dispose](),
  }
}

test('RFC 6960: a responder that the certificate names is asked, and the certificate is refused until it says good', async () => {
  using finland = await world(() => ({}))
  assert.equal(finland.fault(), 'certificate-revocation-unknown')
  await finland.ask()
  assert.equal(finland.fault(), undefined)
  assert.deepEqual([finland.stub.asked.length, finland.judged.length], [1, 1])
})

test('RFC 6960 4.2.2.1: an answer is kept for as long as it says, asked for anew half-way, and refused when it has run out', async () => {
  const said = { nextUpdate: hours(4) }
  using finland = await world(() => said)
  finland.fault()
  await finland.ask()
  finland.at(1)
  await finland.ask()
  assert.equal(finland.stub.asked.length, 1)
  finland.at(2.5)
  said.nextUpdate = hours(8)
  await finland.ask()
  assert.equal(finland.stub.asked.length, 2)
  finland.at(7)
  assert.equal(finland.fault(), undefined)
  finland.at(8)
  assert.equal(finland.fault(), 'certificate-revocation-stale')
})

test('issue 5, item 2: what a responder revokes is refused, though the list does not have it', async () => {
  const said: { status: NonNullable<Said['status']> } = { status: 'good' }
  using finland = await world(() => ({ ...said, nextUpdate: hours(100) }), { required: false })
  assert.equal(finland.fault(), undefined, 'a list is enough where no answer is required')
  await finland.ask()
  said.status = 'revoked'
  finland.at(60)
  await finland.ask()
  assert.equal(finland.fault(), 'certificate-revoked')
})

test('RFC 6960 2.4: what was revoked stays so, whether or not its responder says when it tells more', async () => {
  const said: Partial<Said>[] = [{ status: 'good' }]
  using finland = await world(() => said[0]!, { required: false })
  finland.fault()
  await finland.ask()
  finland.at(2.5)
  said[0] = { status: 'revoked', thisUpdate: hours(1), nextUpdate: hours(2) }
  await finland.ask()
  assert.equal(finland.fault(), 'certificate-revoked')
})

test('RFC 6960 5: an answer of old is not taken in the place of a newer one', async () => {
  const said: Partial<Said>[] = [{ status: 'revoked', thisUpdate: hours(1) }]
  using finland = await world(() => said[0]!)
  finland.fault()
  await finland.ask()
  finland.at(30)
  said[0] = { status: 'good', thisUpdate: start, nextUpdate: hours(100) }
  await finland.ask()
  assert.equal(finland.stub.asked.length, 2)
  assert.equal(finland.fault(), 'certificate-revoked')
  said[0] = { status: 'good', thisUpdate: hours(2), nextUpdate: hours(100) }
  finland.at(60)
  await finland.ask()
  assert.equal(finland.fault(), undefined)
})

test('issue 5, bad input: responders that stay silent keep nobody else from being asked about', async () => {
  const asked = new Set<string>()
  const ocsp = ocspAnswers({
    required: true,
    responder: 'http://silent.example/',
    async ask(_address, request) {
      asked.add(Buffer.from(request).toString('hex'))
      throw new Error('Silent')
    },
    now: () => start,
  })
  const leaves = await Promise.all(Array.from({ length: 21 }, () => issueCertificate(order('tls'), root)))
  for (const leaf of leaves) ocsp.of([leaf, root].map(({ certificate }) => readCertificate(certificate)))
  await assert.rejects(ocsp.askAgain())
  await assert.rejects(ocsp.askAgain())
  assert.equal(asked.size, 21)
})

for (const [title, body, status] of [
  ['answers with an error', Buffer.from('busy'), 503],
  ['answers with what is no answer', Buffer.from('none'), 200],
  ['answers endlessly', Buffer.alloc(100_000), 200],
] as const) {
  test(`issue 5, item 2, fail closed: a responder that ${title} lets nobody in, and the task says so`, async () => {
    using stub = await responder(() => ({ status, body }))
    using finland = await world(() => ({}), { responder: stub.address })
    finland.fault()
    await assert.rejects(
      async () => finland.ask(),
      (error) => error instanceof Problem && error.code === 'ocsp-silent',
    )
    assert.equal(finland.fault(), 'certificate-revocation-unknown')
    assert.equal(finland.stub.asked.length, 0, 'the configured one is asked, not the one that is named')
  })
}

test('issue 5, item 2: nobody is asked at an address in a certificate of strangers', async () => {
  using finland = await world(() => ({}))
  const strangers = await issueCertificate(order('root', { commonName: 'Strangers' }))
  const place = sequence(oid(oids.ocsp), der(0x86, Buffer.from(finland.stub.address)))
  const extra = [{ oid: oids.authorityInfoAccess, critical: false, value: sequence(place) }]
  const stranger = await issueCertificate(order('tls', { instead: { extra } }), strangers)
  assert.equal(finland.fault(stranger.certificate), 'certificate-untrusted-issuer')
  await finland.ask()
  assert.deepEqual(finland.stub.asked, [])
})

test('RFC 6960 4.1.1: a request names the certificate by its serial and its issuer', async () => {
  using finland = await world(() => ({}))
  finland.fault()
  await finland.ask()
  const [request] = finland.stub.asked
  assert.equal(request?.[0], tags.sequence)
  assert(request.includes(Buffer.from(readCertificate(finland.setup.tls.certificate).serial, 'hex')))
})

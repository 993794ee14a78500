import assert from 'node:assert/strict'
import { test } from 'node:test'
import { ocspResponse, type Said } from '../../../test/x509/ocsp.ts'
import { readCertificate } from './certificate.ts'
import { oids } from './extensions.ts'
import { type CertificateOrder, issueCertificate, issueCrl } from './issue.ts'
import { respondedStatus, toldIn } from './ocsp-response.ts'
import { validatePath } from './path-validation.ts'
import { time } from './write-der.ts'

const now = new Date('2026-11-22T12:00:00Z')
const order = (kind: CertificateOrder['kind'], changes: Partial<CertificateOrder> = {}): CertificateOrder => ({
  kind,
  country: 'PT',
  commonName: `PT ${kind}`,
  notBefore: new Date('2026-01-01'),
  notAfter: new Date('2027-01-01'),
  algorithm: 'ec',
  ...changes,
})
const root = await issueCertificate(order('root'))
const twin = await issueCertificate(order('root'))
const leaf = await issueCertificate(order('tls'), root)
const appointed = { keyUsage: ['digitalSignature'], extendedKeyUsage: [oids.ocspSigning] } as const
const responder = await issueCertificate(order('tls', { commonName: 'PT ocsp', instead: appointed }), root)
const [certificate, issuer] = [readCertificate(leaf.certificate), readCertificate(root.certificate)]

const response = (said: Partial<Said>) => ocspResponse({ about: certificate, issuer, signer: root, ...said })

for (const [title, responses, status] of [
  ['good', [response({})], 'good'],
  ['revoked', [response({ status: 'revoked' })], 'revoked'],
  ['revoked outweighs good', [response({}), response({ status: 'revoked' })], 'revoked'],
  ['unknown to the responder is not good', [response({ status: 'unknown' })], 'stale'],
  ['of yesterday', [response({ nextUpdate: now })], 'stale'],
  ['about another certificate', [response({ about: readCertificate(responder.certificate) })], 'unknown'],
  ['signed by an authority with the same name', [response({ signer: twin })], 'broken'],
  ['signed by a responder that the issuer appointed', [response({ signer: responder, attached: [responder] })], 'good'],
  ['signed by a certificate that was not appointed', [response({ signer: leaf, attached: [leaf] })], 'broken'],
  ['signed by a responder that is not shown', [response({ signer: responder })], 'broken'],
  ['no response', [], 'unknown'],
  ['bytes that are none', [Buffer.from('none')], 'broken'],
] as const) {
  test(`RFC 6960 3.2: ${title}`, () => {
    assert.equal(respondedStatus(certificate, issuer, responses, now), status)
  })
}

test('RFC 6960: time in a certificate and a response is the same time', () => {
  assert.equal(Buffer.from(time(now)).toString('latin1').slice(2), '261122120000Z')
})

test('a response decides where revocation is required and there is no list', () => {
  const options = {
    anchors: [root.certificate],
    intermediates: [],
    crls: [],
    now,
    use: 'tls-client',
    revocation: 'required',
  } as const
  assert.equal(validatePath(leaf.certificate, { ...options, ocsp: [response({})] }).ok, true)
  const revoked = validatePath(leaf.certificate, { ...options, ocsp: [response({ status: 'revoked' })] })
  assert.deepEqual(revoked, { ok: false, fault: 'certificate-revoked' })
})

test('a response is kept until its nextUpdate, one that revokes until the certificate ends, and one that does not tell is not', () => {
  const until = (bytes: Uint8Array, at = now) => toldIn(certificate, issuer, bytes, at)?.until
  assert.deepEqual(until(response({})), new Date('2026-11-23'))
  assert.deepEqual(until(response({ status: 'revoked' })), certificate.notAfter)
  assert.deepEqual(until(response({ status: 'revoked', nextUpdate: new Date('2026-11-22') })), certificate.notAfter)
  assert.equal(until(response({}), new Date('2026-11-23')), undefined)
  for (const said of [
    { status: 'unknown' },
    { signer: twin },
    { about: readCertificate(responder.certificate) },
  ] as const) {
    assert.equal(until(response(said)), undefined)
  }
  assert.equal(until(Buffer.from('none')), undefined)
})

test('where responses are required, a list alone lets nobody in, and a response without a list does', () => {
  const dates = { thisUpdate: new Date('2026-11-20'), nextUpdate: new Date('2026-12-20') }
  const crls = [issueCrl(root, { ...dates, revoked: [] })]
  const options = {
    anchors: [root.certificate],
    intermediates: [],
    crls,
    now,
    use: 'tls-client',
    revocation: 'required',
  } as const
  const faultWith = (ocsp: readonly Uint8Array[], lists: readonly Uint8Array[] = crls) => {
    const verdict = validatePath(leaf.certificate, { ...options, crls: lists, ocsp, responses: 'required' })
    return verdict.ok ? undefined : verdict.fault
  }
  assert.equal(faultWith([]), 'certificate-revocation-unknown')
  assert.equal(faultWith([response({ nextUpdate: now })]), 'certificate-revocation-stale')
  assert.equal(faultWith([response({ status: 'revoked' })]), 'certificate-revoked')
  assert.equal(faultWith([response({})]), undefined)
  assert.equal(faultWith([response({})], []), undefined)
})

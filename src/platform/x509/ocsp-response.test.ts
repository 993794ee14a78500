import assert from 'node:assert/strict'
import { createHash, sign } from 'node:crypto'
import { test } from 'node:test'
import { type Certificate, readCertificate } from './certificate.ts'
import { tags } from './der.ts'
import { oids } from './extensions.ts'
import { type CertificateOrder, issueCertificate, type Issued } from './issue.ts'
import { respondedStatus } from './ocsp-response.ts'
import { validatePath } from './path-validation.ts'
import { tagged } from './profiles.ts'
import { signatureAlgorithms } from './signature-algorithms.ts'
import { bitString, der, integer, oid, sequence, time } from './write-der.ts'

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

type Said = {
  readonly status?: 'good' | 'revoked' | 'unknown'
  readonly nextUpdate?: Date
  readonly about?: Certificate
  readonly signer?: Issued
  readonly attached?: readonly Issued[]
}

/** A response as RFC 6960 section 4.2.1 has it. */
function response({
  status = 'good',
  nextUpdate = new Date('2026-11-23'),
  about = certificate,
  signer = root,
  attached = [],
}: Said) {
  const hash = (bytes: Uint8Array) => der(tags.octetString, createHash('sha1').update(bytes).digest())
  const id = sequence(
    sequence(oid('1.3.14.3.2.26'), der(0x05)),
    hash(issuer.subjectName),
    hash(issuer.publicKeyBits),
    integer(about.serial),
  )
  const at = der(tags.generalizedTime, Buffer.from('20261122000000Z'))
  const next = tagged(0, der(tags.generalizedTime, Buffer.from(nextUpdate.toISOString().replace(/\.\d+|[-:T]/g, ''))))
  const said = { good: der(0x80), revoked: der(0xa1, at), unknown: der(0x82) }[status]
  const data = sequence(tagged(1, issuer.subjectName), at, sequence(sequence(id, said, at, next)))
  const chain = attached.length === 0 ? [] : [tagged(0, sequence(...attached.map((each) => each.certificate)))]
  const basic = sequence(
    data,
    sequence(oid(signatureAlgorithms.ecdsaSha256)),
    bitString(sign('sha256', data, signer.key)),
    ...chain,
  )
  const bytes = sequence(oid('1.3.6.1.5.5.7.48.1.1'), der(tags.octetString, basic))
  return sequence(der(tags.enumerated, Buffer.from([0])), tagged(0, bytes))
}

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

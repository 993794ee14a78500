import assert from 'node:assert/strict'
import { generateKeyPairSync, type KeyObject, sign } from 'node:crypto'
import { test } from 'node:test'
import { type CertificateOrder, issueCertificate, issueCrl, type Issued } from './issue.ts'
import { type PathFault, type PathOptions, validatePath } from './path-validation.ts'
import { holds, isStrongKey, isStrongSignature, signatureAlgorithms } from './signature-algorithms.ts'
import { readCertificate } from './certificate.ts'

const now = new Date('2026-11-22T12:00:00Z')
const year = { notBefore: new Date('2026-01-01'), notAfter: new Date('2027-01-01') }
const of = (kind: CertificateOrder['kind'], changes: Partial<CertificateOrder> = {}): CertificateOrder => ({
  kind,
  country: 'FI',
  commonName: `FI ${kind}`,
  algorithm: 'ec',
  ...year,
  ...changes,
})
const unknownExtension = { oid: '1.3.6.1.4.1.99999.1', critical: true, value: Buffer.from([0x05, 0x00]) }

/** issuingDistributionPoint: the list covers some certificates only. */
const partial = { oid: '2.5.29.28', critical: true, value: Buffer.from([0x30, 0x00]) }

const root = await issueCertificate(of('root'))
const otherRoot = await issueCertificate(of('root', { commonName: 'XX root' }))
const twinRoot = await issueCertificate(of('root'))
const intermediate = await issueCertificate(of('intermediate'), root)
const list = (issuer: Issued, revoked: readonly string[], changes: Partial<Parameters<typeof issueCrl>[1]> = {}) =>
  issueCrl(issuer, { thisUpdate: new Date('2026-11-22'), nextUpdate: new Date('2026-11-29'), revoked, ...changes })

const options: PathOptions = {
  anchors: [otherRoot.certificate, root.certificate],
  intermediates: [intermediate.certificate],
  crls: [],
  now,
  use: 'tls-client',
}

function verdict(leaf: Issued, changes: Partial<PathOptions> = {}): PathFault | 'trusted' {
  const found = validatePath(leaf.certificate, { ...options, ...changes })
  return found.ok ? 'trusted' : found.fault
}

const tls = await issueCertificate(of('tls'), root)
const below = await issueCertificate(of('tls'), intermediate)
const signature = await issueCertificate(of('signature'), root)
const serial = readCertificate(tls.certificate).serial

test('RFC 5280 6.1: a certificate leads to its root, directly or through an authority between', () => {
  assert.equal(verdict(tls), 'trusted')
  assert.equal(verdict(below), 'trusted')
  const path = validatePath(below.certificate, options)
  assert.deepEqual(path.ok && path.chain.map(({ commonName }) => commonName), ['FI tls', 'FI intermediate', 'FI root'])
})

test('RFC 5280 6.1: an authority that nobody hands over cannot be gone through', () => {
  assert.equal(verdict(below, { intermediates: [] }), 'certificate-untrusted-issuer')
})

for (const [title, order, issuer, fault] of [
  ['a self-signed certificate', of('tls'), undefined, 'certificate-self-signed'],
  [
    'one of a root that is not trusted',
    of('tls'),
    await issueCertificate(of('root', { commonName: 'Y' })),
    'certificate-untrusted-issuer',
  ],
  ['one of a root that only has the name of ours', of('tls'), twinRoot, 'certificate-signature'],
  ['one that has expired', of('tls', { notAfter: new Date('2026-11-22T11:59:59Z') }), root, 'certificate-expired'],
  ['one of tomorrow', of('tls', { notBefore: new Date('2026-11-23') }), root, 'certificate-not-yet-valid'],
  ['an authority', of('intermediate'), root, 'certificate-is-authority'],
  [
    'a key usage without signatures',
    of('tls', { instead: { keyUsage: ['keyEncipherment'] } }),
    root,
    'certificate-key-usage',
  ],
  ['no key usage at all', of('tls', { instead: { keyUsage: [] } }), root, 'certificate-key-usage'],
  ['no purpose of TLS', of('tls', { instead: { extendedKeyUsage: [] } }), root, 'certificate-key-usage'],
  [
    'the purpose of the other side',
    of('tls', { instead: { extendedKeyUsage: ['1.3.6.1.5.5.7.3.1'] } }),
    root,
    'certificate-key-usage',
  ],
  [
    'an unknown critical extension',
    of('tls', { instead: { extra: [unknownExtension] } }),
    root,
    'certificate-extension-unknown',
  ],
] as const) {
  test(`RFC 5280 6.1: refuses ${title}`, async () => {
    assert.equal(verdict(await issueCertificate(order, issuer)), fault)
  })
}

test('RFC 5280 4.2.1.9: an authority below another needs room in the path length', async () => {
  const second = await issueCertificate(of('intermediate', { commonName: 'second' }), intermediate)
  const leaf = await issueCertificate(of('tls'), second)
  const intermediates = [second.certificate, intermediate.certificate]
  assert.equal(verdict(leaf, { intermediates }), 'certificate-path-length')
})

test('RFC 5280 4.2.1.9: a certificate that may not issue does not, whatever its key signs', async () => {
  const leaf = await issueCertificate(of('tls', { commonName: 'below' }), tls)
  assert.equal(verdict(leaf, { intermediates: [tls.certificate] }), 'certificate-issuer-no-authority')
})

test('RFC 5280 4.2: an unknown critical extension of an authority refuses everything below it', async () => {
  const strange = await issueCertificate(of('intermediate', { instead: { extra: [unknownExtension] } }), root)
  const leaf = await issueCertificate(of('tls'), strange)
  assert.equal(verdict(leaf, { intermediates: [strange.certificate] }), 'certificate-extension-unknown')
})

test('RFC 5280 6.1: an expired root is trusted no longer', async () => {
  const old = await issueCertificate(of('root', { notAfter: new Date('2026-06-01') }))
  assert.equal(verdict(await issueCertificate(of('tls'), old), { anchors: [old.certificate] }), 'certificate-expired')
})

test('MyHealth@EU: a TLS certificate signs no assertions, and a signature certificate opens no connections', () => {
  assert.equal(verdict(tls, { use: 'assertion' }), 'certificate-key-usage')
  assert.equal(verdict(signature, { use: 'tls-client' }), 'certificate-key-usage')
  assert.equal(verdict(signature, { use: 'assertion' }), 'trusted')
})

for (const [title, crls, fault] of [
  ['a good one permits', [list(root, ['1234'])], 'trusted'],
  ['a revoked serial refuses', [list(root, [serial])], 'certificate-revoked'],
  [
    'a revoked serial refuses also beside a list without it',
    [list(root, []), list(root, [serial])],
    'certificate-revoked',
  ],
  ['a stale one refuses', [list(root, [], { nextUpdate: now })], 'certificate-revocation-stale'],
  ['one of tomorrow refuses', [list(root, [], { thisUpdate: new Date('2026-11-23') })], 'certificate-revocation-stale'],
  ['one that another key signed refuses', [list(twinRoot, [])], 'certificate-revocation-stale'],
  ['a broken one refuses', [Buffer.from('no list')], 'certificate-revocation-stale'],
  ['a partial one, marked critical, refuses', [list(root, [], { extra: [partial] })], 'certificate-revocation-stale'],
  ['a partial one beside a whole one does no harm', [list(root, [], { extra: [partial] }), list(root, [])], 'trusted'],
  ['another authority’s says nothing', [list(otherRoot, [serial])], 'trusted'],
] as const) {
  test(`RFC 5280 6.3, revocation list: ${title}`, () => assert.equal(verdict(tls, { crls }), fault))
}

test('RFC 5280 6.3: where revocation is required, an issuer without a list is refused, at every step of the path', () => {
  assert.equal(verdict(tls, { revocation: 'required' }), 'certificate-revocation-unknown')
  assert.equal(verdict(tls, { revocation: 'required', crls: [list(root, [])] }), 'trusted')
  assert.equal(verdict(below, { revocation: 'required', crls: [list(root, [])] }), 'certificate-revocation-unknown')
  assert.equal(verdict(below, { revocation: 'required', crls: [list(root, []), list(intermediate, [])] }), 'trusted')
})

test('RFC 5280 6.3: a revoked authority refuses everything below it', () => {
  const { serial: revoked } = readCertificate(intermediate.certificate)
  assert.equal(verdict(below, { crls: [list(root, [revoked])] }), 'certificate-revoked')
})

test('authorities that vouch for each other in a ring end the search soon', async () => {
  const first = await issueCertificate(of('root', { commonName: 'ring' }))
  // The same key under twenty certificates: each is signed by all.
  const ring = Array.from({ length: 19 }, () =>
    issueCertificate(of('root', { commonName: 'ring', key: first.key }), first),
  )
  const intermediates = [first, ...(await Promise.all(ring))].map(({ certificate }) => certificate)
  const leaf = await issueCertificate(of('tls'), first)
  // The thread's own time: what else the machine does is not ours.
  const started = process.threadCpuUsage().user
  assert.equal(verdict(leaf, { intermediates }), 'certificate-untrusted-issuer')
  assert.ok(process.threadCpuUsage().user - started < 1_000_000)
})

test('RFC 5280 4.2.1.3: an authority that may not sign lists signs none', async () => {
  const other = await issueCertificate(of('root', { instead: { keyUsage: ['keyCertSign'] } }))
  const leaf = await issueCertificate(of('tls'), other)
  const anchors = [other.certificate]
  assert.equal(verdict(leaf, { anchors }), 'trusted')
  assert.equal(verdict(leaf, { anchors, crls: [list(other, [])] }), 'certificate-revocation-stale')
})

test('RFC 5280 4.2.1.3: an authority that may sign lists only issues no certificates', async () => {
  const other = await issueCertificate(of('root', { instead: { keyUsage: ['cRLSign'] } }))
  const leaf = await issueCertificate(of('tls'), other)
  assert.equal(verdict(leaf, { anchors: [other.certificate] }), 'certificate-issuer-no-authority')
})

test('signatures with SHA-1 and MD5 are none, and a key signs with its own algorithm only', () => {
  for (const oid of ['1.2.840.113549.1.1.5', '1.2.840.113549.1.1.4', '1.2.840.10045.4.1']) {
    assert.equal(isStrongSignature(oid), false)
  }
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const bytes = Buffer.from('signed')
  const signature = sign('sha256', bytes, privateKey)
  assert.equal(holds(signatureAlgorithms.ecdsaSha256, bytes, publicKey, signature), true)
  assert.equal(holds(signatureAlgorithms.rsaSha256, bytes, publicKey, signature), false)
  assert.equal(holds(signatureAlgorithms.ecdsaSha384, bytes, publicKey, signature), false)
  assert.equal(holds(signatureAlgorithms.ecdsaSha256, bytes, publicKey, Buffer.alloc(5)), false)
})

test('keys: RSA from 2048 bits, and curves from 256', async () => {
  const strong = (key: { readonly publicKey: KeyObject }) => isStrongKey(key.publicKey)
  assert.equal(strong(generateKeyPairSync('rsa', { modulusLength: 1024 })), false)
  assert.equal(strong(generateKeyPairSync('ec', { namedCurve: 'secp224r1' })), false)
  assert.equal(strong(generateKeyPairSync('ed25519')), false)
  const rsa = await issueCertificate(of('tls', { algorithm: 'rsa' }), root)
  assert.equal(verdict(rsa), 'trusted')
})

test('bytes that are no certificate are refused without an error: truncated, changed, lengthened', () => {
  const { certificate } = tls
  for (let at = 0; at < certificate.length; at += 7) {
    assert.notEqual(verdict({ ...tls, certificate: certificate.subarray(0, at) }), 'trusted')
    const changed = Uint8Array.from(certificate)
    changed[at]! ^= 0x01
    assert.notEqual(verdict({ ...tls, certificate: changed }), 'trusted')
  }
  assert.equal(verdict({ ...tls, certificate: Buffer.concat([certificate, Buffer.alloc(1)]) }), 'certificate-broken')
})

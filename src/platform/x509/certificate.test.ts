import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { X509Certificate } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { noVectors, vectors } from '../../../test/vectors.ts'
import { readCertificate } from './certificate.ts'
import { isForDemonstration, issueCertificate, issueCrl } from './issue.ts'
import { certificatePem } from './tls-identity.ts'

const year = { notBefore: new Date('2026-01-01'), notAfter: new Date('2046-01-01') }
const root = await issueCertificate({
  kind: 'root',
  country: 'CZ',
  organization: 'Ústav',
  commonName: 'Kořen',
  ...year,
})
const tls = await issueCertificate(
  {
    kind: 'tls',
    country: 'CZ',
    commonName: 'ncp',
    hosts: ['ncp.example', '127.0.0.1'],
    serial: '00ff',
    algorithm: 'ec',
    ...year,
  },
  root,
)

test('RFC 5280 4.1: what a certificate says is read as it was ordered, and as OpenSSL reads it', () => {
  const read = readCertificate(tls.certificate)
  assert.equal(read.subject, 'C=CZ, CN=ncp')
  assert.equal(read.issuer, 'C=CZ, O=Ústav, CN=Kořen')
  assert.deepEqual([read.country, read.commonName, read.serial], ['CZ', 'ncp', 'FF'])
  assert.deepEqual([read.notBefore, read.notAfter], [year.notBefore, year.notAfter])
  const other = new X509Certificate(tls.certificate)
  assert.equal(other.subjectAltName, 'DNS:ncp.example, IP Address:127.0.0.1')
  assert.ok(other.checkIssued(new X509Certificate(root.certificate)))
  assert.ok(other.verify(readCertificate(root.certificate).publicKey))
})

test('exchange.md 6: the same certificate is parsed once', () => {
  assert.equal(readCertificate(tls.certificate), readCertificate(Uint8Array.from(tls.certificate)))
})

test('issue 5, item 2: a root that this program made says so', () => {
  assert.equal(isForDemonstration(readCertificate(root.certificate)), true)
  assert.equal(isForDemonstration(readCertificate(tls.certificate)), false)
})

test('certificates of other countries’ files are read as OpenSSL reads them', { skip: noVectors }, (t) => {
  const pattern = /X509Certificate>([^<]+)</g
  const found = vectors('smp', 'saml').flatMap(({ bytes }) =>
    [...Buffer.from(bytes).toString().matchAll(pattern)].map(([, text = '']) =>
      Buffer.from(text.replaceAll('&#13;', ''), 'base64'),
    ),
  )
  const different = new Map(found.filter(({ length }) => length > 0).map((der) => [der.toString('base64'), der]))
  for (const der of different.values()) {
    const [ours, theirs] = [readCertificate(der), new X509Certificate(der)]
    assert.equal(ours.serial, theirs.serialNumber.replace(/^0+(?=.)/, ''))
    assert.deepEqual([ours.notBefore, ours.notAfter], [theirs.validFromDate, theirs.validToDate])
    assert.equal(ours.authority, theirs.ca)
    assert.deepEqual(ours.extendedKeyUsage ?? [], theirs.keyUsage ?? [])
    assert.ok(theirs.checkIssued(theirs) === Buffer.from(ours.subjectName).equals(ours.issuerName))
  }
  t.diagnostic(`${different.size} certificates`)
})

const openssl = spawnSync('openssl', ['version']).status === 0 ? false : 'NOT RUN: no openssl on this machine'

test('OpenSSL’s own verification accepts what we issue, with our revocation list, and refuses what it revokes', {
  skip: openssl,
}, (t) => {
  const folder = mkdtempSync(join(tmpdir(), 'x509-'))
  t.after(() => rmSync(folder, { recursive: true }))
  const file = (name: string, text: string): string => {
    writeFileSync(join(folder, name), text)
    return join(folder, name)
  }
  const list = (revoked: readonly string[]): string => {
    const thisUpdate = new Date('2026-06-01')
    const der = issueCrl(root, { thisUpdate, nextUpdate: new Date('2045-01-01'), revoked })
    return certificatePem(der).replaceAll('CERTIFICATE', 'X509 CRL')
  }
  const [ca, leaf] = [file('ca', certificatePem(root.certificate)), file('leaf', certificatePem(tls.certificate))]
  const verify = (crl: string) =>
    spawnSync('openssl', [
      'verify',
      '-x509_strict',
      '-attime',
      '1790000000',
      '-crl_check',
      '-CRLfile',
      crl,
      '-CAfile',
      ca,
      leaf,
    ])
  assert.match(verify(file('good', list([]))).stdout.toString(), /leaf: OK/)
  assert.match(verify(file('revoked', list(['FF']))).stderr.toString(), /certificate revoked/)
})

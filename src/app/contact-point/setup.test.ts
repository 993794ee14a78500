import assert from 'node:assert/strict'
import { test } from 'node:test'
import { aCertificate, aRoot, certificateNow, days } from '../../../test/certificates.ts'
import { readCertificate } from '../../platform/x509/certificate.ts'
import { issueCrl, type Issued } from '../../platform/x509/issue.ts'
import { fixedLists } from './revocation-lists.ts'
import { type ContactPointSetup, pathCheckOf, tlsSideOf } from './setup.ts'

const root = await aRoot()
const authority = await aCertificate('intermediate', 'EU', root)
const leaf = await aCertificate('tls', 'FI', authority)
const own = await aCertificate('tls', 'NO', root)
const list = (issuer: Issued, ...revoked: readonly Issued[]) =>
  issueCrl(issuer, {
    thisUpdate: days(-1),
    nextUpdate: days(1),
    revoked: revoked.map(({ certificate }) => readCertificate(certificate).serial),
  })

/** Under one root; the authority between is for connections alone. */
const setup: ContactPointSetup = {
  country: 'NO',
  homeCommunityId: '2.999.578',
  repositoryUniqueId: '2.999.578.3',
  listen: { host: '127.0.0.1', port: 0 },
  tls: { ...own, chain: [] },
  signature: own,
  anchors: {
    tls: [root.certificate],
    assertion: [root.certificate],
    seal: [root.certificate],
    smp: [root.certificate],
  },
  intermediates: { tls: [authority.certificate] },
  revocationLists: fixedLists([list(root), list(authority)]),
  network: 'demonstration',
  partners: [],
}

const faultOf = (changes: Partial<ContactPointSetup>, of: Issued = leaf) =>
  pathCheckOf({ ...setup, ...changes })(of.certificate, 'tls-client', certificateNow)

test('RFC 5280, 6.1: a certificate is believed through an authority that the setup names, and not without it', () => {
  assert.equal(faultOf({}), undefined)
  assert.equal(faultOf({ intermediates: {} }), 'certificate-untrusted-issuer')
})

test('issue 5, item 2: an authority of one use lets no other through', async () => {
  const signer = await aCertificate('signature', 'FI', authority)
  const fault = pathCheckOf(setup)(signer.certificate, 'assertion', certificateNow)
  assert.equal(fault, 'certificate-untrusted-issuer')
})

test('RFC 5280, 6.3: what a revoked authority has issued is refused, and what it revoked itself', () => {
  assert.equal(
    faultOf({ revocationLists: fixedLists([list(root, authority), list(authority)]) }),
    'certificate-revoked',
  )
  assert.equal(faultOf({ revocationLists: fixedLists([list(root), list(authority, leaf)]) }), 'certificate-revoked')
})

test('issue 5, item 2, fail closed: an authority between needs its own list of revoked certificates', () => {
  assert.equal(faultOf({ revocationLists: fixedLists([list(root)]) }), 'certificate-revocation-unknown')
})

test('TLS: the authorities between are known to connections, for countries that leave them out', () => {
  assert.deepEqual(tlsSideOf(setup).intermediates, [authority.certificate])
})

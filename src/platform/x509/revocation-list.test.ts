import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type CertificateOrder, issueCertificate, issueCrl } from './issue.ts'
import { isEarlierList, isRevocationList } from './revocation-list.ts'

const order: CertificateOrder = {
  kind: 'root',
  country: 'PT',
  commonName: 'PT root',
  notBefore: new Date('2026-01-01'),
  notAfter: new Date('2027-01-01'),
  algorithm: 'ec',
}
const root = await issueCertificate(order)
const other = await issueCertificate({ ...order, commonName: 'PT other root' })
const list = (number: number, day = 20, issuer = root) =>
  issueCrl(issuer, {
    thisUpdate: new Date(`2026-11-${day}T00:00:00Z`),
    nextUpdate: new Date('2026-12-31'),
    revoked: [],
    number,
  })

for (const [title, one, than, earlier] of [
  ['a lower number is earlier', list(4), list(5), true],
  ['a lower number is earlier whatever its date', list(4, 21), list(5, 20), true],
  ['a higher number is later whatever its date', list(300, 19), list(5, 20), false],
  ['the same number and an earlier date is earlier', list(5, 19), list(5, 20), true],
  ['the same list is not earlier', list(5), list(5), false],
  ['lists of different issuers are not compared', list(4, 19, other), list(5), false],
  ['what is no list is not compared', Buffer.from('none'), list(5), false],
] as const) {
  test(`RFC 5280, 5.2.3: ${title}`, () => assert.equal(isEarlierList(one, than), earlier))
}

test('RFC 5280, 5: what is whole and readable is a list, and nothing else', () => {
  assert.equal(isRevocationList(list(1)), true)
  assert.equal(isRevocationList(list(1).subarray(1)), false)
})

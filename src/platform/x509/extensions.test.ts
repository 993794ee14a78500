import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readDer, tags } from './der.ts'
import { oids, readCertificateExtensions, readExtensions } from './extensions.ts'
import { der, oid, sequence } from './write-der.ts'

const unknown = '1.2.3.4'
const boolean = (...octets: readonly number[]) => der(tags.boolean, Buffer.from(octets))
const extension = (id: string, critical: Uint8Array, value: Uint8Array) =>
  readDer(sequence(sequence(oid(id), critical, der(tags.octetString, value))))
const critical = (...octets: readonly number[]) => extension(unknown, boolean(...octets), sequence())
const authority = (...octets: readonly number[]) =>
  extension(oids.basicConstraints, boolean(0xff), sequence(boolean(...octets)))

test('X.690 11.1: true is ff and false is 00, for what is critical and for what is an authority', () => {
  assert.deepEqual(
    [0xff, 0].map((octet) => readCertificateExtensions(readExtensions(critical(octet))).unknownCritical),
    [[unknown], []],
  )
  assert.deepEqual(
    [0xff, 0].map((octet) => readCertificateExtensions(readExtensions(authority(octet))).authority),
    [true, false],
  )
})

test('X.690 11.1: a truth value that OpenSSL reads as true and DER does not know is refused, not taken for false', () => {
  for (const octets of [[0x01], [0x80], [0xfe], [], [0xff, 0xff]]) {
    const broken = { code: 'der-broken' }
    assert.throws(() => readExtensions(critical(...octets)), broken)
    assert.throws(() => readCertificateExtensions(readExtensions(authority(...octets))), broken)
  }
})

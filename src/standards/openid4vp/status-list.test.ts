import assert from 'node:assert/strict'
import { createHash, createPublicKey } from 'node:crypto'
import { test } from 'node:test'
import { deflateSync, inflateSync } from 'node:zlib'
import { issuerKey, newEcKey, now, seconds } from '../../../test/wallet.ts'
import { base64url } from './base64url.ts'
import { signJws } from './jws.ts'
import { faultOf } from './refuse.ts'
import { requireValidStatus, type StatusTrust } from './status-list.ts'
import type { Json } from './strict-json.ts'

const uri = 'https://issuer.example/status/1'
const trust: StatusTrust = {
  now,
  skewSeconds: 60,
  signer: () => createPublicKey(issuerKey),
  inflate: (bytes) => inflateSync(bytes, { maxOutputLength: 10_000 }),
}

const listOf = (bits: number, bytes: readonly number[] | Uint8Array) => ({
  bits,
  lst: base64url(deflateSync(Uint8Array.from(bytes))),
})

const token = (payload: Json = {}, header: Json = {}, key = issuerKey) =>
  signJws(
    { typ: 'statuslist+jwt', ...header },
    { sub: uri, iat: seconds, exp: seconds + 60, status_list: listOf(1, [0b0000_0010]), ...payload },
    key,
  )

const faultIn = (text: string, index = 0, against = trust) => {
  try {
    requireValidStatus(text, { uri, index }, against)
    return undefined
  } catch (error) {
    return faultOf(error)
  }
}

test('Token Status List, 4.1: statuses are read from the least significant bit, 1, 2, 4 or 8 bits each', () => {
  // The example of the specification: sixteen statuses in two bytes.
  const example = token({ status_list: listOf(1, [0xb9, 0xa3]) })
  const revoked = [...'1001110111000101'].map((bit) => (bit === '1' ? 'credential-revoked' : undefined))
  assert.deepEqual(
    revoked.map((_, index) => faultIn(example, index)),
    revoked,
  )
  for (const bits of [2, 4, 8]) {
    const list = token({ status_list: listOf(bits, [2 ** bits - 1 - 1]) })
    assert.equal(faultIn(list), 'credential-revoked', `${bits} bits`)
    assert.equal(faultIn(token({ status_list: listOf(bits, [0]) })), undefined)
  }
})

test('Token Status List, 7.1: suspended is not valid either', () => {
  assert.equal(faultIn(token({ status_list: listOf(2, [2]) })), 'credential-revoked')
})

for (const [title, text, against] of [
  ['of another address', token({ sub: 'https://issuer.example/status/2' }), trust],
  ['that has run out', token({ exp: seconds - 61 }), trust],
  ['of the future', token({ iat: seconds + 61 }), trust],
  ['without a time', token({ iat: undefined }), trust],
  ['of another type', token({}, { typ: 'JWT' }), trust],
  ['of another signer', token({}, {}, newEcKey()), trust],
  ['whose signer is not believed', token(), { ...trust, signer: () => undefined }],
  ['with three bits each', token({ status_list: listOf(3, [0]) }), trust],
  ['that is no zlib', token({ status_list: { bits: 1, lst: base64url('plain') } }), trust],
  ['that unpacks to more than it may', token({ status_list: listOf(1, new Uint8Array(20_000)) }), trust],
  ['that is no token', 'x', trust],
] as const) {
  test(`Token Status List, 8.3: a list ${title} says nothing, and the credential is refused`, () => {
    assert.equal(faultIn(text, 0, against), 'credential-status')
  })
}

test('Token Status List, 12.1: the list of a million credentials is read, also where every second was revoked', () => {
  const bytes = createHash('shake256', { outputLength: 125_000 }).update('invented').digest()
  const list = token({ status_list: listOf(1, bytes) })
  const against = { ...trust, inflate: (packed: Uint8Array) => inflateSync(packed, { maxOutputLength: 2_000_000 }) }
  assert.equal(faultIn(list, 999_999, against), (bytes[124_999]! & 0x80) === 0 ? undefined : 'credential-revoked')
})

test('Token Status List, 8.3: a place outside the list is refused', () => {
  assert.equal(faultIn(token(), 8), 'credential-status')
  assert.equal(faultIn(token(), Number.MAX_SAFE_INTEGER), 'credential-status')
})

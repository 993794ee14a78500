import assert from 'node:assert/strict'
import { createHash, randomUUID } from 'node:crypto'
import { test } from 'node:test'
import { calculateJwkThumbprint, exportJWK, generateKeyPair, type JWTHeaderParameters, SignJWT } from 'jose'
import { verifyDpopProof } from './dpop-proof.ts'
import { memoryOnce } from './once.ts'

const now = new Date('2026-11-22T10:00:00Z')
const seconds = now.getTime() / 1000
const accessToken = 'header.payload.signature'
const { publicKey, privateKey } = await generateKeyPair('ES256', { extractable: true })
const jwk = await exportJWK(publicKey)
const keyThumbprint = await calculateJwkThumbprint(jwk)
const request = { method: 'POST', url: 'https://node.example/attest?x=1', accessToken, keyThumbprint }
const ath = createHash('sha256').update(accessToken).digest('base64url')
const claims = { htm: 'POST', htu: 'https://node.example/attest', ath, iat: seconds }

function proofOf(changes: Readonly<Record<string, unknown>> = {}, header: Partial<JWTHeaderParameters> = {}) {
  return new SignJWT({ ...claims, jti: randomUUID(), ...changes })
    .setProtectedHeader({ alg: 'ES256', typ: 'dpop+jwt', jwk, ...header })
    .sign(privateKey)
}

const verify = async (proof: string, once = memoryOnce().note) => verifyDpopProof({ ...request, proof }, now, once)

test('RFC 9449, 4.3: key, token, method and address agree: the proof holds', async () => {
  await verify(await proofOf())
})

const other = await generateKeyPair('ES256')

for (const [title, proof, code] of [
  ['no JWT', 'x', 'dpop-malformed'],
  ['very long', 'x'.repeat(5_000), 'dpop-malformed'],
  ['another type of token', await proofOf({}, { typ: 'JWT' }), 'dpop-signature'],
  ['no key', await proofOf({}, { jwk: undefined } as never), 'dpop-malformed'],
  ['a private key in the header', await proofOf({}, { jwk: await exportJWK(privateKey) }), 'dpop-malformed'],
  ['a shared key', await proofOf({}, { jwk: { kty: 'oct', ...{ k: 'AA' } } }), 'dpop-malformed'],
  [
    'signed by another than the key says',
    await proofOf({}, { jwk: await exportJWK(other.publicKey) }),
    'dpop-signature',
  ],
  ['of another token', await proofOf({ ath: 'x' }), 'dpop-other-token'],
  ['of no token', await proofOf({ ath: undefined }), 'dpop-other-token'],
  ['of another method', await proofOf({ htm: 'GET' }), 'dpop-other-request'],
  ['of another address', await proofOf({ htu: 'https://node.example/other' }), 'dpop-other-request'],
  ['of another host', await proofOf({ htu: 'https://other.example/attest' }), 'dpop-other-request'],
  ['61 seconds old', await proofOf({ iat: seconds - 61 }), 'dpop-expired'],
  ['61 seconds ahead', await proofOf({ iat: seconds + 61 }), 'dpop-expired'],
  ['without time', await proofOf({ iat: undefined }), 'dpop-expired'],
  ['without name', await proofOf({ jti: undefined }), 'dpop-malformed'],
] as const) {
  test(`RFC 9449, 4.3: ${title}: ${code}`, async () => {
    await assert.rejects(verify(proof), { code })
  })
}

test('RFC 9449, 6.1: a token of another key (cnf.jkt): dpop-other-key', async () => {
  const proof = await proofOf()
  const stolen = { ...request, proof, keyThumbprint: await calculateJwkThumbprint(await exportJWK(other.publicKey)) }
  await assert.rejects(
    verifyDpopProof(stolen, now, async () => true),
    { code: 'dpop-other-key' },
  )
})

test('RFC 9449, 11.1: a proof is good once, of two at the same time too: dpop-replayed', async () => {
  const once = memoryOnce().note
  const proof = await proofOf()
  const answers = await Promise.allSettled([verify(proof, once), verify(proof, once)])
  assert.deepEqual(answers.map(({ status }) => status).toSorted(), ['fulfilled', 'rejected'])
  await assert.rejects(verify(proof, once), { code: 'dpop-replayed' })
})

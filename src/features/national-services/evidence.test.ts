import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { createLocalJWKSet, type JSONWebKeySet, jwtVerify } from 'jose'
import { evidenceKeyOf, evidenceOf } from './evidence.ts'

const secret = Buffer.alloc(32, 7)
const verified = (proof: string, { keys }: ReturnType<typeof evidenceOf>) =>
  jwtVerify(proof, createLocalJWKSet(keys as unknown as JSONWebKeySet))

test('RFC 7515: whatever is signed, the published keys verify it and give it back', async () => {
  const evidence = evidenceOf(evidenceKeyOf(secret))
  await fc.assert(
    fc.asyncProperty(fc.dictionary(fc.stringMatching(/^[a-z]{3,9}$/), fc.string()), async (said) => {
      const claims = { ...said, sub: 'somebody' }
      assert.deepEqual({ ...(await verified(evidence.sign(claims), evidence)).payload }, { ...claims })
    }),
    { numRuns: 30 },
  )
})

test('PVK: a proof is verified after a restart, with the key of the same secret, and with no other', async () => {
  const proof = evidenceOf(evidenceKeyOf(secret)).sign({ sub: 'somebody' })
  await verified(proof, evidenceOf(evidenceKeyOf(Buffer.from(secret))))
  await assert.rejects(verified(proof, evidenceOf(evidenceKeyOf(Buffer.alloc(32, 8)))))
})

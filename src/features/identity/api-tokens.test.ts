import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Problem } from '../../kernel/problem.ts'
import type { SignedIn } from '../../protocols/gate/access.ts'
import type { AttestRequest } from '../../standards/helseid/attest.ts'
import { makeApiTokens } from './api-tokens.ts'
import type { AttestWish } from './attests.ts'
import { makeGrants } from './grants.ts'

const doctor: SignedIn = { visit: 'v', subject: 's', name: 'Test Person', role: 'doctor', hprNumber: '000000011' }
const patient = { root: '2.16.578.1.12.4.1.4.1', extension: '24868600035' }
const wish: AttestWish = { authorization: 'LE', patient, purpose: 'TREATMENT', decision: 'd' }
const api = { audience: 'nhn:one', scopes: ['nhn:one/read'] }
const key = await crypto.subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, false, ['sign', 'verify'])

function tokensOf(attest: 'required' | 'not-used' = 'required') {
  const clock = { now: new Date('2026-11-22T10:00:00Z') }
  const asked: { readonly audience: string; readonly attest: AttestRequest | undefined }[] = []
  const fails = { next: false }
  const grants = makeGrants()
  grants.keep('v', { refreshToken: 'r', key })
  const tokens = makeApiTokens({
    policy: { attest },
    healthcareService: () => ({ code: 'KP01', system: 'urn:oid:2.16.578.1.12.4.1.1.8663' }),
    grants,
    now: () => clock.now,
    async fetchToken(_grant, request, { audience }) {
      if (fails.next) throw new Problem('unavailable', 'sign-in-unavailable', 'x')
      asked.push({ audience, attest: request })
      return {
        value: { accessToken: String(asked.length), expires: new Date(clock.now.getTime() + 60_000), key },
      }
    },
  })
  return { tokens, clock, asked, grants, fails }
}

test('ATT-6: a token carries an attest for the one patient; another patient, audience or decision takes another', async () => {
  const { tokens, asked } = tokensOf()
  const other = { ...patient, extension: '12894800095' }
  for (const each of [wish, wish, { ...wish, patient: other }, { ...wish, decision: 'e' }, wish]) {
    await tokens.tokenFor(doctor, each, api)
  }
  await tokens.tokenFor(doctor, wish, { ...api, audience: 'nhn:other' })
  assert.deepEqual(
    asked.map(({ attest }) => attest?.patients[0]?.identifier.id),
    ['24868600035', '12894800095', '24868600035', '24868600035'],
  )
  assert.equal(asked.at(-1)?.audience, 'nhn:other')
})

test('those who ask at once share a token, and one with less than ten seconds left is gone', async () => {
  const { tokens, clock, asked } = tokensOf()
  await Promise.all([1, 2, 3].map(() => tokens.tokenFor(doctor, wish, api)))
  assert.equal(asked.length, 1)
  clock.now = new Date(clock.now.getTime() + 49_000)
  await tokens.tokenFor(doctor, wish, api)
  assert.equal(asked.length, 1)
  clock.now = new Date(clock.now.getTime() + 1_000)
  await tokens.tokenFor(doctor, wish, api)
  assert.equal(asked.length, 2)
})

test('a failure is not kept: the next who asks, asks the issuer', async () => {
  const { tokens, fails, asked } = tokensOf()
  fails.next = true
  await assert.rejects(tokens.tokenFor(doctor, wish, api), { code: 'sign-in-unavailable' })
  fails.next = false
  await tokens.tokenFor(doctor, wish, api)
  assert.equal(asked.length, 1)
})

test('the policy without attest sends none; a visit without a grant must sign in again', async () => {
  const { tokens, asked, grants } = tokensOf('not-used')
  await tokens.tokenFor(doctor, wish, api)
  assert.equal(asked[0]?.attest, undefined)
  grants.forget('v')
  await assert.rejects(tokens.tokenFor(doctor, wish, api), { code: 'grant-missing' })
})

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { makeIssuerClient } from './issuer-client.ts'
import { makeRelyingParty } from './relying-party.ts'

const now = new Date('2026-11-22T10:00:00Z')

for (const [minutes, code] of [
  [9, 'sign-in-unavailable'],
  [10, 'sign-in-failed'],
] as const) {
  test(`a sign-in begun ${minutes} minutes ago: ${code}; an old one is not even asked the issuer about`, async () => {
    const issuer = makeIssuerClient({ issuer: 'http://127.0.0.1:1', clientId: 'x' })
    const party = makeRelyingParty(issuer, 'http://127.0.0.1/svar', () => now)
    const begun = new Date(now.getTime() - minutes * 60_000)
    const pending = { state: 's', nonce: 'n', codeVerifier: 'c'.repeat(43), returnTo: '/', begun }
    await assert.rejects(party.finish(new URL('http://127.0.0.1/svar?code=c&state=s'), pending), { code })
  })
}

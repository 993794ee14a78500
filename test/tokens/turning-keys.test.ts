import assert from 'node:assert/strict'
import { test } from 'node:test'
import { createLocalJWKSet, type JSONWebKeySet, jwtVerify } from 'jose'
import { makeIssuerClient, makeRelyingParty } from '../../src/features/identity/index.ts'
import {
  demoClientId,
  memorySigningKeys,
  newSigningKey,
  openSigningKeys,
  type TokenWanted,
} from '../../src/features/token-service/index.ts'
import { openTokensSigning } from './token-server.ts'
import { signIn, vendor } from './vendor.ts'

const now = () => new Date()
const day = 24 * 3_600_000

/** A process with keys of a store that others may share, and with a clock of the keys that can be put forward. */
async function signing(store = memorySigningKeys()) {
  const clock = { days: 0 }
  const at = () => new Date(Date.now() + clock.days * day)
  return { clock, keys: await openSigningKeys({ store, newKey: newSigningKey, now: at }) }
}

async function keySets(origin: string): Promise<readonly JSONWebKeySet[]> {
  const paths = ['/openid/jwks', '/idporten/jwks', '/maskinporten/jwk']
  // What is published there is a JWK Set (RFC 7517, section 5); the tests look into it.
  return Promise.all(paths.map(async (path) => (await (await fetch(origin + path)).json()) as JSONWebKeySet))
}

test('decision 0039: all issuers publish the next key before it signs, and a sign-in under way lives through the change', async (t) => {
  const { keys, clock } = await signing()
  const { client, ask, thumbprint } = await vendor()
  const { origin, tokens, clientKey } = await openTokensSigning(t, keys, client)
  const wanted: TokenWanted = {
    caller: { kind: 'system', orgNumber: '200000005' },
    audience: 'nhn:one',
    scopes: ['nhn:one/read'],
    keyThumbprint: thumbprint,
  }
  const issuer = makeIssuerClient({ issuer: tokens.issuer, clientId: demoClientId, clientKey })
  const party = makeRelyingParty(issuer, `${origin}/svar`, now)
  const { address, pending } = await party.begin('/')
  const old = await tokens.issue(wanted)
  clock.days = 28
  await keys.turn()
  const early = await keySets(origin)
  const published = early.map((set) => set.keys.map(({ kid }) => kid))
  assert.equal(published[0]?.length, 2)
  assert.deepEqual(published, [published[0], published[0], published[0]])
  assert.ok(early.every((set) => set.keys.every((key) => !('d' in key))))
  clock.days = 30
  const { claims } = await party.finish(await signIn(address, { person: 'demo-doctor' }, `${origin}/svar`), pending)
  assert.equal(claims.sub, 'demo-doctor')
  const { body } = await ask(`${tokens.issuer}/token`, { grant_type: 'client_credentials', scope: 'nhn:one/read' })
  for (const set of early) {
    const { protectedHeader } = await jwtVerify(String(body.access_token), createLocalJWKSet(set))
    assert.equal(protectedHeader.kid, published[0]?.[1])
  }
  for (const token of [old, await tokens.issue(wanted)]) await jwtVerify(token, tokens.keys)
})

test('decision 0039: of two processes each takes what the other has issued, and tells of the same keys', async (t) => {
  const store = memorySigningKeys()
  const [one, other] = await Promise.all([signing(store), signing(store)])
  const opened = [await openTokensSigning(t, one.keys), await openTokensSigning(t, other.keys)] as const
  const { thumbprint } = await vendor()
  const [sets, others] = await Promise.all(opened.map(({ origin }) => keySets(origin)))
  assert.deepEqual(sets, others)
  for (const [nth, { tokens }] of opened.entries()) {
    const token = await tokens.issue({
      ...{ caller: { kind: 'professional' }, audience: 'nhn:one', scopes: ['nhn:one/read'] },
      keyThumbprint: thumbprint,
    })
    await jwtVerify(token, opened[1 - nth]!.tokens.keys)
  }
})

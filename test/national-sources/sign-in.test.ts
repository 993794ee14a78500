import assert from 'node:assert/strict'
import { test } from 'node:test'
import { makeIssuerClient, makeRelyingParty } from '../../src/features/identity/index.ts'
import { demoClientId } from '../../src/features/token-service/index.ts'
import { openTokens } from '../tokens/token-server.ts'
import { signIn } from '../tokens/vendor.ts'

const now = () => new Date()

test('an issuer that does not know a right of a source signs people in all the same', async (t) => {
  const { origin, tokens, clientKey } = await openTokens(t)
  const client = makeIssuerClient({ issuer: tokens.issuer, clientId: demoClientId, clientKey })
  const apis = [{ audience: 'nhn:unknown', scopes: ['nhn:unknown/read'] }]
  const party = makeRelyingParty(client, `${origin}/svar`, now, apis)
  const { address, pending } = await party.begin('/')
  const { claims, grant } = await party.finish(
    await signIn(address, { person: 'demo-doctor' }, `${origin}/svar`),
    pending,
  )
  assert.equal(claims.sub, 'demo-doctor')
  assert.ok(grant)
})

import { strict as assert } from 'node:assert'
import { randomUUID } from 'node:crypto'
import { test } from 'node:test'
import { jwtVerify } from 'jose'
import { openTokens } from './token-server.ts'
import { vendor } from './vendor.ts'

const grant_type = 'urn:ietf:params:oauth:grant-type:jwt-bearer'

async function opened(t: Parameters<typeof openTokens>[0], over: Parameters<typeof vendor>[0] = {}) {
  const client = await vendor({ uses: ['maskinporten'], scopes: ['nhn:one/read'], ...over })
  const system = await openTokens(t, client.client)
  const issuer = system.tokens.maskinporten
  const granted = (claims: Readonly<Record<string, unknown>> = {}) =>
    client.assertion(issuer, { scope: 'nhn:one/read', ...claims })
  const token = `${issuer}/token`
  const asked = async (assertion: string, given: Parameters<typeof client.ask>[2] = { proof: undefined }) =>
    client.ask(token, { grant_type, assertion }, given)
  return { ...system, ...client, issuer, token, granted, asked }
}

test('Maskinporten: a signed grant gives a token that says whose machine it is, by ISO 6523', async (t) => {
  const { asked, granted, tokens, issuer, client } = await opened(t)
  const { status, body, headers } = await asked(await granted())
  assert.deepEqual([status, body.token_type, body.expires_in], [200, 'Bearer', 120], JSON.stringify(body))
  assert.equal(headers.get('cache-control'), 'no-store')
  const { payload } = await jwtVerify(String(body.access_token), tokens.keys, { issuer, audience: 'nhn:one' })
  const { iat: _iat, exp: _exp, jti: _jti, ...claims } = payload
  assert.deepEqual(claims, {
    iss: issuer,
    aud: 'nhn:one',
    client_id: client.id,
    client_amr: 'private_key_jwt',
    scope: 'nhn:one/read',
    consumer: { authority: 'iso6523-actorid-upis', ID: '0192:200000005' },
    token_type: 'Bearer',
  })
})

test('RFC 9449, 5: with a proof the token is bound to its key', async (t) => {
  const { asked, granted, proof, token, tokens, thumbprint } = await opened(t)
  const { body } = await asked(await granted(), { proof: await proof('POST', token) })
  const { payload } = await jwtVerify(String(body.access_token), tokens.keys)
  assert.deepEqual([body.token_type, payload.cnf], ['DPoP', { jkt: thumbprint }])
})

test('Maskinporten, delegation: a supplier names its consumer', async (t) => {
  const { asked, granted, tokens } = await opened(t, { tenancy: 'multi-tenant' })
  const { body } = await asked(await granted({ consumer_org: '200000021' }))
  const { payload } = await jwtVerify(String(body.access_token), tokens.keys)
  const organisation = (id: string) => ({ authority: 'iso6523-actorid-upis', ID: `0192:${id}` })
  assert.deepEqual([payload.consumer, payload.supplier], [organisation('200000021'), organisation('200000005')])
})

for (const [title, tenancy, consumer_org] of [
  ['a client for itself names another', 'single-tenant', '200000021'],
  ['a supplier names what is no organisation', 'multi-tenant', '200000022'],
] as const) {
  test(`Maskinporten, delegation: ${title}: invalid_grant, and no token for itself instead`, async (t) => {
    const { asked, granted } = await opened(t, { tenancy })
    const { status, body } = await asked(await granted({ consumer_org }))
    assert.deepEqual([status, body.error, body.access_token], [400, 'invalid_grant', undefined])
  })
}

const seconds = () => Math.floor(Date.now() / 1000)

for (const [title, status, error, claims] of [
  ['a scope that there is not', 400, 'invalid_scope', { scope: 'nhn:none' }],
  ['a scope the client is not registered for', 400, 'invalid_scope', { scope: 'nhn:one/write' }],
  ['no scope', 400, 'invalid_scope', { scope: '' }],
  ['a client nobody registered', 401, 'invalid_client', { iss: 'x' }],
  ['a resource that is another API', 400, 'invalid_target', { resource: 'nhn:other' }],
  ['another audience', 400, 'invalid_grant', { aud: 'https://maskinporten.example/' }],
  ['a grant that lives more than 120 seconds', 400, 'invalid_grant', { exp: seconds() + 300 }],
  ['a grant that is over', 400, 'invalid_grant', { iat: seconds() - 300, nbf: undefined, exp: seconds() - 200 }],
] as const) {
  test(`RFC 6749, 5.2: ${title}: ${error}`, async (t) => {
    const { asked, granted } = await opened(t)
    const answer = await asked(await granted(claims))
    assert.deepEqual([answer.status, answer.body.error], [status, error])
  })
}

test('RFC 7523, 3: a grant counts once; one that cannot be read, of nobody; another grant type, not at all', async (t) => {
  const { asked, granted, ask, token } = await opened(t)
  const once = await granted({ jti: randomUUID() })
  assert.equal((await asked(once)).status, 200)
  assert.equal((await asked(once)).body.error, 'invalid_grant')
  assert.equal((await asked('not.a.jwt')).body.error, 'invalid_client')
  assert.equal((await ask(token, { grant_type: 'password' })).body.error, 'unsupported_grant_type')
  assert.equal((await asked(await granted(), { proof: 'x' })).body.error, 'invalid_dpop_proof')
})

test('RFC 8414, 3: metadata says where tokens are and what with they are signed', async (t) => {
  const { issuer, tokens, granted, asked } = await opened(t)
  const metadata = (await (await fetch(`${issuer}/.well-known/oauth-authorization-server`)).json()) as Record<
    string,
    string
  >
  assert.deepEqual([metadata.issuer, metadata.token_endpoint], [issuer, `${issuer}/token`])
  const { keys } = (await (await fetch(metadata.jwks_uri ?? '')).json()) as { keys: readonly Record<string, unknown>[] }
  assert.ok(keys.every((key) => key.d === undefined))
  const { body } = await asked(await granted())
  const { protectedHeader } = await jwtVerify(String(body.access_token), tokens.keys)
  assert.ok(keys.some(({ kid }) => kid === protectedHeader.kid))
})

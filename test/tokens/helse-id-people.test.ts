import { strict as assert } from 'node:assert'
import { test } from 'node:test'
import { decodeJwt, jwtVerify } from 'jose'
import { verifiedClaims } from '../../src/features/identity/index.ts'
import { readHelseIdToken } from '../../src/standards/helseid/access-token.ts'
import { checkAttest } from '../../src/standards/helseid/check-attest.ts'
import { attest, doctor, openedTokens as opened, patient, signedIn } from './signed-in.ts'
import { challenge } from './vendor.ts'

test('norway.md 2.1, 2.2: PAR, PKCE and DPoP give a professional’s token with every claim, and an attest that keeps the rules', async (t) => {
  const { answer, tokens, issuer, thumbprint, client } = await signedIn(t)
  const accessToken = String(answer.body.access_token)
  const trust = { issuer, audience: 'nhn:one', keys: tokens.keys }
  const claims = await verifiedClaims(accessToken, trust, new Date())
  const { person, attest: given, keyThumbprint } = readHelseIdToken(claims)
  assert.equal(keyThumbprint, thumbprint)
  assert.deepEqual(checkAttest(given ?? assert.fail('No attest'), { person, patient, now: new Date() }), [])
  assert.deepEqual(claims.scope, ['nhn:one/read'])
  const { given: givenName, family, pid, hprNumber } = doctor
  const expected = {
    sub: doctor.subject,
    name: `${givenName} ${family}`,
    given_name: givenName,
    family_name: family,
    amr: ['pwd'],
    idp: 'testidp-oidc',
    client_id: client.id,
    client_amr: 'private_key_jwt',
    'helseid://claims/client/client_name': 'Eksempel EPJ',
    'helseid://claims/client/client_tenancy': 'single-tenant',
    'helseid://claims/client/claims/orgnr_parent': '200000005',
    'helseid://claims/identity/pid': pid,
    'helseid://claims/identity/security_level': '4',
    'helseid://claims/identity/assurance_level': 'high',
    'helseid://claims/identity/network': 'internett',
    'helseid://claims/hpr/hpr_number': hprNumber,
  }
  assert.deepEqual(Object.fromEntries(Object.keys(expected).map((name) => [name, claims[name]])), expected)
  for (const name of ['auth_time', 'sid', 'jti', 'nbf', 'helseid://claims/identity/pid_pseudonym']) {
    assert.ok(claims[name], name)
  }
})

test('OpenID Connect Core 3.1.3.7: the ID token is for the client, with the nonce and what the scopes let it say', async (t) => {
  const { answer, tokens, issuer, client } = await signedIn(t)
  const { payload } = await jwtVerify(String(answer.body.id_token), tokens.keys, { issuer, audience: client.id })
  assert.deepEqual(
    [payload.nonce, payload.sub, payload['helseid://claims/identity/pid'], payload.knutepunkt_role],
    ['n', doctor.subject, doctor.pid, undefined],
  )
})

test('norway.md 2.1: with the refresh token another audience is had without the browser, with another attest', async (t) => {
  const { ask, token, answer, assertion, issuer } = await signedIn(t)
  const form = {
    grant_type: 'refresh_token',
    refresh_token: answer.body.refresh_token,
    scope: 'nhn:other/read',
  }
  const { body } = await ask(token, form, { assertion: await assertion(issuer, { assertion_details: [attest] }) })
  const claims = decodeJwt(String(body.access_token))
  assert.deepEqual([claims.aud, claims.scope], ['nhn:other', ['nhn:other/read']], JSON.stringify(body))
  assert.ok(claims.authorization_details)
})

test('RFC 6749, 4.1.2: a code is given once, and with it goes what was got for it: invalid_grant', async (t) => {
  const { ask, token, exchange } = await signedIn(t)
  assert.equal((await ask(token, exchange)).body.error, 'invalid_grant')
})

test('RFC 7636, 4.6: another verifier than the challenge’s: invalid_grant', async (t) => {
  const { ask, token, exchange } = await signedIn(t)
  assert.equal((await ask(token, { ...exchange, code_verifier: challenge().verifier })).body.error, 'invalid_grant')
})

for (const [title, left] of [
  ['RFC 7636, 4.4.1: without a challenge', 'code_challenge'],
  ['RFC 6749, 4.1.2.1: without a response type', 'response_type'],
] as const) {
  test(`${title} nothing is pushed: invalid_request`, async (t) => {
    const { ask, issuer, redirect_uri } = await opened(t)
    const form = {
      redirect_uri,
      response_type: 'code',
      scope: 'openid',
      code_challenge: challenge().challenge,
      code_challenge_method: 'S256',
    }
    const { [left]: _left, ...rest } = form
    const { status, body } = await ask(`${issuer}/request`, rest, { proof: undefined })
    assert.deepEqual([status, body.error], [400, 'invalid_request'])
  })
}

test('RFC 9126, 5: discovery says where requests are pushed and that they must be, and how clients prove themselves', async (t) => {
  const { issuer } = await opened(t)
  const metadata = (await (await fetch(`${issuer}/.well-known/openid-configuration`)).json()) as Record<string, unknown>
  assert.equal(metadata.issuer, issuer)
  assert.equal(metadata.pushed_authorization_request_endpoint, `${issuer}/request`)
  assert.deepEqual(metadata.token_endpoint_auth_methods_supported, ['private_key_jwt'])
  assert.deepEqual(metadata.code_challenge_methods_supported, ['S256'])
  assert.ok((metadata.dpop_signing_alg_values_supported as string[]).includes('ES256'))
  assert.ok((metadata.scopes_supported as string[]).includes('helseid://scopes/identity/pid'))
  assert.ok((metadata.grant_types_supported as string[]).includes('client_credentials'))
})

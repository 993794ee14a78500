import { strict as assert } from 'node:assert'
import { type TestContext, test } from 'node:test'
import { generateKeyPair, jwtVerify, SignJWT } from 'jose'
import * as openid from 'openid-client'
import type { BoxClient } from '../../src/features/token-service/index.ts'
import { openTokens, professionals } from './token-server.ts'
import { signIn, vendor } from './vendor.ts'

const doctor = professionals.find(({ authorizations }) => authorizations.includes('LE'))!

const ec = { name: 'ECDSA', namedCurve: 'P-256' }

/** A client as openid-client makes it of nothing but the issuer's metadata and a registration. */
async function discovered(t: TestContext, which: 'issuer' | 'idPorten', over: Partial<BoxClient>) {
  const registered = await vendor(over)
  const system = await openTokens(t, registered.client)
  const { client, key } = registered
  const signing = { key: key.privateKey.toCryptoKey(ec, false, ['sign']), kid: 'vendor-key' }
  // HelseID takes the issuer alone as audience, and no assertion that lives longer than a minute.
  const amend: openid.ModifyAssertionFunction = (_header, payload) => {
    payload.aud = system.tokens[which]
  }
  const config = await openid.discovery(
    new URL(system.tokens[which]),
    client.id,
    undefined,
    openid.PrivateKeyJwt(signing, { [openid.modifyAssertion]: amend }),
    { execute: [openid.allowInsecureRequests] },
  )
  const keys = await openid.randomDPoPKeyPair('ES256')
  return { ...system, client, config, DPoP: openid.getDPoPHandle(config, keys) }
}

/** Signs somebody in by the code flow, with pushed request, PKCE and DPoP. */
async function signedIn(system: Awaited<ReturnType<typeof discovered>>, scope: string, chosen: Record<string, string>) {
  const { config, client, DPoP } = system
  const [redirect_uri = ''] = client.redirectUris
  const [verifier, state, nonce] = [openid.randomPKCECodeVerifier(), openid.randomState(), openid.randomNonce()]
  const parameters = {
    ...{ redirect_uri, scope, state, nonce, code_challenge_method: 'S256' },
    code_challenge: await openid.calculatePKCECodeChallenge(verifier),
  }
  const address = await openid.buildAuthorizationUrlWithPAR(config, parameters, { DPoP })
  const back = await signIn(address.href, chosen, redirect_uri)
  const checks = { pkceCodeVerifier: verifier, expectedState: state, expectedNonce: nonce, idTokenExpected: true }
  return openid.authorizationCodeGrant(config, back, checks, undefined, { DPoP })
}

test('OpenID Connect, RFC 9126, 7636, 9449: openid-client signs a professional in, and gets a token for another API', async (t) => {
  const system = await discovered(t, 'issuer', {})
  const scope = 'openid profile offline_access helseid://scopes/identity/pid nhn:one/read nhn:other/read'
  const tokens = await signedIn(system, scope, { person: doctor.subject })
  assert.equal(tokens.claims()?.['helseid://claims/identity/pid'], doctor.pid)
  const { config, DPoP } = system
  const next = await openid.refreshTokenGrant(config, tokens.refresh_token ?? '', { scope: 'nhn:other/read' }, { DPoP })
  const { payload } = await jwtVerify(next.access_token, system.tokens.keys, { audience: 'nhn:other' })
  assert.equal(payload['helseid://claims/identity/pid'], doctor.pid)
  assert.equal(next.token_type, 'dpop')
})

test('RFC 6749, 4.4: openid-client gets a machine’s token', async (t) => {
  const { config, DPoP, tokens } = await discovered(t, 'issuer', {})
  const { access_token } = await openid.clientCredentialsGrant(config, { scope: 'nhn:one/read' }, { DPoP })
  await jwtVerify(access_token, tokens.keys, { audience: 'nhn:one', typ: 'at+jwt' })
})

test('RFC 8693: openid-client exchanges a token', async (t) => {
  const api = await discovered(t, 'issuer', { uses: ['api', 'system'] })
  const { config, DPoP, client, tokens } = api
  const own = await openid.clientCredentialsGrant(config, { scope: `box:${client.id}/all` }, { DPoP })
  const { access_token } = await openid.genericGrantRequest(
    config,
    'urn:ietf:params:oauth:grant-type:token-exchange',
    {
      subject_token: own.access_token,
      subject_token_type: 'urn:ietf:params:oauth:token-type:access_token',
      scope: 'nhn:one/read',
    },
    { DPoP },
  )
  await jwtVerify(access_token, tokens.keys, { audience: 'nhn:one' })
})

test('ID-porten: openid-client signs a citizen in at the level it asked for', async (t) => {
  const system = await discovered(t, 'idPorten', { uses: ['citizen'], scopes: ['nhn:one/read'] })
  const tokens = await signedIn(system, 'openid profile nhn:one/read', { pid: '13116900216' })
  const { pid, acr, sub } = tokens.claims() ?? assert.fail('No ID token')
  assert.deepEqual([pid, acr], ['13116900216', 'idporten-loa-high'])
  const { payload } = await jwtVerify(tokens.access_token, system.tokens.keys, { issuer: system.tokens.idPorten })
  assert.equal(payload.sub, sub)
})

test('Maskinporten, RFC 8414, 7523, 9449: openid-client finds the metadata and gets a token for what it signed', async (t) => {
  const { client, key } = await vendor({ uses: ['maskinporten'], scopes: ['nhn:one/read'] })
  const { tokens } = await openTokens(t, client)
  const config = await openid.discovery(new URL(tokens.maskinporten), client.id, undefined, openid.None(), {
    execute: [openid.allowInsecureRequests],
    algorithm: 'oauth2',
  })
  const at = Math.floor(Date.now() / 1000)
  const assertion = await new SignJWT({
    ...{ iss: client.id, aud: tokens.maskinporten, scope: 'nhn:one/read', iat: at, exp: at + 120, jti: `${at}` },
  })
    .setProtectedHeader({ alg: 'ES256', kid: 'vendor-key' })
    .sign(key.privateKey)
  const DPoP = openid.getDPoPHandle(config, await generateKeyPair('ES256'))
  const grant = 'urn:ietf:params:oauth:grant-type:jwt-bearer'
  const { access_token } = await openid.genericGrantRequest(config, grant, { assertion }, { DPoP })
  const { payload } = await jwtVerify(access_token, tokens.keys, { issuer: tokens.maskinporten })
  assert.deepEqual(payload.consumer, { authority: 'iso6523-actorid-upis', ID: `0192:${client.orgNumber}` })
})

test('OpenID Connect Core, 5.3: openid-client asks who somebody is, and is told with the same sub', async (t) => {
  const system = await discovered(t, 'issuer', {})
  const tokens = await signedIn(system, 'openid profile', { person: doctor.subject })
  const { config, DPoP } = system
  const { sub } = tokens.claims() ?? assert.fail('No ID token')
  const told = await openid.fetchUserInfo(config, tokens.access_token, sub, { DPoP })
  assert.deepEqual([told.sub, told.given_name], [sub, doctor.given])
})

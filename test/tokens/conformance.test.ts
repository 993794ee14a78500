import { strict as assert } from 'node:assert'
import { randomUUID } from 'node:crypto'
import { calculateJwkThumbprint, decodeJwt, type JWK, jwtVerify, SignJWT } from 'jose'
import { conversation, found, redirected } from './conversation.ts'
import { type Json, list, type Must, refusedAs, seconds, testMusts } from './musts.ts'
import { vendor } from './vendor.ts'

/** Of issuers that sign people in. */
const ofPeopleIssuers: readonly Must[] = [
  [
    'OpenID Connect Discovery 1.0, 3',
    'metadata has every required member, and RS256 among the algorithms of ID tokens',
    async (t, name) => {
      const { metadata } = await conversation(t, name)
      for (const member of ['authorization_endpoint', 'token_endpoint', 'jwks_uri'])
        assert.ok(URL.canParse(String(metadata[member])))
      for (const member of ['response_types_supported', 'subject_types_supported'])
        assert.ok(list(metadata[member]).length > 0)
      assert.ok(list(metadata.id_token_signing_alg_values_supported).includes('RS256'))
    },
  ],
  [
    'RFC 8414, 2, 3.1',
    'metadata promises nothing that no client gets, and stands where an issuer with a path is looked for',
    async (t, name) => {
      const { metadata, origin, issuer } = await conversation(t, name)
      assert.deepEqual(metadata.response_types_supported, ['code'])
      assert.ok(!list(metadata.grant_types_supported).includes('implicit'))
      const { pathname } = new URL(issuer)
      assert.deepEqual(await found(`${origin}/.well-known/oauth-authorization-server${pathname}`), metadata)
    },
  ],
  [
    'OpenID Connect Discovery 1.0, 4.3',
    'the issuer of the metadata is the one it was found by, and that of its ID tokens',
    async (t, name) => {
      const { metadata, issuer, signedIn } = await conversation(t, name)
      assert.equal(metadata.issuer, issuer)
      assert.equal(decodeJwt(String((await signedIn()).body.id_token)).iss, issuer)
    },
  ],
  [
    'RFC 7517, 4; RFC 7638',
    'published keys have a kid each, and no private part',
    async (t, name) => {
      const { metadata } = await conversation(t, name)
      const keys = list((await found(String(metadata.jwks_uri))).keys) as JWK[]
      for (const key of keys) {
        assert.deepEqual(
          Object.keys(key).filter((member) => 'd p q dp dq qi k oth'.split(' ').includes(member)),
          [],
        )
        assert.equal(key.kid, await calculateJwkThumbprint(key))
      }
    },
  ],
  [
    'OpenID Connect Core 1.0, 2, 3.1.3.6',
    'an ID token is signed and has iss, sub of at most 255 ASCII characters, aud, exp, iat and the nonce',
    async (t, name) => {
      const { signedIn, tokens, issuer, client } = await conversation(t, name)
      const { body } = await signedIn()
      const { payload } = await jwtVerify(String(body.id_token), tokens.keys, { issuer, audience: client.id })
      assert.match(payload.sub ?? '', /^[\x20-\x7e]{1,255}$/)
      assert.ok(payload.exp && payload.iat && payload.exp > payload.iat)
      assert.equal(payload.nonce, 'n')
    },
  ],
  [
    'OpenID Connect Core 1.0, 3.1.2.1, 3.1.2.6',
    'with prompt=none nobody is asked: login_required goes back with the state',
    async (t, name) => {
      const { push, start, redirect_uri } = await conversation(t, name)
      const back = await redirected(start((await push({ prompt: 'none' })).body.request_uri))
      assert.ok(back?.href.startsWith(redirect_uri))
      assert.deepEqual([back?.searchParams.get('error'), back?.searchParams.get('state')], ['login_required', 's'])
    },
  ],
  [
    'OpenID Connect Core 1.0, 3.1.3.3; RFC 6749, 5.1',
    'a token answer is JSON that nobody keeps, with type and life',
    async (t, name) => {
      const { signedIn } = await conversation(t, name)
      const { headers, body } = await signedIn()
      assert.match(headers.get('content-type') ?? '', /^application\/json/)
      assert.deepEqual([headers.get('cache-control'), headers.get('pragma')], ['no-store', 'no-cache'])
      assert.ok(Number(body.expires_in) > 0 && body.access_token)
    },
  ],
  [
    'RFC 6749, 4.1.2',
    'a code is good once, and for the client that it was given to',
    async (t, name) => {
      const { authorized, exchange, clients, client } = await conversation(t, name)
      const code = (await authorized()).searchParams.get('code')
      const other = await vendor({ uses: client.uses, redirectUris: client.redirectUris })
      await clients.add(other.client)
      const stolen = { client_id: other.client.id }
      const assertion = await other.assertion(decodeJwt(await other.assertion('x')).aud as string)
      refusedAs(await exchange(code, stolen, { assertion }), 'invalid_client', 'invalid_grant')
      assert.equal((await exchange(code)).status, 200)
      refusedAs(await exchange(code), 'invalid_grant')
    },
  ],
  [
    'RFC 6749, 4.1.3',
    'a code is exchanged with the redirect_uri it was asked with',
    async (t, name) => {
      const { authorized, exchange } = await conversation(t, name)
      const code = (await authorized()).searchParams.get('code')
      refusedAs(await exchange(code, { redirect_uri: 'http://127.0.0.1:9/other' }), 'invalid_grant')
    },
  ],
  [
    'OpenID Connect Core 1.0, 3.1.2.1; RFC 6749, 4.1.3',
    'redirect_uri is demanded, when a code is asked for and when it is exchanged',
    async (t, name) => {
      const { push, authorized, exchange } = await conversation(t, name)
      refusedAs(await push({ redirect_uri: undefined }), 'invalid_request')
      const code = (await authorized()).searchParams.get('code')
      refusedAs(await exchange(code, { redirect_uri: undefined }), 'invalid_request', 'invalid_grant')
    },
  ],
  [
    'RFC 6749, 5.2; RFC 6750, 3',
    'a program is told in JSON what is wrong, whatever it says that it would rather read',
    async (t, name) => {
      const { issuer } = await conversation(t, name)
      const headers = { accept: 'text/html, image/gif, *; q=.2, */*; q=.2' }
      for (const [path, method, status] of [
        ['token', 'POST', 400],
        ['request', 'POST', 400],
        ['me', 'GET', 401],
      ] as const) {
        const body = method === 'POST' ? { body: new URLSearchParams({ code: '1' }) } : {}
        const answer = await fetch(`${issuer}/${path}`, { method, headers, redirect: 'manual', ...body })
        assert.equal(answer.status, status, path)
        assert.match(await answer.text(), /^\{"error":"invalid_/, path)
      }
    },
  ],
  [
    'RFC 6749, 3.1.2.4, 4.1.2.1',
    'an address that is not registered is never redirected to',
    async (t, name) => {
      const { push, issuer, client } = await conversation(t, name)
      refusedAs(await push({ redirect_uri: 'https://elsewhere.example/' }), 'invalid_redirect_uri', 'invalid_request')
      const query = new URLSearchParams({
        client_id: client.id,
        response_type: 'code',
        redirect_uri: 'https://elsewhere.example/',
      })
      assert.notEqual((await redirected(`${issuer}/auth?${query}`))?.host, 'elsewhere.example')
    },
  ],
  [
    'RFC 6749, 3.2; 5.2',
    'the token endpoint takes POST alone, no parameter twice, and tells an unknown grant',
    async (t, name) => {
      const { issuer, ask, client, assertion } = await conversation(t, name)
      assert.ok((await fetch(`${issuer}/token`)).status >= 400)
      refusedAs(await ask(`${issuer}/token`, { grant_type: 'password' }), 'unsupported_grant_type')
      refusedAs(await ask(`${issuer}/token`, {}), 'invalid_request')
      const twice = new URLSearchParams({
        ...{ client_id: client.id, client_assertion: await assertion(issuer), grant_type: 'authorization_code' },
        client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
      })
      twice.append('code', 'a')
      twice.append('code', 'b')
      const answer = await fetch(`${issuer}/token`, { method: 'POST', body: twice })
      refusedAs({ body: (await answer.json()) as Json }, 'invalid_request')
    },
  ],
  [
    'RFC 7636, 4.3, 4.6',
    'S256 is demanded, a plain challenge is not taken, and the verifier must be the challenge’s',
    async (t, name) => {
      const { push, authorized, exchange, metadata } = await conversation(t, name)
      assert.deepEqual(metadata.code_challenge_methods_supported, ['S256'])
      refusedAs(await push({ code_challenge_method: 'plain' }), 'invalid_request')
      refusedAs(await push({ code_challenge: undefined, code_challenge_method: undefined }), 'invalid_request')
      const code = (await authorized()).searchParams.get('code')
      refusedAs(await exchange(code, { code_verifier: 'x'.repeat(43) }), 'invalid_grant')
    },
  ],
  [
    'RFC 9126, 2.1, 2.2',
    'a pushed request is answered 201 with request_uri and its life, by a client that has proved itself, and has no request_uri',
    async (t, name) => {
      const { push } = await conversation(t, name)
      const { status, headers, body } = await push()
      assert.equal(status, 201)
      assert.match(String(body.request_uri), /^urn:ietf:params:oauth:request_uri:.{22,}/)
      assert.ok(Number.isInteger(body.expires_in) && Number(body.expires_in) > 0)
      assert.match(headers.get('cache-control') ?? '', /no-store/)
      refusedAs(await push({ request_uri: 'urn:x' }), 'invalid_request', 'request_uri_not_supported')
      const other = await push({}, { proof: undefined, assertion: 'x.y.z' })
      assert.ok(other.status === 401 || other.status === 400)
      refusedAs(other, 'invalid_client', 'invalid_request')
    },
  ],
  [
    'RFC 9126, 2.2, 4, 5',
    'a request_uri serves the client that pushed, requests that are not pushed are refused, and the metadata says so',
    async (t, name) => {
      const { push, start, clients, client, issuer, metadata, asked } = await conversation(t, name)
      const other = await vendor({ uses: client.uses })
      await clients.add(other.client)
      const { body } = await push()
      const stolen = await redirected(start(body.request_uri, other.client.id))
      assert.ok(!stolen?.pathname.includes('/innlogging/'), String(stolen))
      const query = new URLSearchParams(
        Object.entries(asked).map(([key, value]): [string, string] => [key, value ?? '']),
      )
      const direct = await redirected(`${issuer}/auth?${query}&client_id=${client.id}`)
      assert.ok(!direct?.pathname.includes('/innlogging/'), String(direct))
      assert.equal(metadata.pushed_authorization_request_endpoint, `${issuer}/request`)
      assert.equal(metadata.require_pushed_authorization_requests, true)
    },
  ],
  [
    'RFC 9101, 10.5; OpenID Connect Core 1.0, 6.1',
    'a request object signed by the client is read, and one that is not signed is refused',
    async (t, name) => {
      const { push, asked, client, issuer, key, ask, proof: _proof } = await conversation(t, name)
      const claims = {
        ...asked,
        client_id: client.id,
        iss: client.id,
        aud: issuer,
        exp: seconds() + 60,
        nbf: seconds(),
        jti: randomUUID(),
      }
      const request = await new SignJWT(claims)
        .setProtectedHeader({ alg: 'ES256', kid: 'vendor-key' })
        .sign(key.privateKey)
      const { status, body } = await ask(`${issuer}/request`, { request }, { proof: undefined })
      assert.equal(status, 201, JSON.stringify(body))
      const [, payload] = request.split('.')
      const unsigned = `${Buffer.from('{"alg":"none"}').toString('base64url')}.${payload}.`
      refusedAs(await push({ request: unsigned }), 'invalid_request_object', 'invalid_request')
    },
  ],
  [
    'RFC 9207, 2, 3',
    'whoever answers says who it is, and the metadata says that it does',
    async (t, name) => {
      const { authorized, issuer, metadata } = await conversation(t, name)
      assert.equal((await authorized()).searchParams.get('iss'), issuer)
      assert.equal(metadata.authorization_response_iss_parameter_supported, true)
    },
  ],
]

testMusts(ofPeopleIssuers)

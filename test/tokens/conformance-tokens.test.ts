import { strict as assert } from 'node:assert'
import { test } from 'node:test'
import { decodeJwt, decodeProtectedHeader, jwtVerify } from 'jose'
import { conversation, peopleIssuers } from './conversation.ts'
import { list, type Must, refusedAs, seconds, testMusts } from './musts.ts'
import { vendor } from './vendor.ts'

/** Of the tokens that people's issuers give, and of what clients prove for them. */
const ofTokens: readonly Must[] = [
  [
    'RFC 9449, 5, 5.1, 6.1',
    'a token is bound to the key that was proved, is said to be of type DPoP, and no symmetric algorithm is taken',
    async (t, name) => {
      const { signedIn, thumbprint, metadata } = await conversation(t, name)
      const { body } = await signedIn()
      assert.equal(body.token_type, 'DPoP')
      assert.deepEqual(decodeJwt(String(body.access_token)).cnf, { jkt: thumbprint })
      const algorithms = list(metadata.dpop_signing_alg_values_supported)
      assert.ok(algorithms.length > 0 && !algorithms.some((each) => /^HS|none/.test(String(each))))
    },
  ],
  [
    'RFC 9449, 4.3, 5',
    'a proof for another method or address, of another time, or used before gives no token: invalid_dpop_proof',
    async (t, name) => {
      const { authorized, exchange, issuer, proof } = await conversation(t, name)
      const code = (await authorized()).searchParams.get('code')
      for (const wrong of [
        await proof('GET', `${issuer}/token`),
        await proof('POST', `${issuer}/request`),
        await proof('POST', `${issuer}/token`, { iat: seconds() - 3600 }),
        await proof('POST', `${issuer}/token`, { jti: undefined }),
        'x.y.z',
      ]) {
        refusedAs(await exchange(code, {}, { proof: wrong }), 'invalid_dpop_proof')
      }
    },
  ],
  [
    'RFC 9449, 10, 10.1',
    'a code asked for with a key is exchanged with that key alone',
    async (t, name) => {
      const { authorized, exchange, issuer, proof } = await conversation(t, name)
      const given = { proof: await proof('POST', `${issuer}/request`) }
      const code = (await authorized({}, given)).searchParams.get('code')
      const other = await vendor()
      refusedAs(
        await exchange(code, {}, { proof: await other.proof('POST', `${issuer}/token`) }),
        'invalid_grant',
        'invalid_dpop_proof',
      )
    },
  ],
  [
    'RFC 8707, 2',
    'a resource that is no absolute URI or has a fragment, or that there is not, is refused: invalid_target',
    async (t, name) => {
      const { push } = await conversation(t, name)
      for (const resource of ['one', 'nhn:one#part', 'nhn:none']) {
        refusedAs(await push({ resource }), 'invalid_target')
      }
    },
  ],
  [
    'RFC 9068, 2',
    'an access token is at+jwt, signed, with iss, exp, aud, sub, client_id, iat and jti',
    async (t, name) => {
      const { signedIn, tokens, issuer, client } = await conversation(t, name)
      const token = String((await signedIn()).body.access_token)
      const { payload } = await jwtVerify(token, tokens.keys, { issuer, audience: 'nhn:one', typ: 'at+jwt' })
      assert.deepEqual(decodeProtectedHeader(token).alg, 'RS256')
      assert.equal(payload.client_id, client.id)
      for (const claim of ['exp', 'sub', 'iat', 'jti']) assert.ok(payload[claim], claim)
    },
  ],
]

testMusts(ofTokens)

/** RFC 7523, section 3: each way that an assertion is wrong, at each endpoint where a client proves itself. */
for (const [says, claims] of [
  ['no iss', { iss: undefined }],
  ['no sub', { sub: undefined }],
  ['no aud', { aud: undefined }],
  ['no exp', { exp: undefined }],
  ['no jti', { jti: undefined }],
  ['an aud that is another’s', { aud: 'https://issuer.example' }],
  ['an exp that is over', { iat: seconds() - 600, nbf: seconds() - 600, exp: seconds() - 540 }],
  ['an nbf to come', { nbf: seconds() + 600, exp: seconds() + 660 }],
] as const) {
  for (const issuer of peopleIssuers) {
    test(`RFC 7523, 3, ${issuer}: an assertion with ${says} proves nothing`, async (t) => {
      const { push, assertion, issuer: address, ask } = await conversation(t, issuer)
      const wrong = () => assertion(address, claims)
      refusedAs(await push({}, { proof: undefined, assertion: await wrong() }), 'invalid_client', 'invalid_request')
      const form = { grant_type: 'refresh_token', refresh_token: 'x' }
      refusedAs(await ask(`${address}/token`, form, { assertion: await wrong() }), 'invalid_client', 'invalid_request')
    })
  }
}

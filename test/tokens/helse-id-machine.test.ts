import { strict as assert } from 'node:assert'
import { generateKeyPairSync } from 'node:crypto'
import { test } from 'node:test'
import { jwtVerify } from 'jose'
import { openTokens } from './token-server.ts'
import { vendor } from './vendor.ts'

const grant = { grant_type: 'client_credentials', scope: 'nhn:one/read' }

async function opened(t: Parameters<typeof openTokens>[0], over: Parameters<typeof vendor>[0] = {}) {
  const client = await vendor(over)
  const system = await openTokens(t, client.client)
  return { ...system, ...client, issuer: system.tokens.issuer, token: `${system.tokens.issuer}/token` }
}

test('norway.md 2.1: a machine gets a token for one audience, bound to its key, with every claim of HelseID', async (t) => {
  const { ask, token, issuer, tokens, client, thumbprint } = await opened(t)
  const { status, body } = await ask(token, grant)
  assert.deepEqual([status, body.token_type], [200, 'DPoP'], JSON.stringify(body))
  const { payload, protectedHeader } = await jwtVerify(String(body.access_token), tokens.keys, {
    issuer,
    audience: 'nhn:one',
  })
  assert.equal(protectedHeader.typ, 'at+jwt')
  const { iat = 0, exp = 0, nbf, jti, ...claims } = payload
  assert.ok(exp - iat <= 60 && nbf !== undefined && jti !== undefined)
  assert.deepEqual(claims, {
    iss: issuer,
    aud: 'nhn:one',
    sub: client.id,
    scope: ['nhn:one/read'],
    client_id: client.id,
    client_amr: 'private_key_jwt',
    cnf: { jkt: thumbprint },
    'helseid://claims/client/client_name': 'Eksempel EPJ',
    'helseid://claims/client/client_tenancy': 'single-tenant',
    'helseid://claims/client/claims/orgnr_parent': '200000005',
  })
})

const named = (value: string, system: string) => [
  {
    type: 'helseid_authorization',
    practitioner_role: { organization: { identifier: { system, type: 'ENH', value } } },
  },
]
const claim = (name: string) => `helseid://claims/client/claims/${name}`

for (const member of ['authorization_details', 'assertion_details']) {
  test(`norway.md 2.1, delegated access: a client for many says for whom in ${member}, and its own number is the supplier's`, async (t) => {
    const { ask, assertion, token, issuer, tokens } = await opened(t, { tenancy: 'multi-tenant' })
    const details = { [member]: named('NO:ORGNR:200000021:200000048', 'urn:oid:1.0.6523') }
    const { body } = await ask(token, grant, { assertion: await assertion(issuer, details) })
    const { payload } = await jwtVerify(String(body.access_token), tokens.keys)
    assert.deepEqual(
      ['orgnr_parent', 'orgnr_child', 'orgnr_supplier'].map((name) => payload[claim(name)]),
      ['200000021', '200000048', '200000005'],
    )
  })
}

const journal = (journal_id: unknown) => ({ type: 'nhn:sfm:journal-id', value: { journal_id } })

test('norway.md 1.1: the journal id that a client states for SFM is in its token, and one of which nothing is said is not', async (t) => {
  const { ask, assertion, token, issuer, tokens } = await opened(t, { tenancy: 'multi-tenant' })
  const organisation = named('NO:ORGNR:200000021:', 'urn:oid:1.0.6523')
  const id = 'ed30a6a5-4834-40be-a32b-1e4f5217e378'
  for (const [stated, said] of [
    [[journal(id)], id],
    [[], undefined],
  ] as const) {
    const details = { assertion_details: [...organisation, ...stated] }
    const { body } = await ask(token, grant, { assertion: await assertion(issuer, details) })
    const { payload } = await jwtVerify(String(body.access_token), tokens.keys)
    assert.equal(payload['nhn:sfm:journal-id'], said)
  }
})

test('norway.md 0.1: a client for one organisation names the unit below it alone', async (t) => {
  const { ask, assertion, token, issuer, tokens } = await opened(t)
  const details = { authorization_details: named('200000048', 'urn:oid:2.16.578.1.12.4.1.2.101') }
  const { body } = await ask(token, grant, { assertion: await assertion(issuer, details) })
  const { payload } = await jwtVerify(String(body.access_token), tokens.keys)
  assert.deepEqual([payload[claim('orgnr_parent')], payload[claim('orgnr_child')]], ['200000005', '200000048'])
})

test('norway.md 2.1, audience by scope: two audiences at once are refused, one of them by its resource is given', async (t) => {
  const { ask, token } = await opened(t)
  const both = { ...grant, scope: 'nhn:one/read nhn:other/read' }
  assert.equal((await ask(token, both)).body.error, 'invalid_target')
  const one = await ask(token, { ...grant, scope: 'nhn:other/read', resource: 'nhn:other' })
  assert.equal(one.status, 200)
})

const later = () => Math.floor(Date.now() / 1000) + 120

for (const [title, status, error, form, wrong] of [
  ['RFC 6749, 5.2: a scope that no service has', 400, 'invalid_scope', { scope: 'nhn:none' }, {}],
  [
    'RFC 6749, 5.2: a scope that the client is not registered for',
    400,
    'invalid_scope',
    { scope: 'nhn:one/write' },
    {},
  ],
  ['RFC 6749, 3.3: a scope of no API', 400, 'invalid_scope', { scope: 'openid' }, {}],
  ['RFC 6749, 3.3: no scope', 400, 'invalid_scope', { scope: '' }, {}],
  ['RFC 6749, 5.2: a grant that there is not', 400, 'unsupported_grant_type', { grant_type: 'password' }, {}],
  ['RFC 8707, 2: a resource that there is not', 400, 'invalid_target', { resource: 'nhn:none' }, {}],
  ['norway.md 2.1: an assertion that lives longer than 60 seconds', 401, 'invalid_client', {}, { exp: later() }],
  [
    'norway.md 2.1: an assertion for the token endpoint and not the issuer',
    401,
    'invalid_client',
    {},
    { aud: '/token' },
  ],
  ['norway.md 2.1: an assertion with another subject', 400, 'invalid_request', {}, { sub: 'another' }],
  ['norway.md 2.1: an assertion without nbf', 401, 'invalid_client', {}, { nbf: undefined }],
  ['RFC 9396, 5: details that are no list', 400, 'invalid_authorization_details', {}, { assertion_details: {} }],
  [
    'RFC 9396, 5: details of a type that there is not',
    400,
    'invalid_authorization_details',
    {},
    { authorization_details: [{ type: 'x' }] },
  ],
  [
    'norway.md 1.1: a journal id that is no UUID',
    400,
    'invalid_authorization_details',
    {},
    { authorization_details: [journal('1231231234-34213412-432423-4233')] },
  ],
  [
    'norway.md 1.1: a journal id that is left out',
    400,
    'invalid_authorization_details',
    {},
    { authorization_details: [{ type: 'nhn:sfm:journal-id' }] },
  ],
  [
    'RFC 9396, 5: two journal ids',
    400,
    'invalid_authorization_details',
    {},
    { authorization_details: Array(2).fill(journal('ed30a6a5-4834-40be-a32b-1e4f5217e378')) },
  ],
  [
    'norway.md 2.2: an attest of nobody',
    400,
    'invalid_authorization_details',
    {},
    { authorization_details: [{ type: 'nhn:tillitsrammeverk:parameters' }] },
  ],
  [
    'norway.md 0.1: another legal entity than the client’s own',
    400,
    'invalid_authorization_details',
    {},
    { authorization_details: named('NO:ORGNR:200000021:', 'urn:oid:1.0.6523') },
  ],
] as const) {
  test(`${title}: ${error}`, async (t) => {
    const { ask, assertion, token, issuer } = await opened(t)
    const claims = 'aud' in wrong ? { aud: `${issuer}${wrong.aud}` } : wrong
    const answer = await ask(token, { ...grant, ...form }, { assertion: await assertion(issuer, claims) })
    assert.deepEqual([answer.status, answer.body.error], [status, error], JSON.stringify(answer.body))
    assert.equal(answer.headers.get('cache-control'), 'no-store')
  })
}

test('RFC 7523, 3: an assertion that was used before, by another key or of a client nobody registered: invalid_client', async (t) => {
  const { ask, assertion, token, issuer } = await opened(t)
  const once = await assertion(issuer)
  assert.equal((await ask(token, grant, { assertion: once })).status, 200)
  const again = await ask(token, grant, { assertion: once })
  const stranger = await vendor()
  const answers = [again, await stranger.ask(token, grant)]
  const { body } = await ask(token, grant, {
    assertion: await assertion(issuer, {}, generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey),
  })
  assert.deepEqual([...answers.map((each) => each.body.error), body.error], Array(3).fill('invalid_client'))
})

test('RFC 9449, 5: without a proof, or with one for another request, there is no token', async (t) => {
  const { ask, proof, token } = await opened(t)
  const without = await ask(token, grant, { proof: undefined })
  const other = await ask(token, grant, { proof: await proof('POST', `${token}/other`) })
  assert.deepEqual([without.body.error, other.body.error], ['invalid_grant', 'invalid_dpop_proof'])
})

import { strict as assert } from 'node:assert'
import { type TestContext, test } from 'node:test'
import { decodeJwt, jwtVerify } from 'jose'
import { readHelseIdToken } from '../../src/standards/helseid/access-token.ts'
import { checkAttest } from '../../src/standards/helseid/check-attest.ts'
import { attest, doctor, patient, signedIn } from './signed-in.ts'
import { vendor } from './vendor.ts'

const grant_type = 'urn:ietf:params:oauth:grant-type:token-exchange'
const subject_token_type = 'urn:ietf:params:oauth:token-type:access_token'

/** An API of a vendor, called with a doctor's token for it, and what it asks to exchange that for. */
async function calledApi(t: TestContext) {
  const api = await vendor({ uses: ['api'], name: 'API', orgNumber: '200000021', scopes: ['nhn:other/read'] })
  const own = `box:${api.client.id}`
  const system = await signedIn(t, `nhn:one/read nhn:other/read ${own}/all`)
  await system.clients.add(api.client)
  const subject = await tokenFor(system, `${own}/all`)
  const form = { grant_type, subject_token_type, subject_token: subject, scope: 'nhn:other/read' }
  return {
    ...system,
    api,
    own,
    subject,
    form,
    exchange: (over: object = {}) => api.ask(system.token, { ...form, ...over }),
  }
}

type SignedIn = Omit<Awaited<ReturnType<typeof signedIn>>, 'exchange'>

async function tokenFor({ ask, token, answer, assertion, issuer }: SignedIn, scope: string) {
  const form = { grant_type: 'refresh_token', refresh_token: answer.body.refresh_token, scope }
  const { status, body } = await ask(token, form, {
    assertion: await assertion(issuer, { assertion_details: [attest] }),
  })
  assert.equal(status, 200, JSON.stringify(body))
  return String(body.access_token)
}

test('RFC 8693, 2.2.1: an API gets a token for the next one, of the same person, organisation and attest', async (t) => {
  const { exchange, api, subject, tokens, issuer, client } = await calledApi(t)
  const { status, headers, body } = await exchange()
  assert.equal(status, 200, JSON.stringify(body))
  assert.deepEqual(
    [body.issued_token_type, body.token_type, body.scope],
    [subject_token_type, 'DPoP', 'nhn:other/read'],
  )
  assert.equal(headers.get('cache-control'), 'no-store')
  const { payload } = await jwtVerify(String(body.access_token), tokens.keys, {
    ...{ issuer, audience: 'nhn:other', typ: 'at+jwt' },
  })
  const before = readHelseIdToken(decodeJwt(subject))
  const { person, attest: given, keyThumbprint } = readHelseIdToken(payload)
  assert.deepEqual(person, before.person)
  assert.equal(person.pid, doctor.pid)
  assert.equal(keyThumbprint, api.thumbprint)
  assert.deepEqual(checkAttest(given ?? assert.fail(), { person, patient, now: new Date() }), [])
  assert.deepEqual([payload.client_id, payload.act], [api.client.id, { sub: api.client.id, act: { sub: client.id } }])
  assert.ok((payload.exp ?? 0) - (payload.iat ?? 0) <= 60)
})

test('RFC 8693, 2.1: the next API may be named by resource or audience instead of by scope', async (t) => {
  const { exchange } = await calledApi(t)
  for (const name of ['resource', 'audience']) {
    const { body } = await exchange({ scope: '', [name]: 'nhn:other' })
    const { aud, scope } = decodeJwt(String(body.access_token))
    assert.deepEqual([aud, scope], ['nhn:other', ['nhn:other/read']])
  }
})

test('RFC 8693, 4.1: a chain tells everyone who passed it on, and is not longer than three', async (t) => {
  const { exchange, clients, own, token, ...system } = await calledApi(t)
  const second = await vendor({ uses: ['api'], scopes: ['nhn:other/read', `${own}/all`] })
  await clients.add(second.client)
  await clients.remove(system.api.client.id)
  await clients.add({ ...system.api.client, scopes: ['nhn:other/read', `box:${second.client.id}/all`] })
  const passedOn = await exchange({ scope: `box:${second.client.id}/all` })
  const form = { ...system.form, subject_token: passedOn.body.access_token, scope: `${own}/all` }
  const { body } = await second.ask(token, form)
  const { act } = decodeJwt(String(body.access_token)) as { act: { sub: string; act: { sub: string } } }
  assert.deepEqual([act.sub, act.act.sub], [second.client.id, system.api.client.id], JSON.stringify(body))
  const third = await exchange({ subject_token: body.access_token })
  assert.equal(third.body.error, 'invalid_request')
})

for (const [title, error, over] of [
  ['2.1: without a subject token', 'invalid_request', { subject_token: '' }],
  ['2.1: without its type', 'invalid_request', { subject_token_type: '' }],
  ['3: of another type', 'invalid_request', { subject_token_type: 'urn:ietf:params:oauth:token-type:id_token' }],
  ['2.2.2: that is no token', 'invalid_request', { subject_token: 'x.y.z' }],
  [
    '2.1: for another type of token',
    'invalid_request',
    { requested_token_type: 'urn:ietf:params:oauth:token-type:jwt' },
  ],
  ['2.1: with an actor token', 'invalid_request', { actor_token: 'x', actor_token_type: subject_token_type }],
  ['2.2.2: for an API that there is not', 'invalid_target', { scope: '', resource: 'nhn:none' }],
  ['2.2.2: for no API', 'invalid_target', { scope: '' }],
  ['RFC 6749, 5.2: for a scope that the API is not registered for', 'invalid_scope', { scope: 'nhn:one/read' }],
] as const) {
  test(`RFC 8693, ${title}: ${error}`, async (t) => {
    const { exchange } = await calledApi(t)
    const { status, body } = await exchange(over)
    assert.deepEqual([status, body.error], [400, error], JSON.stringify(body))
  })
}

test('RFC 8693, 5: a token for another API is exchanged by nobody who got hold of it', async (t) => {
  const { exchange, ...system } = await calledApi(t)
  const { body } = await exchange({ subject_token: await tokenFor(system, 'nhn:one/read') })
  assert.equal(body.error, 'invalid_request')
})

test('RFC 6749, 5.2: a client that is no API exchanges nothing', async (t) => {
  const { ask, token, form } = await calledApi(t)
  assert.match(String((await ask(token, form)).body.error), /invalid_request|unauthorized_client/)
})

test('RFC 9449, 5: without a proof, or with one used before, there is no token', async (t) => {
  const { api, token, form } = await calledApi(t)
  const proof = await api.proof('POST', token)
  const answers = [
    await api.ask(token, form, { proof: undefined }),
    await api.ask(token, form, { proof }),
    await api.ask(token, form, { proof }),
  ]
  assert.deepEqual(
    answers.map(({ body }) => body.error),
    ['invalid_grant', undefined, 'invalid_dpop_proof'],
  )
})

test('our proposal: an API states no attest of its own: invalid_authorization_details', async (t) => {
  const { api, token, form, issuer } = await calledApi(t)
  const assertion = await api.assertion(issuer, { assertion_details: [attest] })
  assert.equal((await api.ask(token, form, { assertion })).body.error, 'invalid_authorization_details')
})

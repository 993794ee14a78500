import { strict as assert } from 'node:assert'
import { test } from 'node:test'
import { jwtVerify } from 'jose'
import { openTokens } from './token-server.ts'
import { challenge, signIn, vendor } from './vendor.ts'

const pid = '24868600035'

async function pushed(t: Parameters<typeof openTokens>[0], acr_values?: string) {
  const client = await vendor({ uses: ['citizen'], scopes: ['nhn:one/read'] })
  const system = await openTokens(t, client.client)
  const issuer = system.tokens.idPorten
  const [redirect_uri = ''] = client.client.redirectUris
  const { verifier, challenge: code_challenge } = challenge()
  const asked = {
    response_type: 'code',
    scope: 'openid profile nhn:one/read',
    state: 's',
    ...(acr_values === undefined ? {} : { acr_values }),
  }
  const form = { ...asked, redirect_uri, code_challenge, code_challenge_method: 'S256' }
  const { status, body } = await client.ask(`${issuer}/request`, form, { proof: undefined })
  assert.equal(status, 201, JSON.stringify(body))
  const query = new URLSearchParams({ client_id: client.client.id, request_uri: String(body.request_uri) })
  return { ...system, ...client, issuer, verifier, redirect_uri, start: `${issuer}/auth?${query}` }
}

test('norway.md 2.4: a citizen signs in at the highest level; their number is in the tokens, and another one for each of us is sub', async (t) => {
  const { start, ask, issuer, verifier, redirect_uri, tokens, client, thumbprint } = await pushed(
    t,
    'idporten-loa-high',
  )
  const back = await signIn(start, { pid }, redirect_uri)
  const code = back.searchParams.get('code') ?? assert.fail(back.href)
  const { body } = await ask(`${issuer}/token`, {
    grant_type: 'authorization_code',
    code,
    redirect_uri,
    code_verifier: verifier,
  })
  const id = await jwtVerify(String(body.id_token), tokens.keys, { issuer, audience: client.id })
  const access = await jwtVerify(String(body.access_token), tokens.keys, { issuer, audience: 'nhn:one' })
  assert.deepEqual([id.payload.pid, id.payload.acr, id.payload.amr], [pid, 'idporten-loa-high', ['TestID']])
  const { payload } = access
  assert.deepEqual([payload.pid, payload.acr, payload.scope], [pid, 'idporten-loa-high', 'nhn:one/read'])
  assert.deepEqual(payload.cnf, { jkt: thumbprint })
  assert.equal(payload.sub, id.payload.sub)
  assert.notEqual(payload.sub, pid)
})

for (const [title, number] of [
  ['a number whose check digits do not hold', '24868600034'],
  ['a number of real shape', '01010150589'],
  ['something else', 'abc'],
] as const) {
  test(`issue 6, bad input: ${title} signs in nobody, and the page says why`, async (t) => {
    const { start } = await pushed(t)
    const { headers } = await fetch(start, { redirect: 'manual' })
    const page = new URL(headers.get('location') ?? '', start)
    const cookie = headers
      .getSetCookie()
      .map((line) => line.split(';')[0])
      .join('; ')
    const answer = await fetch(page, {
      method: 'POST',
      headers: { cookie, origin: page.origin },
      body: new URLSearchParams({ pid: number }),
    })
    const text = await answer.text()
    assert.deepEqual([answer.status, text.includes('aria-invalid'), text.includes(number)], [400, true, false])
  })
}

for (const [asked, acr] of [
  [undefined, 'idporten-loa-substantial'],
  ['idporten-loa-substantial', 'idporten-loa-substantial'],
  ['idporten-loa-high', 'idporten-loa-high'],
] as const) {
  test(`ID-porten: a citizen who takes the lower level has ${acr} in both tokens, where ${asked ?? 'no level'} is asked for`, async (t) => {
    const { start, ask, issuer, verifier, redirect_uri, tokens } = await pushed(t, asked)
    const back = await signIn(start, { pid, nivaa: 'idporten-loa-substantial' }, redirect_uri)
    const form = { grant_type: 'authorization_code', code: back.searchParams.get('code'), redirect_uri }
    const { body } = await ask(`${issuer}/token`, { ...form, code_verifier: verifier })
    for (const token of [body.id_token, body.access_token]) {
      assert.equal((await jwtVerify(String(token), tokens.keys)).payload.acr, acr)
    }
  })
}

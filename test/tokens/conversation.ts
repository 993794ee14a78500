import { strict as assert } from 'node:assert'
import type { TestContext } from 'node:test'
import { openTokens, professionals } from './token-server.ts'
import { challenge, signIn, vendor } from './vendor.ts'

/** The issuers that sign people in. */
export const peopleIssuers = ['HelseID', 'ID-porten'] as const

/** One of them. */
export type PeopleIssuerName = (typeof peopleIssuers)[number]

type Form = Readonly<Record<string, string | undefined>>

const kinds = {
  HelseID: {
    uses: ['professional', 'system'],
    chosen: { person: professionals.find(({ authorizations }) => authorizations.includes('LE'))?.subject ?? '' },
    of: 'issuer',
  },
  'ID-porten': { uses: ['citizen'], chosen: { pid: '13116900216' }, of: 'idPorten' },
} as const

/** A registered client and an issuer, with every step of the code flow by itself. */
export async function conversation(t: TestContext, name: PeopleIssuerName = 'HelseID') {
  const { uses, chosen, of } = kinds[name]
  const scopes = ['nhn:one/read', 'nhn:other/read']
  const registered = await vendor({ uses, scopes })
  const system = await openTokens(t, registered.client)
  const issuer = system.tokens[of]
  const { client, ask, proof } = registered
  const [redirect_uri = ''] = client.redirectUris
  const pkce = challenge()
  const asked: Form = {
    ...{
      redirect_uri,
      response_type: 'code',
      scope: 'openid profile offline_access nhn:one/read',
      state: 's',
      nonce: 'n',
    },
    ...{ code_challenge: pkce.challenge, code_challenge_method: 'S256' },
  }
  const push = (over: Form = {}, given: Parameters<typeof ask>[2] = { proof: undefined }) =>
    ask(`${issuer}/request`, said({ ...asked, ...over }), given)
  const start = (request_uri: unknown, client_id = client.id) =>
    `${issuer}/auth?${new URLSearchParams({ client_id, request_uri: String(request_uri) })}`
  const authorized = async (over: Form = {}, given?: Parameters<typeof ask>[2]) => {
    const { status, body } = await push(over, given)
    assert.equal(status, 201, JSON.stringify(body))
    return signIn(start(body.request_uri), chosen, redirect_uri)
  }
  const exchange = (code: unknown, over: Form = {}, given?: Parameters<typeof ask>[2]) => {
    const form = { grant_type: 'authorization_code', code: String(code), redirect_uri, code_verifier: pkce.verifier }
    return ask(`${issuer}/token`, said({ ...form, ...over }), given)
  }
  const signedIn = async (over: Form = {}) => exchange((await authorized(over)).searchParams.get('code'))
  const metadata = await found(`${issuer}/.well-known/openid-configuration`)
  return {
    ...system,
    ...registered,
    issuer,
    proof,
    asked,
    push,
    start,
    authorized,
    exchange,
    signedIn,
    metadata,
    chosen,
    redirect_uri,
  }
}

/** A form without what is undefined. */
function said(form: Form): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(form).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  )
}

/** A document of an issuer. */
export async function found(address: string): Promise<Readonly<Record<string, unknown>>> {
  const response = await fetch(address)
  assert.equal(response.status, 200, address)
  assert.match(response.headers.get('content-type') ?? '', /^application\/(jwk-set\+)?json/)
  // Metadata and key sets are objects; the tests look at their members.
  return (await response.json()) as Readonly<Record<string, unknown>>
}

/** Where an answer sends the browser, without following. */
export async function redirected(
  address: string,
  headers: Readonly<Record<string, string>> = {},
): Promise<URL | undefined> {
  const { headers: answered } = await fetch(address, { redirect: 'manual', headers })
  const location = answered.get('location')
  return location === null ? undefined : new URL(location, address)
}

import { strict as assert } from 'node:assert'
import { randomUUID } from 'node:crypto'
import type { TestContext } from 'node:test'
import { openTokens, professionals } from './token-server.ts'
import { challenge, signIn, vendor } from './vendor.ts'

/** Who signs in. */
export const doctor = professionals.find(({ authorizations }) => authorizations.includes('LE'))!
/** Whom the attest is for. */
export const patient = { id: '13116900216', system: 'urn:oid:2.16.578.1.12.4.1.4.1' }
const unit = { id: '200000005', system: 'urn:oid:2.16.578.1.12.4.1.4.101' }
/** An attest that keeps every rule, as a client states it. */
export const attest = {
  type: 'nhn:tillitsrammeverk:parameters',
  practitioner: {
    authorization: { code: 'LE', system: 'urn:oid:2.16.578.1.12.4.1.1.9060' },
    legal_entity: unit,
    point_of_care: unit,
  },
  care_relationship: {
    healthcare_service: { code: 'KP01', system: 'urn:oid:2.16.578.1.12.4.1.1.8663' },
    purpose_of_use: { code: 'TREAT', system: 'urn:oid:2.16.840.1.113883.1.11.20448' },
    decision_ref: { id: randomUUID(), user_selected: false },
  },
  patients: [{ identifier: patient }],
}

/** The token service with a vendor's client. */
export async function openedTokens(t: TestContext) {
  const client = await vendor({ scopes: ['nhn:one/read', 'nhn:other/read'] })
  const system = await openTokens(t, client.client)
  const { issuer } = system.tokens
  const [redirect_uri = ''] = client.client.redirectUris
  return { ...system, ...client, issuer, redirect_uri, token: `${issuer}/token` }
}

const scopes = 'openid profile offline_access helseid://scopes/identity/pid helseid://scopes/hpr/hpr_number'

/** A professional signed in at the vendor's client, by the standards alone. */
export async function signedIn(t: TestContext, scope = 'nhn:one/read nhn:other/read') {
  const system = await openedTokens(t)
  const { ask, issuer, redirect_uri, client, token } = system
  const { verifier, challenge: code_challenge } = challenge()
  const asked = {
    ...{ redirect_uri, code_challenge },
    response_type: 'code',
    code_challenge_method: 'S256',
    state: 's',
    nonce: 'n',
  }
  const form = { ...asked, scope: `${scopes} ${scope}` }
  const pushed = await ask(`${issuer}/request`, form, { assertion: await system.assertion(issuer), proof: undefined })
  assert.equal(pushed.status, 201, JSON.stringify(pushed.body))
  const query = new URLSearchParams({ client_id: client.id, request_uri: String(pushed.body.request_uri) })
  const back = await signIn(`${issuer}/auth?${query}`, { person: doctor.subject }, redirect_uri)
  assert.deepEqual([back.searchParams.get('state'), back.searchParams.get('iss')], ['s', issuer])
  const code = back.searchParams.get('code') ?? assert.fail(back.href)
  const assertion = await system.assertion(issuer, { authorization_details: [attest] })
  const exchange = { grant_type: 'authorization_code', code, redirect_uri, code_verifier: verifier }
  return { ...system, exchange, answer: await ask(token, exchange, { assertion }) }
}

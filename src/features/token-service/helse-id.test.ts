import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { createServer } from 'node:http'
import { type TestContext, test } from 'node:test'
import type { AttestRequest } from '../../standards/helseid/attest.ts'
import { attestType } from '../../standards/helseid/attest.ts'
import { attestTokens, makeIssuerClient, makeRelyingParty, newClientKey } from '../identity/index.ts'
import { type DemoIssuer, demoClientId, demoIssuerPath, makeDemoIssuer } from './helse-id.ts'

const now = () => new Date()

/** The demo issuer, listening on this machine, and our side of it. */
async function opened(t: TestContext) {
  const { clientKey, registered } = await newClientKey()
  const given: { issuer?: DemoIssuer } = {}
  const server = createServer(async (request, response) => {
    const [, subject] = /^\/openid\/innlogging\/[^?]+\?(.+)$/.exec(request.url ?? '') ?? []
    if (subject === undefined) return given.issuer?.handle(request, response)
    response.writeHead(303, { location: await given.issuer?.choose(request, response, subject) }).end()
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  t.after(() => server.close().closeAllConnections())
  const address = server.address()
  const origin = `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`
  const paths = { choicePath: `${demoIssuerPath}/innlogging`, redirectPath: '/svar', failedPath: '/avbrutt' }
  const newToken = () => randomBytes(32).toString('base64url')
  given.issuer = makeDemoIssuer({ origin, ...paths, clientKey: registered, now, newToken })
  const settings = { issuer: `${origin}${demoIssuerPath}`, clientId: demoClientId, clientKey }
  const client = makeIssuerClient(settings)
  return { origin, settings, client, party: makeRelyingParty(client, `${origin}/svar`, now) }
}

/** Goes where a browser is sent, until it is sent back to us. */
async function followed(start: string, subject: string): Promise<URL> {
  const cookies = new Map<string, string>()
  let next = new URL(start)
  while (next.pathname !== '/svar') {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    const { headers } = await fetch(next, { redirect: 'manual', headers: { cookie } })
    for (const line of headers.getSetCookie()) cookies.set(line.split('=')[0]!, line.split(';')[0]!.split('=')[1]!)
    next = new URL(headers.get('location') ?? assert.fail('The issuer leads nowhere'), next)
    if (next.pathname.startsWith('/openid/innlogging')) next.search = subject
  }
  return next
}

async function signedIn(t: TestContext, subject: string) {
  const system = await opened(t)
  const { address, pending } = await system.party.begin('/')
  const { grant, claims } = await system.party.finish(await followed(address, subject), pending)
  return { ...system, address, claims, grant: grant ?? assert.fail('No grant') }
}

const unit = { id: '000000101', system: 'urn:oid:2.16.578.1.12.4.1.4.101', name: 'Storfjell legevakt' }
const patients = [{ identifier: { id: 'A', system: 'urn:oid:1.2.246.21' } }]

const attest: AttestRequest = {
  type: attestType,
  practitioner: {
    authorization: { code: 'LE', system: 'urn:oid:2.16.578.1.12.4.1.1.9060' },
    legal_entity: unit,
    point_of_care: unit,
  },
  care_relationship: {
    healthcare_service: { code: 'KP01', system: 'urn:oid:2.16.578.1.12.4.1.1.8663' },
    purpose_of_use: { code: 'TREAT', system: 'urn:oid:2.16.840.1.113883.1.11.20448' },
    decision_ref: { id: 'd', user_selected: true },
  },
  patients,
}

test('HelseID: pushed request, key-bound access token with person, HPR and organisation, and the attest of the assertion', async (t) => {
  const { address, claims, client, grant } = await signedIn(t, 'demo-doctor')
  assert.match(address, /request_uri=urn/)
  assert.equal(claims.sub, 'demo-doctor')
  const token = await attestTokens(client, now)(grant, attest)
  const { person, attest: given } = token
  assert.deepEqual([person.subject, person.pid, person.assuranceLevel], ['demo-doctor', '24868600035', 'high'])
  assert.deepEqual([person.authorizations, person.orgnrParent], [['LE'], '000000101'])
  assert.deepEqual(given?.patients, patients)
  assert.equal(given?.practitioner.identifier.id, '24868600035')
  assert.equal(given?.practitioner.hpr_nr?.id, '000000011')
  assert.ok(Math.abs(now().getTime() / 1000 - given.toa) < 30)
})

test('RFC 9449, 5: an access token is bound to the key that asked for it, so that another key takes another token', async (t) => {
  const { client, grant } = await signedIn(t, 'demo-doctor')
  const key = await crypto.subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, true, ['sign', 'verify'])
  const fetchToken = attestTokens(client, now)
  const [own, other] = [await fetchToken(grant, attest), await fetchToken({ ...grant, key }, attest)]
  assert.notEqual(own.keyThumbprint, other.keyThumbprint)
})

test('RFC 7523: a client with another key gets no attest', async (t) => {
  const { settings, grant } = await signedIn(t, 'demo-doctor')
  const { clientKey } = await newClientKey()
  const other = makeIssuerClient({ ...settings, clientKey })
  await assert.rejects(attestTokens(other, now)(grant, attest), { code: 'attest-refused' })
})

test('whoever is not in HPR gets a token that no attest can rest on', async (t) => {
  const { client, grant } = await signedIn(t, 'demo-secretary')
  await assert.rejects(attestTokens(client, now)(grant, attest), { code: 'token-claims' })
})

test('a token that is a minute too old for us is refused', async (t) => {
  const { client, grant } = await signedIn(t, 'demo-doctor')
  const later = () => new Date(now().getTime() + 3 * 60_000)
  await assert.rejects(attestTokens(client, later)(grant, attest), { code: 'token-refused' })
})

import assert from 'node:assert/strict'
import { type TestContext, test } from 'node:test'
import type { AttestRequest } from '../../standards/helseid/attest.ts'
import { attestType } from '../../standards/helseid/attest.ts'
import { attestTokens, makeIssuerClient, makeRelyingParty } from '../identity/index.ts'
import { openTokens } from '../../../test/tokens/token-server.ts'
import { testClientKey } from '../../../test/tokens/signing-keys.ts'
import { signIn } from '../../../test/tokens/vendor.ts'
import { demoClientId } from './helse-id.ts'
import { demoProfessionals } from './professional.ts'

const now = () => new Date()

/** The token service, listening on this machine, and our side of it. */
async function opened(t: TestContext) {
  const { origin, tokens, clientKey } = await openTokens(t)
  const settings = { issuer: tokens.issuer, clientId: demoClientId, clientKey }
  const client = makeIssuerClient(settings)
  return { origin, settings, client, party: makeRelyingParty(client, `${origin}/svar`, now) }
}

async function signedIn(t: TestContext, subject: string) {
  const system = await opened(t)
  const { address, pending } = await system.party.begin('/')
  const { grant, claims } = await system.party.finish(
    await signIn(address, { person: subject }, `${system.origin}/svar`),
    pending,
  )
  return { ...system, address, claims, grant: grant ?? assert.fail('No grant') }
}

const clinic = demoProfessionals.find(({ subject }) => subject === 'demo-doctor') ?? assert.fail()
const enh = 'urn:oid:2.16.578.1.12.4.1.4.101'
const patients = [{ identifier: { id: 'A', system: 'urn:oid:1.2.246.21' } }]

const attest: AttestRequest = {
  type: attestType,
  practitioner: {
    authorization: { code: 'LE', system: 'urn:oid:2.16.578.1.12.4.1.1.9060' },
    legal_entity: { id: clinic.legalEntity ?? assert.fail(), system: enh },
    point_of_care: { id: clinic.orgNumber, system: enh, name: clinic.workplace },
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
  const { value: token } = await attestTokens(client, now)(grant, attest)
  const { person, attest: given } = token
  assert.deepEqual([person.subject, person.pid, person.assuranceLevel], ['demo-doctor', clinic.pid, 'high'])
  assert.deepEqual(person.authorizations, ['LE'])
  assert.deepEqual([person.orgnrParent, person.orgnrChild], [clinic.legalEntity, clinic.orgNumber])
  assert.deepEqual(given?.patients, patients)
  assert.equal(given?.practitioner.identifier.id, clinic.pid)
  assert.equal(given?.practitioner.hpr_nr?.id, '000000011')
  assert.ok(Math.abs(now().getTime() / 1000 - given.toa) < 30)
})

test('RFC 9449, 5: an access token is bound to the key that asked for it, so that another key takes another token', async (t) => {
  const { client, grant } = await signedIn(t, 'demo-doctor')
  const key = await crypto.subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, true, ['sign', 'verify'])
  const fetchToken = attestTokens(client, now)
  const [own, other] = [await fetchToken(grant, attest), await fetchToken({ ...grant, key }, attest)]
  assert.notEqual(own.value.keyThumbprint, other.value.keyThumbprint)
})

test('RFC 7523: a client with another key gets no attest', async (t) => {
  const { settings, grant } = await signedIn(t, 'demo-doctor')
  const { clientKey } = await testClientKey()
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

import { strict as assert } from 'node:assert'
import { test } from 'node:test'
import { decodeJwt } from 'jose'
import { careOrganisations } from '../../src/features/synthetic-population/index.ts'
import { attest, signedIn } from './signed-in.ts'
import { openTokens } from './token-server.ts'
import { vendor } from './vendor.ts'

const enh = (id: string) => ({ id, system: 'urn:oid:2.16.578.1.12.4.1.4.101' })
const elsewhere = careOrganisations.find(({ parent }) => parent !== undefined) ?? assert.fail()
const { practitioner, care_relationship: care, patients } = attest
const { healthcare_service: _service, ...withoutService } = care

/** Asks for another token with an attest that is changed. */
async function stated(t: Parameters<typeof signedIn>[0], changed: object) {
  const { ask, token, answer, assertion, issuer } = await signedIn(t)
  const form = { grant_type: 'refresh_token', refresh_token: answer.body.refresh_token, scope: 'nhn:one/read' }
  return ask(token, form, { assertion: await assertion(issuer, { assertion_details: [{ ...attest, ...changed }] }) })
}

for (const [rule, changed] of [
  ['ATT-15', { practitioner: { ...practitioner, legal_entity: enh('200000048') } }],
  ['ATT-18', { practitioner: { ...practitioner, point_of_care: enh(elsewhere.orgNumber) } }],
  ['ATT-32', { practitioner: { ...practitioner, authorization: { ...practitioner.authorization, code: 'JO' } } }],
  ['ATT-37', { care_relationship: { ...care, healthcare_service: { code: 'x', system: 'urn:oid:1.2' } } }],
  ['ATT-38', { care_relationship: { ...care, purpose_of_use: { ...care.purpose_of_use, code: 'HMARKT' } } }],
  ['ATT-43', { care_relationship: withoutService }],
  ['ATT-45', { care_relationship: { ...care, purpose_of_use_details: { code: '15', system: 'urn:oid:1.2' } } }],
  ['ATT-46', { care_relationship: { ...care, decision_ref: { id: 'a/b', user_selected: false } } }],
  ['ATT-51', { patients: [{ ...patients[0], point_of_care: enh(elsewhere.orgNumber) }] }],
] as const) {
  test(`${rule}: the trust anchor gives no token for an attest that it knows to be wrong: invalid_authorization_details`, async (t) => {
    const { status, body } = await stated(t, changed)
    assert.deepEqual([status, body.error], [400, 'invalid_authorization_details'])
    assert.match(String(body.error_description), new RegExp(`\\(${rule}\\)`))
    assert.doesNotMatch(String(body.error_description), /\d{9}/)
  })
}

test('ATT-48: who selected must be true or false: invalid_authorization_details, saying where', async (t) => {
  const { body } = await stated(t, { care_relationship: { ...care, decision_ref: { id: 'd', user_selected: 'no' } } })
  assert.equal(body.error, 'invalid_authorization_details')
  assert.match(String(body.error_description), /decision_ref\.user_selected/)
})

test('HelseID: a description of the decision stands in no token', async (t) => {
  const decision_ref = { ...care.decision_ref, description: 'Innlagt på avdeling X' }
  const { body } = await stated(t, { care_relationship: { ...care, decision_ref } })
  const claims = JSON.stringify(decodeJwt(String(body.access_token)).authorization_details)
  assert.ok(claims.includes(care.decision_ref.id) && !claims.includes('description'))
})

test('ATT-12: whoever is no member of Helsenettet gets no token, with or without an attest: unauthorized_client', async (t) => {
  const client = await vendor({ orgNumber: '243000017' })
  const { tokens } = await openTokens(t, client.client)
  const form = { grant_type: 'client_credentials', scope: 'nhn:one/read' }
  const { status, body } = await client.ask(`${tokens.issuer}/token`, form)
  assert.deepEqual([status, body.error], [400, 'unauthorized_client'])
  assert.match(String(body.error_description), /ATT-12/)
})

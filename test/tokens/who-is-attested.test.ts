import assert from 'node:assert/strict'
import { test } from 'node:test'
import { parseClaims } from '../../src/features/identity/claims.ts'
import {
  attestTokens,
  makeAttests,
  makeGrants,
  makeIssuerClient,
  makeRelyingParty,
} from '../../src/features/identity/index.ts'
import { demoClientId } from '../../src/features/token-service/index.ts'
import { nearestAuthorization } from '../../src/standards/helseid/authorizations.ts'
import { openTokens } from './token-server.ts'
import { signIn } from './vendor.ts'

const now = () => new Date()
const patient = { root: '1.2.246.21', extension: 'A' }
const service = { code: 'KP01', system: 'urn:oid:2.16.578.1.12.4.1.1.8663' }

const attested = [
  ['demo-doctor', 'LE', 'Storfjell kommune', 'Storfjell legevakt'],
  ['demo-nurse', 'SP', 'Storfjell kommune', 'Storfjell legevakt'],
  ['demo-pharmacist', 'FA1', 'Lyngmo apotek', 'Lyngmo apotek'],
  ['demo-midwife', 'JO', 'Nordlyset sykehus', 'Nordlyset sykehus'],
  ['demo-care-worker', 'HF', 'Bodø kommune', 'Bodø Solsnu sykehjem'],
  ['demo-social-educator', 'VP', 'Stjørdal kommune', 'Stjørdal hjemmesykepleie'],
] as const

test('ATT-15, ATT-18, ATT-31: who is signed in is attested in the category that is theirs, for the main unit, at the unit', async (t) => {
  const { origin, tokens, clientKey } = await openTokens(t)
  const client = makeIssuerClient({ issuer: tokens.issuer, clientId: demoClientId, clientKey })
  const party = makeRelyingParty(client, `${origin}/svar`, now)
  const attests = makeAttests({
    policy: { attest: 'required', delegated: 'refused' },
    issuerAttests: true,
    healthcareService: () => service,
    fetchToken: attestTokens(client, now),
    grants: makeGrants(),
    now,
  })
  for (const [subject, category, legalEntity, unit] of attested) {
    const { address, pending } = await party.begin('/')
    const { claims, grant } = await party.finish(await signIn(address, { person: subject }, `${origin}/svar`), pending)
    const person = { ...parseClaims(claims), visit: subject }
    attests.keep(person.visit, grant ?? assert.fail('No grant'))
    const authorization = nearestAuthorization(person.role, person.authorizations)
    const token = await attests.attestFor(person, { authorization, patient, purpose: 'TREATMENT', decision: 'd' })
    const { practitioner } = token?.attest ?? assert.fail('No attest')
    const { authorization: given, legal_entity, point_of_care } = practitioner
    assert.deepEqual([given?.code, legal_entity.name, point_of_care.name], [category, legalEntity, unit], subject)
  }
})

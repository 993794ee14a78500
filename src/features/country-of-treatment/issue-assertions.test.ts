import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { test } from 'node:test'
import { Problem } from '../../kernel/problem.ts'
import { issueCertificate } from '../../platform/x509/issue.ts'
import { writeEnvelope } from '../../standards/soap/write-envelope.ts'
import { xBorderAudience } from '../../standards/saml/assertion-trust.ts'
import { verifyAssertions } from '../../standards/saml/verify-assertions.ts'
import { element } from '../../platform/xml/write.ts'
import type { ExchangeEvent } from '../exchange-records/index.ts'
import { assertionIssuing } from './issue-assertions.ts'
import { signedInPerson, professionalOf } from './professional.ts'
import { aConsent, anEmergency } from './store.contract.ts'
import { memoryConsents } from './store.memory.ts'
import type { Vouched } from './vouching.ts'

const now = new Date('2026-11-22T02:10:00Z')
const minutes = (count: number) => new Date(now.getTime() + count * 60_000)
const { key, certificate } = await issueCertificate({
  kind: 'signature',
  country: 'NO',
  commonName: 'no.example',
  notBefore: minutes(-60),
  notAfter: minutes(60),
})
const professional = professionalOf(
  signedInPerson({
    visit: 'v',
    subject: 's',
    name: 'Solveig Nordlys',
    role: 'doctor',
    hprNumber: '000000011',
    organisation: { orgNumber: '000000101', name: 'Storfjell legevakt' },
  })!,
)!
const patient = { root: '1.2.246.21', extension: '010190-999X' }

function norway(record: (event: ExchangeEvent) => Promise<void> = async () => {}) {
  const consents = memoryConsents()
  const events: ExchangeEvent[] = []
  const vouching = assertionIssuing({
    country: 'NO',
    homeCommunityId: '2.16.578',
    signer: { key, certificate },
    self: { commonName: 'no.example', address: '192.0.2.1' },
    consents,
    records: {
      async record(event) {
        await record(event)
        events.push(event)
      },
    },
    now: () => now,
    newId: randomUUID,
  })
  const ground = (consent: string, purpose: 'TREATMENT' | 'EMERGENCY' = 'TREATMENT') =>
    vouching.forPatient({ professional, country: 'FI', consent, purpose, patient })
  return { consents, events, vouching, ground }
}

/** As the other country reads them. */
function read({ assertions }: Vouched, needs: 'hcp' | 'hcp+trc') {
  const envelope = writeEnvelope({
    addressing: { to: 'https://fi.example/', action: 'urn:x', messageId: `urn:uuid:${randomUUID()}` },
    body: element('x', 'urn:x'),
    security: assertions.map(({ bytes }) => bytes),
  })
  const signer = () => ({ country: 'NO' })
  return verifyAssertions(envelope, {
    now,
    skewSeconds: 60,
    audience: xBorderAudience,
    signer,
    sendingCountry: 'NO',
    needs,
  })
}

test('ITI-40: the identity says who asks, as what, where and for what, and is recorded (EHDSI-91)', async () => {
  const { vouching, events } = norway()
  const { hcp, trc } = read(await vouching.forProfessional(professional, 'FI', 'TREATMENT'), 'hcp')
  assert.equal(trc, undefined)
  assert.deepEqual(
    [hcp.subjectName, hcp.nameId, hcp.role.code, hcp.pointOfCare, hcp.purposeOfUse, hcp.homeCommunityId],
    ['Solveig Nordlys', '000000011', '221', 'Storfjell legevakt', 'TREATMENT', 'urn:oid:2.16.578'],
  )
  assert.deepEqual(
    events.map(({ id, role, otherCountry, assertionIds }) => [id, role, otherCountry, assertionIds]),
    [['EHDSI-91', 'B', 'FI', [hcp.id]]],
  )
})

test('EHDSI-92: the treatment relationship is bound to the identity, the patient and the consent', async () => {
  const { consents, ground, events } = norway()
  const consent = aConsent({ at: now, ends: minutes(720) })
  await consents.give(consent)
  const vouched = await ground(consent.id)
  assert.ok('assertions' in vouched)
  const { hcp, trc } = read(vouched, 'hcp+trc')
  assert.deepEqual(trc?.patient, patient)
  assert.deepEqual([trc.hcpAssertionId, trc.nameId, trc.purposeOfUse], [hcp.id, hcp.nameId, hcp.purposeOfUse])
  assert.deepEqual(
    events.map(({ id }) => id),
    ['EHDSI-91', 'EHDSI-92'],
  )
})

test('exchange study 1.2: the number and PIN of a prescription travel in the treatment relationship, where a mask asks for them', async () => {
  const { consents, vouching, ground } = norway()
  const consent = aConsent({ at: now, ends: minutes(720) })
  await consents.give(consent)
  const codes = { prescriptionId: '1234567890123456789', dispensationPinCode: '123456' }
  const grounds = { professional, country: 'PT', consent: consent.id, purpose: 'TREATMENT', patient } as const
  const vouched = await vouching.forPatient({ ...grounds, ...codes })
  assert.ok('assertions' in vouched)
  const { trc } = read(vouched, 'hcp+trc')
  assert.deepEqual([trc?.prescriptionId, trc?.dispensationPinCode], Object.values(codes))
  const without = await ground(consent.id)
  assert.ok('assertions' in without)
  assert.equal(read(without, 'hcp+trc').trc?.prescriptionId, undefined)
})

test('issue 5, item 5: no assertion outlives its consent, or the 60 minutes of an emergency', async () => {
  const { consents, ground } = norway()
  const [consent, emergency] = [aConsent({ ends: minutes(7) }), anEmergency({ ends: minutes(3) })]
  for (const each of [consent, emergency]) await consents.give(each)
  for (const [id, purpose, end] of [
    [consent.id, 'TREATMENT', minutes(7)],
    [emergency.id, 'EMERGENCY', minutes(3)],
  ] as const) {
    const vouched = await ground(id, purpose)
    assert.ok('assertions' in vouched)
    assert.deepEqual(read(vouched, 'hcp+trc').trc?.notOnOrAfter, end)
  }
})

test('issue 5, item 5: on a consent that was taken back, ran out or never was, none is issued', async () => {
  const { consents, ground, events } = norway()
  const [withdrawn, ended] = [aConsent({ ends: minutes(60) }), aConsent({ ends: now })]
  for (const each of [withdrawn, ended]) await consents.give(each)
  await consents.withdraw(withdrawn.id, now)
  assert.deepEqual(await ground(withdrawn.id), { trouble: { code: 'consent-withdrawn' } })
  assert.deepEqual(await ground(ended.id), { trouble: { code: 'consent-ended' } })
  assert.deepEqual(await ground('unknown'), { trouble: { code: 'consent-withdrawn' } })
  assert.ok(events.every(({ id }) => id === 'EHDSI-91'))
})

test('issue 5, item 7: what cannot be recorded is not given out', async () => {
  const failing = async () => {
    throw new Problem('unavailable', 'exchange-record-failed', 'No record')
  }
  const { vouching } = norway(failing)
  await assert.rejects(vouching.forProfessional(professional, 'FI', 'TREATMENT'), { code: 'exchange-record-failed' })
})

test('EHDSI-96: who answered for the patient is told beside the treatment relationship, on the same identity and as long', async () => {
  const { consents, ground, events } = norway()
  const person = { identifiers: [], given: ['Aada'], family: 'Testinen', birthDate: '1990-01-01' }
  const consent = aConsent({ ends: minutes(7), answeredBy: { capacity: 'parent', person } })
  await consents.give(consent)
  const vouched = await ground(consent.id)
  assert.ok('assertions' in vouched)
  const { hcp, trc, nok } = read(vouched, 'hcp+trc')
  assert.deepEqual(nok?.nextOfKin, person)
  assert.deepEqual([nok.hcpAssertionId, nok.nameId, nok.notOnOrAfter], [hcp.id, hcp.nameId, trc?.notOnOrAfter])
  assert.deepEqual(
    events.map(({ id, assertionIds }) => [id, assertionIds.at(-1)]),
    [
      ['EHDSI-91', hcp.id],
      ['EHDSI-92', trc?.id],
      ['EHDSI-96', nok.id],
    ],
  )
})

test('issue 5, item 5: that a patient said no is recorded as a treatment relationship that was not attested', async () => {
  const { vouching, events } = norway()
  await vouching.declined({ professional, country: 'FI', purpose: 'TREATMENT', patient })
  const [event] = events
  assert.deepEqual(
    [event?.id, event?.outcome, event?.error?.code, event?.patient, event?.assertionIds],
    ['EHDSI-92', 'minor-failure', 'consent-refused', patient, []],
  )
})

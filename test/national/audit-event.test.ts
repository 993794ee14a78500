import assert from 'node:assert/strict'
import { test } from 'node:test'
import { decodeJwt } from 'jose'
import { auditEventOf, services } from '../../src/features/national-services/index.ts'
import { readHelseIdToken } from '../../src/standards/helseid/access-token.ts'
import type { Attest } from '../../src/standards/helseid/attest.ts'
import { identifierSystems, volven } from '../../src/standards/norway/identifier-systems.ts'
import { shippedDefinitions } from '../fhir-definitions.ts'
import { errorsOf, validatorOf } from '../fhir-validator.ts'
import { doctor, now, stories, tokenFor } from './box.ts'

const { number } = stories.find(({ person }) => person.numberKind === 'FNR')!.person
const byDNumber = stories.find(({ person }) => person.numberKind === 'DNR')!.person.number
const validate = validatorOf(await shippedDefinitions())
const [{ service }] = services as [(typeof services)[number]]
const asked = service.operations.find(({ callers }) => callers.includes('professional'))!

/** A call that was answered, by a token that the source believed. */
async function answered(
  patient = number,
  said: Parameters<typeof tokenFor>[2] = {},
  change?: (attest: Attest) => Attest,
) {
  const token = readHelseIdToken(decodeJwt(await tokenFor(service, 'scope', { attest: patient, ...said })))
  const { attest } = token
  const changed = attest && change ? { ...token, attest: change(attest) } : token
  return { service, operation: asked, token: changed, patient, status: 200, at: now, site: 'box.example' }
}

const profession = { system: volven('9060'), code: doctor.profession }
const organisation = (id: string) => ({ id, system: identifierSystems.ENH })

const attests: readonly (readonly [title: string, change: (attest: Attest) => Attest])[] = [
  ['as it is asked for', (attest) => attest],
  [
    'with a department, a service, details of the purpose, and where the patient is',
    ({ practitioner, care_relationship, patients, ...attest }) => ({
      ...attest,
      practitioner: { ...practitioner, department: { id: '705592', system: identifierSystems.RESH, authority: 'NHN' } },
      care_relationship: {
        ...care_relationship,
        purpose_of_use_details: { code: '15', system: volven('9151') },
      },
      patients: patients.map((each) => ({
        ...each,
        point_of_care: organisation(doctor.orgNumber),
        department: { id: '705592', system: identifierSystems.RESH },
      })),
    }),
  ],
  [
    'without a service, for details of the purpose alone',
    ({ care_relationship: { healthcare_service: _, ...care }, ...attest }) => ({
      ...attest,
      care_relationship: { ...care, purpose_of_use_details: { code: '15', system: volven('9151'), text: 'Tjeneste' } },
    }),
  ],
]

for (const [title, change] of attests) {
  for (const patient of [number, byDNumber]) {
    test(`AuditEvent NO: a call with an attest ${title}, for ${patient === number ? 'an FNR' : 'a DNR'}, is told as the profile has it`, async () => {
      const event = auditEventOf(await answered(patient, {}, change))
      assert.ok(event)
      assert.deepEqual(errorsOf(validate(event)), [])
    })
  }
}

test('AuditEvent NO: who asked, of what category, where, why and by which decision', async () => {
  const text = JSON.stringify(auditEventOf(await answered()))
  for (const part of [
    [
      { system: identifierSystems.FNR, value: doctor.number },
      { system: identifierSystems.HPR, value: doctor.hpr },
    ],
    { qualification: [{ code: { coding: [profession] } }] },
    { system: identifierSystems.ENH, value: doctor.orgNumber },
    { coding: [{ system: 'http://terminology.hl7.org/CodeSystem/v3-ActReason', code: 'TREAT' }] },
    { url: 'decision-ref-user-selected', valueBoolean: false },
    { url: 'toa', valueUnsignedInt: now.getTime() / 1000 },
  ]) {
    assert.ok(text.includes(JSON.stringify(part).replaceAll(/^[[{]|[\]}]$/g, '')), JSON.stringify(part))
  }
})

// biome-ignore lint/suspicious/noExplicitAny: a tree that each row breaks in one place
type Tree = any

const contained = ({ contained: all }: Tree, type: string) => all.find((each: Tree) => each.resourceType === type)
const decision = ({ extension }: Tree) => extension.find(({ url }: Tree) => url.includes('carerelation')).extension

for (const [title, spoil] of [
  ['a professional at no organisation', (event) => delete contained(event, 'PractitionerRole').organization],
  ['a professional at no point of care', (event) => delete contained(event, 'PractitionerRole').location],
  ['a professional without a number', (event) => delete contained(event, 'Practitioner').identifier],
  ['a patient without a number', (event) => delete contained(event, 'Patient').identifier],
  ['two purposes in one', ({ purposeOfEvent: [{ coding }] }) => coding.push(coding[0])],
  ['no time of attestation', (event) => decision(event).pop()],
  ['a part that the extension has not', (event) => decision(event).push({ url: 'other', valueString: 'x' })],
  ['an agent who is a mere Practitioner', ({ agent }) => (agent[0].who.reference = '#practitioner')],
] as readonly (readonly [string, (event: Tree) => unknown])[]) {
  test(`AuditEvent NO: ${title} is an error`, async () => {
    const event: Tree = structuredClone(auditEventOf(await answered()))
    spoil(event)
    assert.notDeepEqual(errorsOf(validate(event)), [])
  })
}

for (const { service: each } of services) {
  test(`issue 6, item 3: every operation of ${each.id} that professionals call can be told as an AuditEvent`, async () => {
    const call = await answered()
    for (const operation of each.operations.filter(({ callers }) => callers.includes('professional'))) {
      const event = auditEventOf({ ...call, service: each, operation })
      assert.deepEqual(event && errorsOf(validate(event)), [], operation.id)
    }
  })
}

for (const [title, call] of [
  ['that was refused', { ...(await answered()), status: 403 }],
  ['without an attest', { ...(await answered()), token: { ...(await answered()).token, attest: undefined } }],
  ['by an attest for somebody else', { ...(await answered()), patient: byDNumber }],
  ['by an attest that was over an hour old', await answered(number, { toa: now.getTime() / 1000 - 3661 })],
] as const) {
  test(`ATT-4, ATT-58: nothing is told of a call ${title}`, () => {
    assert.equal(auditEventOf(call as Parameters<typeof auditEventOf>[0]), undefined)
  })
}

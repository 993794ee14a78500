import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import { shippedDefinitions } from '../../../test/fhir-definitions.ts'
import { errorsOf, validatorOf } from '../../../test/fhir-validator.ts'
import { auditEventOf } from './audit-event.ts'
import { eventKinds } from './event-kinds.ts'
import type { ExchangeEvent, ExchangeEventId } from './exchange-event.ts'

const event: ExchangeEvent = {
  eventId: '3f0a2b9e-0000-4000-8000-000000000001',
  id: 'EHDSI-21',
  at: new Date('2026-11-22T10:00:00.123Z'),
  outcome: 'success',
  role: 'B',
  ourCountry: 'NO',
  otherCountry: 'FI',
  professional: {
    nameId: 'hpr-1000',
    name: 'Kari Nordmann',
    role: '221',
    pointOfCare: 'Stjørdal legevakt',
    facilityType: 'Hospital',
  },
  consumer: { commonName: 'ncp.no', address: '10.0.0.1' },
  provider: { commonName: 'ncp.fi', address: 'ncp.example' },
  patient: { root: '1.2.246.21', extension: '010101-999X' },
  documents: [],
  requestId: 'urn:uuid:1',
  assertionIds: ['_hcp'],
  purpose: 'EMERGENCY',
}

let errorsIn: (document: unknown) => readonly string[]
before(async () => {
  const definitions = await shippedDefinitions()
  const plain = validatorOf(definitions)
  // The Norwegian package is in no folder of every machine, and only its extension is missed.
  const missed = 'extension-unknown AuditEvent.extension[0]'
  errorsIn = (document) => errorsOf(plain(document)).filter((error) => error !== missed)
})

for (const id of Object.keys(eventKinds) as readonly ExchangeEventId[]) {
  test(`FHIR R4: the AuditEvent of ${id} is valid, from either side and whatever is left out`, () => {
    const { professional: _, patient: __, purpose: ___, consumer: ____, provider: _____, ...bare } = event
    const error = { code: 'ERROR_PI_NO_MATCH', text: 'No match' }
    for (const each of [
      event,
      { ...event, role: 'A', documents: ['1.2^3'] },
      { ...bare, outcome: 'serious-failure', error },
    ])
      assert.deepEqual(errorsIn(auditEventOf({ ...each, id } as ExchangeEvent)), []) // role and outcome widen in the list
  })
}

test('norway.md 2.3: patient, purpose and the person as PractitionerRole with organisation and point of care', () => {
  const audit = JSON.parse(JSON.stringify(auditEventOf(event)))
  assert.equal(audit.type.code, '110110')
  assert.equal(audit.extension[0].valueReference.identifier.value, '010101-999X')
  assert.equal(audit.purposeOfEvent[0].coding[0].code, 'ETREAT')
  const role = audit.contained.find(({ resourceType }: { resourceType: string }) => resourceType === 'PractitionerRole')
  assert.deepEqual([role.practitioner, role.organization, role.location].flat().length, 3)
  assert.equal(audit.agent.find(({ requestor }: { requestor: boolean }) => requestor).who.reference, `#${role.id}`)
})

test('BALP: client and server are agents with their network, patient and transaction are entities', () => {
  const audit = JSON.parse(JSON.stringify(auditEventOf(event)))
  const types = audit.agent.map(({ type }: { type: { coding: { code: string }[] } }) => type.coding[0]?.code)
  assert.deepEqual(types, ['110153', '110152', 'IRCP'])
  assert.deepEqual(audit.agent[0].network, { address: '10.0.0.1', type: '2' })
  assert.equal(audit.entity[0].role.code, '1')
  assert.equal(audit.entity.at(-1).what.identifier.value, event.eventId)
})

test('BALP: what was asked by FHIR is a restful interaction, under the X-Request-ID that both sides know', () => {
  const id = '6f1f44c0-5a3c-4a34-8d0e-27be1b1f2a11'
  const asked = { ...event, role: 'A', via: 'fhir', requestId: `urn:uuid:${id}` } as const
  for (const [code, subtype, action] of [
    ['EHDSI-11', ['rest', 'search', 'ITI-78', 'ITI-55'], 'E'],
    ['EHDSI-21', ['rest', 'search', 'ITI-67', 'ITI-38'], 'E'],
    ['EHDSI-22', ['rest', 'read', 'ITI-68', 'ITI-39'], 'R'],
    ['CF', ['rest', 'EHDSI-CF'], 'E'],
  ] as const) {
    const audit = JSON.parse(JSON.stringify(auditEventOf({ ...asked, id: code })))
    assert.deepEqual(
      audit.subtype.map((each: { code: string }) => each.code),
      subtype,
    )
    assert.deepEqual([audit.action, audit.entity.at(-1).what.identifier.value], [action, id])
    assert.deepEqual(errorsIn(audit), [])
  }
})

import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { noVectors, vectors } from '../../../test/vectors.ts'
import type { AuditMessage } from './audit-message.ts'
import type { ExchangeEvent, ExchangeEventId } from './exchange-event.ts'
import { eventKinds } from './event-kinds.ts'
import { messageOfEvent } from './message-of-event.ts'
import { readAuditMessage } from './read-audit-message.ts'
import { writeAuditMessage } from './write-audit-message.ts'

const professional = {
  nameId: 'hpr-1000',
  name: 'Kari <Nordmann>',
  role: '221',
  pointOfCare: 'Stjørdal legevakt',
  facilityType: 'Hospital',
}

function anEvent(id: ExchangeEventId, role: 'A' | 'B'): ExchangeEvent {
  return {
    eventId: 'e-1',
    id,
    at: new Date('2026-11-22T10:00:00.123Z'),
    outcome: 'success',
    role,
    ourCountry: 'NO',
    otherCountry: 'FI',
    professional,
    consumer: { commonName: 'ncp.no', address: '10.0.0.1' },
    provider: { commonName: 'ncp.fi', address: 'ncp.example' },
    patient: { root: '1.2.246.21', extension: '010101-999X' },
    documents: ['1.2.3^4'],
    requestId: 'urn:uuid:1',
    responseId: 'urn:uuid:2',
    assertionIds: ['_hcp', '_trc'],
    purpose: 'TREATMENT',
  }
}

const ids = Object.keys(eventKinds) as readonly ExchangeEventId[] // the table's own keys
const codes = ({ event, types, action }: AuditMessage) => [event.code, types.map(({ code }) => code), action]
const roles = ({ participants }: AuditMessage) => participants.flatMap((each) => each.roles.map(({ code }) => code))
const objects = (message: AuditMessage) => message.objects.map(({ type, role, idType }) => [type, role, idType.code])

for (const id of ids) {
  for (const role of ['A', 'B'] as const) {
    test(`DICOM PS3.15 A.5: ${id} as country ${role} is read back as it was written`, () => {
      const message = messageOfEvent(anEvent(id, role))
      assert.deepEqual(readAuditMessage(writeAuditMessage(message)), message)
      assert.equal(message.outcome, '0')
    })
  }
}

/** What a vector is, and the event of ours that is like it. Objects of the vectors' own test data are left out. */
const like: Readonly<Record<string, readonly [ExchangeEventId, 'A' | 'B']>> = {
  'konateq__Identityservicefindidentitybytraits.xml': ['EHDSI-11', 'A'],
  'konateq__auditMessage.xml': ['EHDSI-11', 'A'],
  'konateq__dispensationserviceauditmessage.xml': ['EHDSI-41', 'A'],
  'konateq__hcpauthenticationauditmessage.xml': ['EHDSI-91', 'B'],
  'konateq__patientservicelistauditmessage.xml': ['EHDSI-21', 'A'],
  'konateq__patientserviceretrievetauditmessage.xml': ['EHDSI-22', 'A'],
  'konateq__smpqueryauditmessage.xml': ['EHDSI-193', 'B'],
  'konateq__trcassertionauditmessage.xml': ['EHDSI-92', 'B'],
  'ncp-docker-dev-AT__smpqueryauditmessage.xml': ['EHDSI-193', 'B'],
}

/** The others, by what their events are called; two are of terminology services, the rest of other programs. */
const read: Readonly<Record<string, string>> = {
  'konateq__importnslauditmessage.xml': 'EHDSI-93',
  'konateq__pivottranslationsauditmessage.xml': 'EHDSI-94',
  'ncp-docker-dev-AT__AuditTrail.xml': '',
  'ncp-docker-dev-AT__application-login.xml': '110122',
  'ncp-docker-dev-AT__application-start.xml': '110120',
  'ncp-docker-dev-AT__audit-2.xml': 'ITI-43',
  'ncp-docker-dev-AT__audit.xml': 'ITI-43',
  'ncp-docker-dev-AT__create-patient-record.xml': 'ITI-8',
  'ncp-docker-dev-AT__dicom.xml': 'ITI-8',
  'ncp-docker-dev-AT__pivottranslationsauditmessage.xml': 'EHDSI-94',
}

for (const { name, bytes } of vectors('audit')) {
  test(`audit message ${name} is read, and read again as it is written`, () => {
    const message = readAuditMessage(bytes)
    assert.deepEqual(readAuditMessage(writeAuditMessage(message)), message)
    const [id, role] = like[name] ?? []
    if (!id || !role) {
      assert.equal(message.types[0]?.code ?? '', read[name])
      return
    }
    const event = anEvent(id, role)
    const withDocuments = id === 'EHDSI-22' || id === 'EHDSI-41'
    const ours = messageOfEvent(withDocuments ? event : { ...event, documents: [] })
    assert.deepEqual(codes(ours), codes(message))
    // The patient index answers for country A itself; ours is part of the provider.
    const theirs = roles(message).filter((each) => each !== 'MasterPatientIndex')
    assert.deepEqual(
      theirs.filter((each) => !roles(ours).includes(each)),
      [],
    )
    for (const about of objects(ours)) {
      const ofOurs = about[0] === '4' || about[2] === '2'
      if (!ofOurs) assert(JSON.stringify(objects(message)).includes(JSON.stringify(about)), JSON.stringify(about))
    }
  })
}

test('every audit message beside the checkout has a verdict here', { skip: noVectors }, () => {
  const names = vectors('audit').map(({ name }) => name)
  assert.deepEqual(
    names.filter((name) => !(name in like) && !(name in read)),
    [],
  )
})

test('RFC 3881 section 5.1.3: the outcome is said, and what went wrong beside the answer', () => {
  const error = { code: 'ERROR_PI_NO_MATCH', text: 'No match' }
  const message = messageOfEvent({ ...anEvent('EHDSI-11', 'A'), outcome: 'serious-failure', error })
  assert.equal(message.outcome, '8')
  const [detail] = message.objects.at(-1)?.details ?? []
  assert.deepEqual([detail?.type, Buffer.from(detail?.value ?? []).toString()], [error.code, error.text])
})

test('exchange.md 1.7: no address is made up for the point of care and the person', () => {
  const { participants } = messageOfEvent(anEvent('EHDSI-21', 'B'))
  assert.deepEqual(
    participants.map(({ network }) => network?.type),
    [undefined, undefined, '2', '1'],
  )
})

test('whatever a name holds, its message is written, and the name is no markup of it', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (name) => {
      const event = { ...anEvent('EHDSI-22', 'B'), professional: { ...professional, name: `"/>${name}` } }
      assert.equal(readAuditMessage(writeAuditMessage(messageOfEvent(event))).participants.length, 4)
    }),
    { numRuns: 60 },
  )
})

for (const [what, xml] of [
  ['another document', '<Message/>'],
  ['no event', '<AuditMessage/>'],
  [
    'an outcome there is not',
    '<AuditMessage><EventIdentification EventActionCode="E" EventDateTime="2026-01-01T00:00:00Z" EventOutcomeIndicator="5"><EventID csd-code="1"/></EventIdentification><ActiveParticipant UserID="a"/><AuditSourceIdentification AuditSourceID="x"/></AuditMessage>',
  ],
] as const) {
  test(`an audit message with ${what} is refused`, () => {
    assert.throws(() => readAuditMessage(Buffer.from(xml)), { kind: 'invalid', code: 'audit-message' })
  })
}

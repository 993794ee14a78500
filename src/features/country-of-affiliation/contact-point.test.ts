import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { AccessRecord } from '../../protocols/gate/access.ts'
import { makeGate } from '../../protocols/gate/gate.ts'
import type { HcpClaims, NokClaims, TrcClaims } from '../../standards/myhealth-eu/assertion-claims.ts'
import type { InstanceIdentifier } from '../../standards/myhealth-eu/instance-identifier.ts'
import type { SearchMask } from '../../standards/smp/search-mask.ts'
import { decideAccess } from '../access-control/index.ts'
import type { ExchangeEvent } from '../exchange-records/index.ts'
import { makeBrakes, memoryLimitStore } from '../request-limits/index.ts'
import type { Asker } from './contact-point.ts'
import { makeContactPoint } from './index.ts'
import type { AffiliationNeeds } from './needs.ts'
import { type RegisteredPerson, servicesAbroad } from './registered-person.ts'
import { memoryAffiliationStore } from './store.memory.ts'

const now = new Date('2026-11-22T10:00:00Z')
const hours = (count: number) => new Date(now.getTime() + count * 3_600_000)
const root = '2.999.578.1'
const kari: InstanceIdentifier = { root, extension: 'NO-EX-1' }
const ola: InstanceIdentifier = { root, extension: 'NO-EX-2' }
const hidden: InstanceIdentifier = { root, extension: 'NO-EX-3' }
const closed: InstanceIdentifier = { root, extension: 'NO-EX-4' }
const guarded: InstanceIdentifier = { root, extension: 'NO-EX-5' }
const child: InstanceIdentifier = { root, extension: 'NO-EX-6' }
const stranger: InstanceIdentifier = { root, extension: 'NO-EX-9' }
const bytes = new TextEncoder().encode('<ClinicalDocument xmlns="urn:hl7-org:v3"/>')

const dispensation = ({ root: authority, extension }: InstanceIdentifier, title = 'one') =>
  new TextEncoder().encode(
    `<ClinicalDocument xmlns="urn:hl7-org:v3"><code code="60593-1"/><title>${title}</title>` +
      `<recordTarget><patientRole><id root="${authority}" extension="${extension}"/></patientRole></recordTarget>` +
      '</ClinicalDocument>',
  )

const person = (key: string, id: InstanceIdentifier, changes: Partial<RegisteredPerson> = {}): RegisteredPerson => ({
  key,
  traits: { identifiers: [id], family: 'Eksempel', given: [key], gender: 'F', birthDate: '1984-06-11' },
  optedOut: [],
  protectedAddress: false,
  ...changes,
})

const frame = {
  issuerCountry: 'FI',
  issuer: 'urn:idp:FI:countryB',
  nameId: 'hp-1',
  issueInstant: hours(-1),
  notBefore: hours(-1),
  notOnOrAfter: hours(1),
}
const hcp: HcpClaims = {
  ...frame,
  kind: 'hcp',
  id: '_hcp',
  authnContext: 'urn:oasis:names:tc:SAML:2.0:ac:classes:X509',
  subjectName: 'Test Lääkäri',
  role: { code: '2211' },
  facilityType: 'Hospital',
  purposeOfUse: 'TREATMENT',
  pointOfCare: 'Test Hospital',
  permissions: ['PRD-003', 'PRD-005', 'PRD-006', 'PRD-010', 'PRD-016', 'PRD-004', 'PPD-046'],
  organizationId: 'urn:oid:2.999.246.5',
}
const trc = (patient: InstanceIdentifier): TrcClaims => ({
  ...frame,
  kind: 'trc',
  id: '_trc',
  patient,
  purposeOfUse: 'TREATMENT',
  hcpAssertionId: '_hcp',
})

const asker = (patient?: InstanceIdentifier, changes: Partial<HcpClaims> = {}): Asker => ({
  assertions: { ids: [], hcp: { ...hcp, ...changes }, ...(patient ? { trc: trc(patient) } : {}) },
  peer: { country: 'FI', commonName: 'ncp.fi.example', address: '127.0.0.1' },
  requestId: 'urn:uuid:request',
  digest: '00',
  via: 'soap',
})

async function system(changes: Partial<Pick<AffiliationNeeds, 'searchMask' | 'nextOfKinBelowAge'>> = {}) {
  const access: AccessRecord[] = []
  const events: ExchangeEvent[] = []
  const store = memoryAffiliationStore()
  await store.register(person('kari', kari))
  await store.register(person('ola', ola))
  await store.register(person('hidden', hidden, { optedOut: servicesAbroad }))
  await store.register(person('closed', closed, { optedOut: ['patient-summary'] }))
  await store.register(person('guarded', guarded, { protectedAddress: true }))
  await store.register(
    person('child', child, { traits: { ...person('child', child).traits, birthDate: '2017-04-05' } }),
  )
  for (const key of ['kari', 'hidden', 'closed', 'guarded', 'child']) {
    await store.keep({
      person: key,
      uniqueId: `1.2^${key}`,
      classCode: '60591-5',
      languageCode: 'nb-NO',
      createdAt: now,
      title: 'Pasientoppsummering',
      author: 'Test Lege',
      institution: 'Test legesenter',
      entryUuid: 'urn:uuid:00000000-0000-4000-8000-000000000001',
      bytes,
    })
  }
  const point = makeContactPoint({
    country: 'NO',
    homeCommunityId: '2.999.578',
    repositoryUniqueId: '2.999.578.3',
    self: { commonName: 'ncp.no.example', address: '127.0.0.1' },
    store,
    gate: makeGate({
      decide: decideAccess,
      now: () => now,
      async record(record) {
        access.push(record)
      },
    }),
    records: {
      async record(event) {
        events.push(event)
      },
      async intend() {},
      async complete() {},
    },
    brakes: makeBrakes({
      store: memoryLimitStore(),
      secret: new Uint8Array(32),
      limits: {
        windowMinutes: 60,
        professional: { alarm: 25, block: 50 },
        'point-of-care': { alarm: 25, block: 50 },
        patient: { alarm: 10, block: 20 },
        country: { alarm: 500, block: 1000 },
      },
      raised: () => {},
    }),
    personKeySecret: new Uint8Array(32),
    levelOne: async () => Uint8Array.from([76, 49]),
    now: () => now,
    newId: () => 'event-1',
    ...changes,
  })
  return { point, access, events }
}

const reference = (documentUniqueId: string) => ({
  homeCommunityId: 'urn:oid:2.999.578',
  repositoryUniqueId: '2.999.578.3',
  documentUniqueId,
})
const names = (faults: readonly { readonly name: string }[]) => faults.map(({ name }) => name)
const summaries = (patient: InstanceIdentifier) => ({ patient, classCodes: ['60591-5'] })
const sent = { responseId: 'urn:uuid:answer', digest: '11' }

test('ITI-55: a person is told of by their number, and the record stands before the answer', async () => {
  const { point, access } = await system()
  const { person: found, faults } = await point.identify(asker(), { identifiers: [kari] })
  assert.equal(found?.family, 'Eksempel')
  assert.deepEqual(faults, [])
  assert.deepEqual(
    access.map(({ effect, because, category, person: { subject } }) => [effect, because, category, subject]),
    [['permit', 'identified-abroad', 'identity', 'FI:hp-1']],
  )
})

test('EHDS Art. 8: opted out of everything, unknown and not matching are one answer (ITI-55)', async () => {
  const { point } = await system()
  const answer = async (traits: Parameters<typeof point.identify>[1]) => {
    const { commit: _commit, ...told } = await point.identify(asker(), traits)
    return told
  }
  const unknown = await answer({ identifiers: [stranger] })
  assert.deepEqual(names(unknown.faults), ['ERROR_PI_NO_MATCH'])
  assert.deepEqual(await answer({ identifiers: [hidden] }), unknown)
  assert.deepEqual(await answer({ identifiers: [kari], birthDate: '1990-01-01' }), unknown)
})

/** Asked by a professional to whom somebody else answers for the patient. */
const answered = (patient: InstanceIdentifier): Asker => {
  const { assertions, ...rest } = asker(patient)
  const nok: NokClaims = {
    ...{ ...frame, kind: 'nok', id: '_nok', hcpAssertionId: '_hcp' },
    nextOfKin: { identifiers: [], family: 'Eksempel', given: ['Mor'] },
  }
  return { ...rest, assertions: { ...assertions, nok } }
}

test('EHDSI-96: others answer for a child; of whoever answers for themselves, nothing is told that tells them from a stranger', async () => {
  const { point, access, events } = await system()
  const told = async (patient: InstanceIdentifier) => {
    const found = await point.identify(answered(patient), { identifiers: [patient] })
    const { commit: _commit, ...list } = await point.list(answered(patient), summaries(patient))
    const { commit: _too, ...got } = await point.retrieve(answered(patient), [
      reference('1.2^child'),
      reference('1.2^kari'),
    ])
    return [found.person?.birthDate, names(found.faults), list, got] as const
  }
  const [birthDate, , list, got] = await told(child)
  assert.equal(birthDate, '2017-04-05')
  assert.ok(list.entries.length > 0)
  assert.deepEqual([got.documents.length, names(got.faults)], [1, ['XDSMissingDocument']])
  const unknown = await told(stranger)
  access.length = 0
  assert.deepEqual(await told(kari), unknown)
  assert.deepEqual([...new Set(access.map(({ because }) => because))].sort(), ['absent', 'next-of-kin-not-permitted'])
  const { commit } = await point.list(answered(child), summaries(child))
  await commit(sent)
  assert.deepEqual(events.at(-1)?.assertionIds, ['_hcp', '_trc', '_nok'])
})

test('EHDSI-96: until which age others answer is the country’s to say; for nobody, it is said before anybody is looked up', async () => {
  const anyone = await system({ nextOfKinBelowAge: 150 })
  assert.deepEqual((await anyone.point.list(answered(kari), summaries(kari))).faults, [])
  const nobody = await system({ nextOfKinBelowAge: 0 })
  for (const patient of [kari, child, stranger])
    await assert.rejects(nobody.point.list(answered(patient), summaries(patient)), { code: 'nok-not-accepted' })
  assert.deepEqual(nobody.access, [])
  assert.deepEqual((await nobody.point.list(asker(kari), summaries(kari))).faults, [])
})

test('issue 5, item 6: without the fields of our own mask nobody is looked up, whoever it would have been', async () => {
  const searchMask: SearchMask = {
    country: 'NO',
    scope: 'ALL',
    fields: [
      { key: 'number', kind: 'identifier', domain: root, label: 'number', mandatory: true, scope: 'ALL' },
      { key: 'born', kind: 'birth-date', label: 'born', mandatory: true, scope: 'ALL' },
    ],
    enough: [['number', 'born']],
    pictures: [],
    notes: [],
  }
  const { point, access, events } = await system({ searchMask })
  const told = async (identifier: InstanceIdentifier) => {
    const { commit, ...answer } = await point.identify(asker(), { identifiers: [identifier], family: 'Eksempel' })
    await commit(sent)
    return answer
  }
  const unknown = await told(stranger)
  assert.deepEqual(names(unknown.faults), ['ERROR_PI_MISSING_REQUIRED_FIELDS'])
  for (const each of [kari, hidden, guarded]) assert.deepEqual(await told(each), unknown)
  assert.deepEqual(access, [])
  assert.deepEqual(
    events.map(({ error }) => error?.code),
    Array.from({ length: 4 }, () => 'ERROR_PI_MISSING_REQUIRED_FIELDS'),
  )
  assert((await point.identify(asker(), { identifiers: [kari], birthDate: '1984-06-11' })).person)
})

test('EHDS Art. 9: a look at somebody hidden stands in that person’s own chain, a look at nobody with the one who asked', async () => {
  const { point, access } = await system()
  await point.identify(asker(), { identifiers: [hidden] })
  await point.identify(asker(), { identifiers: [stranger] })
  assert.deepEqual(
    access.map(({ effect, because, patient }) => [effect, because, patient !== undefined]),
    [
      ['hide', 'withheld-abroad', true],
      ['hide', 'absent', false],
    ],
  )
})

test('EHDS Art. 8: somebody with a protected address is as unknown as a stranger, in every transaction', async () => {
  const { point, access } = await system()
  const found = await point.identify(asker(), { identifiers: [guarded] })
  assert.deepEqual([found.person, names(found.faults)], [undefined, ['ERROR_PI_NO_MATCH']])
  assert.deepEqual(names((await point.list(asker(guarded), summaries(guarded))).faults), ['ERROR_PS_NOT_FOUND'])
  const { documents } = await point.retrieve(asker(guarded), [reference('1.2^guarded')])
  assert.deepEqual(documents, [])
  assert(access.every(({ because, patient }) => because === 'withheld-abroad' && patient !== undefined))
})

test('ITI-38: a list has the summary and its PDF, joined, with the size and hash of what is ready', async () => {
  const { point } = await system()
  const { entries, transformed, faults } = await point.list(asker(kari), summaries(kari))
  assert.deepEqual(faults, [])
  assert.deepEqual(
    entries.map(({ documentUniqueId, size, hash }) => [documentUniqueId, size, hash?.slice(0, 4)]),
    [
      ['1.2^kari', bytes.length, entries[0]?.hash?.slice(0, 4)],
      ['1.2^kari.pdf-l1', 0, 'da39'],
    ],
  )
  assert.deepEqual(transformed, [{ source: entries[1]?.entryUuid, target: entries[0]?.entryUuid }])
})

test('ITI-38: a class that is asked for twice is listed once', async () => {
  const { point } = await system()
  const twice = await point.list(asker(kari), { patient: kari, classCodes: ['60591-5', '60591-5'] })
  const once = await point.list(asker(kari), summaries(kari))
  assert.deepEqual(twice.entries, once.entries)
})

test('EHDS Art. 8: hidden, unknown and without documents are one list (ITI-38)', async () => {
  const { point } = await system()
  const answers = await Promise.all(
    [ola, hidden, closed, stranger].map(async (patient) => {
      const { commit: _commit, ...told } = await point.list(asker(patient), summaries(patient))
      return told
    }),
  )
  assert.deepEqual(names(answers[0]!.faults), ['ERROR_PS_NOT_FOUND'])
  for (const answer of answers) assert.deepEqual(answer, answers[0])
})

test('4206: a query about another than the treatment relation’s patient is refused before anything is looked up', async () => {
  const { point, access } = await system()
  const { faults } = await point.list(asker(ola), summaries(kari))
  assert.deepEqual(names(faults), ['ERROR_UNKNOWN_PATIENT_IDENTIFIER'])
  assert.deepEqual(access, [])
})

test('ITI-39: the document comes byte for byte, and as level 1', async () => {
  const { point } = await system()
  const { documents } = await point.retrieve(asker(kari), [reference('1.2^kari'), reference('1.2^kari.pdf-l1')])
  assert.deepEqual(
    documents.map((document) => [...document.bytes]),
    [[...bytes], [76, 49]],
  )
})

test('EHDS Art. 8: hidden, unknown and another patient’s document are one answer (ITI-39)', async () => {
  const { point } = await system()
  const asked = [
    [ola, '1.2^kari'],
    [kari, '1.2^nothing'],
    [closed, '1.2^closed'],
    [hidden, '1.2^hidden'],
    [stranger, '1.2^kari'],
  ] as const
  for (const [patient, id] of asked) {
    const { documents, faults } = await point.retrieve(asker(patient), [reference(id)])
    assert.deepEqual([documents, names(faults)], [[], ['XDSMissingDocument']], id)
  }
})

test('ITI-39: of several documents each gets its own answer', async () => {
  const { point } = await system()
  const { documents, faults } = await point.retrieve(asker(kari), [reference('1.2^nothing'), reference('1.2^kari')])
  assert.equal(documents.length, 1)
  assert.deepEqual(names(faults), ['XDSMissingDocument'])
})

test('no treatment relation, no document', async () => {
  const { point, access } = await system()
  const { documents, faults } = await point.retrieve(asker(), [reference('1.2^kari')])
  assert.deepEqual([documents, names(faults)], [[], ['ERROR_NOT_VALID_TRC_ASSERTION']])
  assert.deepEqual(access, [])
})

for (const [title, changes] of [
  ['a pharmacist', { role: { code: '2262' } }],
  ['a doctor without the permission', { permissions: ['PRD-006'] }],
  ['an unknown profession', { role: { code: '5' } }],
] as const) {
  test(`Art. 11(3): ${title} gets no summary, and does not learn whether there is one`, async () => {
    const { point } = await system()
    const there = await point.list(asker(kari, changes), summaries(kari))
    const not = await point.list(asker(stranger, changes), summaries(stranger))
    assert.deepEqual(names(there.faults), ['ERROR_HPI_GENERIC'])
    assert.deepEqual(names(not.faults), names(there.faults))
    const fetched = await point.retrieve(asker(kari, changes), [reference('1.2^kari')])
    const unknown = await point.retrieve(asker(kari, changes), [reference('1.2^nothing')])
    assert.deepEqual(names(fetched.faults), names(unknown.faults))
    assert.deepEqual(fetched.documents, [])
  })
}

test('issue 5, item 5: EMERGENCY opens nothing that is closed', async () => {
  const { point } = await system()
  const emergency = { purposeOfUse: 'EMERGENCY' } as const
  const { faults } = await point.list(asker(closed, emergency), summaries(closed))
  assert.deepEqual(names(faults), ['ERROR_PS_NOT_FOUND'])
})

test('issue 5, item 14: somebody who asks too often is stopped, whether or not the person exists', async () => {
  const { point } = await system()
  for (let count = 0; count < 50; count++) await point.identify(asker(), { identifiers: [stranger] })
  const [known, unknown] = await Promise.all(
    [kari, stranger].map((id) => point.identify(asker(), { identifiers: [id] })),
  )
  assert.deepEqual(names(known!.faults), ['WARNING_SEC_UNEXPECTED_NUMBER_OF_REQUESTS'])
  assert.deepEqual(names(unknown!.faults), names(known!.faults))
})

test('issue 5, item 14: what somebody hands over who asks too often is not opened', async () => {
  const { point } = await system()
  const pharmacist = asker(kari, { role: { code: '2262' } })
  for (let count = 0; count < 50; count++) await point.identify(pharmacist, { identifiers: [stranger] })
  const submission = { patient: kari, classCode: '60593-1', documentUniqueId: '1.2^ed', bytes: Uint8Array.from([1]) }
  const { faults } = await point.submit(pharmacist, submission)
  assert.deepEqual(names(faults), ['WARNING_SEC_UNEXPECTED_NUMBER_OF_REQUESTS'])
})

test('ITI-41: a dispensation is kept once, and other content under the same id is refused', async () => {
  const { point } = await system()
  const pharmacist = asker(kari, { role: { code: '2262' } })
  const submission = { patient: kari, classCode: '60593-1', documentUniqueId: '1.2^ed', bytes: dispensation(kari) }
  assert.deepEqual((await point.submit(pharmacist, submission)).faults, [])
  assert.deepEqual((await point.submit(pharmacist, submission)).faults, [])
  const other = await point.submit(pharmacist, { ...submission, bytes: dispensation(kari, 'another') })
  assert.deepEqual(names(other.faults), ['XDSDuplicateUniqueIdInRegistry'])
  const { organizationId: _none, ...bare } = hcp
  const anonymous: Asker = {
    ...pharmacist,
    assertions: { ids: [], hcp: { ...bare, role: { code: '2262' } }, trc: trc(kari) },
  }
  const discarded = await point.submit(anonymous, { ...submission, classCode: 'DISCARD-60593-1' })
  assert.deepEqual(names(discarded.faults), ['ERROR_HPI_HAI_NO_INFORMATION'])
})

test('ITI-41: what is no dispensation, or one for another patient, is refused before anybody is looked up', async () => {
  const { point, access } = await system()
  const pharmacist = asker(kari, { role: { code: '2262' } })
  const submission = { patient: kari, classCode: '60593-1', documentUniqueId: '1.2^ed' }
  for (const [sent, name] of [
    [bytes, 'ERROR_ED_INCORRECT_FORMATTING'],
    [Uint8Array.from([1]), 'ERROR_ED_INCORRECT_FORMATTING'],
    [dispensation(ola), 'ERROR_UNKNOWN_PATIENT_IDENTIFIER'],
  ] as const) {
    assert.deepEqual(names((await point.submit(pharmacist, { ...submission, bytes: sent })).faults), [name])
  }
  assert.deepEqual(access, [])
})

test('ITI-41: a dispensation is discarded by the country that handed it over, and by no other', async () => {
  const { point } = await system()
  const finnish = asker(kari, { role: { code: '2262' } })
  const czech: Asker = { ...finnish, peer: { ...finnish.peer, country: 'CZ' } }
  const submission = { patient: kari, documentUniqueId: '1.2^ed', bytes: dispensation(kari) }
  const discard = { ...submission, classCode: 'DISCARD-60593-1' }
  assert.deepEqual(names((await point.submit(finnish, discard)).faults), ['ERROR_ED_EPRESCRIPTION_NOT_IDENTIFIABLE'])
  await point.submit(finnish, { ...submission, classCode: '60593-1' })
  assert.deepEqual(names((await point.submit(czech, discard)).faults), ['ERROR_ED_EPRESCRIPTION_NOT_IDENTIFIABLE'])
  assert.deepEqual((await point.submit(finnish, discard)).faults, [])
})

test('no audit record, no answer: the event names who, whom, what and both messages', async () => {
  const { point, events } = await system()
  const { commit } = await point.retrieve(asker(kari), [reference('1.2^kari')])
  assert.equal(events.length, 0)
  await commit(sent)
  const [event] = events
  assert.equal(event?.id, 'EHDSI-22')
  assert.equal(event?.outcome, 'success')
  assert.deepEqual(event?.patient, kari)
  assert.deepEqual([event?.requestId, event?.responseId], ['urn:uuid:request', 'urn:uuid:answer'])
  assert.deepEqual(event?.assertionIds, ['_hcp', '_trc'])
  const refused = await point.list(asker(ola), summaries(kari))
  await refused.commit(sent)
  assert.deepEqual(
    [events[1]?.outcome, events[1]?.error?.code],
    ['serious-failure', 'ERROR_UNKNOWN_PATIENT_IDENTIFIER'],
  )
})

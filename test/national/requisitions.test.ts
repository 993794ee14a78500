import assert from 'node:assert/strict'
import { test } from 'node:test'
import { capabilityStatementOf, requisitions as service } from '../../src/features/national-services/index.ts'
import { exampleRequest, exampleSpecimen } from '../../src/features/national-services/requisitions/examples.ts'
import { requestRules } from '../../src/features/national-services/requisitions/request-rules.ts'
import { requisitionsOf } from '../../src/features/national-services/requisitions/records.ts'
import { faultsOf } from '../../src/features/national-services/requisitions/rules.ts'
import { storedIn } from '../../src/features/national-services/requisitions/stored.ts'
import type { Story } from '../../src/features/synthetic-population/index.ts'
import type { Json } from '../../src/standards/fhir/json.ts'
import { helseIdClaims } from '../../src/standards/helseid/access-token.ts'
import { call, now, openBox, stories, storyWith } from './box.ts'
import { about, citizen } from './said-of.ts'

type Box = Awaited<ReturnType<typeof openBox>>
type Told = Json & {
  id: string
  status: string
  total: number
  meta: { versionId: string }
  entry?: { resource: Json & { id: string } }[]
  issue: { details: { coding: { code: string }[] }; expression: string[] }[]
}

const waiting = storyWith(({ person, requisitions, privacySettings }) => {
  const { died, confidentiality } = person
  return !died && confidentiality === 'ugradert' && requisitions.length > 0 && privacySettings.length === 0
})
const { number } = waiting.person
const headers = { 'nhn-event-id': 'event-1' }
const subject = { identifier: { system: 'urn:oid:2.16.578.1.12.4.1.4.1', value: number } }
const request = (over: object = {}): Json => ({ ...exampleRequest(), subject, ...over })
const specimen = (id: string, over: object = {}): Json => ({ ...exampleSpecimen(id), subject, ...over })

async function ask(box: Box, id: string, asked: Parameters<typeof call>[3] = {}) {
  const said = asked.said ?? { attest: number }
  const answer = await call(box, service, id, { ...asked, said, headers: { ...headers, ...asked.headers } })
  return { ...answer, told: answer.body as unknown as Told }
}

const create = (box: Box, body: Json = request()) => ask(box, 'create-request', { body })
const take = (box: Box, body: Json) => ask(box, 'create-specimen', { body })
const search = async (box: Box, type: 'requests' | 'specimens', form: Readonly<Record<string, string>> = {}) =>
  (await ask(box, `search-${type}`, { form: { 'subject:identifier': number, ...form } })).told
const read = (box: Box, id: string) =>
  ask(box, 'read-request', { params: { id }, headers: { 'nhn-patient-nin': number } })
const update = (box: Box, id: string, body: Json, version = 'W/"1"') =>
  ask(box, 'update-request', { params: { id }, body: { ...body, id }, headers: { 'if-match': version } })
const codesOf = ({ issue }: Told) => issue.map(({ details }) => details.coding[0]!.code)

test('Parek 0.1.3: every requisition of the population keeps the profile', () => {
  const laid = stories.flatMap(requisitionsOf)
  assert.ok(laid.length > 20)
  for (const { content } of laid) {
    assert.deepEqual(faultsOf('ServiceRequest', storedIn({ content }).resource, requestRules, now), [])
  }
})

test('Parek: what waits is found, with the profile and nobody’s name', async () => {
  const box = await openBox([waiting])
  const { total, entry = [] } = await search(box, 'requests', { status: 'active' })
  assert.equal(total, waiting.requisitions.length)
  const [{ resource } = { resource: undefined }] = entry
  assert.match(JSON.stringify(resource?.meta), /ParekIG\/StructureDefinition\/parek-service-request/)
  assert.doesNotMatch(JSON.stringify(entry), new RegExp(waiting.person.name.family))
  assert.match(JSON.stringify(resource?.contained), /"display":"[^"]*legesenter/)
})

test('FHIR R5, CapabilityStatement: search parameters have the names that FHIR gives them', () => {
  const { fhirVersion, rest } = capabilityStatementOf(service, 'https://box.example', '2026-11-22') as unknown as {
    fhirVersion: string
    rest: { resource: { type: string; searchParam: { name: string; type: string }[] }[] }[]
  }
  const [requests] = rest[0]!.resource
  assert.equal(fhirVersion, '5.0.0')
  assert.deepEqual(requests!.searchParam[0], { name: 'subject', type: 'reference' })
})

test('Parek: what was sent is answered with its version, found, and read by its id', async () => {
  const box = await openBox([waiting])
  const { status, told, headers: given = {} } = await create(box)
  assert.deepEqual([status, told.meta.versionId, given.etag], [201, '1', 'W/"1"'])
  assert.equal(given.location, `ServiceRequest/${told.id}/_history/1`)
  const uuid =
    'http://hl7.no/fhir/ig/ParekIG/NamingSystem/RequesterDefinedUuid|urn:uuid:5f0c8e5a-0000-4000-8000-000000000010'
  assert.equal((await search(box, 'requests', { identifier: uuid })).total, 1)
  assert.deepEqual((await read(box, told.id)).told, told)
})

test('Parek, RequesterDefinedUuid: sent twice, in another order and form, it is answered alike and stands once', async () => {
  const box = await openBox([waiting])
  const first = await create(box)
  const again = await create(box, Object.fromEntries(Object.entries(request()).toReversed()))
  assert.deepEqual([again.status, again.told], [201, first.told])
  assert.equal((await search(box, 'requests')).total, waiting.requisitions.length + 1)
})

test('Parek, RequesterDefinedUuid: another requisition under the same identifier is a conflict', async () => {
  const box = await openBox([waiting])
  await create(box)
  const { status, told } = await create(box, request({ authoredOn: '2026-01-16' }))
  assert.deepEqual([status, codesOf(told)], [409, ['requisition-duplicate']])
})

test('Parek, RequesterDefinedUuid: it is known again when the requisition has changed since', async () => {
  const box = await openBox([waiting])
  const { told } = await create(box)
  await update(box, told.id, request({ status: 'on-hold' }))
  const again = await create(box)
  assert.deepEqual([again.status, again.told.status, again.told.meta.versionId], [201, 'on-hold', '2'])
})

test('Parek, RequesterDefinedUuid: of two at once one stands, and the other is told', async () => {
  const box = await openBox([waiting])
  const answers = await Promise.all([create(box), create(box)])
  for (const { status } of answers) assert.ok(status === 201 || status === 409)
  assert.equal((await search(box, 'requests')).total, waiting.requisitions.length + 1)
})

test('Parek: the same identifier of another organisation is another requisition', async () => {
  const box = await openBox([waiting])
  const { told } = await create(box)
  const claims = { [helseIdClaims.orgnrParent]: '237101901' }
  const other = await ask(box, 'create-request', { body: request(), said: { claims } })
  assert.equal(other.status, 201)
  assert.notEqual(other.told.id, told.id)
})

test('Parek: a requisition is completed by its last specimen, and not before', async () => {
  const box = await openBox([waiting])
  const [detail] = request().orderDetail as [object]
  const focus = { parameterFocus: { concept: { text: 'Urinprøve' } } }
  const { told } = await create(box, request({ orderDetail: [detail, { ...detail, ...focus }] }))
  assert.equal((await take(box, specimen(told.id))).status, 201)
  assert.equal((await read(box, told.id)).told.status, 'active')
  const named = { identifier: [{ system: 'https://prover.example/glass', value: '45679' }] }
  assert.equal((await take(box, specimen(told.id, named))).status, 201)
  assert.equal((await read(box, told.id)).told.status, 'completed')
  assert.equal((await search(box, 'specimens', { request: `ServiceRequest/${told.id}` })).total, 2)
})

test('Parek: every example that comes after another runs with what that one was answered', async () => {
  const box = await openBox([waiting])
  for (const { id, after, examples } of service.operations) {
    if (!after) continue
    const first = after.operation === 'create-request' ? await create(box) : await taken(box)
    const [{ body: sent, ...example } = { title: '' }] = examples
    const body = sent && about(sent, number)
    const { path: params = {}, ...rest } = after.take(first.told, { ...example, ...(body ? { body } : {}) })!
    const { status } = await ask(box, id, { params, ...rest, headers: { 'nhn-patient-nin': number, ...rest.headers } })
    assert.ok(status < 300, `${id} answers ${status}`)
    if (id === 'update-request') await update(box, first.told.id, request(), 'W/"2"')
  }
})

async function taken(box: Box) {
  const { told } = await create(box)
  return take(box, specimen(told.id))
}

test('Parek: the same specimen sent twice stands once, also after it has completed the requisition', async () => {
  const box = await openBox([waiting])
  const { told } = await create(box)
  const first = await take(box, specimen(told.id))
  const again = await take(box, specimen(told.id))
  assert.deepEqual([again.status, again.told], [201, first.told])
  assert.equal((await search(box, 'specimens')).total, 1)
})

for (const [title, over, code] of [
  ['of a requisition that there is not', { request: [{ reference: 'ServiceRequest/none' }] }, 'request-unknown'],
  ['of no requisition', { request: undefined }, 'request-reference'],
  ['of two requisitions', { request: [{ reference: 'ServiceRequest/a' }, { reference: 'ServiceRequest/b' }] }, 'request-reference'], // biome-ignore format: a row
  ['without a container', { container: [] }, 'container-missing'],
  ['without a collector', { contained: [] }, 'collector-missing'],
  ['of no material', { type: { coding: [] } }, 'type-missing'],
  ['taken tomorrow', { collection: { collectedDateTime: '2026-11-23' } }, 'date-in-future'],
  ['with a status that is none', { status: 'lost' }, 'code-unknown'],
] as const) {
  test(`Parek, specimen: one ${title} is refused as ${code}, and nothing stands`, async () => {
    const box = await openBox([waiting])
    const { told } = await create(box)
    const { status, told: said } = await take(box, specimen(told.id, over))
    assert.equal(status, 422)
    assert.ok(codesOf(said).includes(code), String(codesOf(said)))
    assert.equal((await search(box, 'specimens')).total, 0)
  })
}

test('Parek: no specimen is taken for what was revoked', async () => {
  const box = await openBox([waiting])
  const { told } = await create(box)
  await update(box, told.id, request({ status: 'revoked' }))
  const { status, told: said } = await take(box, specimen(told.id))
  assert.deepEqual([status, codesOf(said)], [422, ['request-not-active']])
})

test('FHIR R5, 3.2.0.5: who did not see the last version changes nothing', async () => {
  const box = await openBox([waiting])
  const { told } = await create(box)
  assert.equal((await update(box, told.id, request({ status: 'on-hold' }))).status, 200)
  const late = await update(box, told.id, request({ status: 'revoked' }))
  assert.deepEqual([late.status, codesOf(late.told)], [412, ['if-match-stale']])
  assert.equal((await read(box, told.id)).told.status, 'on-hold')
  const seen = await update(box, told.id, request({ status: 'revoked' }), 'W/"2"')
  assert.deepEqual([seen.status, seen.told.meta.versionId], [200, '3'])
})

for (const [title, before, over, status, code] of [
  ['a revoked one is not taken up again', 'revoked', { status: 'active' }, 422, 'status-transition'],
  ['another RequesterDefinedUuid', 'active', { identifier: [{ system: 'http://hl7.no/fhir/ig/ParekIG/NamingSystem/RequesterDefinedUuid', value: '5f0c8e5a-0000-4000-8000-000000000011' }] }, 422, 'identifier-changed'], // biome-ignore format: a row
] as const) {
  test(`Parek, change: ${title}: ${code}`, async () => {
    const box = await openBox([waiting])
    const { told } = await create(box, request({ status: before }))
    const answer = await update(box, told.id, request(over))
    assert.deepEqual([answer.status, codesOf(answer.told)], [status, [code]])
  })
}

const role = (request().contained as [Json])[0]
for (const [title, over, ...codes] of [
  ['of another type', { resourceType: 'Task' }, 'resource-type'],
  ['without RequesterDefinedUuid', { identifier: [{ system: 'https://epj.example', value: '1' }] }, 'requester-uuid'],
  ['with a RequesterDefinedUuid that is none', { identifier: [{ system: 'http://hl7.no/fhir/ig/ParekIG/NamingSystem/RequesterDefinedUuid', value: '1' }] }, 'requester-uuid'], // biome-ignore format: a row
  ['with a status that is none', { status: 'ordered' }, 'code-unknown'],
  ['with an intent that is none', { intent: 'wish' }, 'code-unknown'],
  ['with a code of R4', { code: { text: 'Prøver' } }, 'code-missing'],
  ['with order details of R4', { orderDetail: [{ text: 'Blodprøve' }] }, 'order-detail'],
  ['with elements of R4', { reasonCode: [{ text: 'Kontroll' }] }, 'element-unknown'],
  ['with a list where one is', { intent: ['plan'] }, 'element-form', 'code-unknown'],
  ['without order details', { orderDetail: [] }, 'order-detail'],
  ['with a requester beside it', { requester: { reference: 'PractitionerRole/1' } }, 'requester-reference'],
  ['without a contained requester', { contained: [] }, 'requester-missing', 'requester-reference'],
  [
    'with an organisation number that does not hold',
    {
      contained: [
        {
          ...role,
          organization: { display: 'X', identifier: { system: 'urn:oid:2.16.578.1.12.4.1.4.101', value: '237101902' } },
        },
      ],
    },
    'requester-missing',
  ],
  ['with a requester of no organisation', { contained: [{ ...role, organization: undefined }] }, 'requester-missing'],
  ['with a requester under a foreign system', { contained: [{ ...role, practitioner: { display: 'X', identifier: { system: 'urn:oid:2.999', value: '1' } } }] }, 'requester-missing'], // biome-ignore format: a row
  [
    'with a moment and no period',
    { occurrencePeriod: undefined, occurrenceDateTime: '2026-12-01' },
    'occurrence-period',
  ],
  ['with a period without an end', { occurrencePeriod: { start: '2026-12-01' } }, 'occurrence-period'],
  ['with a period that ends before it begins', { occurrencePeriod: { start: '2026-12-01', end: '2026-11-01' } }, 'occurrence-period'], // biome-ignore format: a row
  ['made tomorrow', { authoredOn: '2026-11-23' }, 'date-in-future'],
  ['made on a day that is none', { authoredOn: '2026-02-30' }, 'authored-missing'],
  ['of a patient under another system', { subject: { identifier: { ...subject.identifier, system: 'urn:oid:2.16.578.1.12.4.1.4.4' } } }, 'code-unknown', 'identifier-system'], // biome-ignore format: a row
  ['of a fødselsnummer under D-numbers', { subject: { identifier: { ...subject.identifier, system: 'urn:oid:2.16.578.1.12.4.1.4.2' } } }, 'identifier-system'], // biome-ignore format: a row
] as const) {
  test(`Parek, profile: a requisition ${title} is refused as ${codes.join(' and ')}`, async () => {
    const box = await openBox([waiting])
    const { status, told } = await create(box, request(over))
    assert.deepEqual([status, codesOf(told)], [422, codes])
    assert.doesNotMatch(JSON.stringify(told), /\d{6}/)
    assert.equal((await search(box, 'requests')).total, waiting.requisitions.length)
  })
}

test('Parek, profile: all that is wrong is told at once, each with its place', async () => {
  const { told } = await create(await openBox([waiting]), request({ intent: 'x', orderDetail: [], authoredOn: '3000' }))
  assert.deepEqual(codesOf(told), ['code-unknown', 'order-detail', 'date-in-future'])
  assert.deepEqual(
    told.issue.map(({ expression }) => expression[0]),
    ['ServiceRequest.intent', 'ServiceRequest.orderDetail', 'ServiceRequest.authoredOn'],
  )
})

test('issue 6, bad input: under a former number it stands at the one that took its place', async () => {
  const merged = storyWith(({ person }) => person.formerNumbers.length > 0 && person.died === undefined)
  const former = merged.person.formerNumbers[0]!
  const box = await openBox([merged])
  const system = 'urn:oid:2.16.578.1.12.4.1.4.2'
  const body = request({ subject: { identifier: { system, value: former } } })
  const { status, told } = await ask(box, 'create-request', { body, said: { attest: former } })
  assert.equal(status, 201)
  assert.match(JSON.stringify(told.subject), new RegExp(merged.person.number))
})

const dead = storyWith(({ person }) => person.died !== undefined)
for (const [title, of, status, code] of [
  ['somebody who has died', dead.person.number, 422, 'person-deceased'],
  ['a number that nobody has', '24868600035', 404, 'person-unknown'],
  ['a number whose check digits do not hold', '24868600036', 400, 'national-number-check'],
] as const) {
  test(`issue 6, bad input: for ${title} nothing is requisitioned: ${code}`, async () => {
    const body = request({ subject: { identifier: { ...subject.identifier, value: of } } })
    const answer = await ask(await openBox([dead]), 'create-request', { body, said: {} })
    assert.deepEqual([answer.status, codesOf(answer.told)], [status, [code]])
  })
}

/** The same person, who keeps requisitions from all professionals. */
const keeping: Story = {
  ...waiting,
  privacySettings: [
    { id: 'x', kind: 'tilgangsbegrensning', about: 'requisitions', since: '2026-01-01', extent: { type: 'BL' } },
  ],
}

test('decision 0033: whom it is kept from finds nothing, reads nothing, and makes no doubles', async () => {
  const open = await openBox([waiting])
  const box = await openBox([keeping])
  const first = await create(box)
  const again = await create(box)
  assert.deepEqual([first.status, again.status, again.told], [201, 201, first.told])
  assert.equal(Object.keys((await create(open)).told).join(), Object.keys(first.told).join())
  assert.equal((await search(box, 'requests')).total, 0)
  assert.equal((await read(box, first.told.id)).status, 404)
  assert.equal((await box.records.of(number, 'requisitions')).length, waiting.requisitions.length + 1)
})

test('Parek: each call stands in the person’s log, also what is kept back', async () => {
  const box = await openBox([keeping])
  await search(box, 'requests')
  await create(box)
  assert.deepEqual(
    box.accesses.map(({ patient, effect }) => [patient, effect]),
    Array(2).fill([box.keyOf(number), 'permit']),
  )
})

test('Parek: a citizen reads what is asked of them, and nothing of another; they write nothing', async () => {
  const other = stories.find(({ person }) => person !== waiting.person && !person.died)!
  const box = await openBox([keeping, other])
  const as = (pid: string) => ({ said: { claims: citizen(pid) }, form: { 'subject:identifier': number } })
  const own = await ask(box, 'search-requests', as(number))
  assert.deepEqual([own.status, own.told.total], [200, waiting.requisitions.length])
  const [{ id } = { id: '' }] = waiting.requisitions
  const one = { said: { claims: citizen(number) }, params: { id }, headers: { 'nhn-patient-nin': number } }
  assert.equal((await ask(box, 'read-request', one)).status, 200)
  assert.notEqual((await ask(box, 'search-requests', as(other.person.number))).status, 200)
  const writes = await ask(box, 'create-request', { body: request(), said: { claims: citizen(number) } })
  assert.deepEqual([writes.status, codesOf(writes.told)], [401, ['token-kind']])
})

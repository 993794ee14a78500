import assert from 'node:assert/strict'
import { test } from 'node:test'
import { measurements, welfareTechnology as service } from '../../src/features/national-services/index.ts'
import { exampleDocument } from '../../src/features/national-services/welfare-technology/examples.ts'
import type { Story } from '../../src/features/synthetic-population/index.ts'
import type { Json } from '../../src/standards/fhir/json.ts'
import { helseIdClaims } from '../../src/standards/helseid/access-token.ts'
import { call, openBox, storyWith } from './box.ts'
import { about } from './said-of.ts'

const well = ({ person, privacySettings }: Story) => person.died === undefined && privacySettings.length === 0
const followed = { ...storyWith((story) => well(story) && story.person.numberKind === 'FNR'), measurements: [] }
const other = storyWith((story) => well(story) && story.person.number !== followed.person.number && story.person.numberKind === 'FNR') // biome-ignore format: a condition
const merged = storyWith(({ person }) => person.formerNumbers.length > 0 && person.died === undefined)

const municipality = '237101901'
const machine = { [helseIdClaims.pid]: undefined, [helseIdClaims.orgnrParent]: municipality }

type Entry = { fullUrl: string; resource: Json }
type Asking = { claims?: Json; headers?: Readonly<Record<string, string>>; orgNumber?: string }
type Found = { total: number; entry?: { resource: Json }[] }

/** The example about somebody, with one of its parts changed: 0 the note, 1 the alarm, 2 the measurement. */
function documentOf(number: string, changes: Json = {}, parts: Readonly<Record<number, Json>> = {}): Json {
  const whole = about(exampleDocument, number)
  const entry = (whole.entry as Entry[]).map(({ fullUrl, resource }, nth) => ({
    fullUrl,
    resource: { ...resource, ...parts[nth] },
  }))
  return { ...whole, entry, ...changes }
}

async function boxOf(...of: readonly Story[]) {
  const box = await openBox(of.length > 0 ? of : [followed])
  const { number } = followed.person
  return {
    ...box,
    journal: (body: Json, orgNumber = municipality) =>
      call(box, service, 'journal-bundle', { body, params: { orgNumber }, said: { claims: machine } }),
    notes: async ({ claims, headers = { servicecodes: 'dho' }, orgNumber = municipality }: Asking = {}) => {
      const form = { 'patient.identifier': number }
      const said = claims ? { claims } : { attest: number }
      const { status, body } = await call(box, service, 'search-compositions', { params: { orgNumber }, form, headers, said }) // biome-ignore format: a call
      return { status, body: body as unknown as Found, text: JSON.stringify(body) }
    },
    measured: async (of = number) => {
      const headers = { 'x-pmd-patient': of }
      const { body } = await call(box, measurements, 'search-observations', { headers, said: { attest: of } })
      return body as unknown as Found
    },
  }
}

test('VKP, alarm about a measurement: the note is journaled, and the measurement stands in PMD', async () => {
  const { journal, notes, measured, accesses } = await boxOf()
  const { status, body } = await journal(documentOf(followed.person.number))
  assert.deepEqual([status, (body as Json).resourceType], [202, 'OperationOutcome'])
  // Nothing of the person has left, so there is no access to record.
  assert.deepEqual(accesses, [])
  assert.doesNotMatch(JSON.stringify(body), /\d{11}/)
  const found = await notes()
  assert.deepEqual([found.status, found.body.total], [200, 1])
  assert.match(JSON.stringify(found.body.entry), /vkp-Composition-v090/)
  const { total, entry } = await measured()
  assert.deepEqual([total, (entry![0]!.resource.component as Json[]).length], [1, 2])
})

test('VKP: what the note refers to is there: the alarm inside it, the measurement in PMD', async () => {
  const { journal, notes, measured } = await boxOf()
  await journal(documentOf(followed.person.number))
  const [{ resource: note } = { resource: {} as Json }] = (await notes()).body.entry!
  const [{ resource: measurement } = { resource: {} as Json }] = (await measured()).entry!
  const [alarm] = note.contained as (Json & { implicated: Json[] })[]
  const [{ entry } = { entry: [] }] = note.section as { entry: Json[] }[]
  const at = `Observation/${measurement.id}`
  assert.deepEqual(
    entry.map(({ reference }) => reference),
    [`#${alarm!.id}`, at],
  )
  assert.deepEqual(
    alarm!.implicated.map(({ reference }) => reference),
    [at],
  )
  assert.doesNotMatch(JSON.stringify(note), /urn:uuid/)
})

test('VKP: a document that is sent again is answered as the first time, and stands once', async () => {
  const { journal, notes, measured } = await boxOf()
  const sent = documentOf(followed.person.number)
  assert.deepEqual([(await journal(sent)).status, (await journal(sent)).status], [202, 202])
  assert.deepEqual([(await notes()).body.total, (await measured()).total], [1, 1])
  const differs = await journal(documentOf(followed.person.number, {}, { 0: { title: 'Noe annet' } }))
  assert.deepEqual([differs.status, /document-differs/.test(JSON.stringify(differs.body))], [409, true])
})

test('VKP: one measurement of a device is taken in for PMD', async () => {
  const box = await boxOf()
  const [, , { resource } = { resource: {} }] = documentOf(followed.person.number).entry as Entry[]
  const params = { orgNumber: municipality }
  const { status } = await call(box, service, 'send-observation', { body: resource, params, said: { claims: machine } })
  assert.deepEqual([status, (await box.measured()).total], [202, 1])
})

test('VKP: a client of one municipality writes to no other', async () => {
  const { journal } = await boxOf()
  const { status, body } = await journal(documentOf(followed.person.number), '310000003')
  assert.deepEqual([status, /municipality-not-granted/.test(JSON.stringify(body))], [403, true])
})

test('VKP: machines journal and people do not; people read, of the municipality in the address, and machines do not', async () => {
  const box = await boxOf()
  await box.journal(documentOf(followed.person.number))
  const body = documentOf(followed.person.number)
  assert.equal((await call(box, service, 'journal-bundle', { body, params: { orgNumber: municipality } })).status, 401)
  assert.equal((await box.notes({ claims: machine })).status, 401)
  const [read, elsewhere] = [await box.notes(), await box.notes({ orgNumber: '310000003' })]
  assert.deepEqual([read.body.total, elsewhere.body.total], [1, 0])
  assert.equal(box.accesses.length, 2)
})

for (const [title, headers] of [
  ['none', {}],
  ['one that is none', { servicecodes: 'dho,xyz' }],
] as const) {
  test(`VKP, ServiceCodes: without a service that the person may have, nothing is read: ${title}`, async () => {
    const { notes } = await boxOf()
    assert.equal((await notes({ headers })).status, 400)
  })
}

const { number } = followed.person
const section = [{ title: 'Tiltak' }]
for (const [title, document, refusal] of [
  ['a collection', documentOf(number, { type: 'collection' }), 'bundle-type'],
  ['no identifier', documentOf(number, { identifier: undefined }), 'bundle-identifier'],
  ['a note of an unknown category', documentOf(number, {}, { 0: { category: [{ coding: [{ system: 'http://ehelse.no/fhir/CodeSystem/vkp-composition-category-v090', code: '7' }] }] } }), 'category-unknown'], // biome-ignore format: a row
  ['a note of tomorrow', documentOf(number, {}, { 0: { date: '2026-11-23' } }), 'date-in-future'],
  ['a note without section', documentOf(number, {}, { 0: { section: undefined } }), 'section-missing'],
  ['a note without author', documentOf(number, {}, { 0: { author: undefined, section } }), 'composition-part'],
  [
    'a resource that is none of a document’s',
    documentOf(number, {}, { 1: { resourceType: 'Patient' } }),
    'resource-type',
  ],
  ['null', documentOf(number, {}, { 1: { severity: null } }), 'fhir-form'],
  ['an alarm about somebody else', documentOf(number, {}, { 1: { patient: { identifier: { system: 'urn:oid:2.16.578.1.12.4.1.4.1', value: other.person.number } } } }), 'person-differs'], // biome-ignore format: a row
  ['an alarm that names somebody real', documentOf(number, {}, { 1: { author: { identifier: { system: 'urn:oid:2.16.578.1.12.4.1.4.1', value: '01010750160' } } } }), 'number-of-real-shape'], // biome-ignore format: a row
  ['a measurement of an unknown code', documentOf(number, {}, { 2: { code: { coding: [{ system: 'http://loinc.org', code: '1-8' }] } } }), 'code-unknown'], // biome-ignore format: a row
  [
    'a measurement of tomorrow',
    documentOf(number, {}, { 2: { effectiveDateTime: '2026-11-23' } }),
    'effective-in-future',
  ],
  ['no person', documentOf(number, {}, { 0: { subject: undefined } }), 'person-missing'],
  ['a number with wrong check digits', documentOf('01010750161'), 'national-number-check'],
] as const) {
  test(`issue 6, bad input: a document with ${title} is refused as ${refusal}, and nothing of it is kept`, async () => {
    const { journal, records } = await boxOf()
    const { status, body } = await journal(document)
    assert.match(JSON.stringify(body), new RegExp(`"${refusal}"`))
    assert.ok(status === 400 || status === 403)
    for (const { id } of [service, measurements]) assert.deepEqual(await records.of(number, id), [])
  })
}

test('issue 6, bad input: under a former number all of it stands under the number of today, which is not told', async () => {
  const box = await boxOf(merged)
  const [former = ''] = merged.person.formerNumbers
  const { status, body } = await box.journal(documentOf(former))
  assert.equal(status, 202)
  assert.ok(!JSON.stringify(body).includes(merged.person.number))
  const [note] = await box.records.of(merged.person.number, service.id)
  assert.ok(!JSON.stringify(note!.content).includes(former))
})

test('issue 6, bad input: nothing is journaled of a number that nobody has', async () => {
  const { journal } = await boxOf(other)
  assert.equal((await journal(documentOf(number))).status, 404)
})

test('PVK: who has reserved against PMD has nothing journaled there', async () => {
  const setting = { id: 's', kind: 'reservasjon', about: 'measurements', since: '2026-01-01' } as const
  const { journal } = await boxOf({ ...followed, privacySettings: [setting] })
  const { status, body } = await journal(documentOf(number))
  assert.deepEqual([status, /reserved/.test(JSON.stringify(body))], [403, true])
})

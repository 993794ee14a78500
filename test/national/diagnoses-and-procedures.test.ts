import assert from 'node:assert/strict'
import { test } from 'node:test'
import { diagnosesAndProcedures as service } from '../../src/features/national-services/index.ts'
import type { Story } from '../../src/features/synthetic-population/index.ts'
import type { Json } from '../../src/standards/fhir/json.ts'
import { helseIdClaims } from '../../src/standards/helseid/access-token.ts'
import { call, doctor, issuer, openBox, storyWith } from './box.ts'

const well = ({ person, privacySettings }: Story) => person.died === undefined && privacySettings.length === 0
const kindsOf = ({ contacts }: Story) => new Set(contacts.map(({ kind }) => kind))
const operated = storyWith(
  (story) => story.procedures.length > 0 && well(story) && kindsOf(story).has('general-practice') && kindsOf(story).has('admission'), // biome-ignore format: a condition
)
const nursed = storyWith((story) => kindsOf(story).has('home-nursing') && well(story))
const other = storyWith((story) => well(story) && story !== operated)

const ICD10 = 'urn:oid:2.16.578.1.12.4.1.1.7110'
const ICPC2 = 'http://hl7.org/fhir/sid/icpc-2'
const NKPK = 'urn:oid:2.16.578.1.12.4.1.1.7275'

type Resource = Json & { id: string; meta: { tag: { code: string }[] } }
type Found = { total: number; entry?: { resource: Resource; search: { mode: string } }[] }

const reported = ['admission', 'outpatient', 'general-practice', 'emergency']
const contactsOf = (story: Story) => story.contacts.filter(({ kind }) => reported.includes(kind))

async function boxOf(...of: readonly Story[]) {
  const box = await openBox(of.length > 0 ? of : [operated])
  const search = async (
    type: 'condition' | 'procedure' | 'encounter',
    form: Readonly<Record<string, string>> = {},
    { of: about = operated, basis, claims }: { of?: Story; basis?: string; claims?: Json } = {},
  ) => {
    const { number } = about.person
    const headers = { 'nhn-patient-nin': number, 'nhn-source-system': 'Test 1.0', ...(basis ? { 'nhn-access-basis': basis } : {}) } // biome-ignore format: headers
    const said = claims ? { claims } : { attest: number }
    const { status, body } = await call(box, service, `search-${type}s`, { headers, form, said })
    const found = body as unknown as Found
    return { status, body: found, resources: found.entry?.map(({ resource }) => resource) ?? [], text: JSON.stringify(body) } // biome-ignore format: a line
  }
  return { ...box, search }
}

const codings = (resource: Json) => (resource.code as { coding: { system: string; code: string }[] }).coding

test('NPR/KPR: each register has the diagnosis in its own classification, from the first contact that had it', async () => {
  const { search } = await boxOf()
  const { resources } = await search('condition')
  assert.ok(resources.length > 1)
  for (const resource of resources) {
    const npr = resource.meta.tag.some(({ code }) => code === 'NPR')
    assert.deepEqual(
      codings(resource).map(({ system }) => system),
      [npr ? ICD10 : ICPC2],
    )
    const of = operated.conditions.find(({ text }) => text === (resource.code as Json).text)!
    const contacts = contactsOf(operated).filter(({ about, kind }) => about === of.id && (kind === 'admission' || kind === 'outpatient') === npr) // biome-ignore format: a condition
    assert.equal(resource.recordedDate, contacts.map(({ on }) => on).toSorted()[0])
  }
})

test('what no report says is not said: when an illness began, and whether it is over', async () => {
  const { search } = await boxOf()
  for (const resource of (await search('condition')).resources) {
    for (const name of ['onsetDateTime', 'abatementDateTime', 'clinicalStatus', 'verificationStatus']) {
      assert.ok(!(name in resource), name)
    }
  }
})

test('NPR: a procedure has its code of NKPK, its day, the hospital, and the stay it was part of', async () => {
  const { search } = await boxOf()
  const { resources } = await search('procedure')
  assert.equal(resources.length, operated.procedures.length)
  const [resource] = resources
  assert.deepEqual(
    codings(resource!).map(({ system }) => system),
    [NKPK],
  )
  assert.deepEqual(Object.keys(resource!.subject as Json), ['identifier'])
  const { resources: stays } = await search('encounter', { _tag: 'NPR' })
  const reference = (resource!.encounter as Json | undefined)?.reference
  if (reference !== undefined) assert.ok(stays.some(({ id }) => reference === `Encounter/${id}`))
})

test('contacts come latest first, each with its diagnosis when asked for', async () => {
  const { search } = await boxOf()
  const { body, resources } = await search('encounter', { _include: 'Encounter:diagnosis', _count: '5' })
  assert.equal(body.total, contactsOf(operated).length)
  const matches = body.entry!.filter(({ search: { mode } }) => mode === 'match').map(({ resource }) => resource)
  const days = matches.map(({ period }) => String((period as Json).start))
  assert.deepEqual(days, days.toSorted().toReversed())
  const wanted = matches.flatMap(({ diagnosis }) => (diagnosis as { condition: Json }[]).map(({ condition }) => condition.reference)) // biome-ignore format: a line
  const included = resources
    .filter(({ resourceType }) => resourceType === 'Condition')
    .map(({ id }) => `Condition/${id}`)
  assert.deepEqual(included.toSorted(), [...new Set(wanted)].toSorted())
})

test('IPLOS: home nursing reports no diagnosis for each visit, so its visits are no contacts here', async () => {
  const { search } = await boxOf(nursed)
  const { body } = await search('encounter', {}, { of: nursed })
  assert.equal(body.total, contactsOf(nursed).length)
})

test('a code, a span of dates and a register find what they say', async () => {
  const { search } = await boxOf()
  const { resources } = await search('condition')
  const [{ system, code } = { system: '', code: '' }] = codings(resources[0]!)
  const found = await search('condition', { code: `${system}|${code}` })
  assert.ok(found.resources.length > 0 && found.resources.every((each) => codings(each)[0]!.code === code))
  const since = String(resources[0]!.recordedDate)
  const later = await search('condition', { 'recorded-date': `gt${since}` })
  assert.ok(later.resources.every(({ recordedDate }) => String(recordedDate) > since))
  const npr = await search('condition', { _tag: 'NPR' })
  const kpr = await search('condition', { _tag: 'KPR' })
  assert.equal(npr.body.total + kpr.body.total, resources.length)
})

test('_count and _skip walk through all contacts, each once', async () => {
  const { search } = await boxOf()
  const seen: string[] = []
  const all = contactsOf(operated).length
  for (let skip = 0; skip < all; skip += 7) {
    seen.push(...(await search('encounter', { _count: '7', _skip: String(skip) })).resources.map(({ id }) => id))
  }
  assert.deepEqual([seen.length, new Set(seen).size], [all, all])
})

type Setting = Story['privacySettings'][number]

const setting = (changes: Pick<Setting, 'kind' | 'extent'>): Story => ({
  ...operated,
  privacySettings: [{ id: 's', about: 'diagnoses-and-procedures', since: '2026-01-01', ...changes }],
})

for (const [title, story, code, opened] of [
  ['a reservation', setting({ kind: 'reservasjon' }), 'Reservation', false],
  ['a restriction for all', setting({ kind: 'tilgangsbegrensning', extent: { type: 'SP' } }), 'General', true],
  ['a block of this doctor', setting({ kind: 'tilgangsbegrensning', extent: { type: 'BL', hpr: doctor.hpr } }), 'Specific', false], // biome-ignore format: a row
] as const) {
  test(`PVK: ${title} is told as ${code}, with nothing; a stated basis opens ${opened ? 'it' : 'nothing'}`, async () => {
    const { search } = await boxOf(story)
    for (const type of ['condition', 'procedure', 'encounter'] as const) {
      const closed = await search(type, {}, { of: story })
      assert.deepEqual([closed.status, closed.body.total, closed.text.includes(`"${code}"`)], [200, 0, true])
      const { body } = await search(type, {}, { of: story, basis: 'AKUTT' })
      assert.equal(body.total > 0, opened)
    }
  })
}

test('the status: a machine may ask it; it may read nothing', async () => {
  const box = await boxOf()
  const headers = { 'nhn-patient-nin': operated.person.number, 'nhn-source-system': 'Test 1.0' }
  const claims = { [helseIdClaims.pid]: undefined, [helseIdClaims.orgnrParent]: '310000003' }
  const { status, body } = await call(box, service, 'status', { headers, said: { claims } })
  assert.deepEqual([status, (body as Json).hasDiagnosesOrProcedures], [200, true])
  assert.deepEqual(box.accesses, [])
  assert.equal((await box.search('condition', {}, { claims })).status, 401)
})

test('Art. 3: a citizen reads their own, and nobody else’s', async () => {
  const box = await openBox([operated, other])
  const idPorten = 'https://id-porten.example'
  const needs = { ...box.needs, others: { idPorten, maskinporten: `${issuer}/maskinporten` } }
  const claims = {
    iss: idPorten,
    [helseIdClaims.pid]: undefined,
    pid: operated.person.number,
    acr: 'idporten-loa-high',
  }
  const read = async (number: string) => {
    const headers = { 'nhn-patient-nin': number, 'nhn-source-system': 'Test 1.0' }
    return (await call({ needs }, service, 'search-encounters', { headers, said: { claims } })).status
  }
  assert.deepEqual([await read(operated.person.number), await read(other.person.number)], [200, 403])
})

for (const [title, form, code] of [
  ['a parameter that is not known', { patient: 'x' }, 'parameter-unknown'],
  ['a date that is none', { 'recorded-date': '2026-13' }, 'parameter-value'],
  ['a register that is none', { _tag: 'MSIS' }, 'parameter-value'],
] as const) {
  test(`issue 6, bad input: ${title} is refused as ${code}`, async () => {
    const { search } = await boxOf()
    const { status, text } = await search('condition', form)
    assert.deepEqual([status, text.includes(code)], [400, true])
  })
}

test('issue 6, bad input: of a number that nobody has, nothing is found', async () => {
  const { search } = await boxOf(other)
  assert.partialDeepStrictEqual((await search('encounter')).body, {
    resourceType: 'Bundle',
    type: 'searchset',
    total: 0,
  })
})

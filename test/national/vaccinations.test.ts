import assert from 'node:assert/strict'
import { test } from 'node:test'
import { vaccinations as service } from '../../src/features/national-services/index.ts'
import type { Story } from '../../src/features/synthetic-population/index.ts'
import type { Json } from '../../src/standards/fhir/json.ts'
import { helseIdClaims } from '../../src/standards/helseid/access-token.ts'
import { call, issuer, openBox, type Said, stories, storyWith } from './box.ts'

const well = ({ person, privacySettings }: Story) => person.died === undefined && privacySettings.length === 0
const child = storyWith((story) => story.vaccinations.length > 8 && well(story) && story.person.born > '2010-01-01')
const deceased = storyWith(({ person }) => person.died !== undefined && person.died > '2020-01-01')
const merged = storyWith((story) => story.person.formerNumbers.length > 0 && story.person.died === undefined)
const other = storyWith((story) => well(story) && story !== child)

const FNR = 'urn:oid:2.16.578.1.12.4.1.4.1'
const DNR = 'urn:oid:2.16.578.1.12.4.1.4.2'
const ATC = 'http://www.whocc.no/atc'
const actReason = 'http://terminology.hl7.org/CodeSystem/v3-ActReason'
const subjectOf = (number: string): Json => ({
  identifier: { system: Number(number.slice(0, 2)) > 40 ? DNR : FNR, value: number },
})
const atc = (...codes: readonly string[]): Json => ({ coding: codes.map((code) => ({ system: ATC, code })) })

/** An influenza vaccine as it is registered, changed as the test wants it. */
const influenza = (changes: Json = {}, number = child.person.number): Json => ({
  resourceType: 'Immunization',
  identifier: [{ system: 'https://vendor.example/vaccination', value: '1' }],
  status: 'completed',
  vaccineCode: atc('J07BB02'),
  patient: subjectOf(number),
  occurrenceDateTime: '2026-11-20',
  protocolApplied: [{ targetDisease: [{ text: 'influensa' }], doseNumberPositiveInt: 1 }],
  ...changes,
})

type Found = { total: number; entry?: { resource: Json & { id: string; meta: Json } }[] }

async function boxOf(...of: readonly Story[]) {
  const box = await openBox(of.length > 0 ? of : [child])
  const numberOf = (body: Json) => /"value":"(\d{11})"/.exec(JSON.stringify(body.patient))?.[1] ?? child.person.number
  return {
    ...box,
    register: (body: Json, said?: Said) =>
      call(box, service, 'register-vaccination', {
        body,
        headers: { 'nhn-source-system': 'Test 1.0' },
        said: said ?? { attest: numberOf(body) },
      }),
    correct: (id: string, version: number, body: Json, said?: Said) =>
      call(box, service, 'correct-vaccination', {
        body,
        params: { id },
        headers: { 'nhn-source-system': 'Test 1.0', 'if-match': `W/"${version}"` },
        said: said ?? { attest: numberOf(body) },
      }),
    search: async (
      form: Readonly<Record<string, string>> = {},
      { number, basis }: { number?: string; basis?: string } = {},
    ) => {
      const about = number ?? child.person.number
      const headers = { 'nhn-patient-nin': about, 'nhn-source-system': 'Test 1.0', ...(basis ? { 'nhn-access-basis': basis } : {}) } // biome-ignore format: headers
      const { status, body } = await call(box, service, 'search-immunizations', {
        headers,
        form,
        said: { attest: about },
      })
      return { status, body: body as unknown as Found, text: JSON.stringify(body) }
    },
  }
}

/** Another organisation; an attest would have to be of the same. */
const elsewhere: Said = { claims: { [helseIdClaims.orgnrParent]: '310000003' } }

test('SYSVAK: vaccinations come latest first, with ATC, dose, who gave it and against what', async () => {
  const { search } = await boxOf()
  const { status, body } = await search()
  assert.deepEqual([status, body.total], [200, child.vaccinations.length])
  const days = body.entry!.map(({ resource }) => String(resource.occurrenceDateTime))
  assert.deepEqual(days, days.toSorted().toReversed())
  for (const { resource } of body.entry!) {
    const { patient, vaccineCode, protocolApplied, contained, meta } = resource as Record<string, Json & Json[]>
    assert.deepEqual(Object.keys(patient!), ['identifier'])
    assert.match(JSON.stringify(vaccineCode), /http:\/\/www\.whocc\.no\/atc.*J07/)
    assert.match(JSON.stringify(protocolApplied), /"doseNumberPositiveInt":[1-9]/)
    assert.equal(contained![0]!.resourceType, 'PractitionerRole')
    assert.match(JSON.stringify(meta), /HTEST/)
  }
})

test('SYSVAK: vaccine-code and date find what they say', async () => {
  const { search } = await boxOf()
  const mmr = child.vaccinations.filter(({ vaccine }) => vaccine.code === 'J07BD52')
  assert.equal((await search({ 'vaccine-code': `${ATC}|J07BD52` })).body.total, mmr.length)
  const { on } = child.vaccinations[3]!
  const { body } = await search({ date: `le${on}` })
  assert.equal(body.total, child.vaccinations.filter((each) => each.on <= on).length)
})

test('SYSVAK, HendelseRequest: what is registered is found at once, and sent again it is answered as the first time', async () => {
  const { register, search } = await boxOf()
  const first = await register(influenza())
  assert.equal(first.status, 201)
  const { id } = first.body as Json
  assert.deepEqual([first.headers?.location, first.headers?.etag], [`Immunization/${id}/_history/1`, 'W/"1"'])
  const again = await register(influenza())
  assert.deepEqual([again.status, again.body], [201, first.body])
  const { body } = await search({ 'vaccine-code': 'J07BB02', date: '2026-11-20' })
  assert.deepEqual(
    body.entry!.map(({ resource }) => resource.id),
    [id],
  )
  const differs = await register(influenza({ lotNumber: 'B' }))
  assert.deepEqual([differs.status, /vaccination-differs/.test(JSON.stringify(differs.body))], [409, true])
})

test('SYSVAK, HendelseRequest: that a vaccine was not given is registered, with the reason', async () => {
  const { register, search } = await boxOf()
  const statusReason = { coding: [{ system: actReason, code: 'PATOBJ' }] }
  assert.equal((await register(influenza({ status: 'not-done', statusReason }))).status, 201)
  const { body } = await search({ status: 'not-done' })
  assert.equal(body.total, 1)
})

test('one vaccine a day: what another has registered as given that day is not registered twice', async () => {
  const { register } = await boxOf()
  const named = (value: string) => [{ system: 'https://vendor.example/vaccination', value }]
  assert.equal((await register(influenza())).status, 201)
  const double = await register(influenza({ identifier: named('2') }), elsewhere)
  assert.deepEqual([double.status, /vaccination-duplicate/.test(JSON.stringify(double.body))], [409, true])
  const another = await register(influenza({ identifier: named('3'), vaccineCode: atc('J07AL02') }), elsewhere)
  assert.equal(another.status, 201)
})

test('two who register the same at once meet each other, and there is one', async () => {
  const { register, records } = await boxOf({ ...child, vaccinations: [] })
  const statuses = (await Promise.all([register(influenza()), register(influenza())])).map(({ status }) => status)
  assert.ok(statuses.includes(201) && statuses.every((status) => status === 201 || status === 409), statuses.join())
  assert.equal((await records.of(child.person.number, service.id)).length, 1)
})

test('a vaccination is corrected by who registered it and has seen its newest version', async () => {
  const { register, correct, search } = await boxOf()
  const { id } = (await register(influenza())).body as Json & { id: string }
  const corrected = await correct(id, 1, influenza({ lotNumber: 'B' }))
  assert.deepEqual([corrected.status, corrected.headers?.etag], [200, 'W/"2"'])
  const stale = await correct(id, 1, influenza({ lotNumber: 'C' }))
  assert.deepEqual([stale.status, /if-match-stale/.test(JSON.stringify(stale.body))], [412, true])
  const others = await correct(id, 2, influenza(), elsewhere)
  assert.deepEqual([others.status, /vaccination-missing/.test(JSON.stringify(others.body))], [404, true])
  const { body } = await search({ date: '2026-11-20' })
  assert.deepEqual(
    body.entry!.map(({ resource }) => [resource.lotNumber, resource.meta.versionId]),
    [['B', '2']],
  )
})

test('a vaccination that is sent again after it was corrected changes nothing', async () => {
  const { register, correct, search } = await boxOf()
  const { id } = (await register(influenza())).body as Json & { id: string }
  await correct(id, 1, influenza({ lotNumber: 'B' }))
  const again = await register(influenza())
  assert.deepEqual([again.status, (again.body as Json).lotNumber], [201, 'B'])
  assert.equal((await search({ date: '2026-11-20' })).body.total, 1)
})

test('what was registered in error is shown no more, is found when asked for, and is not corrected again', async () => {
  const { register, correct, search } = await boxOf()
  const { id } = (await register(influenza())).body as Json & { id: string }
  assert.equal((await correct(id, 1, influenza({ status: 'entered-in-error' }))).status, 200)
  assert.equal((await search({ date: '2026-11-20' })).body.total, 0)
  assert.equal((await search({ status: 'entered-in-error' })).body.total, 1)
  assert.equal((await correct(id, 2, influenza())).status, 409)
})

test('what the register was laid with is nobody’s to correct', async () => {
  const { correct } = await boxOf()
  assert.equal((await correct(child.vaccinations[0]!.id, 1, influenza())).status, 404)
})

for (const [title, vaccination, refusal] of [
  ['another type', influenza({ resourceType: 'Observation' }), 'resource-type'],
  ['an element that is none of FHIR’s', influenza({ arm: 'left' }), 'element-unknown'],
  ['a resource inside', influenza({ contained: [{ resourceType: 'Patient' }] }), 'element-unknown'],
  ['null', influenza({ note: null }), 'fhir-form'],
  ['a status of its own', influenza({ status: 'given' }), 'status'],
  ['an unknown vaccine', influenza({ vaccineCode: atc('J07ZZ99') }), 'vaccine-unknown'],
  ['a medicine that is no vaccine', influenza({ vaccineCode: atc('A10BA02') }), 'vaccine-unknown'],
  ['two vaccines', influenza({ vaccineCode: atc('J07BB02', 'J07BD52') }), 'vaccine-unknown'],
  ['a vaccine by name', influenza({ vaccineCode: { text: 'influensavaksine' } }), 'vaccine-unknown'],
  ['not given, and no reason', influenza({ status: 'not-done' }), 'reason-missing'],
  ['not given, and a reason in no known code', influenza({ status: 'not-done', statusReason: { text: 'x' } }), 'reason-missing'], // biome-ignore format: a row
  ['given, and a reason why not', influenza({ statusReason: { text: 'x' } }), 'reason-unasked'],
  ['no time', influenza({ occurrenceDateTime: undefined }), 'occurrence'],
  ['a day that is in no calendar', influenza({ occurrenceDateTime: '2026-02-30' }), 'occurrence'],
  ['tomorrow', influenza({ occurrenceDateTime: '2026-11-23' }), 'occurrence-in-future'],
  ['recorded tomorrow', influenza({ recorded: '2026-11-23' }), 'occurrence-in-future'],
  ['before birth', influenza({ occurrenceDateTime: '2001-01-01' }), 'occurrence-before-birth'],
  ['dose nought', influenza({ protocolApplied: [{ doseNumberPositiveInt: 0 }] }), 'dose-number'],
  ['no dose number', influenza({ protocolApplied: [{ series: 'grunnvaksinasjon' }] }), 'dose-number'],
  ['no identifier', influenza({ identifier: undefined }), 'identifier-missing'],
  ['a performer of real shape', influenza({ performer: [{ actor: { identifier: { system: FNR, value: '01010750160' } } }] }), 'number-of-real-shape'], // biome-ignore format: a row
] as const) {
  test(`issue 6, bad input: a vaccination with ${title} is refused as ${refusal}, and nothing is kept`, async () => {
    const { register, records } = await boxOf({ ...child, vaccinations: [] })
    const { status, body } = await register(vaccination)
    assert.match(JSON.stringify(body), new RegExp(`"${refusal}"`))
    assert.ok(status === 400 || status === 403)
    assert.deepEqual(await records.of(child.person.number, service.id), [])
  })
}

test('issue 6, bad input: nobody is vaccinated after their death', async () => {
  const { register } = await boxOf(deceased)
  const { status, body } = await register(influenza({}, deceased.person.number))
  assert.deepEqual([status, /occurrence-after-death/.test(JSON.stringify(body))], [400, true])
})

test('issue 6, bad input: what is registered under a former number stands under the number of today', async () => {
  const { register, search } = await boxOf(merged)
  const [former = ''] = merged.person.formerNumbers
  assert.equal((await register(influenza({}, former))).status, 201)
  const { body } = await search({ date: '2026-11-20' }, { number: merged.person.number })
  assert.deepEqual(
    body.entry!.map(({ resource }) => resource.patient),
    [subjectOf(merged.person.number)],
  )
})

test('issue 6, bad input: nothing is registered of a number that nobody has; a search of it finds nothing', async () => {
  const { register, search } = await boxOf(other)
  assert.equal((await register(influenza())).status, 404)
  const { total, entry } = (await search()).body
  assert.deepEqual([total, entry], [0, undefined])
})

const about = { kind: 'tilgangsbegrensning', about: 'vaccinations', since: '2026-01-01', id: 'setting-1' } as const
const restricted = { ...child, privacySettings: [{ ...about, extent: { type: 'SP' as const } }] }

test('PVK: a restriction is told as General, with no vaccinations, and opened by SAMTYKKE or AKUTT', async () => {
  const { search } = await boxOf(restricted)
  const closed = await search()
  assert.deepEqual([closed.status, closed.body.total, /"General"/.test(closed.text)], [200, 0, true])
  for (const basis of ['SAMTYKKE', 'AKUTT']) {
    assert.equal((await search({}, { basis })).body.total, child.vaccinations.length)
  }
  assert.equal((await search({}, { basis: 'UNNTAK' })).body.total, 0)
})

test('PVK: to who may see nothing, registering tells nothing of what is held', async () => {
  const { register } = await boxOf(restricted)
  const [held] = child.vaccinations
  const same = influenza({ vaccineCode: atc(held!.vaccine.code), occurrenceDateTime: held!.on })
  assert.deepEqual([(await register(same)).status, (await register(same)).status], [201, 201])
})

test('the status: a machine may ask it, and no access is recorded', async () => {
  const box = await boxOf(restricted)
  const headers = { 'nhn-patient-nin': child.person.number, 'nhn-source-system': 'Test 1.0' }
  const claims = { [helseIdClaims.pid]: undefined, [helseIdClaims.orgnrParent]: '310000003' }
  const { status, body } = await call(box, service, 'status', { headers, said: { claims } })
  assert.equal(status, 200)
  assert.deepEqual(body as object, { hasVaccinations: false, privacySetting: { isRestricted: true, isBlocked: false } })
  assert.deepEqual(box.accesses, [])
})

/** Somebody small, and the one of the parents who is told of first. */
const small = storyWith(
  (story) =>
    well(story) &&
    story.vaccinations.length > 0 &&
    story.person.born > '2016-01-01' &&
    story.person.confidentiality === 'ugradert' &&
    stories.some((each) => each.person.number === parentOf(story) && each.person.died === undefined),
)
const parent = stories.find(({ person }) => person.number === parentOf(small))!

function parentOf({ person: { relations } }: Story): string | undefined {
  return relations.find(({ parentalResponsibility, kinship }) => parentalResponsibility && kinship !== 'child')?.to
}

test('Art. 3: a citizen reads their own vaccinations and those of their small child, and nobody else’s', async () => {
  const box = await openBox([small, parent, other])
  const idPorten = 'https://id-porten.example'
  const needs = { ...box.needs, others: { idPorten, maskinporten: `${issuer}/maskinporten` } }
  const claims = { iss: idPorten, [helseIdClaims.pid]: undefined, pid: parent.person.number, acr: 'idporten-loa-high' }
  const read = async (number: string) => {
    const headers = { 'nhn-patient-nin': number, 'nhn-source-system': 'Test 1.0' }
    const { status, body } = await call({ needs }, service, 'search-immunizations', { headers, said: { claims } })
    return [status, (body as unknown as Found).total]
  }
  assert.deepEqual(await read(parent.person.number), [200, parent.vaccinations.length])
  assert.deepEqual(await read(small.person.number), [200, small.vaccinations.length])
  assert.equal((await read(other.person.number))[0], 403)
})

test('issue 6, item 5: every example of the contract is taken, as it stands on the page', async () => {
  const { register, correct } = await boxOf({ ...child, vaccinations: [] })
  const about = (body: Json | undefined): Json => ({ ...body, patient: subjectOf(child.person.number) })
  const [, , registering, correcting] = service.operations
  const ids = []
  for (const { body } of registering!.examples) {
    const answer = await register(about(body))
    assert.equal(answer.status, 201, JSON.stringify(answer.body))
    ids.push(String((answer.body as Json).id))
  }
  assert.equal((await correct(ids[0]!, 1, about(correcting!.examples[0]!.body))).status, 200)
})

test('what is laid of the population could be registered', async () => {
  const one = new Map(stories.flatMap((story) => story.vaccinations.map((each) => [each.vaccine.code, each] as const)))
  const { register } = await boxOf({ ...child, vaccinations: [] })
  for (const [code, { on }] of one) {
    const inLife = [on, child.person.born].toSorted().at(-1)
    const identifier = [{ system: 'https://vendor.example/vaccination', value: code }]
    const { status, body } = await register(
      influenza({ vaccineCode: atc(code), occurrenceDateTime: inLife, identifier }),
    )
    assert.equal(status, 201, `${code} ${JSON.stringify(body)}`)
  }
})

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { measurements as service } from '../../src/features/national-services/index.ts'
import type { Story } from '../../src/features/synthetic-population/index.ts'
import { type Json, rawDecimal } from '../../src/standards/fhir/json.ts'
import { call, openBox, stories, storyWith } from './box.ts'

const measured = storyWith(
  ({ measurements, person }) =>
    measurements.some(({ kind }) => kind === 'blood-pressure') &&
    new Set(measurements.map(({ kind }) => kind)).size > 1 &&
    person.died === undefined &&
    person.confidentiality === 'ugradert',
)
const deceased = storyWith(({ person }) => person.died !== undefined && person.died > '2020-01-01')
const merged = storyWith(({ person }) => person.formerNumbers.length > 0 && person.died === undefined)
const other = storyWith(({ person }) => person.died === undefined && person !== measured.person)

const municipality = {
  system: 'https://register.geonorge.no/sosi-kodelister/inndelinger/inndelingsbase/kommunenummer',
  code: '0301',
}
const FNR = 'urn:oid:2.16.578.1.12.4.1.4.1'
const DNR = 'urn:oid:2.16.578.1.12.4.1.4.2'
const ENH = 'urn:oid:2.16.578.1.12.4.1.4.101'
const LOINC = 'http://loinc.org'
const SCT = 'http://snomed.info/sct'
const ucum = 'http://unitsofmeasure.org'

const code = (...codings: readonly (readonly [string, string])[]): Json => ({
  coding: codings.map(([system, each]) => ({ system, code: each })),
})
const quantity = (value: number, unit: string): Json => ({ value, unit, system: ucum, code: unit })
const subjectOf = (number: string): Json => ({
  identifier: { system: Number(number.slice(0, 2)) > 40 ? DNR : FNR, value: number },
})

/** A weight as it is sent, changed as the test wants it. */
const weight = (changes: Json = {}, number = measured.person.number): Json => ({
  resourceType: 'Observation',
  status: 'final',
  identifier: [{ system: 'https://vendor.example/measurement', value: '1' }],
  code: code([LOINC, '29463-7'], [SCT, '27113001']),
  subject: subjectOf(number),
  effectiveDateTime: '2026-11-20T08:00:00+01:00',
  valueQuantity: quantity(71.5, 'kg'),
  ...changes,
})

const pressure = (systolic: readonly [string, string], diastolic: readonly [string, string]): Json =>
  weight({
    code: code([LOINC, '85354-9']),
    valueQuantity: undefined,
    component: [
      { code: code(systolic), valueQuantity: quantity(142, 'mm[Hg]') },
      { code: code(diastolic), valueQuantity: quantity(86, 'mm[Hg]') },
    ],
  })

const bundle = (type: 'batch' | 'collection', resources: readonly Json[], changes: Json = {}): Json => ({
  resourceType: 'Bundle',
  type,
  meta: { tag: [municipality] },
  entry: resources.map((resource, nth) => ({
    fullUrl: `https://vendor.example/${nth}`,
    resource,
    ...(type === 'batch' ? { request: { method: 'POST', url: 'Observation' } } : {}),
  })),
  ...changes,
})

type Found = { total: number; entry?: { resource: Json & { id: string }; search: { mode: string } }[] }
type Told = { entry: { response: { status: string; outcome?: Json; location?: string; extension?: Json[] } }[] }

async function boxOf(...stories: readonly Story[]) {
  const box = await openBox(stories.length > 0 ? stories : [measured])
  const said = (attest: string) => ({ attest })
  const numberIn = (body: Json) => /"value":"(\d{11})"/.exec(JSON.stringify(body))?.[1] ?? measured.person.number
  return {
    ...box,
    send: (body: Json) => call(box, service, 'create-observation', { body, said: said(numberIn(body)) }),
    submit: (body: Json) => call(box, service, 'submit-bundle', { body, said: said(numberIn(body)) }),
    search: async (form: Readonly<Record<string, string>> = {}, number = measured.person.number) => {
      const headers = { 'x-pmd-patient': number }
      const { status, body } = await call(box, service, 'search-observations', { headers, form, said: said(number) })
      return { status, body: body as unknown as Found, text: JSON.stringify(body) }
    },
  }
}

test('PMD: measurements come latest first, with codes of LOINC and SNOMED CT, the patient by number alone', async () => {
  const { search } = await boxOf()
  const { status, body } = await search()
  assert.equal(status, 200)
  assert.equal(body.total, measured.measurements.length)
  const times = body.entry!.map(({ resource }) => String(resource.effectiveDateTime))
  assert.deepEqual(times, times.toSorted().toReversed())
  for (const { resource } of body.entry!) {
    assert.deepEqual(Object.keys(resource.subject as Json), ['identifier'])
    const { profile, tag, versionId } = resource.meta as { profile: string[]; tag: Json[]; versionId: string }
    assert.match(profile[0]!, /^http:\/\/hl7\.no\/fhir\/vkpobservation\/StructureDefinition\/vkp-Observation/)
    assert.ok(tag.some((each) => each.system === municipality.system && each.code === measured.person.address!.municipality)) // biome-ignore format: a rule
    assert.equal(versionId, '1')
  }
})

test('PMD: the patient may stand in patient.identifier instead of the header, and not as two people', async () => {
  const box = await openBox([measured])
  const said = { attest: measured.person.number }
  const form = { 'patient.identifier': `${FNR}|${measured.person.number}` }
  const { body } = await call(box, service, 'search-observations', { form, said })
  assert.equal((body as unknown as Found).total, measured.measurements.length)
  const headers = { 'x-pmd-patient': measured.person.number }
  const two = { 'patient.identifier': other.person.number }
  const refused = await call(box, service, 'search-observations', { form: two, headers, said })
  assert.deepEqual([refused.status, /person-differs/.test(JSON.stringify(refused.body))], [400, true])
  const none = await call(box, service, 'search-observations', { said })
  assert.deepEqual([none.status, /person-missing/.test(JSON.stringify(none.body))], [400, true])
})

test('PMD: code and date find what they say', async () => {
  const { search } = await boxOf()
  const pressures = measured.measurements.filter(({ kind }) => kind === 'blood-pressure')
  for (const token of ['85354-9', `${SCT}|75367002`, `${LOINC}|85354-9,${LOINC}|8867-4`]) {
    const { body } = await search({ code: token })
    const also = token.includes(',') ? measured.measurements.filter(({ kind }) => kind === 'heart-rate') : []
    assert.equal(body.total, pressures.length + also.length)
  }
  assert.equal((await search({ code: `${SCT}|85354-9` })).body.total, 0)
  const since = pressures.at(-1)!.at.slice(0, 10)
  const { body } = await search({ date: `ge${since}` })
  assert.equal(body.total, measured.measurements.filter(({ at }) => at.slice(0, 10) >= since).length)
})

test('PMD: comparators compare by the clock in Norway', async () => {
  const { send, search } = await boxOf({ ...measured, measurements: [] })
  // Half past eleven in the evening in Greenwich is the next day here.
  assert.equal((await send(weight({ effectiveDateTime: '2026-11-20T23:30:00Z' }))).status, 201)
  for (const [date, total] of [
    ['2026-11-21', 1],
    ['eq2026-11-21', 1],
    ['lt2026-11-21', 0],
    ['gt2026-11-20', 1],
    ['le2026-11-21T00:30:00+01:00', 1],
    ['gt2026-11-21T00:30:00+01:00', 0],
    ['ge2026', 1],
  ] as const) {
    assert.equal((await search({ date })).body.total, total, date)
  }
  assert.deepEqual([(await search({ date: 'sa2026-11-20' })).status], [400])
})

test('PMD: an Observation that was sent is found at once, and sent again it is answered as the first time', async () => {
  const { send, search } = await boxOf()
  const first = await send(weight())
  assert.equal(first.status, 201)
  const { id } = first.body as Json
  assert.equal(first.headers?.location, `Observation/${id}`)
  const again = await send(weight())
  assert.deepEqual([again.status, (again.body as Json).id], [201, id])
  const { body } = await search({ code: '29463-7', date: '2026-11-20' })
  assert.deepEqual(
    body.entry!.map(({ resource }) => resource.id),
    [id],
  )
  const differs = await send(weight({ valueQuantity: quantity(81.5, 'kg') }))
  assert.deepEqual([differs.status, /observation-differs/.test(JSON.stringify(differs.body))], [409, true])
})

test('PMD: two who send the same at once meet each other, and there is one', async () => {
  const { send, search } = await boxOf({ ...measured, measurements: [] })
  const statuses = (await Promise.all([send(weight()), send(weight())])).map(({ status }) => status)
  // The other finds it there already, or is told that it came in between.
  assert.ok(statuses.includes(201) && statuses.every((status) => status === 201 || status === 409), statuses.join())
  assert.equal((await search()).body.total, 1)
})

test('PMD: what another organisation sent under the same name is another measurement', async () => {
  const box = await openBox([{ ...measured, measurements: [] }])
  const { number } = measured.person
  const send = (orgnrParent: string, value: number) =>
    call(box, service, 'create-observation', {
      body: weight({ valueQuantity: quantity(value, 'kg') }),
      said: { claims: { 'helseid://claims/client/claims/orgnr_parent': orgnrParent } },
    })
  assert.deepEqual([(await send('310000003', 70)).status, (await send('237101901', 71)).status], [201, 201])
  assert.equal((await box.records.of(number, service.id)).length, 2)
})

test('PMD: header and body that name two people are refused', async () => {
  const box = await openBox([measured, other])
  const headers = { 'x-pmd-patient': other.person.number }
  const said = { attest: measured.person.number }
  for (const [id, body] of [
    ['create-observation', weight()],
    ['submit-bundle', bundle('batch', [weight()])],
  ] as const) {
    const answer = await call(box, service, id, { headers, body, said })
    assert.deepEqual([answer.status, /person-differs/.test(JSON.stringify(answer.body))], [400, true])
  }
})

test('national vital signs: both sets of SNOMED CT codes are understood, as they were sent', async () => {
  for (const [systolic, diastolic] of [
    ['271649006', '271650006'],
    ['4471000202106', '4481000202108'],
  ] as const) {
    const { send, search } = await boxOf({ ...measured, measurements: [] })
    assert.equal((await send(pressure([SCT, systolic], [SCT, diastolic]))).status, 201)
    assert.match((await search()).text, new RegExp(systolic))
  }
})

test('trap 3: a batch with requests and a collection without are both taken, each entry with its own answer', async () => {
  for (const type of ['batch', 'collection'] as const) {
    const { submit, search } = await boxOf({ ...measured, measurements: [] })
    const { status, body } = await submit(bundle(type, [weight(), weight({ status: 'soon' }), weight({ issued: '2026-11-20' })])) // biome-ignore format: three
    assert.equal(status, 200)
    const { entry } = body as unknown as Told
    assert.deepEqual(
      entry.map(({ response }) => response.status),
      ['200', '400', '200'],
    )
    assert.deepEqual(entry[1]!.response.extension, [
      {
        url: 'http://hl7.no/fhir/vkpobservation/StructureDefinition/PmdBundleResponseEntryIdExtension',
        valueUri: 'https://vendor.example/1',
      },
    ])
    assert.equal(entry[1]!.response.outcome?.resourceType, 'OperationOutcome')
    assert.equal((await search()).body.total, 2)
  }
})

test('pmd-Bundle-Observation: PUT changes what has that fullUrl, POST does not', async () => {
  const { submit, search } = await boxOf({ ...measured, measurements: [] })
  const lighter = weight({ valueQuantity: quantity(70, 'kg') })
  const answers = async (resource: Json, method: string) => {
    const entry = [{ fullUrl: 'https://vendor.example/w', resource, request: { method, url: 'Observation' } }]
    const { body } = await submit(bundle('batch', [], { entry }))
    return (body as unknown as Told).entry[0]!.response.status
  }
  assert.deepEqual(
    [await answers(weight(), 'POST'), await answers(lighter, 'POST'), await answers(lighter, 'PUT')],
    ['200', '409', '200'],
  )
  const { body } = await search()
  const [{ resource } = { resource: {} as Json }] = body.entry!
  assert.deepEqual([body.total, (resource.meta as Json).versionId], [1, '2'])
  assert.match(JSON.stringify(resource.valueQuantity), /70/)
})

test('PMD: the municipality of the Bundle stands on each measurement, and a patient sent along is ignored', async () => {
  const { submit, search } = await boxOf({ ...measured, measurements: [] })
  const { body } = await submit(bundle('collection', [{ resourceType: 'Patient' }, weight()]))
  const { entry } = body as unknown as Told
  assert.deepEqual(
    entry.map(({ response }) => response.status),
    ['200', '200'],
  )
  assert.match(JSON.stringify(entry[0]), /patient-ignored/)
  const found = await search()
  assert.deepEqual((found.body.entry![0]!.resource.meta as { tag: Json[] }).tag, [municipality])
})

test('FHIR JSON: a weight of three decimals is given as it was written', async () => {
  const { send } = await boxOf()
  const { body } = await send(weight({ valueQuantity: { ...quantity(71.5, 'kg'), value: rawDecimal('71.500') } }))
  assert.match(JSON.stringify(body), /"value":71\.500/)
})

const news2 = (parts: Readonly<Record<string, number>>, total: number): Json =>
  weight({
    code: code([SCT, '1104051000000101']),
    valueQuantity: quantity(total, '{score}'),
    ...(Object.keys(parts).length === 0 ? {} : { component: Object.entries(parts).map(scored) }),
  })
const scored = ([part, value]: readonly [string, number]): Json => ({
  code: code([SCT, part]),
  valueQuantity: quantity(value, '{score}'),
})
const allSeven = {
  '1104301000000104': 3,
  '1104321000000108': 3,
  '1104331000000105': 2,
  '1104351000000103': 3,
  '1104341000000101': 3,
  '1104361000000100': 3,
  '1104371000000107': 3,
}
const cfs = (value: unknown): Json =>
  weight({ code: code([SCT, '763264000']), valueQuantity: { value }, category: undefined })

for (const [title, observation] of [
  ['NEWS2 of seven parts', news2(allSeven, 20)],
  ['NEWS2 alone', news2({}, 7)],
  ['CFS without a unit, as PMD’s example', cfs(5)],
  ['consciousness as a concept', weight({ code: code([SCT, '1104441000000107']), valueQuantity: undefined, valueCodeableConcept: { text: 'Våken' } })], // biome-ignore format: a row
  ['glucose by NLK', weight({ code: code(['urn:oid:2.16.578.1.12.4.1.1.7280', 'NPU02187']), valueQuantity: quantity(5.4, 'mmol/L') })], // biome-ignore format: a row
  ['a value that is missing for a reason', weight({ valueQuantity: undefined, dataAbsentReason: { text: 'Ville ikke' } })], // biome-ignore format: a row
  ['an instant', weight({ effectiveDateTime: undefined, effectiveInstant: '2026-11-20T08:00:00Z' })],
  ['a period', weight({ effectiveDateTime: undefined, effectivePeriod: { start: '2026-11-20', end: '2026-11-21' } })],
  ['today, by day alone', weight({ effectiveDateTime: '2026-11-22' })],
  ['a code of another system beside', weight({ code: code([LOINC, '29463-7'], ['https://vendor.example', 'w']) })],
  ['weight by the LOINC code that two guides misprint', weight({ code: code([LOINC, '29563-7']) })],
  ['grams', weight({ valueQuantity: quantity(71_500, 'g') })],
] as const) {
  test(`VkpObservation: ${title} is taken`, async () => {
    const { send } = await boxOf()
    const { status, body } = await send(observation)
    assert.equal(status, 201, JSON.stringify(body))
  })
}

for (const [title, observation, refusal] of [
  ['no Observation', weight({ resourceType: 'Condition' }), 'resource-type'],
  ['an element that is none of FHIR’s', weight({ weight: 3 }), 'element-unknown'],
  ['a resource inside', weight({ contained: [{ resourceType: 'Patient' }] }), 'element-unknown'],
  ['a list where one must be', weight({ code: [code([LOINC, '29463-7'])] }), 'fhir-form'],
  ['null', weight({ note: null }), 'fhir-form'],
  ['a status that is none', weight({ status: 'done' }), 'status'],
  ['no code of a known system', weight({ code: code(['https://vendor.example', 'w']) }), 'code-missing'],
  ['an unknown code', weight({ code: code([LOINC, '2951-2']) }), 'code-unknown'],
  ['an unknown code beside a known one', weight({ code: code([LOINC, '29463-7'], [SCT, '1']) }), 'code-unknown'],
  [
    'codes that mean different things',
    weight({ code: code([LOINC, '15074-8'], [SCT, '431314004']) }),
    'codes-disagree',
  ],
  ['another unit', weight({ valueQuantity: quantity(158, '[lb_av]') }), 'value-unit'],
  ['another system of units', weight({ valueQuantity: { ...quantity(71, 'kg'), system: 'https://units.example' } }), 'value-unit'], // biome-ignore format: a row
  ['a text for a number', weight({ valueQuantity: { ...quantity(71, 'kg'), value: '71' } }), 'value-number'],
  ['less than nothing', weight({ valueQuantity: quantity(-1, 'kg') }), 'value-number'],
  ['a value of another kind', weight({ valueQuantity: undefined, valueString: '71 kg' }), 'value-kind'],
  ['no value', weight({ valueQuantity: undefined }), 'value-missing'],
  ['a value and a reason why not', weight({ dataAbsentReason: { text: 'x' } }), 'value-kind'],
  ['parts where there are none', weight({ component: [{ code: code([LOINC, '8480-6']) }] }), 'value-kind'],
  ['one pressure', weight({ code: code([LOINC, '85354-9']), valueQuantity: undefined, component: [{ code: code([LOINC, '8480-6']), valueQuantity: quantity(120, 'mm[Hg]') }] }), 'part-missing'], // biome-ignore format: a row
  ['systolic twice, in both sets', pressure([SCT, '271649006'], [SCT, '4471000202106']), 'part-repeated'],
  ['NEWS2 beyond its scale', news2({}, 21), 'score-out-of-scale'],
  ['NEWS2 that is not the sum', news2(allSeven, 19), 'score-differs'],
  ['CFS of nought', cfs(0), 'score-out-of-scale'],
  ['CFS of five and a half', cfs(5.5), 'score-out-of-scale'],
  ['no time', weight({ effectiveDateTime: undefined }), 'effective-missing'],
  ['two times', weight({ effectiveInstant: '2026-11-20T08:00:00Z' }), 'effective-value'],
  ['a day that is in no calendar', weight({ effectiveDateTime: '2026-02-30' }), 'effective-value'],
  ['a time without its zone', weight({ effectiveDateTime: '2026-11-20T08:00:00' }), 'effective-value'],
  ['tomorrow', weight({ effectiveDateTime: '2026-11-23' }), 'effective-in-future'],
  ['in a minute', weight({ effectiveDateTime: '2026-11-22T11:01:00+01:00' }), 'effective-in-future'],
  ['issued tomorrow', weight({ issued: '2026-11-23T08:00:00Z' }), 'effective-in-future'],
  ['an organisation that is none', weight({ performer: [{ identifier: { system: ENH, value: '310000004' } }] }), 'organisation-number'], // biome-ignore format: a row
  ['a performer of real shape', weight({ performer: [{ identifier: { system: FNR, value: '01010750160' } }] }), 'number-of-real-shape'], // biome-ignore format: a row
  ['a performer with a wrong number', weight({ performer: [{ identifier: { system: FNR, value: '01010750161' } }] }), 'national-number-check'], // biome-ignore format: a row
] as const) {
  test(`issue 6, bad input: ${title} is refused as ${refusal}, and nothing is kept`, async () => {
    const { send, records } = await boxOf({ ...measured, measurements: [] })
    const { status, body } = await send(observation)
    assert.match(JSON.stringify(body), new RegExp(`"${refusal}"`))
    assert.ok(status === 400 || status === 403)
    assert.deepEqual(await records.of(measured.person.number, service.id), [])
  })
}

for (const [title, changes, refusal] of [
  ['a transaction', { type: 'transaction' }, 'bundle-type'],
  ['no municipality', { meta: undefined }, 'municipality'],
  ['a municipality by name', { meta: { tag: [{ ...municipality, code: 'Oslo' }] } }, 'municipality'],
  ['two municipalities', { meta: { tag: [municipality, { ...municipality, code: '3301' }] } }, 'municipality'],
  ['no entries', { entry: undefined }, 'person-missing'],
  [
    'a batch without requests',
    { entry: [{ fullUrl: 'https://vendor.example/1', resource: weight() }] },
    'entry-request',
  ],
  ['a batch without fullUrl', { entry: [{ resource: weight(), request: { method: 'POST', url: 'Observation' } }] }, 'entry-form'], // biome-ignore format: a row
  ['one name for two', { entry: [0, 1].map(() => ({ fullUrl: 'https://vendor.example/1', resource: weight(), request: { method: 'POST' } })) }, 'entry-repeated'], // biome-ignore format: a row
] as const) {
  test(`issue 6, bad input: a Bundle with ${title} is refused as ${refusal}`, async () => {
    const { submit } = await boxOf()
    const { status, body } = await submit(bundle('batch', [weight()], changes))
    assert.deepEqual([status, new RegExp(`"${refusal}"`).test(JSON.stringify(body))], [400, true])
  })
}

test('ATT, trust framework: an entry about another person than the attest is refused, the others are taken', async () => {
  const { submit } = await boxOf(measured, other)
  const { body } = await submit(bundle('batch', [weight(), weight({}, other.person.number)]))
  const { entry } = body as unknown as Told
  assert.deepEqual(
    entry.map(({ response }) => response.status),
    ['200', '403'],
  )
  assert.match(JSON.stringify(entry[1]), /person-differs/)
})

test('issue 6, bad input: nothing is measured after a death; what was measured before is taken', async () => {
  const { send } = await boxOf(deceased)
  const at = (effectiveDateTime: string) => send(weight({ effectiveDateTime }, deceased.person.number))
  const late = await at('2026-11-20')
  assert.deepEqual([late.status, /effective-after-death/.test(JSON.stringify(late.body))], [400, true])
  assert.equal((await at(deceased.person.died!)).status, 201)
})

test('issue 6, bad input: what is sent under a former number stands under the number of today', async () => {
  const { send, search } = await boxOf(merged)
  const [former = ''] = merged.person.formerNumbers
  assert.equal((await send(weight({}, former))).status, 201)
  const { body } = await search({ code: '29463-7' }, merged.person.number)
  const found = body.entry!.filter(({ resource }) => resource.effectiveDateTime === '2026-11-20T08:00:00+01:00')
  assert.deepEqual(
    found.map(({ resource }) => resource.subject),
    [subjectOf(merged.person.number)],
  )
})

test('issue 6, bad input: nothing is taken in of a number that nobody has; a search of it finds nothing', async () => {
  const { send, search } = await boxOf(other)
  assert.equal((await send(weight())).status, 404)
  assert.partialDeepStrictEqual((await search()).body, { resourceType: 'Bundle', type: 'searchset', total: 0 })
})

test('issue 6, item 5: every example of the contract is taken, as it stands on the page', async () => {
  const box = await openBox([measured])
  const { number } = measured.person
  for (const { id, examples } of service.operations) {
    for (const { body, title } of examples) {
      const sent = body && JSON.parse(JSON.stringify(body).replaceAll('24868600035', number).replaceAll(FNR, String((subjectOf(number).identifier as Json).system))) // biome-ignore format: a line
      const headers = { 'x-pmd-patient': number }
      const answer = await call(box, service, id, { body: sent, headers, said: { attest: number } })
      assert.ok(answer.status < 300, title)
      assert.doesNotMatch(JSON.stringify(answer.body), /"OperationOutcome"/, title)
    }
  }
})

test('people.md R8.3: no municipality is told of who lives at a confidential address', async () => {
  const hidden = { ...measured, person: { ...measured.person, confidentiality: 'strengtFortrolig' as const } }
  const { search } = await boxOf(hidden)
  const { text, body } = await search()
  assert.ok(body.total > 0)
  assert.doesNotMatch(text, /geonorge/)
})

test('Art. 9: a search and a submission are both in the person’s access record', async () => {
  const { submit, search, accesses } = await boxOf()
  await search()
  await submit(bundle('batch', [weight()]))
  assert.deepEqual(
    accesses.map(({ route }) => route),
    ['measurements-search-observations', 'measurements-submit-bundle'],
  )
})

for (const [title, setting, outcome] of [
  ['a reservation', { kind: 'reservasjon' }, 'Reservation'],
  ['a restriction for all', { kind: 'tilgangsbegrensning', extent: { type: 'SP' } }, 'General'],
] as const) {
  const about = { ...setting, id: 'setting-1', about: 'measurements' as const, since: '2026-01-01' }
  const kept = { ...measured, privacySettings: [about] }

  test(`PVK: ${title} is told as ${outcome}, with no measurements, never as an empty list alone`, async () => {
    const { status, body, text } = await (await boxOf(kept)).search()
    assert.deepEqual([status, body.total], [200, 0])
    assert.match(text, new RegExp(`"${outcome}"`))
  })
}

test('PVK: nothing more is taken in of who has reserved; a restriction stops no writing, and repeats nothing', async () => {
  const settings = (kind: 'reservasjon' | 'tilgangsbegrensning', extent = {}) => [
    { id: 'setting-1', kind, about: 'measurements' as const, since: '2026-01-01', ...extent },
  ]
  const reserved = await boxOf({ ...measured, privacySettings: settings('reservasjon') })
  assert.equal((await reserved.send(weight())).status, 403)
  const restricted = { ...measured, privacySettings: settings('tilgangsbegrensning', { extent: { type: 'SP' } }) }
  const { send, records } = await boxOf(restricted)
  assert.deepEqual([(await send(weight())).status, (await send(weight())).status], [201, 201])
  const held = await records.of(measured.person.number, service.id)
  assert.equal(held.length, measured.measurements.length + 1)
})

test('norway.md 1.6: the population is measured in all kinds that home monitoring has, NEWS2 and CFS among them', () => {
  const kinds = new Set(stories.flatMap(({ measurements }) => measurements.map(({ kind }) => kind)))
  for (const kind of [
    'blood-pressure',
    'heart-rate',
    'oxygen-saturation',
    'body-weight',
    'respiratory-rate',
    'glucose',
    'NEWS2',
    'CFS',
  ]) {
    assert.ok([...kinds].includes(kind as never), kind)
  }
})

test('PMD: everything that is laid would be taken in', async () => {
  const box = await boxOf({ ...measured, measurements: [] })
  const one = new Map(
    stories.flatMap((story) => story.measurements.map((each) => [each.kind, { story, each }] as const)),
  )
  for (const { story, each } of one.values()) {
    const laid = await boxOf({ ...story, privacySettings: [], measurements: [each] })
    const { body } = await laid.search({}, story.person.number)
    const [{ resource } = { resource: {} as Json }] = body.entry!
    const { status, body: told } = await box.send({ ...resource, subject: subjectOf(measured.person.number) })
    assert.equal(status, 201, `${each.kind} ${JSON.stringify(told)}`)
  }
})

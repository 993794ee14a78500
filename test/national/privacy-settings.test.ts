import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { definitions } from '../../src/features/national-services/privacy-settings/definitions.ts'
import { controllers } from '../../src/features/national-services/privacy-settings/list.ts'
import { recordsOf, privacySettings as service, testResults } from '../../src/features/national-services/index.ts'
import type { Story } from '../../src/features/synthetic-population/index.ts'
import { helseIdClaims } from '../../src/standards/helseid/access-token.ts'
import { call, doctor, openBox, stories, storyWith } from './box.ts'

type Box = Awaited<ReturnType<typeof openBox>>
type Setting = { aktiv?: boolean; code?: string; innbyggerMetadata?: object; definisjonGuid?: string }

const read = 'Personverninnstillinger_les'
const write = 'Personverninnstillinger_skriv'
const definitionOf = (about: string, typePi: string) => {
  const { about: _, ...named } = definitions.find((each) => each.about === about && each.typePi === typePi)!
  return named
}
const reservation = definitionOf('test-results', 'reservasjon')
const restriction = definitionOf('test-results', 'tilgangsbegrensning')

const undecided = storyWith(
  ({ results, privacySettings, person }) => results.length > 3 && privacySettings.length === 0 && !person.died,
)
const { number } = undecided.person

async function ask(box: Box, id: string, body: object, scope = id.startsWith('set') ? write : read) {
  const claims = { [helseIdClaims.pid]: undefined, [helseIdClaims.orgnrParent]: '237101901', scope: [scope] }
  const { status, body: told } = await call(box, service, id, { body, said: { claims } })
  return { status, told: told as Setting & { personverninnstillinger: Setting[] } }
}

const set = (box: Box, over: object, story: Story = undecided) =>
  ask(box, 'set-setting', { innbyggerFnr: story.person.number, ...reservation, aktiv: true, ...over })
const check = (box: Box, named: object = reservation) => ask(box, 'check-setting', { innbyggerFnr: number, ...named })

/** What Pasientens prøvesvar tells the doctor now. */
async function results(box: Box, basis = 'SAMTYKKE') {
  const headers = { 'person-id': number, 'access-basis': basis }
  const { body } = await call(box, testResults, 'search-observations', { headers, said: { attest: number } })
  return body as { total: number; entry?: unknown[] }
}

test('PVK: who has decided nothing has no setting active, and nobody unknown has one', async () => {
  const box = await openBox([undecided])
  assert.equal((await check(box)).told.aktiv, false)
  const unknown = await ask(box, 'check-setting', { innbyggerFnr: '24868600035', ...reservation })
  assert.deepEqual([unknown.status, unknown.told.aktiv], [200, false])
})

test('PVK: what the population has decided is told, extent and all', async () => {
  const blocking = storyWith(({ privacySettings }) =>
    privacySettings.some(({ about, extent }) => about === 'test-results' && extent?.hpr !== undefined),
  )
  const { told } = await ask(await openBox([blocking]), 'check-setting', {
    innbyggerFnr: blocking.person.number,
    ...restriction,
  })
  assert.equal(told.aktiv, true)
  assert.match(JSON.stringify(told.innbyggerMetadata), /"omfang":"BL","logiskOmfang":"Angitte".*"hprNr":"\d+"/)
})

test('PVK: a reservation that is set stands at once, and Pasientens prøvesvar answers by it', async () => {
  const box = await openBox([undecided])
  assert.equal((await results(box)).total, undecided.results.length)
  assert.equal((await set(box, {})).status, 200)
  assert.equal((await check(box)).told.aktiv, true)
  const closed = await results(box)
  assert.equal(closed.total, 0)
  assert.match(JSON.stringify(closed.entry), /"Reservation"/)
})

test('PVK: taken back, all is as it was', async () => {
  const box = await openBox([undecided])
  await set(box, {})
  await set(box, { aktiv: false })
  assert.equal((await check(box)).told.aktiv, false)
  assert.equal((await results(box)).total, undecided.results.length)
})

test('PVK, Volven 7608: SP for all is opened by an elevated basis, BL of this doctor by none', async () => {
  const box = await openBox([undecided])
  await set(box, restriction)
  assert.equal((await results(box)).total, 0)
  assert.equal((await results(box, 'FORHOYET_AKUTT')).total, undecided.results.length)
  const named = { omfang: 'BL', logiskOmfang: 'Angitte', navngittHelseperson: { hprNr: doctor.hpr } }
  await set(box, { ...restriction, innbyggerMetadata: { tilgangsbegrensningOmfang: [named] } })
  assert.equal((await results(box, 'FORHOYET_AKUTT')).total, 0)
  const { told } = await check(box, restriction)
  assert.deepEqual(told.innbyggerMetadata, {
    tilgangsbegrensningOmfang: [{ typeAngivelse: 'Helsepersonell', ...named }],
  })
})

test('PVK: what is said again changes nothing', async () => {
  const box = await openBox([undecided])
  await set(box, {})
  const first = await box.records.of(number, service.id)
  await set(box, {})
  assert.deepEqual(await box.records.of(number, service.id), first)
})

test('PVK, HentInnbyggersPiForPart: the active ones towards one controller, and no history', async () => {
  const box = await openBox([undecided])
  await set(box, {})
  await set(box, restriction)
  await set(box, { aktiv: false })
  const { told } = await ask(box, 'settings-of-controller', { innbyggerFnr: number, partKode: 'PPS' })
  assert.deepEqual(
    told.personverninnstillinger.map(({ definisjonGuid, aktiv }) => [definisjonGuid, aktiv]),
    [[restriction.definisjonGuid, true]],
  )
  const other = await ask(box, 'settings-of-controller', { innbyggerFnr: number, partKode: 'KJ' })
  assert.deepEqual(other.told.personverninnstillinger, [])
})

test('PVK, inkluderingsbillett: in and out again, one record', async () => {
  const box = await openBox([undecided])
  for (const inkludert of [true, false]) {
    const body = { innbyggerFnr: number, partKode: 'DHG', inkludert }
    assert.equal((await ask(box, 'set-inclusion', body, 'Inkluderingsbillett_skriv')).status, 200)
  }
  const held = await box.records.of(number, service.id)
  assert.deepEqual(
    held.map(({ kind, version, content }) => [kind, version, content.inkludert]),
    [['Inkludering', 2, false]],
  )
})

test('PVK: each asking and setting stands in the person’s log', async () => {
  const box = await openBox([undecided])
  await check(box)
  await set(box, {})
  assert.deepEqual(
    box.accesses.map(({ patient, because }) => [patient, because]),
    Array(2).fill([box.keyOf(number), 'national-register-asked']),
  )
})

for (const [title, over, status, code] of [
  ['a definition that is none', { definisjonGuid: 'x' }, 404, 'definition-unknown'],
  ['a definition of another controller', { partKode: 'KJ' }, 404, 'definition-unknown'],
  ['another kind than the definition’s', { typePi: 'samtykke' }, 400, 'body-member'],
  ['a status that is a text', { aktiv: 'true' }, 400, 'body-member'],
  ['a setting said tomorrow', { tidspunkt: '2026-11-23T10:00:00Z' }, 400, 'setting-in-future'],
  ['a moment that is none', { tidspunkt: 'nå' }, 400, 'body-member'],
  ['a number whose check digits do not hold', { innbyggerFnr: '24868600036' }, 400, 'national-number-check'],
  ['a number that nobody has', { innbyggerFnr: '24868600035' }, 404, 'person-unknown'],
  ['an extent that is none', { ...restriction, innbyggerMetadata: { tilgangsbegrensningOmfang: [{}] } }, 400, 'body-member'], // biome-ignore format: a row
  ['all but the named', { ...restriction, innbyggerMetadata: { tilgangsbegrensningOmfang: [{ omfang: 'SP', logiskOmfang: 'Ovrige' }] } }, 422, 'extent-unsupported'], // biome-ignore format: a row
  ['a named professional without a number', { ...restriction, innbyggerMetadata: { tilgangsbegrensningOmfang: [{ omfang: 'SP', logiskOmfang: 'Angitte' }] } }, 400, 'body-member'], // biome-ignore format: a row
] as const) {
  test(`issue 6, bad input: ${title} is refused as ${code}, and nothing is set`, async () => {
    const box = await openBox([undecided])
    const { status: given, told } = await set(box, over)
    assert.deepEqual([given, told.code], [status, code])
    assert.doesNotMatch(JSON.stringify(told), /\d{6}/)
    assert.deepEqual(await box.records.of(number, service.id), [])
  })
}

test('issue 6, bad input: nothing is set for somebody who has died', async () => {
  const dead = storyWith(({ person }) => person.died !== undefined)
  const { status, told } = await set(await openBox([dead]), {}, dead)
  assert.deepEqual([status, told.code], [403, 'person-deceased'])
})

test('HelseID: the scope for reading sets nothing', async () => {
  const { status } = await ask(await openBox([undecided]), 'set-setting', { innbyggerFnr: number }, read)
  assert.equal(status, 403)
})

test('PVK: of two who take back at once, both or one is told, and nothing is half', async () => {
  const box = await openBox([undecided])
  await set(box, {})
  const answers = await Promise.all([set(box, { aktiv: false }), set(box, { aktiv: false })])
  assert.ok(answers.some(({ status }) => status === 200))
  assert.ok(answers.every(({ status }) => status === 200 || status === 409))
  assert.equal((await check(box)).told.aktiv, false)
})

test('PVK: after any settings and taking back, what is told is what was said last, and prøvesvar follows', async () => {
  const step = fc.record({ definition: fc.constantFrom(reservation, restriction), aktiv: fc.boolean() })
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 8 }), async (steps) => {
      const box = await openBox([undecided])
      const last = new Map<object, boolean>()
      for (const { definition, aktiv } of steps) {
        assert.equal((await set(box, { ...definition, aktiv })).status, 200)
        last.set(definition, aktiv)
      }
      for (const definition of [reservation, restriction]) {
        assert.equal((await check(box, definition)).told.aktiv, last.get(definition) ?? false)
      }
      const open = ![...last.values()].includes(true)
      assert.equal((await results(box)).total, open ? undecided.results.length : 0)
    }),
    { numRuns: 15 },
  )
})

/** One page of all who have reserved against Pasientens prøvesvar, asked for by a machine of this organisation. */
async function list(box: Box, organisation: string, query: Readonly<Record<string, string>> = {}) {
  const claims = { [helseIdClaims.pid]: undefined, [helseIdClaims.orgnrParent]: organisation }
  const { definisjonGuid, partKode } = reservation
  const { status, body } = await call(box, service, 'people-with-setting', {
    query: { definisjonGuid, partKode, ...query },
    said: { claims },
  })
  return { status, told: body as unknown as { innbyggere: string[]; flereSider: boolean; code?: string } }
}

const controller = controllers.get(reservation.partKode)!
const reserves = ({ privacySettings }: Story) =>
  privacySettings.some(({ about, kind }) => about === 'test-results' && kind === 'reservasjon')

test('PVK, HentInnbyggereAktivePiForDefinisjon: all who have it active, and each one’s log says that they were told of', async () => {
  const reserved = stories.filter(reserves).slice(0, 3)
  const restricted = storyWith(
    (story) => !reserves(story) && story.privacySettings.some(({ about }) => about === 'test-results'),
  )
  const box = await openBox([...reserved, restricted, undecided])
  await set(box, { aktiv: false }, reserved[0])
  box.accesses.length = 0
  const { status, told } = await list(box, controller)
  const wanted = reserved.slice(1).map(({ person }) => person.number)
  assert.deepEqual([status, told.innbyggere, told.flereSider], [200, wanted.toSorted(), false])
  assert.deepEqual(
    box.accesses.map(({ patient, effect }) => [patient, effect]),
    wanted.toSorted().map((each) => [box.keyOf(each), 'permit']),
  )
})

test('PVK, HentInnbyggereAktivePiForDefinisjon: twenty on a page, and whether there are more', async () => {
  const box = await openBox([])
  await box.records.lay(
    stories.slice(0, 26).flatMap(
      ({ person: { number: each } }) =>
      recordsOf({ ...undecided, person: { ...undecided.person, number: each }, privacySettings: [{ id: each, kind: 'reservasjon', about: 'test-results', since: '2026-01-01' }] }), // biome-ignore format: a person
    ),
  )
  const pages = [await list(box, controller), await list(box, controller, { side: '2' }), await list(box, controller, { side: '3' })] // biome-ignore format: three pages
  assert.deepEqual(
    pages.map(({ told }) => [told.innbyggere.length, told.flereSider]),
    [[20, true], [6, false], [0, false]], // biome-ignore format: a row a page
  )
  assert.equal(new Set(pages.flatMap(({ told }) => told.innbyggere)).size, 26)
  assert.equal(box.accesses.filter(({ effect }) => effect === 'permit').length, 26)
})

for (const [title, organisation, query, status, code] of [
  ['another organisation than the controller', doctor.orgNumber, {}, 403, 'controller-other'],
  ['the controller of other settings', controllers.get('KJ')!, {}, 403, 'controller-other'],
  ['a definition that is none', controller, { definisjonGuid: 'x' }, 404, 'definition-unknown'],
  ['no definition', controller, { definisjonGuid: '' }, 400, 'parameter-value'],
] as const) {
  test(`PVK, HentInnbyggereAktivePiForDefinisjon: ${title} is refused as ${code}`, async () => {
    const box = await openBox([storyWith(reserves)])
    const answer = await list(box, organisation, query)
    assert.deepEqual([answer.status, answer.told.code, box.accesses], [status, code, []])
  })
}

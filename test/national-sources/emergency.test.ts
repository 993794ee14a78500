import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Problem } from '../../src/kernel/problem.ts'
import {
  type Answers,
  type Asking,
  openNationalSources,
  sendByHttp,
  settled,
} from '../../src/features/national-sources/index.ts'
import type { Received, SentRequest } from '../../src/features/national-sources/send.ts'
import { sources } from '../../src/features/national-sources/sources.ts'
import { recordsOf, services } from '../../src/features/national-services/index.ts'
import type { Story } from '../../src/features/synthetic-population/index.ts'
import { storyWith } from '../national/box.ts'
import { openWorld } from './world.ts'

/** Somebody of whom much is held, and who has decided nothing. */
const patient = storyWith(
  ({ person, medicines, results, allergies, documents, vaccinations, privacySettings }) =>
    person.died === undefined &&
    person.confidentiality === 'ugradert' &&
    privacySettings.length === 0 &&
    medicines.some(({ until }) => until === undefined) &&
    [allergies, results, documents, vaccinations].every(({ length }) => length > 0),
)

const nothing: Story = {
  ...patient,
  ...{ conditions: [], allergies: [], medicines: [], results: [], measurements: [], vaccinations: [], procedures: [] },
  ...{ implants: [], pregnancies: [], contacts: [], documents: [], requisitions: [] },
}

type Setting = Story['privacySettings'][number]
type World = Awaited<ReturnType<typeof openWorld>>

const heeding = [...new Set(services.flatMap(({ service }) => service.settings ?? []))]

/** The same decisions about every service that heeds one, or about one. */
function deciding(settings: readonly Pick<Setting, 'kind' | 'extent'>[], about: readonly string[] = heeding): Story {
  const privacySettings = about.flatMap((service, nth) =>
    settings.map((setting, mth) => ({
      ...setting,
      id: `00000000-0000-8000-8000-0000000000${nth}${mth}`.slice(0, 36),
      about: service as Setting['about'],
      since: '2020-01-01',
    })),
  )
  return { ...patient, privacySettings }
}

/** HPR number of the demonstration's doctor. */
const hpr = '000000011'
const restricted = { kind: 'tilgangsbegrensning', extent: { type: 'SP' } } as const
const reserved = { kind: 'reservasjon' } as const
const blocked = { kind: 'tilgangsbegrensning', extent: { type: 'BL', hpr } } as const

/** An emergency, as the reader asks in one. */
const inEmergency = (world: World): Asking => ({
  ...world.asking(patient.person.number),
  basis: 'AKUTT',
  emergency: { decision: 'emergency-1' },
})

/** Each call with all that its headers say of grounds, in any order. */
const callsOf = (world: World, from = 0) =>
  world.seen
    .slice(from)
    .map(({ method, operation, headers, body }) =>
      [method, operation, headers['access-basis'], headers['nhn-access-basis'], body].join(' '),
    )
    .toSorted()

const bare = (answers: Answers) => JSON.stringify(answers, (name, value) => (name === 'at' ? undefined : value))

async function seenOf(world: World): Promise<{ readonly answers: string; readonly calls: readonly string[] }> {
  const before = world.seen.length
  const answers = await settled(world.sources.ask(inEmergency(world)))
  return { answers: bare(answers), calls: callsOf(world, before) }
}

for (const [title, story] of [
  ['a reservation', deciding([reserved])],
  ['a block of this professional', deciding([blocked])],
  ['a block of all', deciding([{ kind: 'tilgangsbegrensning', extent: { type: 'BL' } }])],
  ['a block by name beside a restriction to all', deciding([blocked, restricted])],
] as const) {
  test(`Art. 11(5), decision 0038: in an emergency ${title} still looks as if nothing were held, in answers and in calls`, async (t) => {
    const [hidden, absent] = [await openWorld(t, [story]), await openWorld(t, [nothing])]
    assert.deepEqual(await seenOf(hidden), await seenOf(absent))
    assert.deepEqual([hidden.failures, absent.failures], [[], []])
  })
}

for (const failing of ['AKUTT', 'FORHOYET_AKUTT', 'both'] as const) {
  test(`decision 0038: how the source of results stands is the same for blocked, reserved and nothing where ${failing} fails`, async (t) => {
    const kinds: unknown[] = []
    for (const story of [nothing, deciding([blocked]), deciding([reserved])]) {
      const world = await openWorld(t, [story], { send: failingOn(failing) })
      const { 'test-results': answer } = await settled(world.sources.ask(inEmergency(world), ['test-results']))
      kinds.push(answer.kind === 'answered' ? [answer.incomplete, answer.held] : answer.kind)
    }
    const expected = failing === 'FORHOYET_AKUTT' ? ['down', []] : 'failed'
    assert.deepEqual(kinds, [expected, expected, expected])
  })
}

/** Calls on one ground meet a server that is down. */
function failingOn(ground: string) {
  return async (request: SentRequest): Promise<Received> => {
    const basis = request.headers['access-basis']
    if (basis === ground || (basis !== undefined && ground === 'both')) {
      return { status: 503, headers: new Headers(), bytes: new Uint8Array() }
    }
    return sendByHttp(request)
  }
}

test('decision 0038: that the elevated call is not permitted is half an answer, not one that says that there is nothing', async (t) => {
  for (const status of [401, 403, 429]) {
    const send = async (request: SentRequest): Promise<Received> =>
      request.headers['access-basis'] === 'FORHOYET_AKUTT'
        ? { status, headers: new Headers(), bytes: new Uint8Array() }
        : sendByHttp(request)
    const world = await openWorld(t, [deciding([restricted])], { send })
    const { 'test-results': answer } = await settled(world.sources.ask(inEmergency(world), ['test-results']))
    assert.ok(answer.kind === 'answered' && answer.incomplete !== undefined, `${status}`)
  }
})

test('Art. 11(5): an emergency shows what was restricted and locked, as whoever has restricted nothing is shown', async (t) => {
  const open = await openWorld(t, [patient])
  const closed = await openWorld(t, [deciding([restricted])])
  const ordinary = await settled(closed.sources.ask(closed.asking(patient.person.number)))
  const [opened, whole] = await Promise.all(
    [closed, open].map((world) => settled(world.sources.ask(inEmergency(world)))),
  )
  for (const id of ['critical-information', 'test-results', 'documents', 'vaccinations', 'medication-list'] as const) {
    assert.notEqual(heldIn(ordinary, id), heldIn(whole!, id), id)
    assert.equal(heldIn(opened!, id), heldIn(whole!, id), id)
  }
})

test('Art. 11(5): locked prescriptions, and locked documents, come in an emergency and can be opened', async (t) => {
  const documents = patient.documents.map((each) => ({ ...each, confidentiality: 'NORS' as const }))
  const world = await openWorld(t, [])
  await world.records.lay(
    recordsOf({ ...patient, documents }).map((record) =>
      record.kind === 'MedicationStatement' ? { ...record, content: { ...record.content, locked: true } } : record,
    ),
  )
  const before = await settled(world.sources.ask(world.asking(patient.person.number)))
  assert.ok(before.documents.kind === 'answered' && before.documents.held.length === 0)
  const after = await settled(world.sources.ask(inEmergency(world)))
  assert.ok(after.documents.kind === 'answered' && after['medication-list'].kind === 'answered')
  assert.equal(after.documents.held.length, documents.length)
  assert.ok(after['medication-list'].held.lines.some(({ current }) => current))
  const { handle } = after.documents.held[0]!
  const [closed, opened] = await Promise.all(
    [world.asking(patient.person.number), inEmergency(world)].map((asking) =>
      world.sources.openDocument(asking, handle),
    ),
  )
  assert.ok(closed?.kind === 'answered' && closed.held === undefined)
  assert.ok(opened?.kind === 'answered' && opened.held)
})

test('ATT-41: BTG is attested where a source has a ground that opens, with the emergency as the decision, and nowhere else', async (t) => {
  const world = await openWorld(t, [patient])
  await settled(world.sources.ask(inEmergency(world)))
  const attested = new Map(world.accesses.map(({ route, attested: told }) => [route, told]))
  for (const [id, { opens, service }] of Object.entries(sources)) {
    const told = [...attested].filter(([route]) => route.startsWith(service.id)).map(([, each]) => each)
    assert.ok(told.length > 0, id)
    for (const each of told) {
      assert.match(each?.purpose ?? '', opens ? /\|BTG$/ : /\|TREAT$/, id)
      assert.equal(each?.decision.id, opens ? 'emergency-1' : 'decision-1', id)
    }
  }
})

test('decision 0038: where the issuer does not vouch for an emergency, the sources that open nothing answer', async (t) => {
  const world = await openWorld(t, [patient])
  const { tokenFor } = world.needs
  const strict = openNationalSources({
    ...world.needs,
    tokenFor: (person, wish, ...others) =>
      wish.purpose === 'EMERGENCY'
        ? Promise.reject(new Problem('forbidden', 'attest-refused', 'The issuer does not vouch for it'))
        : tokenFor(person, wish, ...others),
  })
  const answers = await settled(strict.ask(inEmergency(world)))
  for (const [id, { opens }] of Object.entries(sources)) {
    const answer = answers[id as keyof Answers]
    assert.equal(answer.kind === 'failed' ? answer.because : answer.kind, opens ? 'refused' : 'answered', id)
  }
})

function heldIn(answers: Answers, id: keyof Answers): string {
  const answer = answers[id]
  assert.ok(answer.kind === 'answered', id)
  return JSON.stringify(answer.held)
}

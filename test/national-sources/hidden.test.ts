import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type Asking, settled } from '../../src/features/national-sources/index.ts'
import { recordsOf, services } from '../../src/features/national-services/index.ts'
import type { Story } from '../../src/features/synthetic-population/index.ts'
import { storyWith } from '../national/box.ts'
import { openWorld } from './world.ts'

/** Somebody of whom much is held, and who has decided nothing. */
const patient = storyWith(
  ({ person, medicines, results, allergies, documents, privacySettings }) =>
    person.died === undefined &&
    person.confidentiality === 'ugradert' &&
    privacySettings.length === 0 &&
    [allergies, results, documents, medicines].every(({ length }) => length > 0),
)

/** The same person, of whom nothing is held. */
const nothing: Story = {
  ...patient,
  ...{ conditions: [], allergies: [], medicines: [], results: [], measurements: [], vaccinations: [], procedures: [] },
  ...{ implants: [], pregnancies: [], contacts: [], documents: [], requisitions: [] },
}

type Setting = Story['privacySettings'][number]
/** Whose settings count for a service, each once. */
const heeding = [...new Set(services.flatMap(({ service }) => service.settings ?? []))]

/** The same decision about every service that heeds one. */
function deciding(setting: Pick<Setting, 'kind' | 'extent'>): Story {
  const privacySettings = heeding.map((about, nth) => ({
    ...setting,
    id: `00000000-0000-8000-8000-00000000000${nth}`,
    about: about as Setting['about'],
    since: '2020-01-01',
  }))
  return { ...patient, privacySettings }
}

const locked: Story = {
  ...nothing,
  documents: patient.documents.map((each) => ({ ...each, confidentiality: 'NORS' })),
}

/** HPR number of the demonstration's doctor. */
const hpr = '000000011'

const twins: readonly (readonly [title: string, Story])[] = [
  ['a reservation', deciding({ kind: 'reservasjon' })],
  ['a restriction to all', deciding({ kind: 'tilgangsbegrensning', extent: { type: 'SP' } })],
  ['a block of all', deciding({ kind: 'tilgangsbegrensning', extent: { type: 'BL' } })],
  ['a block of this professional', deciding({ kind: 'tilgangsbegrensning', extent: { type: 'BL', hpr } })],
  ['documents that are locked, all of them', locked],
]

for (const [title, story] of twins) {
  test(`EHDS Art. 8, third paragraph: ${title} looks as if nothing were held, in answers and in calls`, async (t) => {
    const [hidden, absent] = [await openWorld(t, [story]), await openWorld(t, [nothing])]
    for (const basis of ['UNNTAK', 'SAMTYKKE', 'AKUTT'] as const) {
      assert.equal(await seenOf(hidden, basis), await seenOf(absent, basis), basis)
    }
  })
}

/** Answers, and calls in any order, as text without the time. */
async function seenOf(world: Awaited<ReturnType<typeof openWorld>>, basis: Asking['basis']): Promise<string> {
  const before = world.seen.length
  const answers = await settled(world.sources.ask({ ...world.asking(patient.person.number), basis }))
  assert.deepEqual(world.failures, [])
  const calls = world.seen.slice(before).map(({ method, operation, body }) => `${method} ${operation} ${body ?? ''}`)
  return JSON.stringify({ answers, calls: calls.toSorted() }, (name, value) => (name === 'at' ? undefined : value))
}

test('the one who has closed nothing is the control: much is shown', async (t) => {
  const world = await openWorld(t, [patient])
  const answers = await settled(world.sources.ask(world.asking(patient.person.number)))
  for (const id of ['critical-information', 'test-results', 'documents'] as const) {
    const answer = answers[id]
    assert.ok(answer.kind === 'answered' && answer.held.length > 0, id)
  }
})

test('SFM Basis: a list of which everything is locked says nothing of who made it', async (t) => {
  const world = await openWorld(t, [nothing])
  const story = { ...nothing, medicines: patient.medicines }
  await world.records.lay(
    recordsOf(story).map((record) =>
      record.kind === 'MedicationStatement' ? { ...record, content: { ...record.content, locked: true } } : record,
    ),
  )
  const { 'medication-list': list } = await settled(world.sources.ask(world.asking(patient.person.number)))
  assert.ok(list.kind === 'answered')
  assert.deepEqual(list.held, { lines: [], looked: { inForce: true, history: true } })
})

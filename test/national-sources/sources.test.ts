import assert from 'node:assert/strict'
import { test } from 'node:test'
import { settled } from '../../src/features/national-sources/index.ts'
import { storyWith } from '../national/box.ts'
import { openWorld } from './world.ts'

const patient = storyWith(
  ({ person, medicines, results, allergies, privacySettings }) =>
    person.died === undefined &&
    privacySettings.length === 0 &&
    allergies.length > 0 &&
    results.length > 0 &&
    medicines.some(({ until, before, dispensed }) => until === undefined && before.length > 0 && dispensed.length > 0),
)

test('issue 6, item 4: critical information, medicine list and results come through real tokens, each with an attest', async (t) => {
  const world = await openWorld(t, [patient])
  const found = await world.sources.findPerson(world.asking(patient.person.number))
  assert.equal(found.kind, 'answered')
  assert.equal(found.held?.name?.family, patient.person.name.family)
  const asking = { ...world.asking(patient.person.number), patient: found.held }
  const answers = await settled(world.sources.ask(asking))
  assert.deepEqual(
    world.seen.filter(({ status }) => status !== 200).map(({ service, status }) => [service, status]),
    [],
  )
  assert.deepEqual(world.failures, [])
})

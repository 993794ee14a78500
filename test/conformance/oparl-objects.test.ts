import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import { oparlObjects } from '../../src/features/open-council/oparl/objects.ts'
import { type OparlKind, type OparlObjects, typeNames } from '../../src/features/open-council/oparl/types.ts'
import { openFixture } from '../fixtures/open-councils.ts'
import { faultsOf, noSchemas, oparlSchema } from './schemas.ts'

const kinds = Object.keys(typeNames) as OparlKind[] // the names of a record are its keys
let objects: OparlObjects
before(async () => {
  objects = oparlObjects(await openFixture(), 'https://knutepunkt.example')
})

test('A19: System and Body follow their OParl schemas', { skip: noSchemas }, () => {
  assert.deepEqual(faultsOf(oparlSchema('System'), objects.system), [])
  assert.deepEqual(faultsOf(oparlSchema('Body'), objects.body), [])
})

for (const kind of kinds) {
  test(`A19: every ${typeNames[kind]} follows its OParl schema`, { skip: noSchemas }, () => {
    const validate = oparlSchema(typeNames[kind])
    assert.ok(objects[kind].length > 0, `no ${kind} to check`)
    for (const object of objects[kind]) assert.deepEqual(faultsOf(validate, object), [], object.id)
  })
}

test('A19: what does not follow its OParl schema is refused', { skip: noSchemas }, () => {
  const { order: _, ...unordered } = objects.agendaItem[0]!
  assert.notDeepEqual(faultsOf(oparlSchema('AgendaItem'), unordered), [])
  const { legislativeTerm: __, ...termless } = objects.body
  assert.notDeepEqual(faultsOf(oparlSchema('Body'), termless), [])
  assert.notDeepEqual(faultsOf(oparlSchema('Meeting'), { ...objects.meeting[0], start: '23. april' }), [])
})

test('OParl 1.1: one matter is one paper, with a consultation for each council that treats it', () => {
  const paper = objects.paper.find(({ id }) => id.endsWith('/saksgang/provesvar-parorende'))
  const consultations = objects.consultation.filter((each) => each.paper === paper?.id)
  assert.deepEqual(
    consultations.map(({ id }) => id.split('/consultation/')[1]),
    ['nufa/2026/4', 'nuit/2026/12', 'strategiradet/2026/3'],
  )
  assert.deepEqual(
    consultations.map(({ authoritative }) => authoritative),
    [true, true, false],
  )
})

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { persons as service } from '../../src/features/national-services/index.ts'
import type { Json } from '../../src/standards/fhir/json.ts'
import { call, openBox, type Said, stories, storyWith } from './box.ts'
import { machine } from './said-of.ts'

const merged = storyWith(({ person }) => person.formerNumbers.length > 0 && person.died === undefined)
const { number } = merged.person
const somebody = stories.find(({ person }) => person.number !== number && person.died === undefined)!

type Box = Awaited<ReturnType<typeof openBox>>
const query = { informationParts: 'Name' }
const byMachine: Said = { claims: machine }

const byNin = (box: Box, nin: string, access = 'full') =>
  call(box, service, `person-by-nin-${access}`, { query, form: { nin }, said: byMachine })

const byId = (box: Box, id: string, said = byMachine, access = 'full') =>
  call(box, service, `person-by-id-${access}`, { query, params: { id }, said })

const idOf = async (box: Box, nin: string, access?: string) => (await byNin(box, nin, access)).body as { id: string }

test('Persontjenesten, person by id: who was found by number is found by the id of the answer, with a record of it', async () => {
  const box = await openBox([merged])
  const found = await byNin(box, number)
  const { id } = found.body as { id: string }
  const { status, body } = await byId(box, id)
  assert.deepEqual([status, body], [200, found.body])
  assert.equal(box.accesses.length, 2)
  assert.deepEqual(box.accesses[1]!.patient, box.accesses[0]!.patient)
})

test('Persontjenesten, person by id: the id is the same in both accesses, and by a former number', async () => {
  const box = await openBox([merged])
  const { id } = await idOf(box, number)
  assert.equal((await idOf(box, number, 'restricted')).id, id)
  assert.equal((await idOf(box, merged.person.formerNumbers[0]!)).id, id)
  assert.equal((await byId(box, id, byMachine, 'restricted')).status, 200)
})

test('Persontjenesten, person by id: a professional’s attest is for the person of the id, and for nobody else', async () => {
  const box = await openBox([merged, somebody])
  const { id } = await idOf(box, number)
  assert.equal((await byId(box, id, { attest: number })).status, 200)
  const refused = await byId(box, id, { attest: somebody.person.number })
  assert.deepEqual([refused.status, /attest-other-patient/.test(JSON.stringify(refused.body))], [403, true])
})

test('issue 6, bad input: an id of nobody, one never given and a number are answered as a number that nobody has', async () => {
  const box = await openBox([merged])
  const nobody = await byNin(box, somebody.person.number)
  const { id } = await idOf(await openBox([somebody]), somebody.person.number)
  for (const each of [id, 'a'.repeat(64), 'x', number]) {
    const { status, body } = await byId(box, each)
    assert.deepEqual([status, body as Json], [404, nobody.body as Json])
  }
})

test('decision 0022: an id of nobody and one never given refuse an attest alike', async () => {
  const box = await openBox([merged])
  const { id } = await idOf(await openBox([somebody]), somebody.person.number)
  const [one, other] = await Promise.all([id, 'a'.repeat(64)].map((each) => byId(box, each, { attest: number })))
  assert.deepEqual(one, other)
})

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Problem } from '../../kernel/problem.ts'
import type { About, AccessRecord, Decision, Release, SignedIn } from './access.ts'
import { makeGate } from './gate.ts'

const now = new Date('2026-11-22T10:00:00Z')
const doctor: SignedIn = { visit: 'v', subject: 's', name: 'Test Person', role: 'doctor' }
const about: About = { kind: 'patient', patient: 'key', document: 'doc', country: 'PT' }
const permit: Decision = { effect: 'permit', because: 'row' }

/** A gate that notes in which order things happen. */
function watched(decision: Decision, options: { recordFails?: boolean } = {}) {
  const steps: string[] = []
  const records: AccessRecord[] = []
  const gate = makeGate({
    now: () => now,
    decide: ({ about: { kind } }) => {
      steps.push(`decide ${kind}`)
      return decision
    },
    async record(record) {
      await new Promise((done) => setImmediate(done))
      if (options.recordFails) throw new Error('disk full')
      records.push(record)
      steps.push('recorded')
    },
  })
  const through = (releases: Release, person?: SignedIn, whom: About = about) =>
    gate({ id: 'route', kind: 'http', releases }, person, () => {
      steps.push('facts')
      return {
        about: whom,
        answer: () => {
          steps.push('answer')
          return 'content'
        },
      }
    })
  return { steps, records, through }
}

const summary: Release = { category: 'patient-summary' }

test('Art. 9: facts, decision, record, answer, in this order', async () => {
  const { steps, through } = watched(permit)
  assert.deepEqual(await through(summary, doctor), { effect: 'permit', answer: 'content' })
  assert.deepEqual(steps, ['facts', 'decide patient', 'recorded', 'answer'])
})

test('Art. 9(2): the record says who, whose, which data, when and why', async () => {
  const { records, through } = watched(permit)
  await through(summary, doctor)
  assert.deepEqual(records, [
    {
      effect: 'permit',
      because: 'row',
      at: now,
      route: 'route',
      category: 'patient-summary',
      person: doctor,
      patient: 'key',
      document: 'doc',
      country: 'PT',
    },
  ])
})

test('Art. 9: an answer about several chains is recorded in each', async () => {
  const { records, through } = watched(permit)
  await through(summary, doctor, { ...about, others: ['second key', 'third key'] })
  assert.deepEqual(
    records.map(({ patient, document }) => [patient, document]),
    [
      ['key', 'doc'],
      ['second key', 'doc'],
      ['third key', 'doc'],
    ],
  )
})

test('Art. 9: one of several chains that cannot be written stops the answer; each chain keeps its order', async () => {
  const written: string[] = []
  const gate = makeGate({
    now: () => now,
    decide: () => permit,
    async record({ patient, category }) {
      // The first chain is the slowest.
      for (let turn = patient === 'key' ? 5 : 0; turn > 0; turn--) await new Promise((done) => setImmediate(done))
      if (patient === 'third key') throw new Error('disk full')
      written.push(`${patient} ${category}`)
    },
  })
  const others = (...keys: readonly string[]) => ({ ...about, others: keys, also: ['laboratory-results'] as const })
  const asked = (whom: About) =>
    gate({ id: 'route', kind: 'http', releases: summary }, doctor, () => ({
      about: whom,
      answer: () => written.length,
    }))
  assert.deepEqual(await asked(others('second key')), { effect: 'permit', answer: 4 })
  const ofFirst = written.filter((each) => each.startsWith('key '))
  assert.deepEqual(ofFirst, ['key patient-summary', 'key laboratory-results'])
  await assert.rejects(asked(others('third key')), { code: 'access-record-failed' })
})

test('Art. 9(2)(c), 11(3): an answer that holds several categories: each is decided, and recorded where it is shown', async () => {
  const records: AccessRecord[] = []
  const gate = makeGate({
    now: () => now,
    decide: ({ releases }) =>
      typeof releases === 'object' && 'category' in releases && releases.category === 'laboratory-results'
        ? { effect: 'deny', because: 'row' }
        : permit,
    record: async (record) => void records.push(record),
  })
  const passage = await gate({ id: 'route', kind: 'http', releases: summary }, doctor, () => ({
    about: { ...about, also: ['laboratory-results', 'electronic-prescription'] },
    answer: (also) => [...also],
  }))
  assert.deepEqual(passage, { effect: 'permit', answer: ['electronic-prescription'] })
  assert.deepEqual(
    records.map(({ category }) => category),
    ['patient-summary', 'electronic-prescription'],
  )
})

test('Art. 9: a record that cannot be written stops the answer', async () => {
  const { steps, through } = watched(permit, { recordFails: true })
  await assert.rejects(through(summary, doctor), (error) => {
    assert.ok(error instanceof Problem)
    assert.deepEqual([error.kind, error.code], ['unavailable', 'access-record-failed'])
    assert.doesNotMatch(error.message, /disk full/)
    return true
  })
  assert.deepEqual(steps, ['facts', 'decide patient'])
})

for (const effect of ['deny', 'hide'] as const) {
  test(`Art. 9: a decision to ${effect} is recorded and nothing is made to answer`, async () => {
    const { steps, records, through } = watched({ effect, because: 'row' })
    assert.deepEqual(await through(summary, doctor), { effect, because: 'row' })
    assert.deepEqual(steps, ['facts', 'decide patient', 'recorded'])
    assert.equal(records.length, 1)
  })
}

test('Art. 9: a record that cannot be written stops a refusal too', async () => {
  const { through } = watched({ effect: 'hide', because: 'row' }, { recordFails: true })
  await assert.rejects(through(summary, doctor), Problem)
})

test('looking for what is not there is recorded, about no patient', async () => {
  const { records, through } = watched({ effect: 'hide', because: 'absent' })
  await through(summary, doctor, { kind: 'absent' })
  assert.equal(records.length, 1)
  assert.equal('patient' in records[0]!, false)
})

for (const releases of [summary, { errand: 'foreign-patient' }] as const) {
  test(`sign-in comes before the facts (${JSON.stringify(releases)})`, async () => {
    const { steps, records, through } = watched({ effect: 'deny', because: 'not-signed-in' })
    assert.deepEqual(await through(releases, undefined), { effect: 'deny', because: 'not-signed-in' })
    assert.deepEqual(steps, ['decide no-one'])
    assert.equal(records.length, 0)
  })
}

for (const releases of ['nothing', 'public', 'own-input', { errand: 'foreign-patient' }] as const) {
  test(`no record where no stored person is involved (${JSON.stringify(releases)})`, async () => {
    const { records, through } = watched(permit)
    await through(releases, doctor, { kind: 'no-one' })
    assert.equal(records.length, 0)
  })
}

test('a working page takes no body from somebody whose role is refused', async () => {
  const { steps, through } = watched({ effect: 'deny', because: 'row' })
  assert.deepEqual(await through({ errand: 'foreign-patient' }, doctor), { effect: 'deny', because: 'row' })
  assert.deepEqual(steps, ['decide no-one'])
})

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { answererFaults, answererIn } from './answered-by.ts'

const form = (fields: Readonly<Record<string, string>>) => new URLSearchParams(fields)
const hana = { svarer: 'parent', fornavn: ' Hana  Marie ', etternavn: 'Vymyšlená', fodt: '3.2.1985' }

test('MyHealth@EU next of kin: capacity, names and day of birth are read as written down', () => {
  assert.deepEqual(answererIn(form(hana)), {
    capacity: 'parent',
    person: { identifiers: [], given: ['Hana', 'Marie'], family: 'Vymyšlená', birthDate: '1985-02-03' },
  })
  assert.deepEqual(answererFaults(form(hana), true), [])
})

test('where nobody answers for the patient, nothing is missing', () => {
  assert.equal(answererIn(form({ svarer: '', fornavn: 'Hana' })), undefined)
  assert.deepEqual(answererFaults(form({}), false), [])
})

test('pasient- og brukerrettighetsloven § 4-3: a child cannot consent, so that somebody else did must be said', () => {
  assert.deepEqual(answererFaults(form({}), true), ['chooseCapacity'])
})

test('MyHealth@EU next of kin: without a name, with an unknown capacity or a day that is none, it says what to mend', () => {
  assert.deepEqual(answererFaults(form({ svarer: 'guardian' }), false), ['writeGiven', 'writeFamily'])
  assert.deepEqual(answererFaults(form({ svarer: 'neighbour' }), false), ['chooseCapacity'])
  for (const fodt of ['31.02.1985', '1985', 'i går', '1985-13-01'])
    assert.deepEqual(answererFaults(form({ ...hana, fodt }), true), ['writeBirth'], fodt)
})

test('names without end or with control characters do not reach an assertion', () => {
  const answerer = answererIn(form({ ...hana, etternavn: `A\u0000\u200b${'b'.repeat(5_000)}` }))
  assert.match(answerer?.person.family ?? '', /^A b{1,98}$/)
})

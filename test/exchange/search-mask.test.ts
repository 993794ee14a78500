import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { demoCountries, maskOf } from '../../src/features/demo-countries/index.ts'
import { readIdentificationAnswer } from '../../src/standards/ihe/xcpd-response.ts'
import type { PatientTraits } from '../../src/standards/myhealth-eu/patient-traits.ts'
import { doctorOf, identification } from './asking.ts'
import { authorityOf, clientOf, openCountry } from './countries.ts'

const authority = await authorityOf(['NO', 'CY'])
const row = demoCountries.find(({ country }) => country === 'CY')
assert(row)
const cyprus = await openCountry(authority, 'CY', ['NO'], { searchMask: maskOf(row) })
const client = clientOf(authority, 'NO', ['CY'])
after(async () => {
  client.close()
  await cyprus[Symbol.asyncDispose]()
  await authority[Symbol.asyncDispose]()
})

const root = '2.999.196.1.1'
const known = { root, extension: 'CY-EX-550719' }
const unknown = { root, extension: 'CY-EX-000000' }

async function asked(traits: PatientTraits) {
  const doctor = doctorOf(authority, 'NO', '2.999.578')
  const { question, call } = identification(authority, cyprus, '2.999.578', traits, [doctor.identity])
  const { subjects, faults } = readIdentificationAnswer((await client.call(call)).body, question)
  return { found: subjects.length, faults: faults.map(({ name }) => name) }
}

for (const [title, traits, fault] of [
  ['a number without the birth date', { identifiers: [known] }, 'ERROR_PI_MISSING_REQUIRED_FIELDS'],
  ['a birth date without the number', { identifiers: [], birthDate: '1955-07-19' }, 'ERROR_PI_MISSING_REQUIRED_FIELDS'],
  [
    'a number of another authority',
    { identifiers: [{ ...known, root: '9.9' }], birthDate: '1955-07-19' },
    'ERROR_PI_MISSING_REQUIRED_FIELDS',
  ],
  [
    'a number of another form',
    { identifiers: [{ root, extension: '550719' }], birthDate: '1955-07-19' },
    'ERROR_PI_INCORRECT_FORMATTING',
  ],
] as const satisfies readonly (readonly [string, PatientTraits, string])[]) {
  test(`issue 5, item 6: ${title} is told to be so over the wire, whoever it would have been`, async () => {
    const records = cyprus.stores.records.events.length
    const answer = await asked(traits)
    assert.deepEqual(answer, { found: 0, faults: [fault] })
    const stranger = { ...traits, identifiers: traits.identifiers.map((id) => (id === known ? unknown : id)) }
    assert.deepEqual(await asked(stranger), answer)
    assert.deepEqual(
      cyprus.stores.records.events.slice(records).map(({ id, error }) => [id, error?.code]),
      [
        ['EHDSI-11', fault],
        ['EHDSI-11', fault],
      ],
    )
  })
}

test('issue 5, item 6: with all that the mask asks for a patient is found', async () => {
  assert.deepEqual(await asked({ identifiers: [known], birthDate: '1955-07-19' }), { found: 1, faults: [] })
  assert.deepEqual(await asked({ identifiers: [unknown], birthDate: '1955-07-19' }), {
    found: 0,
    faults: ['ERROR_PI_NO_MATCH'],
  })
})

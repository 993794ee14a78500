import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { SearchField, SearchMask } from '../smp/search-mask.ts'
import { claimsFor, credentialTypes, type TraitClaim, traitsOf } from './credential-types.ts'
import { faultOf } from './refuse.ts'

const field = (kind: SearchField['kind'], more: Partial<SearchField> = {}): SearchField => ({
  key: kind,
  kind,
  label: kind,
  mandatory: true,
  scope: 'ALL',
  ...more,
})
const maskOf = (...fields: readonly SearchField[]): SearchMask => ({
  country: 'FI',
  scope: 'ALL',
  fields,
  enough: [],
  pictures: [],
  notes: [],
})
const pid = credentialTypes.find(({ id }) => id === 'pid')!
const domains = { personal_administrative_number: '1.2.246.21' }
const number = field('identifier', { domain: '1.2.246.21' })

const names = (mask: SearchMask) => claimsFor(pid, mask, domains).map(({ claim }) => claim)
const enough = (mask: SearchMask, ...sets: SearchMask['enough']): SearchMask => ({ ...mask, enough: sets })

test('GDPR, Art. 5(1)(c): of a credential only what is enough for the country’s form is asked', () => {
  const form = maskOf(field('family'), field('birth-date'), number)
  assert.deepEqual(names(form), ['personal_administrative_number'])
  assert.deepEqual(names(enough(form, ['family', 'birth-date'], ['identifier'])), ['personal_administrative_number'])
  assert.deepEqual(names(enough(form, ['family', 'birth-date'])), ['family_name', 'birthdate'])
  assert.deepEqual(names(enough(form, ['identifier', 'birth-date'])), ['birthdate', 'personal_administrative_number'])
})

test('where a credential has no set whole, it gives the most of one, and the rest is typed', () => {
  const form = maskOf(field('access-code'), field('family'), field('given'), number)
  const sets = enough(form, ['identifier', 'access-code'], ['access-code', 'family', 'given'])
  assert.deepEqual(names(sets), ['family_name', 'given_name'])
  assert.deepEqual(names(enough(form, ['access-code'])), [])
})

test('a number of another register, and a field of prescriptions alone, are not asked for', () => {
  assert.deepEqual(claimsFor(pid, maskOf(field('identifier', { domain: '1.2.3' })), domains), [])
  assert.deepEqual(claimsFor(pid, maskOf(field('birth-date', { scope: 'EP' })), domains), [])
  assert.deepEqual(claimsFor(pid, maskOf(number), {}), [])
})

const asked = (...wanted: readonly string[]): readonly TraitClaim[] =>
  pid.claims.filter(({ claim }) => wanted.includes(claim))

test('claims become traits, and what was not asked for is not read', () => {
  const claims = {
    personal_administrative_number: ' FI-1 ',
    family_name: 'Keksitty',
    given_name: 'Aino Esimerkki',
    birthdate: '1984-06-11',
    sex: 2,
    address: { locality: 'Turku' },
  }
  assert.deepEqual(traitsOf(claims, pid.claims, domains), {
    identifiers: [{ root: '1.2.246.21', extension: 'FI-1' }],
    family: 'Keksitty',
    given: ['Aino Esimerkki'],
    birthDate: '1984-06-11',
    gender: 'F',
  })
  assert.deepEqual(traitsOf(claims, asked('family_name'), domains), { identifiers: [], family: 'Keksitty' })
})

test('ISO/IEC 5218: not known and not stated are left out', () => {
  for (const sex of [0, 9]) assert.deepEqual(traitsOf({ sex }, asked('sex'), domains), { identifiers: [] })
})

for (const [name, value] of [
  ['family_name', undefined],
  ['family_name', ''],
  ['family_name', ['Keksitty']],
  ['family_name', 'Kek\u202esitty'],
  ['family_name', 'Kek\nsitty'],
  ['family_name', 'x'.repeat(201)],
  ['personal_administrative_number', 17],
  ['birthdate', '11.06.1984'],
  ['birthdate', '1984-13-41'],
  ['birthdate', '1984-02-30'],
  ['sex', 'F'],
  ['sex', 7],
] as const) {
  test(`a claim that is not what its type says is refused: ${name} ${String(JSON.stringify(value)).slice(0, 20)}`, () => {
    assert.throws(
      () => traitsOf({ [name]: value }, asked(name), domains),
      (error) => faultOf(error) === 'credential-claims',
    )
  })
}

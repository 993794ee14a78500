import assert from 'node:assert/strict'
import { test } from 'node:test'
import { shippedDefinitions } from '../../../test/fhir-definitions.ts'
import { errorsOf, profileOf, text, urlOf, validatorOf, withProfiles } from '../../../test/fhir-validator.ts'

const definitions = await shippedDefinitions()
const validate = validatorOf(definitions)

const patient = { resourceType: 'Patient', id: 'a', text, name: [{ family: 'Tenor', given: ['Sterk'] }] }

/** [what https://hl7.org/fhir/R4/json.html or the type asks, what is changed in a right Patient, the errors] */
const cases: readonly (readonly [string, object, readonly string[]])[] = [
  ['a right resource has no errors', {}, []],
  ['an element of another name is unknown', { nick: 'x' }, ['element-unknown Patient']],
  ['unknown in a data type', { name: [{ nick: 'x' }] }, ['element-unknown Patient.name[0]']],
  ['names of the language itself are unknown', { constructor: 1 }, ['element-unknown Patient']],
  ['a repeating element is an array', { name: { family: 'x' } }, ['array-expected Patient.name']],
  ['a single element is no array', { gender: ['male'] }, ['single-expected Patient.gender']],
  ['a primitive is no object', { birthDate: { x: 1 } }, ['primitive-expected Patient.birthDate']],
  ['a complex element is an object', { maritalStatus: 'M' }, ['object-expected Patient.maritalStatus']],
  ['arrays are not empty', { telecom: [] }, ['array-empty Patient.telecom']],
  ['objects are not empty', { telecom: [{}] }, ['object-empty Patient.telecom[0]']],
  ['null is no value', { gender: null }, ['null-value Patient.gender']],
  ['null may hold a place in an array', { name: [{ given: [null, 'x'], _given: [absent(), null] }] }, []],
  ['null alone holds no place', { name: [{ given: [null] }] }, ['null-value Patient.name[0].given']],
  [
    'a primitive of only an id says nothing',
    { _birthDate: { id: 'x' } },
    ['element-without-content Patient.birthDate'],
  ],
  ['a choice has one of its types', { deceasedString: 'x' }, ['element-unknown Patient']],
  ['a choice has one value', { deceasedBoolean: true, deceasedDateTime: '2020-01-01' }, ['choice-several Patient']],
  ['a required part is there', { communication: [{ preferred: true }] }, ['cardinality-min Patient.communication[0]']],
  ['a code is of its required value set', { gender: 'm' }, ['code-not-in-value-set Patient.gender']],
  ['a real date', { birthDate: '2023-02-30' }, ['date-invalid Patient.birthDate']],
  ['an invariant holds (pat-1)', { contact: [{ gender: 'male' }] }, ['invariant-broken Patient.contact[0]']],
  [
    'a contained resource has a type',
    { contained: [{ id: 'x' }] },
    ['resource-type-missing Patient.contained[0]', 'contained-unused Patient.contained[0]'],
  ],
  [
    'a contained resource is of a type of R4',
    { contained: [{ resourceType: 'Foo', id: 'x' }], generalPractitioner: [{ reference: '#x' }] },
    [
      'resource-type-unknown Patient.contained[0]',
      'invariant-broken Patient.generalPractitioner[0]',
      'reference-target-not-allowed Patient.generalPractitioner[0]',
    ],
  ],
  [
    'a contained resource is validated too',
    {
      contained: [{ resourceType: 'Organization', id: 'x', name: 'x', foo: 1 }],
      managingOrganization: { reference: '#x' },
    },
    ['element-unknown Patient.contained[0]'],
  ],
  [
    'a reference leads to a type it may',
    { contained: [{ resourceType: 'Device', id: 'x' }], managingOrganization: { reference: '#x' } },
    ['reference-target-not-allowed Patient.managingOrganization'],
  ],
]

function absent() {
  return { extension: [{ url: 'http://hl7.org/fhir/StructureDefinition/data-absent-reason', valueCode: 'unknown' }] }
}

for (const [title, changes, expected] of cases) {
  test(`FHIR R4: ${title}`, () => assert.deepEqual(errorsOf(validate({ ...patient, ...changes })), expected))
}

test('what is no JSON object with a resourceType is no resource', () => {
  assert.deepEqual(errorsOf(validate([])), ['not-a-resource '])
  assert.deepEqual(errorsOf(validate({ id: 'a' })), ['resource-type-missing Resource'])
})

test('the name of an unknown element is repeated only if it looks like one: anything may stand there', () => {
  const [named] = validate({ ...patient, favourite: 1 })
  assert.deepEqual([named?.parameters, named?.pointer], [{ name: 'favourite' }, '/favourite'])
  const [unnamed] = validate({ ...patient, 'Ola Nordmann': 1 })
  const [prototype] = validate({ ...patient, ['__proto__']: 1 })
  assert.deepEqual(prototype?.parameters, { name: '__proto__' })
  assert.deepEqual([unnamed?.parameters, unnamed?.pointer], [{ name: '?' }, ''])
})

test('RFC 6901: a pointer leads to the place in the text, also beside a primitive', () => {
  const [found] = validate({ ...patient, _birthDate: { extension: [{ url: 'a b', valueString: 'x' }] } })
  assert.equal(found?.pointer, '/_birthDate/extension/0/url')
})

test('an unknown profile is said not to have been checked', () => {
  const found = validate({ ...patient, meta: { profile: ['https://knutepunkt.example/none'] } })
  assert.deepEqual(
    found.map(({ code, severity, path }) => [code, severity, path]),
    [['not-checked-profile', 'warning', 'Patient.meta.profile[0]']],
  )
})

test('a code outside a value set of few codes: they are named', () => {
  const [found] = validate({ ...patient, gender: 'm' })
  assert.equal(found?.parameters.codes, 'male, female, other, unknown')
})

test('what was not checked is named: the profile, and what it is based on', () => {
  const orphan = profileOf('Patient', 'orphan', [], { baseDefinition: urlOf('missing') })
  const check = validatorOf(withProfiles(definitions, [orphan]))
  const told = (profile: string) => {
    const asked = check(patient, [profile])
    const declared = check({ ...patient, meta: { profile: [profile] } })
    return [asked, declared].map((found) => found.map(({ code, parameters }) => ({ code, ...parameters })))
  }
  const based = [{ code: 'not-checked-profile-base', profile: orphan.url, base: urlOf('missing') }]
  assert.deepEqual(told(orphan.url), [based, based])
  const unknown = [{ code: 'not-checked-profile', profile: urlOf('missing') }]
  assert.deepEqual(told(urlOf('missing')), [unknown, unknown])
})

test('a declared profile that has not the form of an address is told by its place', () => {
  for (const profile of ['https://knutepunkt.example/Ola', `${urlOf('of-')}01019012345`]) {
    const [found] = validate({ ...patient, meta: { profile: [profile] } })
    assert.equal(found?.parameters.profile, 'meta.profile[0]')
  }
})

test('a profile of another version than is loaded is unknown', () => {
  const found = validate({ ...patient, meta: { profile: ['http://hl7.org/fhir/StructureDefinition/Patient|9.9.9'] } })
  assert.deepEqual(
    found.map(({ code }) => code),
    ['not-checked-profile'],
  )
})

test('observation-vitalsigns.html: vital signs by their code are held against their profile', () => {
  const coding = [{ system: 'http://loinc.org', code: '8867-4' }]
  const found = validate({ resourceType: 'Observation', status: 'final', text, code: { coding }, valueString: '60' })
  assert.ok(errorsOf(found).includes('type-not-allowed Observation.value.ofType(string)'))
})

test('issue 4: of one severity 5000 findings are told, and then that there are more; others are told as before', () => {
  const declaring = { ...patient, meta: { profile: [urlOf('nowhere')] } }
  const codes = (count: number) =>
    validate({ ...declaring, name: Array.from({ length: count }, () => ({ text: 'x', nick: 'x' })) }).map(
      ({ code }) => code,
    )
  const most = Array.from({ length: 5000 }, () => 'element-unknown')
  assert.deepEqual(codes(5000), [...most, 'not-checked-profile'])
  for (const count of [5001, 6000]) assert.deepEqual(codes(count), [...most, 'not-checked-profile', 'not-checked-rest'])
})

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { shippedDefinitions } from '../../../test/fhir-definitions.ts'
import { errorsOf, text, validatorOf } from '../../../test/fhir-validator.ts'

const definitions = await shippedDefinitions()
const validate = validatorOf(definitions)

const valueSet = { resourceType: 'ValueSet', id: 'a', text, status: 'draft' }
const example = 'http://acme.com/x'

for (const [title, resource, expected] of [
  ['ValueSet.url is its own address', { ...valueSet, url: example }, []],
  [
    'another address of a resource leads somewhere',
    { ...valueSet, implicitRules: example },
    ['ValueSet.implicitRules'],
  ],
  [
    'the url of what is no resource leads somewhere',
    { resourceType: 'Patient', id: 'a', text, photo: [{ url: example }] },
    ['Patient.photo[0].url'],
  ],
] as const) {
  test(`datatypes.html#uri: ${title}`, () => {
    const found = validate(resource).filter(({ code }) => code === 'uri-of-example')
    assert.deepEqual(
      found.map(({ path }) => path),
      expected,
    )
  })
}

test('json.html#primitive: an element of another type is told of once, with and without a sibling', () => {
  const patient = {
    resourceType: 'Patient',
    id: 'a',
    meta: { profile: ['http://hl7.org/fhir/StructureDefinition/Organization'] },
    text,
    birthDate: '2000-01-01',
    _birthDate: { id: 'b' },
    _gender: {
      extension: [{ url: 'http://hl7.org/fhir/StructureDefinition/data-absent-reason', valueCode: 'unknown' }],
    },
  }
  const findings = validate(patient)
  assert.ok(findings.some(({ code, severity }) => code === 'profile-of-other-type' && severity === 'warning'))
  assert.deepEqual(
    errorsOf(findings).filter((each) => each.startsWith('element-of-other-type')),
    ['element-of-other-type Patient.birthDate', 'element-of-other-type Patient.gender'],
  )
})

test('issue 4: what has a type whose definition is missing was not checked, and is told of', () => {
  const structure: typeof definitions.structure = (canonical) =>
    canonical.endsWith('/HumanName') ? undefined : definitions.structure(canonical)
  const patient = { resourceType: 'Patient', id: 'a', text, name: [{ nothing: 'x' }] }
  assert.deepEqual(errorsOf(validatorOf({ ...definitions, structure })(patient)), ['not-checked-type Patient.name[0]'])
})

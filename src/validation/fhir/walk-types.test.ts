import assert from 'node:assert/strict'
import { test } from 'node:test'
import { shippedDefinitions } from '../../../test/fhir-definitions.ts'
import { errorsOf, profileOf, text, urlOf, validatorOf, withProfiles } from '../../../test/fhir-validator.ts'

const definitions = await shippedDefinitions()

const ofType = { kind: 'complex-type' } as const
const withFamily = profileOf('HumanName', 'with-family', [{ id: 'HumanName.family', min: 1 }], ofType)
const withText = profileOf('HumanName', 'with-text', [{ id: 'HumanName.text', min: 1 }], ofType)

function nameErrors(name: object, ...names: readonly string[]): readonly string[] {
  const type = [{ code: 'HumanName', profile: names.map(urlOf) }]
  const patient = profileOf('Patient', 'of-test', [{ id: 'Patient.name', type }])
  const validate = validatorOf(withProfiles(definitions, [patient, withFamily, withText]))
  return errorsOf(validate({ resourceType: 'Patient', id: 'a', text, name: [name] }, [urlOf('of-test')]))
}

const missing = 'cardinality-min Patient.name[0]'

for (const [title, names, name, expected] of [
  ['one must be met', ['with-family'], { text: 'x' }, [missing]],
  ['of several, the first may be met', ['with-family', 'with-text'], { family: 'x' }, []],
  ['of several, the last may be met', ['with-family', 'with-text'], { text: 'x' }, []],
  [
    'none of several is met',
    ['with-family', 'with-text'],
    { given: ['x'] },
    ['profile-none-met Patient.name[0]', missing, missing],
  ],
  ['one that nobody has is not met', ['nowhere'], { text: 'x' }, ['not-checked-profile Patient.name[0]']],
] as const) {
  test(`ElementDefinition.type.profile: ${title}`, () => assert.deepEqual(nameErrors(name, ...names), expected))
}

test('findings are stored: a resource type that R4 does not have is not repeated, it may be a person', () => {
  const bundle = profileOf('Bundle', 'of-test', [{ id: 'Bundle.entry.resource', type: [{ code: 'Patient' }] }])
  const validate = validatorOf(withProfiles(definitions, [bundle]))
  const entry = [{ fullUrl: 'urn:uuid:0f4dd1c4-6cd9-4c4b-9b7f-3f5c8a1c0001', resource: { resourceType: 'Kari N' } }]
  const found = validate({ resourceType: 'Bundle', type: 'collection', entry }, [urlOf('of-test')])
  assert.ok(found.some(({ code }) => code === 'type-not-allowed'))
  assert.doesNotMatch(JSON.stringify(found), /Kari/)
})

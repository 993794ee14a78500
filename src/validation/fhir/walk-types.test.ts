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
  [
    'of several, one that nobody has is told of',
    ['with-family', 'nowhere'],
    { family: 'x' },
    ['not-checked-profile Patient.name[0]'],
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

type Type = { readonly code: string; readonly targetProfile?: readonly string[] }

function observationErrors(value: object, type: readonly Type[]): readonly string[] {
  const profile = profileOf('Observation', 'of-test', [{ id: 'Observation.value[x]', type }])
  const observation = { resourceType: 'Observation', id: 'a', text, status: 'final', code: { text: 'x' }, ...value }
  return errorsOf(validatorOf(withProfiles(definitions, [profile]))(observation, [profile.url]))
}

for (const [title, value, codes, expected] of [
  [
    'of one type, what that has not is told of too',
    { valueCodeableConcept: { text: 'x', coding: [{ code: 'a', system: 'urn:oid:1.2.3.4.5' }] } },
    ['Quantity'],
    [
      'type-not-allowed Observation.value.ofType(CodeableConcept)',
      'element-of-other-type Observation.value.ofType(CodeableConcept).text',
      'element-of-other-type Observation.value.ofType(CodeableConcept).coding[0]',
    ],
  ],
  [
    'of several types, the holder is told of',
    { valueRange: { low: { value: 1 } } },
    ['Quantity', 'string'],
    ['type-not-allowed Observation'],
  ],
  [
    'a primitive has no members to tell of',
    { valueString: 'x' },
    ['Quantity'],
    ['type-not-allowed Observation.value.ofType(string)'],
  ],
  ['one of several is enough', { valueString: 'x' }, ['Quantity', 'string'], []],
] as const) {
  test(`ElementDefinition.type: ${title}`, () => {
    const found = observationErrors(
      value,
      codes.map((code) => ({ code })),
    )
    assert.deepEqual([...found].sort(), [...expected].sort())
  })
}

const core = 'http://hl7.org/fhir/StructureDefinition/'
const named = profileOf('Organization', 'named', [{ id: 'Organization.name', min: 1 }])
const anyone = profileOf('Practitioner', 'anyone', [{ id: 'Practitioner.name', min: 1 }])

const unloaded = { strength: 'required', valueSet: 'urn:oid:1.2.3.4.6' } as const
const unsure = profileOf('Organization', 'unsure', [{ id: 'Organization.type', binding: unloaded }])

/** A Patient whose general practitioner is one of what it contains. */
function referenceErrors(targets: readonly string[], contained: object): readonly string[] {
  const type = [{ code: 'Reference', targetProfile: targets }]
  const patient = profileOf('Patient', 'of-test', [{ id: 'Patient.generalPractitioner', type }])
  const validate = validatorOf(withProfiles(definitions, [patient, named, anyone, unsure]))
  const document = {
    resourceType: 'Patient',
    id: 'a',
    text,
    contained: [{ id: 'b', ...contained }],
    generalPractitioner: [{ reference: '#b' }],
  }
  return errorsOf(validate(document, [patient.url])).filter((each) => each.includes('generalPractitioner'))
}

const here = 'Patient.generalPractitioner[0]'
const wrong = { resourceType: 'Organization', name: 'x', language: 'x y' }

for (const [title, targets, contained, expected] of [
  [
    'what is of none of the types meets none, and is told of once',
    [named.url],
    { resourceType: 'Practitioner' },
    [`reference-target-not-allowed ${here}`],
  ],
  ['a type of R4 itself is judged where the resource stands', [`${core}Organization`, anyone.url], wrong, []],
  ['a profile is judged here too', [named.url], wrong, [`target-profile-none-met ${here}`]],
  [
    'a profile is asked also beside a type of R4 itself',
    [`${core}Practitioner`, named.url],
    { resourceType: 'Organization', alias: ['x'] },
    [`target-profile-none-met ${here}`],
  ],
  [
    'one that it perhaps meets is not broken',
    [unsure.url],
    { resourceType: 'Organization', type: [{ coding: [{ system: 'urn:oid:1.2.3.4.5', code: 'a' }] }], name: 'x' },
    [],
  ],
  ['one of two profiles is enough', [anyone.url, named.url], { resourceType: 'Organization', name: 'x' }, []],
  ['one that nobody has is not known to be broken', ['urn:nowhere'], { resourceType: 'Organization', name: 'x' }, []],
] as const) {
  test(`targetProfile: ${title}`, () => assert.deepEqual(referenceErrors(targets, contained), expected))
}

for (const [code, expected] of [
  ['Resource', []],
  ['DomainResource', []],
  ['Organization', ['type-not-allowed Bundle.entry[0].resource']],
] as const) {
  test(`ElementDefinition.type: a Patient is ${expected.length === 0 ? 'a' : 'no'} ${code}`, () => {
    const bundle = profileOf('Bundle', 'of-test', [{ id: 'Bundle.entry.resource', type: [{ code }] }])
    const resource = { resourceType: 'Patient', text }
    const entry = [{ fullUrl: 'urn:uuid:0f4dd1c4-6cd9-4c4b-9b7f-3f5c8a1c0001', resource }]
    const validate = validatorOf(withProfiles(definitions, [bundle]))
    assert.deepEqual(errorsOf(validate({ resourceType: 'Bundle', type: 'collection', entry }, [bundle.url])), expected)
  })
}

test('ElementDefinition.type.profile: of a resource, what it breaks is told of at the resource, once', () => {
  for (const code of ['Patient', 'Resource'])
    assert.deepEqual(ofResource(code), ['cardinality-min Bundle.entry[0].resource'])
})

function ofResource(code: string): readonly string[] {
  const type = [{ code, profile: [urlOf('with-gender')] }]
  const bundle = profileOf('Bundle', 'of-test', [{ id: 'Bundle.entry.resource', type }])
  const gender = profileOf('Patient', 'with-gender', [{ id: 'Patient.gender', min: 1 }])
  const resource = { resourceType: 'Patient', text, meta: { profile: [gender.url] } }
  const entry = [{ fullUrl: 'urn:uuid:0f4dd1c4-6cd9-4c4b-9b7f-3f5c8a1c0001', resource }]
  const validate = validatorOf(withProfiles(definitions, [bundle, gender]))
  return errorsOf(validate({ resourceType: 'Bundle', type: 'collection', entry }, [bundle.url]))
}

test('ElementDefinition.type.profile: an extension with the URL of another than the element asks for', () => {
  const type = [{ code: 'Extension', profile: [`${core}patient-birthPlace`] }]
  const patient = profileOf('Patient', 'of-test', [{ id: 'Patient.extension', type }])
  const validate = validatorOf(withProfiles(definitions, [patient]))
  const told = (extension: object) =>
    errorsOf(validate({ resourceType: 'Patient', id: 'a', text, extension: [extension] }, [patient.url]))
  assert.deepEqual(told({ url: `${core}patient-birthPlace`, valueAddress: { city: 'x' } }), [])
  assert.ok(
    told({ url: `${core}patient-mothersMaidenName`, valueString: 'x' }).includes(
      'fixed-value-wrong Patient.extension[0].url',
    ),
  )
})

test('ElementDefinition.type.profile: of several extensions an element may have, the URL says which', () => {
  const type = [{ code: 'Extension', profile: [`${core}patient-birthPlace`, `${core}patient-mothersMaidenName`] }]
  const patient = profileOf('Patient', 'of-test', [{ id: 'Patient.extension', type }])
  const extension = [{ url: `${core}patient-mothersMaidenName`, valueAddress: { city: 'x' } }]
  const found = validatorOf(withProfiles(definitions, [patient]))(
    { resourceType: 'Patient', id: 'a', text, extension },
    [patient.url],
  )
  assert.deepEqual(errorsOf(found), [
    'extension-value-type Patient.extension[0]',
    'element-of-other-type Patient.extension[0].value.ofType(Address).city',
  ])
})

test('ElementDefinition.type.profile: an attachment at the address of its profile is held against it all the same', () => {
  const titled = profileOf('Attachment', 'titled', [{ id: 'Attachment.title', min: 1 }], { kind: 'complex-type' })
  const type = [{ code: 'Attachment', profile: [titled.url] }]
  const patient = profileOf('Patient', 'of-test', [{ id: 'Patient.photo', type }])
  const validate = validatorOf(withProfiles(definitions, [titled, patient]))
  const found = validate({ resourceType: 'Patient', id: 'a', text, photo: [{ url: titled.url }] }, [patient.url])
  assert.deepEqual(errorsOf(found), ['cardinality-min Patient.photo[0]'])
})

test('targetProfile: what a profile asks of a part through another profile is asked of a target too', () => {
  const type = [{ code: 'HumanName', profile: [withFamily.url] }]
  const reachable = profileOf('Organization', 'reachable', [{ id: 'Organization.contact.name', type }])
  const to = [{ code: 'Reference', targetProfile: [reachable.url] }]
  const patient = profileOf('Patient', 'of-test', [{ id: 'Patient.managingOrganization', type: to }])
  const validate = validatorOf(withProfiles(definitions, [withFamily, reachable, patient]))
  const found = (name: object) => {
    const contained = [{ resourceType: 'Organization', id: 'o', name: 'x', contact: [{ name }] }]
    const managed = { resourceType: 'Patient', id: 'a', text, contained, managingOrganization: { reference: '#o' } }
    return errorsOf(validate(managed, [patient.url]))
  }
  assert.deepEqual(found({ family: 'x' }), [])
  assert.deepEqual(found({ text: 'x' }), ['target-profile-none-met Patient.managingOrganization'])
})

test('issue 4: a finding names the definition that asks, with its version and element', () => {
  const validate = validatorOf(definitions)
  assert.deepEqual(validate({ resourceType: 'Patient', id: 'a', text, name: [{ nick: 'x' }] }), [
    {
      code: 'element-unknown',
      severity: 'error',
      path: 'Patient.name[0]',
      pointer: '/name/0/nick',
      profile: `${core}HumanName|4.0.1`,
      element: 'HumanName',
      parameters: { name: 'nick' },
    },
  ])
})

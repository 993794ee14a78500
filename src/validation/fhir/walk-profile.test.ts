import assert from 'node:assert/strict'
import { test } from 'node:test'
import { shippedDefinitions } from '../../../test/fhir-definitions.ts'
import { errorsOf, profileOf, text, urlOf, validatorOf, withProfiles } from '../../../test/fhir-validator.ts'
import type { ElementDefinition, StructureDefinition } from './definitions.ts'

const definitions = await shippedDefinitions()

type Elements = readonly Partial<ElementDefinition>[]

function patientErrors(elements: Elements, changes: object): readonly string[] {
  const profiles = [profileOf('Patient', 'of-test', elements)]
  const patient = { resourceType: 'Patient', id: 'a', text, name: [{ family: 'Tenor' }], ...changes }
  return errorsOf(validatorOf(withProfiles(definitions, profiles))(patient, [urlOf('of-test')]))
}

const unknownReason = {
  extension: [{ url: 'http://hl7.org/fhir/StructureDefinition/data-absent-reason', valueCode: 'unknown' }],
}

/** [what https://hl7.org/fhir/R4/elementdefinition.html says, elements of a profile, what stands in a Patient, errors] */
const cases: readonly (readonly [string, Elements, object, readonly string[]])[] = [
  ['min: at what holds it', [{ id: 'Patient.birthDate', min: 1 }], {}, ['cardinality-min Patient']],
  ['min is met', [{ id: 'Patient.birthDate', min: 1 }], { birthDate: '2000-01-01' }, []],
  [
    'a value that is not written as FHIR writes it is no value',
    [{ id: 'Patient.birthDate', min: 1 }],
    { birthDate: {} },
    ['primitive-expected Patient.birthDate', 'cardinality-min Patient'],
  ],
  [
    'min of a member counts in each that stands',
    [{ id: 'Patient.name.given', min: 1 }],
    {},
    ['cardinality-min Patient.name[0]'],
  ],
  [
    'max',
    [{ id: 'Patient.name', max: '1' }],
    { name: [{ family: 'a' }, { family: 'b' }] },
    ['cardinality-max Patient'],
  ],
  ['max 0 prohibits', [{ id: 'Patient.photo', max: '0' }], { photo: [{ title: 'a' }] }, ['cardinality-max Patient']],
  ['fixed', [{ id: 'Patient.gender', fixedCode: 'female' }], { gender: 'male' }, ['fixed-value-wrong Patient.gender']],
  [
    'pattern: what it has must be there',
    [{ id: 'Patient.maritalStatus', patternCodeableConcept: { text: 'a' } }],
    { maritalStatus: { text: 'b' } },
    ['pattern-wrong Patient.maritalStatus.text'],
  ],
  ['maxLength', [{ id: 'Patient.name.family', maxLength: 3 }], {}, ['value-too-long Patient.name[0].family']],
  [
    'minValue',
    [{ id: 'Patient.birthDate', minValueDate: '2000-01-01' }],
    { birthDate: '1999-12-31' },
    ['value-below-minimum Patient.birthDate'],
  ],
  [
    'maxValue',
    [{ id: 'Patient.birthDate', maxValueDate: '2000-01-01' }],
    { birthDate: '2000-01-02' },
    ['value-above-maximum Patient.birthDate'],
  ],
  [
    'type: one of a choice',
    [{ id: 'Patient.deceased[x]', type: [{ code: 'boolean' }] }],
    { deceasedDateTime: '2000-01-01' },
    ['type-not-allowed Patient.deceased.ofType(dateTime)'],
  ],
  [
    'constraint',
    [
      {
        id: 'Patient',
        constraint: [{ key: 't-1', severity: 'error', human: 'No gender.', expression: 'gender.empty()' }],
      },
    ],
    { gender: 'male' },
    ['invariant-broken Patient'],
  ],
  [
    'a member of a primitive stands in its _name',
    [
      { id: 'Patient.birthDate', min: 0 },
      { id: 'Patient.birthDate.extension', min: 1 },
    ],
    { birthDate: '2000-01-01' },
    ['cardinality-min Patient.birthDate'],
  ],
  [
    'a member of a primitive is there when its _name has it',
    [
      { id: 'Patient.birthDate', min: 0 },
      { id: 'Patient.birthDate.extension', min: 1 },
    ],
    { birthDate: '2000-01-01', _birthDate: unknownReason },
    [],
  ],
  [
    'min: of a choice, what cannot be read under one name may be read under another',
    [{ id: 'Patient.deceased[x]', min: 1 }],
    { deceasedBoolean: null, deceasedDateTime: '2000-01-01' },
    ['null-value Patient.deceased[x]', 'choice-several Patient'],
  ],
  ['max: of a list exactly as long as it may be', [{ id: 'Patient.name', max: '1' }], { name: [{ family: 'a' }] }, []],
]

for (const [title, elements, changes, expected] of cases) {
  test(`ElementDefinition: ${title}`, () => assert.deepEqual(patientErrors(elements, changes), expected))
}

function bundleErrors(profiles: readonly StructureDefinition[], organization: object): readonly string[] {
  const entry = [
    {
      fullUrl: 'https://knutepunkt.example/fhir/Patient/a',
      resource: { resourceType: 'Patient', id: 'a', text, managingOrganization: { reference: 'Organization/b' } },
    },
    {
      fullUrl: 'https://knutepunkt.example/fhir/Organization/b',
      resource: { resourceType: 'Organization', id: 'b', text, ...organization },
    },
  ]
  const [first, ...others] = entry
  const declared = { ...first, resource: { ...first?.resource, meta: { profile: [urlOf('referring')] } } }
  const bundle = { resourceType: 'Bundle', type: 'collection', entry: [declared, ...others] }
  return errorsOf(validatorOf(withProfiles(definitions, profiles))(bundle))
}

const referring = profileOf('Patient', 'referring', [
  { id: 'Patient.managingOrganization', type: [{ code: 'Reference', targetProfile: [urlOf('named')] }] },
])
const named = profileOf('Organization', 'named', [{ id: 'Organization.name', min: 1 }])

test('targetProfile: what the reference leads to must conform; the fault is the reference’s', () => {
  assert.deepEqual(bundleErrors([referring, named], { name: 'x' }), [])
  assert.deepEqual(
    bundleErrors([referring, named], { alias: ['x'] }),
    [
      'invariant-broken Bundle.entry[1].resource',
      'target-profile-none-met Bundle.entry[0].resource.managingOrganization',
    ]
      .sort()
      .reverse(),
  )
})

test('targetProfile: two resources that ask for each other end', () => {
  const ring = profileOf('Organization', 'named', [
    { id: 'Organization.partOf', type: [{ code: 'Reference', targetProfile: [urlOf('named')] }] },
  ])
  assert.deepEqual(bundleErrors([referring, ring], { name: 'x', partOf: { reference: 'Organization/b' } }), [])
})

test('imposeProfile: what is imposed is asked too', () => {
  const imposing = profileOf('Patient', 'of-test', [], {
    extension: [
      {
        url: 'http://hl7.org/fhir/StructureDefinition/structuredefinition-imposeProfile',
        valueCanonical: urlOf('imposed'),
      },
    ],
  })
  const imposed = profileOf('Patient', 'imposed', [{ id: 'Patient.birthDate', min: 1 }])
  const validate = validatorOf(withProfiles(definitions, [imposing, imposed]))
  const [found] = validate({ resourceType: 'Patient', id: 'a', text }, [urlOf('of-test')])
  assert.deepEqual([found?.code, found?.profile], ['cardinality-min', `${urlOf('imposed')}|1.0.0`])
})

test('a profile that imposes itself, and one of another type, end in a finding', () => {
  const self = profileOf('Patient', 'of-test', [{ id: 'Patient.birthDate', min: 1 }], {
    extension: [
      {
        url: 'http://hl7.org/fhir/StructureDefinition/structuredefinition-imposeProfile',
        valueCanonical: urlOf('of-test'),
      },
    ],
  })
  const validate = validatorOf(withProfiles(definitions, [self]))
  assert.deepEqual(errorsOf(validate({ resourceType: 'Patient', id: 'a', text }, [urlOf('of-test')])), [
    'cardinality-min Patient',
  ])
  const device = { resourceType: 'Device', id: 'a', text, url: 'urn:oid:1.2.3.4' }
  const declaring = { ...device, meta: { profile: [urlOf('of-test')] } }
  assert.deepEqual(errorsOf(validate(declaring)), ['element-of-other-type Device.url', 'cardinality-min Device'])
  assert.deepEqual(
    validate(device, [urlOf('of-test')]).map(({ code, parameters }) => [code, parameters]),
    [['profile-of-other-type', { profile: `${urlOf('of-test')}|1.0.0`, type: 'Patient' }]],
  )
})

test('contentReference: what a profile asks of sections it asks of sections in sections', () => {
  const profile = profileOf('Composition', 'titled', [
    { id: 'Composition.section', min: 0 },
    { id: 'Composition.section.title', min: 1 },
  ])
  const composition = {
    resourceType: 'Composition',
    id: 'a',
    text,
    status: 'final',
    type: { text: 'x' },
    date: '2026-01-01',
    author: [{ display: 'x' }],
    title: 'x',
    section: [{ title: 'x', text, section: [{ text }] }],
  }
  const found = validatorOf(withProfiles(definitions, [profile]))(composition, [urlOf('titled')])
  assert.deepEqual(errorsOf(found), ['cardinality-min Composition.section[0].section[0]'])
})

test('a hostile definition, nested or sliced without end, is as good as unknown', () => {
  const sliced = { id: `Patient.contact:${'a/'.repeat(10_000)}a`, path: 'Patient.contact' }
  for (const element of [nested(10_000), [...nested(2), sliced]]) {
    const deep = profileOf('Patient', 'of-test', [], { snapshot: { element } })
    const found = validatorOf(withProfiles(definitions, [deep]))({ resourceType: 'Patient', id: 'a', text }, [deep.url])
    assert.deepEqual(
      found.map(({ code }) => code),
      ['not-checked-profile'],
    )
  }
})

function nested(levels: number): readonly ElementDefinition[] {
  let path = 'Patient'
  return Array.from({ length: levels }, () => {
    const element = { id: path, path, min: 0, max: '*' }
    path += '.contact'
    return element
  })
}

test('a profile whose value is of that profile again ends with the value', () => {
  const ring = profileOf('Extension', 'ring', [
    { id: 'Extension.extension', slicing: { discriminator: [{ type: 'value', path: 'url' }], rules: 'open' } },
    {
      id: 'Extension.extension:again',
      sliceName: 'again',
      min: 0,
      type: [{ code: 'Extension', profile: [urlOf('ring')] }],
    },
    { id: 'Extension.url', fixedUri: urlOf('ring') },
  ])
  const extension = [{ url: urlOf('ring'), extension: [{ url: urlOf('ring'), valueString: 'x' }] }]
  const found = validatorOf(withProfiles(definitions, [ring]))({ resourceType: 'Patient', id: 'a', text, extension })
  assert.deepEqual(errorsOf(found), [])
})

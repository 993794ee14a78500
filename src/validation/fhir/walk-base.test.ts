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

const absent = {
  extension: [{ url: 'http://hl7.org/fhir/StructureDefinition/data-absent-reason', valueCode: 'unknown' }],
}
const range = (low: object) => ({ resourceType: 'Observation', status: 'final', code: { text: 'x' }, ...low })

/** [what R4 says, a resource, the errors] */
const cases: readonly (readonly [string, object, readonly string[]])[] = [
  [
    'terminologies.html: a code is looked up as it is written, also as a number',
    { resourceType: 'Patient', gender: 5 },
    ['primitive-kind Patient.gender', 'code-not-in-value-set Patient.gender'],
  ],
  [
    'terminologies.html: a required code that is absent is told of as absent, as in the Java validator',
    { resourceType: 'Patient', _gender: absent },
    ['code-missing Patient.gender'],
  ],
  [
    'datatypes.html#SimpleQuantity: a profile that R4 itself names for an element is asked',
    range({ referenceRange: [{ low: { value: 1, comparator: '<' } }] }),
    ['cardinality-max Observation.referenceRange[0].low', 'invariant-broken Observation.referenceRange[0].low'],
  ],
  [
    'extensibility.html: the address of what is no extension names no definition',
    { resourceType: 'Patient', photo: [{ url: 'https://knutepunkt.example/x' }] },
    [],
  ],
  [
    'datatypes.html#uri: what is no text leads nowhere',
    { resourceType: 'Patient', photo: [{ url: 5 }] },
    ['primitive-kind Patient.photo[0].url'],
  ],
  [
    'bundle.html: a resource in a resource is validated, wherever it stands',
    {
      resourceType: 'Parameters',
      text: undefined,
      parameter: [
        { name: 'a', resource: { resourceType: 'Patient', favouriteColour: 'x' } },
        { name: 'b', resource: { id: 'x', favouriteColour: 'x' } },
      ],
    },
    [
      'element-unknown Parameters.parameter[0].resource',
      'resource-type-missing Parameters.parameter[1].resource',
      'invariant-broken Parameters.parameter[1]',
    ],
  ],
]

for (const [title, resource, expected] of cases) {
  test(title, () => assert.deepEqual(errorsOf(validate({ id: 'a', text, ...resource })), expected))
}

test('datatypes.html#uri: a string that looks like an address is none', () => {
  const found = validate({ resourceType: 'Patient', id: 'a', text, name: [{ text: example }] })
  assert.deepEqual(found, [])
})

test('elementdefinition.html: of a required element that is missing, how many were found', () => {
  const [found] = validate({ resourceType: 'Patient', id: 'a', text, communication: [{ preferred: true }] })
  assert.deepEqual(found?.parameters, { element: 'Patient.communication.language', min: 1, found: 0 })
})

const valueSetForSystem = { system: 'http://hl7.org/fhir/ValueSet/contact-point-use', code: 'home' }
const security = { ...valueSet, meta: { security: [valueSetForSystem] } }
const tagged = { ...valueSet, meta: { tag: [valueSetForSystem] } }
const unbound = { ...valueSet, extension: [{ url: 'https://knutepunkt.example/x', valueCoding: valueSetForSystem }] }
const concept = { ...valueSet, jurisdiction: [{ coding: [valueSetForSystem] }] }

for (const [title, resource, expected] of [
  ['of a code that is bound to a value set, at the system', security, 'error ValueSet.meta.security[0].system'],
  ['of a code with an example of a value set, at the code', tagged, 'error ValueSet.meta.tag[0]'],
  ['of a code that is bound to nothing, at the code', unbound, 'error ValueSet.extension[0].value.ofType(Coding)'],
  ['of one of a concept’s codes, once and as a warning', concept, 'warning ValueSet.jurisdiction[0].coding[0].system'],
] as const) {
  test(`terminologies.html: a value set for a code system, ${title}`, () => {
    const found = validate(resource).filter(({ code }) => code === 'system-is-value-set')
    assert.deepEqual(
      found.map(({ severity, path }) => `${severity} ${path}`),
      [expected],
    )
  })
}

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { shippedDefinitions } from '../../../test/fhir-definitions.ts'
import { errorsOf, profileOf, text, urlOf, validatorOf, withProfiles } from '../../../test/fhir-validator.ts'
import type { ElementDefinition, StructureDefinition } from './definitions.ts'
import type { Invariants } from './invariant/invariant.ts'
import type { Rule } from './program.ts'
import { makePrograms } from './programs.ts'
import { asks } from './rule-asks.ts'

const definitions = await shippedDefinitions()
const invariants: Invariants = { prepare: () => () => 'holds' }

type Elements = readonly Partial<ElementDefinition>[]

function compiled(profile: StructureDefinition): Rule {
  const program = makePrograms(withProfiles(definitions, [profile]), invariants).profile(profile.url)
  assert.ok(program)
  return program.root
}

/** Paths of what is asked, each element before what stands in it. */
function askedOf({ children, slicing, path }: Rule): readonly string[] {
  return [path, ...children.flatMap(askedOf), ...(slicing?.slices ?? []).flatMap(({ rule }) => askedOf(rule))]
}

const core = 'http://hl7.org/fhir/StructureDefinition/'

const kinds = [
  ['resource', 'Patient Procedure MedicationStatement'],
  ['complex-type', 'HumanName Quantity Extension Narrative'],
] as const

for (const [kind, type] of kinds.flatMap(([kind, types]) => types.split(' ').map((type) => [kind, type] as const))) {
  test(`profiling.html: a profile that repeats what ${type} asks, asks nothing`, () => {
    const root = compiled(profileOf(type, 'of-test', [], { kind }))
    assert.deepEqual(askedOf(root), [type])
    assert.ok(!asks(root))
  })
}

const toOrganization = (version = '') => [{ code: 'Reference', targetProfile: [`${core}Organization${version}`] }]

/** [what a profile says that asks nothing more, its elements] */
const idle: readonly (readonly [string, string, Elements])[] = [
  ['a target by its version', 'Patient', [{ id: 'Patient.managingOrganization', type: toOrganization('|4.0.1') }]],
  [
    'an invariant of the type, at the element',
    'Patient',
    [{ id: 'Patient.telecom', constraint: [{ key: 'cpt-2', severity: 'error', human: 'x', expression: 'true' }] }],
  ],
  [
    'another example of codes',
    'Patient',
    [{ id: 'Patient.contact.relationship', binding: { strength: 'example', valueSet: 'urn:x' } }],
  ],
  [
    'a slice by type that may be there',
    'Procedure',
    [
      { id: 'Procedure.performed[x]', slicing: { discriminator: [{ type: 'type', path: '$this' }], rules: 'open' } },
      { id: 'Procedure.performed[x]:performedAge', sliceName: 'performedAge', type: [{ code: 'Age' }] },
    ],
  ],
  [
    'a closed slicing without slices',
    'Patient',
    [{ id: 'Patient.name', slicing: { discriminator: [{ type: 'value', path: 'use' }], rules: 'closed' } }],
  ],
]

for (const [title, type, elements] of idle) {
  test(`profiling.html: ${title} asks nothing`, () => {
    assert.deepEqual(askedOf(compiled(profileOf(type, 'of-test', elements))), [type])
  })
}

test('ElementDefinition.type.targetProfile: of one of the types of a choice', () => {
  const type = [{ code: 'CodeableConcept' }, { code: 'Reference', targetProfile: [urlOf('medication')] }]
  const root = compiled(
    profileOf('MedicationStatement', 'of-test', [{ id: 'MedicationStatement.medication[x]', type }]),
  )
  const [medication] = root.children
  assert.deepEqual(
    medication?.types.map(({ code, targetProfiles }) => [code, targetProfiles]),
    [
      ['CodeableConcept', []],
      ['Reference', [urlOf('medication')]],
    ],
  )
})

test('profiling.html: what the type requires is told once, also of what stands in a slice', () => {
  const errors = errorsIn('Patient', { communication: [{ preferred: true }] }, [
    { id: 'Patient.communication', slicing: { discriminator: [{ type: 'value', path: 'preferred' }], rules: 'open' } },
    { id: 'Patient.communication:a', sliceName: 'a' },
    { id: 'Patient.communication:a.preferred', min: 1, fixedBoolean: true },
    { id: 'Patient.communication:a.language', min: 1 },
  ])
  assert.deepEqual(errors, ['cardinality-min Patient.communication[0]'])
})

function errorsIn(resourceType: string, content: object, elements: Elements, more: Partial<StructureDefinition> = {}) {
  const profile = profileOf(resourceType, 'of-test', elements, more)
  const resource = { resourceType, id: 'a', text, ...content }
  return errorsOf(validatorOf(withProfiles(definitions, [profile]))(resource, [profile.url]))
}

const snapshotOf = (...elements: Elements): Partial<StructureDefinition> => {
  const whole = elements.map(({ id = '', ...more }): ElementDefinition => ({ id, path: id, ...more }))
  return { snapshot: { element: whole } }
}

test('ElementDefinition.type: where a snapshot leaves it out, it is that of the element it is based on', () => {
  const more = snapshotOf({ id: 'Patient' }, { id: 'Patient.name' }, { id: 'Patient.name.given', max: '1' })
  assert.deepEqual(errorsIn('Patient', { name: [{ given: ['a', 'b'] }] }, [], more), [
    'cardinality-max Patient.name[0]',
  ])
})

test('R4 profiling.html: an element that is named by its type holds values of that type alone', () => {
  const more = snapshotOf({ id: 'Observation' }, { id: 'Observation.valueQuantity', min: 1 })
  const observation = { status: 'final', code: { text: 'x' } }
  assert.deepEqual(errorsIn('Observation', { ...observation, valueQuantity: { value: 1 } }, [], more), [])
  assert.deepEqual(errorsIn('Observation', { ...observation, valueString: 'x' }, [], more), [
    'cardinality-min Observation',
  ])
})

test('ElementDefinition.max: of what is prohibited nothing more is asked', () => {
  const elements = [
    { id: 'Patient.contact', max: '0' },
    { id: 'Patient.contact.gender', min: 1 },
  ]
  assert.deepEqual(errorsIn('Patient', { contact: [{ name: { text: 'x' } }] }, elements), ['cardinality-max Patient'])
})

test('contentReference: what a slice asks of sections it does not ask of sections in sections', () => {
  const composition = {
    status: 'final',
    type: { text: 'x' },
    date: '2026-01-01',
    author: [{ display: 'x' }],
    title: 'x',
    section: [{ code: { text: 'a' }, title: 'x', section: [{ text }] }],
  }
  const elements = [
    { id: 'Composition.section', slicing: { discriminator: [{ type: 'value', path: 'code' }], rules: 'open' } },
    { id: 'Composition.section:a', sliceName: 'a' },
    { id: 'Composition.section:a.title', min: 1 },
    { id: 'Composition.section:a.code', min: 1, patternCodeableConcept: { text: 'a' } },
  ] as const
  assert.deepEqual(errorsIn('Composition', composition, elements), [])
})

test('contentReference: what refers to an element of which nothing is asked keeps no other from its own', () => {
  const contains = [{ system: 'urn:x', code: 'a', display: 'x', contains: [{ system: 'urn:x', code: 'b' }] }]
  const content = { status: 'draft', expansion: { timestamp: '2026-01-01', contains } }
  assert.deepEqual(errorsIn('ValueSet', content, [{ id: 'ValueSet.expansion.contains.display', min: 1 }]), [
    'cardinality-min ValueSet.expansion.contains[0].contains[0]',
  ])
})

test('imposeProfile: no other extension imposes the profile that it names', () => {
  const extension = [{ url: 'https://knutepunkt.example/none', valueCanonical: urlOf('other') }]
  const profile = profileOf('Patient', 'of-test', [], { extension })
  const program = makePrograms(withProfiles(definitions, [profile]), invariants).profile(profile.url)
  assert.deepEqual(program?.imposed, [])
})

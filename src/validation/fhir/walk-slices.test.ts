import assert from 'node:assert/strict'
import { test } from 'node:test'
import { shippedDefinitions } from '../../../test/fhir-definitions.ts'
import { errorsOf, profileOf, text, urlOf, validatorOf, withProfiles } from '../../../test/fhir-validator.ts'
import type { ElementDefinition } from './definitions.ts'

const definitions = await shippedDefinitions()

type Elements = readonly Partial<ElementDefinition>[]

function errors(resource: { readonly resourceType: string }, elements: Elements): readonly string[] {
  const profile = profileOf(resource.resourceType, 'of-test', elements)
  return errorsOf(validatorOf(withProfiles(definitions, [profile]))({ id: 'a', text, ...resource }, [urlOf('of-test')]))
}

const bySystem = (rules: 'open' | 'closed' | 'openAtEnd', ordered = false): Elements => [
  { id: 'Patient.identifier', slicing: { discriminator: [{ type: 'value', path: 'system' }], rules, ordered } },
  { id: 'Patient.identifier:a', sliceName: 'a', min: 1, max: '1' },
  { id: 'Patient.identifier:a.system', min: 1, fixedUri: 'urn:oid:1.2.3.4.1' },
  { id: 'Patient.identifier:a.value', min: 1 },
  { id: 'Patient.identifier:b', sliceName: 'b', max: '1' },
  { id: 'Patient.identifier:b.system', min: 1, fixedUri: 'urn:oid:1.2.3.4.2' },
]

const identified = (...last: readonly number[]) => ({
  resourceType: 'Patient',
  identifier: last.map((each) => ({ system: `urn:oid:1.2.3.4.${each}`, value: 'x' })),
})

/** [what https://hl7.org/fhir/R4/profiling.html#slicing says, the slicing, identifiers by the end of their system] */
const rules: readonly (readonly [string, Elements, readonly number[], readonly string[]])[] = [
  ['a required slice is there', bySystem('open'), [1], []],
  ['a required slice is missing', bySystem('open'), [2], ['slice-min Patient']],
  ['too many in a slice', bySystem('open'), [1, 1], ['slice-max Patient']],
  ['open: others may stand', bySystem('open'), [1, 3], []],
  ['closed: others may not', bySystem('closed'), [1, 3], ['slice-not-allowed Patient.identifier[1]']],
  ['ordered: in the order of the slices', bySystem('open', true), [2, 1], ['slice-out-of-order Patient.identifier[1]']],
  ['ordered: two of one slice are in order', bySystem('open', true), [1, 2, 2], ['slice-max Patient']],
  ['openAtEnd: others stand last', bySystem('openAtEnd'), [1, 3], []],
]

for (const [title, elements, last, expected] of rules) {
  test(`slicing: ${title}`, () => assert.deepEqual(errors(identified(...last), elements), expected))
}

test('slicing: closed, a slice that is prohibited is as good as not named', () => {
  const prohibited = bySystem('closed').map((each) => (each.sliceName === 'b' ? { ...each, max: '0' } : each))
  assert.deepEqual(errors(identified(1, 2), prohibited), ['slice-not-allowed Patient.identifier[1]'])
})

test('slicing: what a slice asks is asked of what stands in it', () => {
  const patient = { resourceType: 'Patient', identifier: [{ system: 'urn:oid:1.2.3.4.1' }] }
  assert.deepEqual(errors(patient, bySystem('open')), ['cardinality-min Patient.identifier[0]'])
})

test('slicing: what meets two slices is told of, and counts in the first', () => {
  const twice: Elements = [
    { id: 'Patient.name', slicing: { discriminator: [{ type: 'value', path: 'use' }], rules: 'open' } },
    { id: 'Patient.name:a', sliceName: 'a', min: 1 },
    { id: 'Patient.name:a.use', min: 1, fixedCode: 'usual' },
    { id: 'Patient.name:b', sliceName: 'b' },
    { id: 'Patient.name:b.use', min: 1, patternCode: 'usual' },
  ]
  assert.deepEqual(
    errors({ resourceType: 'Patient', name: [{ use: 'usual', text: 'x' }] } as { resourceType: string }, twice),
    ['slice-several Patient.name[0]'],
  )
})

test('slicing: one that nothing tells from others is not checked', () => {
  const untold: Elements = [
    { id: 'Patient.name', slicing: { discriminator: [{ type: 'value', path: 'period' }], rules: 'open' } },
    { id: 'Patient.name:a', sliceName: 'a', min: 1 },
  ]
  assert.deepEqual(errors({ resourceType: 'Patient', name: [{ text: 'x' }] } as { resourceType: string }, untold), [])
})

const observation = (value: object) => ({ resourceType: 'Observation', status: 'final', code: { text: 'x' }, ...value })

test('discriminator type: of a choice', () => {
  const closed: Elements = [
    { id: 'Observation.value[x]', slicing: { discriminator: [{ type: 'type', path: '$this' }], rules: 'open' } },
    { id: 'Observation.value[x]:valueQuantity', sliceName: 'valueQuantity', min: 1, type: [{ code: 'Quantity' }] },
    { id: 'Observation.value[x]:valueQuantity.unit', min: 1 },
  ]
  assert.deepEqual(errors(observation({ valueString: 'x' }), closed), ['slice-min Observation'])
  assert.deepEqual(errors(observation({ valueQuantity: { value: 1 } }), closed), [
    'cardinality-min Observation.value.ofType(Quantity)',
  ])
})

test('discriminator exists', () => {
  const told: Elements = [
    { id: 'Patient.name', slicing: { discriminator: [{ type: 'exists', path: 'period' }], rules: 'closed' } },
    { id: 'Patient.name:with', sliceName: 'with', max: '1' },
    { id: 'Patient.name:with.period', min: 1 },
    { id: 'Patient.name:without', sliceName: 'without', max: '1' },
    { id: 'Patient.name:without.period', max: '0' },
  ]
  const name = (...names: readonly object[]) => ({ resourceType: 'Patient', name: names })
  assert.deepEqual(errors(name({ text: 'a', period: { start: '2026' } }, { text: 'b' }), told), [])
  assert.deepEqual(errors(name({ text: 'a' }, { text: 'b' }), told), ['slice-max Patient'])
})

test('discriminator value: of a required value set', () => {
  const told: Elements = [
    { id: 'Patient.telecom', slicing: { discriminator: [{ type: 'value', path: 'system' }], rules: 'closed' } },
    { id: 'Patient.telecom:known', sliceName: 'known' },
    {
      id: 'Patient.telecom:known.system',
      min: 1,
      binding: { strength: 'required', valueSet: 'http://hl7.org/fhir/ValueSet/contact-point-system' },
    },
  ]
  assert.deepEqual(
    errors({ resourceType: 'Patient', telecom: [{ system: 'phone', value: '1' }] } as { resourceType: string }, told),
    [],
  )
  assert.deepEqual(errors({ resourceType: 'Patient', telecom: [{ use: 'home' }] } as { resourceType: string }, told), [
    'slice-not-allowed Patient.telecom[0]',
  ])
})

test('discriminator by extension(url) and by several together', () => {
  const absence = 'http://hl7.org/fhir/StructureDefinition/data-absent-reason'
  const told: Elements = [
    {
      id: 'Patient.name',
      slicing: {
        discriminator: [
          { type: 'value', path: `extension('${absence}').value` },
          { type: 'value', path: 'use' },
        ],
        rules: 'closed',
      },
    },
    { id: 'Patient.name:hidden', sliceName: 'hidden' },
    { id: 'Patient.name:hidden.use', min: 1, fixedCode: 'usual' },
    { id: 'Patient.name:hidden.extension', min: 1 },
    {
      id: 'Patient.name:hidden.extension:why',
      sliceName: 'why',
      min: 1,
      max: '1',
      type: [{ code: 'Extension', profile: [absence] }],
    },
    { id: 'Patient.name:hidden.extension:why.value[x]', min: 1, fixedCode: 'masked' },
  ]
  const name = (use: string, valueCode: string) => ({
    resourceType: 'Patient',
    name: [{ use, extension: [{ url: absence, valueCode }] }],
  })
  assert.deepEqual(errors(name('usual', 'masked'), told), [])
  assert.deepEqual(errors(name('old', 'masked'), told), ['slice-not-allowed Patient.name[0]'])
  assert.deepEqual(errors(name('usual', 'unknown'), told), ['slice-not-allowed Patient.name[0]'])
})

test('discriminator resolve(): by what a reference leads to', () => {
  const told: Elements = [
    {
      id: 'Patient.generalPractitioner',
      slicing: { discriminator: [{ type: 'type', path: 'resolve()' }], rules: 'open' },
    },
    {
      id: 'Patient.generalPractitioner:person',
      sliceName: 'person',
      min: 1,
      type: [{ code: 'Reference', targetProfile: ['http://hl7.org/fhir/StructureDefinition/Practitioner'] }],
    },
  ]
  const patient = (contained: object) => ({
    resourceType: 'Patient',
    contained: [{ id: 'b', ...contained }],
    generalPractitioner: [{ reference: '#b' }],
  })
  assert.deepEqual(errors(patient({ resourceType: 'Practitioner' }), told), [])
  assert.deepEqual(errors(patient({ resourceType: 'Organization', name: 'x' }), told), ['slice-min Patient'])
})

test('re-slicing: a slice has slices of its own', () => {
  const told: Elements = [
    { id: 'Patient.identifier', slicing: { discriminator: [{ type: 'value', path: 'system' }], rules: 'open' } },
    {
      id: 'Patient.identifier:a',
      sliceName: 'a',
      slicing: { discriminator: [{ type: 'value', path: 'use' }], rules: 'open' },
    },
    { id: 'Patient.identifier:a.system', min: 1, fixedUri: 'urn:oid:1.2.3.4.1' },
    { id: 'Patient.identifier:a/old', sliceName: 'a/old', min: 1 },
    { id: 'Patient.identifier:a/old.system', min: 1, fixedUri: 'urn:oid:1.2.3.4.1' },
    { id: 'Patient.identifier:a/old.use', min: 1, fixedCode: 'old' },
  ]
  const patient = (use: string) => ({
    resourceType: 'Patient',
    identifier: [{ use, system: 'urn:oid:1.2.3.4.1', value: 'x' }],
  })
  assert.deepEqual(errors(patient('old'), told), [])
  assert.deepEqual(errors(patient('usual'), told), ['slice-min Patient'])
})

test('discriminator value: said by a slice that must be there', () => {
  const coding = (code: string): Elements => [
    { id: `Observation.component:${code}`, sliceName: code, min: 1 },
    {
      id: `Observation.component:${code}.code.coding`,
      slicing: { discriminator: [{ type: 'value', path: 'code' }], rules: 'open' },
    },
    { id: `Observation.component:${code}.code.coding:its`, sliceName: 'its', min: 1 },
    { id: `Observation.component:${code}.code.coding:its.code`, min: 1, fixedCode: code },
    { id: `Observation.component:${code}.value[x]`, type: [{ code: 'Quantity' }] },
  ]
  const told: Elements = [
    {
      id: 'Observation.component',
      slicing: { discriminator: [{ type: 'value', path: 'code.coding.code' }], rules: 'open' },
    },
    ...coding('8480-6'),
  ]
  const component = (code: string) => [{ code: { coding: [{ system: 'http://loinc.org', code }] }, valueString: 'x' }]
  assert.deepEqual(errors(observation({ component: component('8462-4') }), told), ['slice-min Observation'])
  assert.deepEqual(errors(observation({ component: component('8480-6') }), told), [
    'type-not-allowed Observation.component[0].value.ofType(string)',
  ])
})

test('discriminator position: by place in the list', () => {
  const told: Elements = [
    { id: 'Patient.name', slicing: { discriminator: [{ type: 'position', path: '$this' }], rules: 'open' } },
    { id: 'Patient.name:first', sliceName: 'first', min: 1, max: '1' },
    { id: 'Patient.name:first.family', min: 1 },
    { id: 'Patient.name:second', sliceName: 'second', min: 1, max: '1' },
    { id: 'Patient.name:second.given', min: 1 },
  ]
  const patient = (...name: readonly object[]) => ({ resourceType: 'Patient', name })
  assert.deepEqual(errors(patient({ family: 'a' }, { given: ['b'] }), told), [])
  assert.deepEqual(errors(patient({ given: ['b'] }, { family: 'a' }), told), [
    'cardinality-min Patient.name[0]',
    'cardinality-min Patient.name[1]',
  ])
  assert.deepEqual(errors(patient({ family: 'a' }), told), ['slice-min Patient'])
})

test('discriminator profile: of a data type', () => {
  const used = profileOf('HumanName', 'used', [{ id: 'HumanName.use', min: 1, fixedCode: 'usual' }], {
    kind: 'complex-type',
  })
  const told = profileOf('Patient', 'of-test', [
    { id: 'Patient.name', slicing: { discriminator: [{ type: 'profile', path: '$this' }], rules: 'open' } },
    { id: 'Patient.name:used', sliceName: 'used', min: 1, type: [{ code: 'HumanName', profile: [used.url] }] },
  ])
  const validate = validatorOf(withProfiles(definitions, [used, told]))
  const found = (use: string) =>
    errorsOf(validate({ resourceType: 'Patient', id: 'a', text, name: [{ use, text: 'x' }] }, [told.url]))
  assert.deepEqual(found('usual'), [])
  assert.deepEqual(found('old'), ['slice-min Patient'])
})

/** Slices of observations by their type, told apart only by what each asks of a code. */
function byTypeAlone(codes: readonly Elements[]) {
  const targets = codes.map((code, at) =>
    profileOf('Observation', `target-${at}`, [{ id: 'Observation.code', min: 1 }, ...code]),
  )
  const slices = targets.map(({ name, url }) => ({
    id: `Observation.hasMember:${name}`,
    sliceName: name,
    type: [{ code: 'Reference', targetProfile: [url] }],
  }))
  const told = profileOf('Observation', 'of-test', [
    { id: 'Observation.hasMember', slicing: { discriminator: [{ type: 'type', path: 'resolve()' }], rules: 'open' } },
    ...slices,
  ])
  const validate = validatorOf(withProfiles(definitions, [...targets, told]))
  const member = (code: object) => ({ resourceType: 'Observation', id: 'b', status: 'final', code })
  return (code: object) => {
    const document = observation({ id: 'a', text, contained: [member(code)], hasMember: [{ reference: '#b' }] })
    return validate(document, [told.url]).flatMap(({ code, severity, path, parameters }) =>
      severity === 'error' || code === 'not-checked-slice' ? [`${code} ${path} ${parameters.slice ?? ''}`.trim()] : [],
    )
  }
}

const coded = (code: string) => ({ coding: [{ system: 'urn:oid:1.2.3.4.5', code }], text: 'x' })
const asks = (code: string): Elements => [
  { id: 'Observation.code', patternCodeableConcept: { coding: [coded(code).coding[0]] } },
]
const unloaded: Elements = [
  { id: 'Observation.code', binding: { strength: 'required', valueSet: 'urn:oid:1.2.3.4.6' } },
]

test('slicing: where the definition tells slices apart by nothing, what a slice asks decides', () => {
  const found = byTypeAlone([asks('a'), asks('b')])
  assert.deepEqual(found(coded('b')), [])
  assert.deepEqual(found(coded('c')), [])
})

test('slicing: what surely meets one slice does not count for another that could not be checked', () => {
  assert.deepEqual(byTypeAlone([unloaded, asks('a')])(coded('a')), [])
})

test('slicing: what only perhaps meets several slices is not checked, and no error', () => {
  assert.deepEqual(byTypeAlone([unloaded, unloaded])(coded('a')), [
    'not-checked-slice Observation target-0',
    'not-checked-slice Observation target-1',
  ])
})

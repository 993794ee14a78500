import assert from 'node:assert/strict'
import { test } from 'node:test'
import { shippedDefinitions } from '../../../test/fhir-definitions.ts'
import { errorsOf, profileOf, text, urlOf, validatorOf, withProfiles } from '../../../test/fhir-validator.ts'
import type { ElementDefinition } from './definitions.ts'

const definitions = await shippedDefinitions()

const reason = 'http://hl7.org/fhir/StructureDefinition/data-absent-reason'
const byReason = profileOf('Patient', 'of-test', [
  {
    id: 'Patient.identifier',
    slicing: { discriminator: [{ type: 'value', path: `extension('${reason}').value` }], rules: 'open' },
  },
  { id: 'Patient.identifier:masked', sliceName: 'masked', max: '1' },
  {
    id: 'Patient.identifier:masked.extension',
    slicing: { discriminator: [{ type: 'value', path: 'url' }], rules: 'open' },
  },
  {
    id: 'Patient.identifier:masked.extension:reason',
    sliceName: 'reason',
    min: 1,
    type: [{ code: 'Extension', profile: [reason] }],
  },
  { id: 'Patient.identifier:masked.extension:reason.value[x]', min: 1, fixedCode: 'masked' },
])

function errors(...reasons: readonly string[]): readonly string[] {
  const identifier = reasons.map((valueCode) => ({ use: 'usual', extension: [{ url: reason, valueCode }] }))
  const validate = validatorOf(withProfiles(definitions, [byReason]))
  return errorsOf(validate({ resourceType: 'Patient', id: 'a', text, identifier }, [urlOf('of-test')]))
}

test('profiling.html#discriminator: extension(url) leads to the value of that extension', () => {
  assert.deepEqual(errors('masked', 'unknown', 'unknown'), [])
  assert.deepEqual(errors('masked', 'unknown', 'masked'), ['slice-max Patient'])
})

type Elements = readonly Partial<ElementDefinition>[]

function found(resource: { readonly resourceType: string }, ...elements: Elements): readonly string[] {
  const profile = profileOf(resource.resourceType, 'of-test', elements)
  return errorsOf(validatorOf(withProfiles(definitions, [profile]))({ id: 'a', text, ...resource }, [profile.url]))
}

const bound = (valueSet: string) => ({ strength: 'required', valueSet }) as const
const loaded = 'http://hl7.org/fhir/ValueSet/contact-point-system'
const unloaded = 'urn:oid:1.2.3.4.6'

/** Slices of telecom by system and use: each with what it asks of both. */
function contacts(rules: 'open' | 'closed', ...slices: readonly (readonly [string, object, object])[]): Elements {
  const discriminator = ['system', 'use'].map((path) => ({ type: 'value', path }) as const)
  return [
    { id: 'Patient.telecom', slicing: { discriminator, rules } },
    ...slices.flatMap(([sliceName, system, use]) => [
      { id: `Patient.telecom:${sliceName}`, sliceName },
      { id: `Patient.telecom:${sliceName}.system`, min: 1, ...system },
      { id: `Patient.telecom:${sliceName}.use`, min: 1, ...use },
    ]),
  ]
}

const phone = { resourceType: 'Patient', telecom: [{ system: 'phone', use: 'home', value: '1' }] }

test('discriminator value: a code of a value set that is not loaded may meet it, one outside a loaded one does not', () => {
  const closed = (valueSet: string) => contacts('closed', ['a', { binding: bound(valueSet) }, { fixedCode: 'home' }])
  assert.deepEqual(found(phone, ...closed(unloaded)), [])
  assert.deepEqual(found(phone, ...closed(loaded)), [])
  assert.deepEqual(found(phone, ...closed('http://hl7.org/fhir/ValueSet/contact-point-use')), [
    'slice-not-allowed Patient.telecom[0]',
  ])
})

test('slicing: what surely meets one slice does not count for another that it only may meet', () => {
  const may = ['may', { binding: bound(unloaded) }, { fixedCode: 'home' }] as const
  const surely = ['surely', { fixedCode: 'phone' }, { fixedCode: 'home' }] as const
  assert.deepEqual(found(phone, ...contacts('open', may, surely)), [])
})

const asking = (sliceName: string, max: string, system: object): Elements => [
  { id: `Patient.telecom:${sliceName}`, sliceName, max },
  { id: `Patient.telecom:${sliceName}.system`, min: 1, ...system },
  { id: `Patient.telecom:${sliceName}.value`, min: 1 },
]
const bySystem = (rules: 'open' | 'closed', ordered: boolean, ...slices: readonly Elements[]): Elements => [
  { id: 'Patient.telecom', slicing: { discriminator: [{ type: 'value', path: 'system' }], rules, ordered } },
  ...slices.flat(),
]
const reached = (...systems: readonly string[]) => ({
  resourceType: 'Patient',
  telecom: systems.map((system) => ({ system, value: '1' })),
})
const mayMeet = { binding: bound(unloaded) }

test('slicing: the only slice that a value may meet asks of it what it asks', () => {
  const elements = bySystem('open', false, asking('may', '*', mayMeet))
  const patient = { resourceType: 'Patient', telecom: [{ system: 'phone' }] }
  assert.deepEqual(found(patient, ...elements), ['cardinality-min Patient.telecom[0]'])
})

test('slicing: a value that may meet several slices is passed over, and the others are not', () => {
  const several = [asking('may', '*', mayMeet), asking('might', '*', mayMeet)]
  const fax = asking('fax', '1', { fixedCode: 'fax' })
  assert.deepEqual(found(reached('phone', 'fax', 'fax'), ...bySystem('open', false, fax, ...several)), [
    'slice-max Patient',
  ])
  assert.deepEqual(found(reached('fax', 'phone'), ...bySystem('open', true, fax, ...several)), [])
})

test('slicing: slices that are not all told apart by nothing are told of, whatever else they ask', () => {
  const more = asking('more', '*', { fixedCode: 'phone' })
  const less = asking('less', '*', { fixedCode: 'phone' }).slice(0, -1)
  const other = asking('other', '*', { patternCode: 'phone' }).slice(0, -1)
  const patient = { resourceType: 'Patient', telecom: [{ system: 'phone' }] }
  assert.deepEqual(found(patient, ...bySystem('open', false, less, more, other)), [
    'slice-several Patient.telecom[0]',
    'slice-several Patient.telecom[0]',
  ])
})

test('slicing: closed, what follows a prohibited slice may stand', () => {
  const elements = bySystem(
    'closed',
    false,
    asking('fax', '0', { fixedCode: 'fax' }),
    asking('phone', '1', { fixedCode: 'phone' }),
  )
  assert.deepEqual(found(reached('phone'), ...elements), [])
  assert.deepEqual(found(reached('fax'), ...elements), ['slice-not-allowed Patient.telecom[0]'])
})

const measured = (path: string, rules: 'open' | 'closed'): Elements => [
  { id: 'Observation.component', slicing: { discriminator: [{ type: 'exists', path }], rules } },
  { id: 'Observation.component:measured', sliceName: 'measured', min: 1 },
  { id: 'Observation.component:measured.code', min: 1 },
  { id: 'Observation.component:measured.value[x]', min: 1 },
]
const components = (...component: readonly object[]) => ({
  resourceType: 'Observation',
  status: 'final',
  code: { text: 'x' },
  component: component.map((each) => ({ code: { text: 'y' }, ...each })),
})

test('discriminator ofType(): leads to values of that type alone', () => {
  const both = components({ valueQuantity: { value: 1 } }, { valueString: 'x' })
  assert.deepEqual(found(both, ...measured('value.ofType(Quantity)', 'closed')), [
    'slice-not-allowed Observation.component[1]',
  ])
})

test('discriminator ofType(): of an element that is no choice, to its value', () => {
  assert.deepEqual(found(components({ valueString: 'x' }), ...measured('code.ofType(CodeableConcept)', 'closed')), [])
})

test('discriminator type: one of several types is enough', () => {
  const procedure = { resourceType: 'Procedure', status: 'completed', subject: { display: 'x' }, performedString: 'x' }
  const slicing = { discriminator: [{ type: 'type', path: '$this' }], rules: 'closed' } as const
  const types = (...codes: readonly string[]): Elements => [
    { id: 'Procedure.performed[x]', slicing },
    { id: 'Procedure.performed[x]:some', sliceName: 'some', type: codes.map((code) => ({ code })) },
  ]
  assert.deepEqual(found(procedure, ...types('dateTime', 'string')), [])
  assert.deepEqual(found(procedure, ...types('dateTime', 'Age')), [
    'slice-not-allowed Procedure.performed.ofType(string)',
  ])
})

test('discriminator extension(url): another extension is another', () => {
  const other = 'http://hl7.org/fhir/StructureDefinition/iso21090-nullFlavor'
  const extension = [{ url: other, valueCode: 'masked' }]
  const masked = { resourceType: 'Patient', id: 'a', text, identifier: [{ use: 'usual', extension }] }
  const closed = byReason.differential?.element.map((each) =>
    each.slicing && each.id === 'Patient.identifier'
      ? { ...each, slicing: { ...each.slicing, rules: 'closed' } }
      : each,
  )
  assert.ok(found(masked, ...((closed ?? []) as Elements)).includes('slice-not-allowed Patient.identifier[0]'))
})

/** Slices of the entries of a Bundle. */
function entryErrors(resources: readonly object[], ...elements: Elements): readonly string[] {
  const slicing = { discriminator: [{ type: 'type', path: 'resource' }], rules: 'closed' } as const
  const entry = resources.map((resource, at) => ({
    fullUrl: `urn:uuid:0f4dd1c4-6cd9-4c4b-9b7f-3f5c8a1c000${at}`,
    resource,
  }))
  const bundle = { resourceType: 'Bundle', type: 'collection', text: undefined, entry }
  return found(bundle, { id: 'Bundle.entry', slicing }, ...elements)
}

test('discriminator type: every resource but data types is a DomainResource', () => {
  const any = (code: string): Elements => [
    { id: 'Bundle.entry:any', sliceName: 'any' },
    { id: 'Bundle.entry:any.resource', min: 1, type: [{ code }] },
  ]
  const patient = { resourceType: 'Patient', text }
  assert.deepEqual(entryErrors([patient], ...any('DomainResource')), [])
  assert.deepEqual(entryErrors([patient], ...any('Resource')), [])
  assert.deepEqual(entryErrors([patient], ...any('Organization')), ['slice-not-allowed Bundle.entry[0]'])
})

test('discriminator profile: of what a reference leads to; it must be right by itself, and of that type', () => {
  const named = profileOf('Organization', 'named', [{ id: 'Organization.name', min: 1 }])
  const unasking = profileOf('Patient', 'unasking', [])
  const to = (profile: string, contained: object) => {
    const sliced = profileOf('Patient', 'of-test', [
      {
        id: 'Patient.generalPractitioner',
        slicing: { discriminator: [{ type: 'profile', path: 'resolve()' }], rules: 'closed' },
      },
      {
        id: 'Patient.generalPractitioner:a',
        sliceName: 'a',
        type: [{ code: 'Reference', targetProfile: [profile] }],
      },
    ])
    const patient = {
      resourceType: 'Patient',
      id: 'a',
      text,
      contained: [{ resourceType: 'Organization', id: 'o', ...contained }],
      generalPractitioner: [{ reference: '#o' }],
    }
    const validate = validatorOf(withProfiles(definitions, [named, unasking, sliced]))
    return errorsOf(validate(patient, [sliced.url])).includes('slice-not-allowed Patient.generalPractitioner[0]')
  }
  assert.equal(to(named.url, { name: 'x' }), false)
  assert.equal(to(named.url, { alias: ['x'] }), true)
  assert.equal(to(named.url, { name: 'x', language: 'x y' }), true)
  assert.equal(to(unasking.url, { name: 'x' }), true)
  assert.equal(to(urlOf('nowhere'), { name: 'x' }), true)
})

test('slicing: a primitive that has only an extension has no members to tell it by', () => {
  const reasons = [{ extension: [{ url: reason, valueCode: 'masked' }] }, null]
  const patient = { resourceType: 'Patient', name: [{ given: [null, 'x'], _given: reasons }] }
  const slicing = { discriminator: [{ type: 'exists', path: 'extension' }], rules: 'open' } as const
  assert.deepEqual(
    found(
      patient,
      { id: 'Patient.name.given', slicing },
      { id: 'Patient.name.given:a', sliceName: 'a', max: '1' },
      { id: 'Patient.name.given:a.extension', min: 1 },
    ),
    [],
  )
})

test('discriminator value: one of several values at its path is enough', () => {
  const slicing = { discriminator: [{ type: 'value', path: 'code.coding.code' }], rules: 'closed' } as const
  const told = (...codes: readonly string[]) =>
    found(
      components({ code: { coding: codes.map((code) => ({ system: 'urn:oid:1.2.3.4.5', code })) }, valueString: 'x' }),
      { id: 'Observation.component', slicing },
      { id: 'Observation.component:b', sliceName: 'b' },
      { id: 'Observation.component:b.code.coding.code', min: 1, fixedCode: 'b' },
    ).filter((each) => each.startsWith('slice'))
  assert.deepEqual(told('a', 'b'), [])
  assert.deepEqual(told('a'), ['slice-not-allowed Observation.component[0]'])
})

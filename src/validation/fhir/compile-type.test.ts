import assert from 'node:assert/strict'
import { test } from 'node:test'
import { compileType } from './compile-type.ts'
import type { ElementDefinition, StructureDefinition } from './definitions.ts'
import type { Invariants } from './invariant/invariant.ts'
import type { Rule } from './program.ts'

const invariants: Invariants = { prepare: () => () => 'holds' }

function compiled(
  type: string,
  elements: readonly Partial<ElementDefinition>[],
  more: Partial<StructureDefinition> = {},
): Rule {
  const element = elements.map(({ id = '', ...others }): ElementDefinition => ({ id, path: id, ...others }))
  const definition: StructureDefinition = {
    resourceType: 'StructureDefinition',
    url: `http://hl7.org/fhir/StructureDefinition/${type}`,
    name: type,
    kind: 'resource',
    abstract: false,
    type,
    snapshot: { element },
    ...more,
  }
  return compileType(definition, invariants).root
}

const string = [{ code: 'string' }]
const constraint = (...keys: readonly string[]) =>
  keys.map((key) => ({ key, severity: 'error', human: 'x', expression: 'true' }) as const)

test('datatypes.html#primitive: the value of a primitive is no member, what stands beside it is', () => {
  const elements = ['date', 'date.value', 'date.extension'].map((id) => ({ id, type: string }))
  assert.deepEqual(
    [...compiled('date', elements, { kind: 'primitive-type' }).properties.keys()],
    ['extension', '_extension'],
  )
  assert.ok(compiled('Extra', [{ id: 'Extra' }, { id: 'Extra.value', type: string }]).properties.has('value'))
})

test('json.html#primitive: only a primitive has a member with an underscore', () => {
  const root = compiled('Patient', [
    { id: 'Patient' },
    { id: 'Patient.name', type: [{ code: 'HumanName' }] },
    { id: 'Patient.deceased[x]', type: [{ code: 'Age' }, { code: 'boolean' }] },
  ])
  assert.deepEqual([...root.properties.keys()], ['name', 'deceasedAge', 'deceasedBoolean', '_deceasedBoolean'])
})

test('json.html: what repeats in the type it comes from is an array, though the type itself allows but one', () => {
  const repeats = (max: string, base?: string) => {
    const based = base === undefined ? {} : { base: { path: 'Resource.x', min: 0, max: base } }
    return compiled('Patient', [{ id: 'Patient' }, { id: 'Patient.x', type: string, max, ...based }]).children[0]
      ?.repeats
  }
  assert.deepEqual([repeats('1', '*'), repeats('1', '1'), repeats('*'), repeats('1')], [true, false, true, false])
})

test('elementdefinition.html: what refers to an element has its members and invariants', () => {
  const root = compiled('Bundle', [
    { id: 'Bundle' },
    { id: 'Bundle.lost', contentReference: '#Bundle.nowhere', constraint: constraint('a-1') },
    { id: 'Bundle.link', type: [{ code: 'BackboneElement' }], constraint: constraint('a-2') },
    { id: 'Bundle.link.url', type: string },
    { id: 'Bundle.entry', contentReference: 'http://hl7.org/fhir/StructureDefinition/Bundle#Bundle.link' },
  ])
  const told = root.children.map(({ definedAt, properties, invariants: rules, types }) => [
    definedAt,
    [...properties.keys()],
    rules.map(({ constraint: { key } }) => key),
    types.map(({ code }) => code),
  ])
  assert.deepEqual(told, [
    ['Bundle.nowhere', [], ['a-1'], ['BackboneElement']],
    ['Bundle.link', ['url', '_url'], ['a-2'], ['BackboneElement']],
    ['Bundle.link', ['url', '_url'], ['a-2'], ['BackboneElement']],
  ])
})

test('ext-1 is asked by the type of extensions, not by each element that is one', () => {
  const keys = constraint('ele-1', 'dom-3', 'ext-1', 'a-1')
  const root = compiled('Patient', [
    { id: 'Patient', constraint: keys },
    { id: 'Patient.extension', type: [{ code: 'Extension' }], constraint: keys },
    { id: 'Patient.name', type: [{ code: 'HumanName' }], constraint: keys },
  ])
  const told = [root, ...root.children].map(({ invariants: rules }) => rules.map(({ constraint: { key } }) => key))
  assert.deepEqual(told, [['ext-1', 'a-1'], ['a-1'], ['ext-1', 'a-1']])
})

test('a type without a snapshot has a program without members', () => {
  const { path, canonical, children, properties } = compiled('Patient', [], { version: '4.0.1' })
  assert.deepEqual([path, children.length, properties.size], ['Patient', 0, 0])
  assert.equal(canonical, 'http://hl7.org/fhir/StructureDefinition/Patient|4.0.1')
  assert.equal(compiled('Patient', []).canonical, 'http://hl7.org/fhir/StructureDefinition/Patient')
})

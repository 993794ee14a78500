import assert from 'node:assert/strict'
import test from 'node:test'
import type { ElementDefinition } from '../fhir/definitions.ts'
import { structuresOf } from './differential.ts'
import { extension, only, as, owing, rule, to } from './rows.ts'
import type { ElementRule, Guide } from './table.ts'

const guide = (elements: Readonly<Record<string, ElementRule>>): Guide => ({
  package: 'example',
  version: '1.2.3',
  canonical: 'https://published.example',
  actors: { producer: 'https://a.example/maker', consumer: 'https://a.example/reader' },
  profiles: { 'example-patient': { of: 'Patient', on: 'own:other', imposes: ['ips:Patient-uv-ips'], elements } },
})

const compiled = (elements: Readonly<Record<string, ElementRule>>) => structuresOf(guide(elements))[0]!

const elements = (rows: Readonly<Record<string, ElementRule>>): readonly ElementDefinition[] =>
  compiled(rows).differential?.element.slice(1) ?? []

test('issue 4, item 2: a profile stands under our own base, on its parent, and imposes what it must satisfy as well', () => {
  const { url, version, type, kind, baseDefinition, extension: imposed } = compiled({})
  assert.deepEqual(
    { url, version, type, kind, baseDefinition },
    {
      url: 'https://knutepunkt.example/fhir/StructureDefinition/example-patient',
      version: '1.2.3',
      type: 'Patient',
      kind: 'resource',
      baseDefinition: 'https://knutepunkt.example/fhir/StructureDefinition/other',
    },
  )
  assert.deepEqual(imposed, [
    {
      url: 'http://hl7.org/fhir/StructureDefinition/structuredefinition-imposeProfile',
      valueCanonical: 'http://hl7.org/fhir/uv/ips/StructureDefinition/Patient-uv-ips',
    },
  ])
})

test('R4 ElementDefinition.id: it names the slice, its path does not', () => {
  assert.deepEqual(elements({ 'contact.name': { card: '1..' }, 'name:official.given': { card: '..2' } }), [
    { id: 'Patient.contact.name', path: 'Patient.contact.name', min: 1 },
    { id: 'Patient.name:official.given', path: 'Patient.name.given', max: '2' },
  ])
})

test('R4 profiling, extensions: their slices are by url, and a row says so before the first, keeping what else was said', () => {
  const sliced = { discriminator: [{ type: 'value', path: 'url' }], rules: 'open' }
  const [all, one, other] = elements({
    extension: { card: '1..' },
    'extension:a': extension('0..1', 'a'),
    'name.extension:b': extension('0..*', 'https://b.example/b'),
  })
  assert.deepEqual(all, { id: 'Patient.extension', path: 'Patient.extension', slicing: sliced, min: 1 })
  assert.equal(one?.sliceName, 'a')
  assert.deepEqual(other, { id: 'Patient.name.extension', path: 'Patient.name.extension', slicing: sliced })
})

test('FHIR obligation, actor: who populates is the producer, anyone else the consumer, of an obligation', () => {
  const [element] = elements({ name: owing('SHALL:able-to-populate SHOULD:display', only(as('HumanName'))) })
  const owed = element?.extension?.map(({ extension: parts }) => parts?.map((part) => Object.values(part)[1]))
  assert.deepEqual(owed, [
    ['SHALL:able-to-populate', 'https://a.example/maker'],
    ['SHOULD:display', 'https://a.example/reader'],
  ])
})

test('R4 StructureDefinition: bindings, references and invariants name what they point at by canonical URL', () => {
  const must = [rule('key-1', 'A rule', 'true')]
  const [element] = elements({
    generalPractitioner: {
      types: [to('Organization', 'own:x')],
      bind: ['preferred', 'ips:y'],
      also: [['candidate', 'mvc:z']],
      must,
    },
  })
  assert.deepEqual(element?.type, [
    {
      code: 'Reference',
      targetProfile: [
        'http://hl7.org/fhir/StructureDefinition/Organization',
        'https://knutepunkt.example/fhir/StructureDefinition/x',
      ],
    },
  ])
  assert.equal(element?.binding?.valueSet, 'http://hl7.org/fhir/uv/ips/ValueSet/y')
  assert.match(JSON.stringify(element?.binding), /"valueCanonical":"http:\/\/terminology\.ehdsi\.eu\/ValueSet\/z"/)
  assert.deepEqual(element?.constraint, [{ ...must[0], source: compiled({}).url }])
})

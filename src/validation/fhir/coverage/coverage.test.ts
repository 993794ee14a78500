import assert from 'node:assert/strict'
import { test } from 'node:test'
import { bundles, noVectors } from '../../../../test/vectors.ts'
import { allDefinitions, noPackages } from '../../../../test/fhir-definitions.ts'
import { makeCoverage } from './coverage.ts'
import {
  isObject,
  type Definitions,
  type ElementDefinition,
  type JsonObject,
  type StructureDefinition,
} from '../definitions.ts'
import { indexDocument } from '../document/document-index.ts'
import { matchesPattern } from '../pattern.ts'
import type { Criterion } from '../program.ts'

const url = 'https://node.example/StructureDefinition/person'
const creator = 'https://node.example/ActorDefinition/creator'
const duty = (...codes: readonly string[]) => [
  {
    url: 'http://hl7.org/fhir/StructureDefinition/obligation',
    extension: [...codes.map((valueCode) => ({ url: 'code', valueCode })), { url: 'actor', valueCanonical: creator }],
  },
]
const at = (id: string, more: Partial<ElementDefinition> = {}): ElementDefinition => ({
  id,
  path: id.replaceAll(/:[A-Za-z]+/g, ''),
  ...more,
})
const profile: StructureDefinition = {
  resourceType: 'StructureDefinition',
  url,
  version: '1',
  name: 'Person',
  kind: 'resource',
  abstract: false,
  type: 'Patient',
  snapshot: {
    element: [
      at('Patient'),
      at('Patient.name', { extension: duty('SHALL:populate') }),
      at('Patient.name.family', { extension: duty('SHALL:populate-if-known', 'SHOULD:display') }),
      at('Patient.birthDate', { mustSupport: true }),
      at('Patient.deceased[x]', { extension: duty('SHALL:able-to-populate') }),
      at('Patient.gender'),
      at('Patient.contact', { slicing: { discriminator: [{ type: 'pattern', path: 'gender' }], rules: 'open' } }),
      at('Patient.contact:her', { sliceName: 'her' }),
      at('Patient.contact:her.gender', { patternCode: 'female' } as Partial<ElementDefinition>),
      at('Patient.contact:her.name', { extension: duty('SHOULD:populate') }),
    ],
  },
}
const only: Definitions = {
  structure: (canonical) => (canonical === url ? profile : undefined),
  valueSet: () => undefined,
  codeSystem: () => undefined,
}

/** Enough of slicing for these profiles: patterns of members. */
function belongs(value: unknown, criteria: readonly Criterion[]): boolean {
  return criteria.every((criterion) => {
    const found = criterion.path.reduce<unknown>(
      (each, step) => (isObject(each) && 'name' in step ? each[step.name] : each),
      value,
    )
    return criterion.asks === 'pattern' && matchesPattern(criterion.required.value, found)
  })
}

const covered = (resource: JsonObject, known?: (element: string) => boolean) => {
  const { root } = indexDocument(resource)
  const rows = makeCoverage(only)({
    root: resource,
    resources: [{ standing: root, profile: url }],
    belongs: (_standing, { value }, criteria) => belongs(value, criteria),
    ...(known && { known: (_standing, element) => known(element) }),
  })
  return Object.fromEntries(
    rows.map((each) => [
      `${each.element} ${each.code}`,
      `${each.populated} of ${each.places}, ${each.absent} absent, ${each.missed} missed`,
    ]),
  )
}

test('obligations.html: each duty is counted where what holds its element is there', () => {
  assert.deepEqual(
    covered({ resourceType: 'Patient', name: [{ family: 'Tenor' }, { text: 'T' }], deceasedBoolean: false }),
    {
      'Patient.name SHALL:populate': '1 of 1, 0 absent, 0 missed',
      'Patient.name.family SHALL:populate-if-known': '1 of 2, 0 absent, 0 missed',
      'Patient.name.family SHOULD:display': '1 of 2, 0 absent, 0 missed',
      'Patient.birthDate must-support': '0 of 1, 0 absent, 0 missed',
      'Patient.deceased[x] SHALL:able-to-populate': '1 of 1, 0 absent, 0 missed',
    },
  )
})

test('a value that is only said to be absent is populated, and counted as absent', () => {
  const extension = [{ url: 'http://hl7.org/fhir/StructureDefinition/data-absent-reason', valueCode: 'unknown' }]
  const rows = covered({ resourceType: 'Patient', name: [{ extension }], _birthDate: { extension } })
  assert.equal(rows['Patient.name SHALL:populate'], '1 of 1, 1 absent, 0 missed')
  assert.equal(rows['Patient.birthDate must-support'], '1 of 1, 1 absent, 0 missed')
})

test('populate-if-known: what the source knew and the document lacks is missed', () => {
  const rows = covered({ resourceType: 'Patient', name: [{ text: 'T' }] }, (element) => element.endsWith('birthDate'))
  assert.equal(rows['Patient.birthDate must-support'], '0 of 1, 0 absent, 1 missed')
  assert.equal(rows['Patient.name.family SHOULD:display'], '0 of 1, 0 absent, 0 missed')
})

test('profiling.html#slicing: a slice’s duties are counted in the slice', () => {
  const contact = [{ gender: 'female', name: { text: 'A' } }, { gender: 'female' }, { gender: 'male' }]
  assert.equal(
    covered({ resourceType: 'Patient', contact })['Patient.contact:her.name SHOULD:populate'],
    '1 of 2, 0 absent, 0 missed',
  )
})

test('who owes it is said', () => {
  const resource = { resourceType: 'Patient' }
  const { root } = indexDocument(resource)
  const rows = makeCoverage(only)({
    root: resource,
    resources: [{ standing: root, profile: url }],
    belongs: () => false,
  })
  assert.deepEqual(new Set(rows.map(({ actor }) => actor)), new Set([creator, undefined]))
  assert.deepEqual(new Set(rows.map((each) => each.profile)), new Set([`${url}|1`]))
})

test('a European patient summary keeps the duties of its Composition', { skip: noVectors || noPackages }, async () => {
  const coverage = makeCoverage(await allDefinitions())
  const [sample] = bundles('fhir/eps')
  assert.ok(sample)
  const root = JSON.parse(new TextDecoder().decode(sample.bytes)) as JsonObject
  const index = indexDocument(root)
  const standing = index.all.find(({ resource }) => resource.resourceType === 'Composition')
  assert.ok(standing)
  const profile = 'http://hl7.eu/fhir/eps/StructureDefinition/composition-eu-eps'
  const rows = coverage({
    root,
    resources: [{ standing, profile }],
    belongs: (_standing, { value }, criteria) => belongs(value, criteria),
  })
  const owed = rows.filter(({ code }) => code === 'SHALL:populate')
  assert.ok(owed.length > 0)
  for (const { element, populated, places } of owed) assert.equal(populated, places, element)
})

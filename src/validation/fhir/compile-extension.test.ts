import assert from 'node:assert/strict'
import { test } from 'node:test'
import { extensionRules, PARTLY_READ } from './compile-extension.ts'
import type { ElementDefinition, StructureDefinition } from './definitions.ts'
import { elementTree } from './element-tree.ts'
import type { Invariants } from './invariant/invariant.ts'

const invariants: Invariants = { prepare: () => () => 'holds' }
const versionMark = 'http://hl7.org/fhir/StructureDefinition/version-specific-use'

function rulesOf(more: Partial<StructureDefinition>, ...below: readonly ElementDefinition[]) {
  const root = elementTree([{ id: 'Extension', path: 'Extension' }, ...below])
  assert.ok(root)
  const definition: StructureDefinition = {
    resourceType: 'StructureDefinition',
    url: 'https://knutepunkt.example/test/StructureDefinition/of-test',
    name: 'of-test',
    kind: 'complex-type',
    abstract: false,
    type: 'Extension',
    ...more,
  }
  return extensionRules(definition, root, invariants)
}

/** [the versions an extension says that a context is for, whether R4 is one of them] */
const versions: readonly (readonly [Readonly<Record<string, string>>, boolean])[] = [
  [{}, true],
  [{ startFhirVersion: '4.0' }, true],
  [{ startFhirVersion: '4.0', endFhirVersion: '4.0' }, true],
  [{ startFhirVersion: '4.3' }, false],
  [{ startFhirVersion: '5.0', endFhirVersion: '6.0' }, false],
  [{ startFhirVersion: '3.0', endFhirVersion: '5.0' }, true],
  [{ endFhirVersion: '3.0' }, false],
  [{ endFhirVersion: '4.0' }, true],
  [{ note: '9.0' }, true],
]

for (const [marks, expected] of versions) {
  test(`version-specific-use: ${JSON.stringify(marks)} is ${expected ? '' : 'not '}for R4`, () => {
    const extension = Object.entries(marks).map(([url, valueCode]) => ({ url, valueCode }))
    const other = { url: 'urn:other', extension: [{ url: 'startFhirVersion', valueCode: '9.0' }] }
    const context = [
      { type: 'element', expression: 'Patient', extension: [other, { url: versionMark, extension }] },
    ] as const
    assert.equal(rulesOf({ context }).contexts?.length, expected ? 1 : 0)
  })
}

test('defining-extensions.html: an extension without contexts may stand anywhere', () => {
  assert.equal(rulesOf({}).contexts, undefined)
  assert.equal(rulesOf({ context: [{ type: 'element', expression: 'Patient' }] }).contexts?.length, 1)
})

test('defining-extensions.html: the types of a value, none where it is prohibited, any where nothing is said', () => {
  const value = { id: 'Extension.value[x]', path: 'Extension.value[x]', type: [{ code: 'code' }, { code: 'string' }] }
  assert.deepEqual(rulesOf({}, { ...value, max: '1' }).valueTypes, ['code', 'string'])
  assert.deepEqual(rulesOf({}, { ...value, max: '0' }).valueTypes, [])
  assert.equal(rulesOf({}).valueTypes, undefined)
})

test('defining-extensions.html: the parts of a complex extension by their URLs, and theirs', () => {
  const part = (id: string, fixedUri?: string): readonly ElementDefinition[] => [
    { id: `${id}.extension`, path: 'Extension.extension' },
    { id: `${id}.extension:a`, path: 'Extension.extension', sliceName: 'a' },
    { id: `${id}.extension:a.url`, path: 'Extension.extension.url', ...(fixedUri !== undefined && { fixedUri }) },
  ]
  const { parts } = rulesOf({}, ...part('Extension', 'outer'), ...part('Extension.extension:a', 'inner'))
  assert.deepEqual([...parts.named.keys()], ['outer'])
  assert.deepEqual([...(parts.named.get('outer')?.named.keys() ?? [])], ['inner'])
  assert.deepEqual([...rulesOf({}, ...part('Extension')).parts.named.keys()], [])
})

test('defining-extensions.html: isModifier is that of the root', () => {
  assert.equal(rulesOf({}).modifier, false)
})

test('a definition of what is publicly known says that there are more parts', () => {
  assert.equal(rulesOf({}).parts.more, false)
  assert.equal(rulesOf({ extension: [{ url: PARTLY_READ, valueBoolean: true }] }).parts.more, true)
})

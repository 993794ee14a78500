import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Definitions, ElementDefinition, StructureDefinition } from '../definitions.ts'
import { generateSnapshot, withSnapshots } from './snapshot.ts'

const core = 'http://hl7.org/fhir/StructureDefinition/'
const own = 'http://example.test/'

function structure(type: string, url: string, base: string | undefined, rest: Partial<StructureDefinition>) {
  const always = { resourceType: 'StructureDefinition', name: url, kind: 'resource', abstract: false } as const
  return { ...always, type, url, ...(base === undefined ? {} : { baseDefinition: base }), ...rest }
}

function typed(
  type: string,
  ...elements: readonly (readonly [name: string, ...types: string[]])[]
): StructureDefinition {
  const children = elements.map(([name, ...types]) => ({
    id: `${type}.${name}`,
    path: `${type}.${name}`,
    min: 0,
    max: '*',
    ...(types[0]?.startsWith('#') ? { contentReference: types[0] } : { type: types.map((code) => ({ code })) }),
  }))
  return structure(type, `${core}${type}`, undefined, {
    snapshot: { element: [{ id: type, path: type, min: 0, max: '*' }, ...children] },
  })
}

const types = [
  typed('Element', ['id'], ['extension', 'Extension']),
  typed('Extension', ['id'], ['extension', 'Extension'], ['url', 'uri'], ['value[x]', 'string', 'Quantity']),
  typed('Quantity', ['id'], ['extension', 'Extension'], ['value', 'decimal'], ['unit', 'string']),
  typed('Coding', ['system', 'uri'], ['code', 'code']),
  typed('CodeableConcept', ['coding', 'Coding'], ['text', 'string']),
  typed(
    'Thing',
    ['extension', 'Extension'],
    ['code', 'CodeableConcept'],
    ['value[x]', 'Quantity', 'string'],
    ['part', 'BackboneElement'],
    ['part.title', 'string'],
    ['part.part', '#Thing.part'],
  ),
]

function library(...profiles: readonly StructureDefinition[]): Definitions {
  const all = new Map([...types, ...profiles].map((each) => [each.url, each]))
  return { structure: (url) => all.get(url), valueSet: () => undefined, codeSystem: () => undefined }
}

type Stated = Partial<ElementDefinition> & { readonly id: string }

function profile(name: string, stated: readonly Stated[], base = `${core}Thing`, type = 'Thing'): StructureDefinition {
  const element = stated.map((each) => ({ path: each.id.replaceAll(/:[^.]*/g, ''), ...each }))
  return structure(type, `${own}${name}`, base, { derivation: 'constraint', differential: { element } })
}

function snapshotOf(stated: readonly Stated[], ...others: readonly StructureDefinition[]) {
  return generateSnapshot(profile('p', stated), withSnapshots(library(...others)))
}

function ids(elements: readonly ElementDefinition[] | undefined): readonly string[] {
  return (elements ?? []).map(({ id }) => id)
}

function one(elements: readonly ElementDefinition[] | undefined, id: string): ElementDefinition {
  const found = elements?.find((each) => each.id === id)
  assert.ok(found, `there is ${id}`)
  return found
}

test('what a differential states replaces what the base says, and the rest stays', () => {
  const elements = snapshotOf([{ id: 'Thing.code', min: 1, max: '1', patternCodeableConcept: { text: 'a' } }])
  assert.deepEqual(one(elements, 'Thing.code'), {
    id: 'Thing.code',
    path: 'Thing.code',
    min: 1,
    max: '1',
    type: [{ code: 'CodeableConcept' }],
    patternCodeableConcept: { text: 'a' },
  })
  assert.equal(elements?.length, 7)
})

test('constraints add up, the same key is replaced, and a new one names its source', () => {
  const constraint = (key: string, human: string) => ({ key, human, severity: 'error' }) as const
  const middle = profile('middle', [{ id: 'Thing', constraint: [constraint('a', 'old'), constraint('b', 'kept')] }])
  const last = profile('last', [{ id: 'Thing', constraint: [constraint('a', 'new')] }], middle.url)
  const elements = generateSnapshot(last, withSnapshots(library(middle)))
  assert.deepEqual(
    one(elements, 'Thing').constraint?.map(({ key, human, source }) => [key, human, source]),
    [
      ['b', 'kept', middle.url],
      ['a', 'new', last.url],
    ],
  )
})

test('a fixed value takes the place of a pattern', () => {
  const middle = profile('middle', [{ id: 'Thing.code', patternCodeableConcept: { text: 'a' } }])
  const last = profile('last', [{ id: 'Thing.code', fixedCodeableConcept: { text: 'a' } }], middle.url)
  const code = one(generateSnapshot(last, withSnapshots(library(middle))), 'Thing.code')
  assert.deepEqual([code.fixedCodeableConcept, code.patternCodeableConcept], [{ text: 'a' }, undefined])
})

test('an element inside a type has the children of the type, and of them only what is stated is constrained', () => {
  const elements = snapshotOf([{ id: 'Thing.code.coding.system', min: 1 }])
  assert.deepEqual(ids(elements).slice(2, 7), [
    'Thing.code',
    'Thing.code.coding',
    'Thing.code.coding.system',
    'Thing.code.coding.code',
    'Thing.code.text',
  ])
  assert.equal(one(elements, 'Thing.code.coding.system').min, 1)
  assert.equal(one(elements, 'Thing.code.coding.system').path, 'Thing.code.coding.system')
})

test('slices come after what they slice, optional until stated, each with its own children', () => {
  const slicing = { discriminator: [{ type: 'value', path: 'code' }], rules: 'open' } as const
  const elements = snapshotOf([
    { id: 'Thing.part', min: 1, slicing },
    { id: 'Thing.part.title', min: 1 },
    { id: 'Thing.part:a', sliceName: 'a', max: '1' },
    { id: 'Thing.part:b', sliceName: 'b', min: 1 },
    { id: 'Thing.part:b.title', max: '1' },
  ])
  assert.deepEqual(ids(elements).slice(4), [
    'Thing.part',
    'Thing.part.title',
    'Thing.part.part',
    'Thing.part:a',
    'Thing.part:a.title',
    'Thing.part:a.part',
    'Thing.part:b',
    'Thing.part:b.title',
    'Thing.part:b.part',
  ])
  const { min, max, sliceName, slicing: own, path } = one(elements, 'Thing.part:a')
  assert.deepEqual([min, max, sliceName, own, path], [0, '1', 'a', undefined, 'Thing.part'])
  assert.deepEqual([one(elements, 'Thing.part:b.title').min, one(elements, 'Thing.part:b.title').max], [1, '1'])
})

test('obligations of the whole are not repeated on its slices', () => {
  const extension = [{ url: 'http://hl7.org/fhir/StructureDefinition/obligation' }]
  const elements = snapshotOf([
    { id: 'Thing.part', extension },
    { id: 'Thing.part.title', extension },
    { id: 'Thing.part:a', sliceName: 'a' },
    { id: 'Thing.part:b', sliceName: 'b', extension },
  ])
  const bound = (elements ?? []).filter((each) => each.extension !== undefined)
  assert.deepEqual(ids(bound), ['Thing.part', 'Thing.part.title', 'Thing.part:b'])
})

test('a slice of a slice is a copy of that one, and stands after it', () => {
  const slicing = { discriminator: [{ type: 'value', path: 'code' }], rules: 'open' } as const
  const elements = snapshotOf([
    { id: 'Thing.part', slicing },
    { id: 'Thing.part:a', sliceName: 'a', max: '3', slicing },
    { id: 'Thing.part:b', sliceName: 'b' },
    { id: 'Thing.part:a/inner', sliceName: 'a/inner', min: 1 },
  ])
  assert.deepEqual(
    ids(elements).filter((id) => id.startsWith('Thing.part:') && !id.endsWith('t') && !id.endsWith('e')),
    ['Thing.part:a', 'Thing.part:a/inner', 'Thing.part:b'],
  )
  assert.equal(one(elements, 'Thing.part:a/inner').max, '3')
})

test('extensions are sliced by their url without being told, and have the children of their own definition', () => {
  const extension = profile('x', [{ id: 'Extension.url', fixedUri: `${own}x` }], `${core}Extension`, 'Extension')
  const type = [{ code: 'Extension', profile: [extension.url] }]
  const elements = snapshotOf(
    [
      { id: 'Thing.extension:x', sliceName: 'x', type },
      { id: 'Thing.extension:x.value[x]', min: 1 },
    ],
    extension,
  )
  assert.deepEqual(one(elements, 'Thing.extension').slicing?.discriminator, [{ type: 'value', path: 'url' }])
  assert.equal(one(elements, 'Thing.extension:x.url').fixedUri, `${own}x`)
  assert.equal(one(elements, 'Thing.extension:x.value[x]').min, 1)
})

test('valueQuantity said of value[x] is the slice of that type', () => {
  for (const id of ['Thing.valueQuantity', 'Thing.value[x]:valueQuantity']) {
    const elements = snapshotOf([
      { id, min: 1 },
      { id: `${id}.unit`, min: 1 },
    ])
    assert.deepEqual(one(elements, 'Thing.value[x]').slicing?.discriminator, [{ type: 'type', path: '$this' }])
    const slice = one(elements, 'Thing.value[x]:valueQuantity')
    assert.deepEqual([slice.type, slice.sliceName, slice.min], [[{ code: 'Quantity' }], 'valueQuantity', 1])
    assert.equal(one(elements, 'Thing.value[x]:valueQuantity.unit').min, 1)
  }
})

test('a contentReference is followed into the children of what it points to', () => {
  const elements = snapshotOf([{ id: 'Thing.part.part.title', min: 1 }])
  assert.equal(one(elements, 'Thing.part.part.title').min, 1)
  assert.equal(one(elements, 'Thing.part.title').min, 0)
  assert.equal(one(elements, 'Thing.part.part.part').contentReference, '#Thing.part')
})

test('a base that is not there, or an element that has no place, makes no snapshot', () => {
  assert.equal(snapshotOf([{ id: 'Thing.absent' }]), undefined)
  assert.equal(snapshotOf([{ id: 'Other.code' }]), undefined)
  assert.equal(generateSnapshot(profile('p', [], `${own}absent`), library()), undefined)
})

test('profiles based on each other, or on an endless chain, come to an end without a snapshot', () => {
  const [one, other] = [profile('one', [], `${own}other`), profile('other', [], `${own}one`)]
  assert.equal(withSnapshots(library(one, other)).structure(one.url)?.snapshot, undefined)
  const chain = Array.from({ length: 5000 }, (_, at) => profile(`${at}`, [], `${own}${at + 1}`))
  assert.equal(withSnapshots(library(...chain)).structure(`${own}0`)?.snapshot, undefined)
})

test('an extension that contains itself takes the children of its type', () => {
  const type = [{ code: 'Extension', profile: [`${own}x`] }]
  const stated = [
    { id: 'Extension.extension:again', sliceName: 'again', type },
    { id: 'Extension.extension:again.url', min: 1 },
  ]
  const extension = profile('x', stated, `${core}Extension`, 'Extension')
  const made = withSnapshots(library(extension)).structure(extension.url)?.snapshot
  assert.equal(one(made?.element, 'Extension.extension:again.url').min, 1)
})

test('a differential that doubles the snapshot with every line is given up', () => {
  const path = (depth: number) => `Thing${'.part'.repeat(depth)}`
  const slices = Array.from({ length: 20 }, (_, above) => ({ id: `${path(20 - above)}:a`, sliceName: 'a' }))
  assert.equal(snapshotOf([{ id: `${path(20)}.title` }, ...slices]), undefined)
  assert.ok(snapshotOf([{ id: `${path(20)}.title` }, ...slices.slice(0, 8)]))
})

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { criteriaOf, type Discriminator } from './compile-criteria.ts'
import type { DiscriminatorType, ElementDefinition } from './definitions.ts'
import { type ElementTree, elementTree } from './element-tree.ts'

type Element = Partial<ElementDefinition> & { readonly id: string }

const core = 'http://hl7.org/fhir/StructureDefinition/'
const extension = 'https://knutepunkt.example/test/StructureDefinition/reason'
const profile = 'https://knutepunkt.example/test/StructureDefinition/profile'

/** The elements of definitions that slices name. */
const definitions = new Map(
  Object.entries({
    [`${core}HumanName`]: [{ id: 'HumanName' }, { id: 'HumanName.use', fixedCode: 'usual' }],
    [`${core}Practitioner`]: [{ id: 'Practitioner' }, { id: 'Practitioner.language', fixedCode: 'nb' }],
    [extension]: [{ id: 'Extension' }, { id: 'Extension.url' }, { id: 'Extension.value[x]', fixedCode: 'masked' }],
    [profile]: [{ id: 'HumanName' }, { id: 'HumanName.use', fixedCode: 'old' }],
  }).map(([canonical, elements]) => [canonical, treeOf(elements)]),
)

function treeOf(elements: readonly Element[]): ElementTree {
  const whole = elements.map((each): ElementDefinition => ({ path: each.id.replaceAll(/:[^.]*/g, ''), ...each }))
  const tree = elementTree(whole)
  assert.ok(tree)
  return tree
}

/** What a slice `Patient.name`, with these elements below it, asks by discriminators; each as words. */
function asked(discriminators: readonly Discriminator[], slice: Partial<Element>, ...below: readonly Element[]) {
  const tree = treeOf([{ id: 'Patient' }, { id: 'Patient.name', ...slice }, ...below]).children.get('name')
  assert.ok(tree)
  const criteria = criteriaOf(tree, discriminators, { tree: (canonical) => definitions.get(canonical) })
  return criteria?.map(({ type: _, path, way, ...asks }) => {
    assert.equal(way, JSON.stringify(path))
    return asks
  })
}

const by = (type: DiscriminatorType, path: string): readonly Discriminator[] => [{ type, path }]
const fixed = (value: string) => [{ asks: 'fixed', required: { type: 'code', value } }]
const use = { id: 'Patient.name.use', fixedCode: 'usual' }
const requiredSlice = [
  { id: 'Patient.name.use' },
  { id: 'Patient.name.use:must', sliceName: 'must', min: 1, fixedCode: 'usual' },
]

/** [what https://hl7.org/fhir/R4/profiling.html#discriminator says, discriminators, the slice, below it, what it asks] */
const cases: readonly (readonly [
  string,
  readonly Discriminator[],
  Partial<Element>,
  readonly Element[],
  readonly object[] | undefined,
])[] = [
  ['value: fixed at the path', by('value', 'use'), {}, [use], fixed('usual')],
  [
    'value: a pattern at the path',
    by('value', 'use'),
    {},
    [{ id: 'Patient.name.use', patternCode: 'usual' }],
    [{ asks: 'pattern', required: { type: 'code', value: 'usual' } }],
  ],
  [
    'value: a required value set at the path',
    by('value', 'use'),
    {},
    [{ id: 'Patient.name.use', binding: { strength: 'required', valueSet: 'urn:x' } }],
    [{ asks: 'member', valueSet: 'urn:x' }],
  ],
  [
    'value: one that is not required tells nothing',
    by('value', 'use'),
    {},
    [{ id: 'Patient.name.use', binding: { strength: 'extensible', valueSet: 'urn:x' } }],
    undefined,
  ],
  ['value: nothing is said', by('value', 'use'), {}, [{ id: 'Patient.name.use' }], undefined],
  [
    'of several, one that nothing is said of is left out',
    [...by('value', 'text'), ...by('pattern', 'family'), ...by('value', 'use')],
    {},
    [use],
    fixed('usual'),
  ],
  [
    'of several, one that cannot be read leaves all untold',
    [...by('value', 'use'), ...by('value', 'a+b')],
    {},
    [use],
    undefined,
  ],
  [
    'of several, one of another type that nothing is said of leaves all untold',
    [...by('value', 'use'), ...by('exists', 'text')],
    {},
    [use],
    undefined,
  ],
  ['$this is the value itself', by('value', '$this'), { fixedCode: 'usual' }, [], fixed('usual')],
  ['what must be there says it before what is sliced', by('value', 'use'), {}, requiredSlice, fixed('usual')],
  [
    'what may be there says nothing',
    by('value', 'use'),
    {},
    requiredSlice.map((each) => ({ ...each, min: 0 })),
    undefined,
  ],
  [
    'what may be there says nothing, also where no minimum is written',
    by('value', 'use'),
    {},
    [{ id: 'Patient.name.use' }, { id: 'Patient.name.use:may', sliceName: 'may', fixedCode: 'usual' }],
    undefined,
  ],
  ['said by the type', by('value', 'use'), { type: [{ code: 'HumanName' }] }, [], fixed('usual')],
  [
    'said by a profile of the type before the type',
    by('value', 'use'),
    { type: [{ code: 'HumanName', profile: ['urn:unknown', profile] }] },
    [],
    fixed('old'),
  ],
  ['a type that is not known says nothing', by('value', 'use'), { type: [{ code: 'Unknown' }] }, [], undefined],
  ['prohibited at the path', by('value', 'use'), {}, [{ ...use, max: '0' }], [{ asks: 'absent' }]],
  [
    'a value that is itself prohibited is not absent',
    by('value', '$this'),
    { fixedCode: 'a', max: '0' },
    [],
    fixed('a'),
  ],
  ['exists: required', by('exists', 'use'), {}, [{ ...use, min: 1 }], [{ asks: 'present' }]],
  ['exists: prohibited', by('exists', 'use'), {}, [{ ...use, min: 0, max: '0' }], [{ asks: 'absent' }]],
  ['exists: prohibited, of the value itself', by('exists', '$this'), { max: '0' }, [], [{ asks: 'absent' }]],
  ['exists: neither', by('exists', 'use'), {}, [{ ...use, min: 0, max: '1' }], undefined],
  ['exists: no minimum is written', by('exists', 'use'), {}, [{ ...use, max: '1' }], undefined],
  ['exists: nothing is said', by('exists', 'use'), {}, [], undefined],
  [
    'type: of a choice',
    by('type', 'value'),
    {},
    [{ id: 'Patient.name.value[x]', type: [{ code: 'string' }, { code: 'code' }] }],
    [{ asks: 'type', codes: ['string', 'code'] }],
  ],
  ['type: nothing is there', by('type', 'value'), {}, [], undefined],
  [
    'type: of what a reference leads to',
    by('type', 'resolve()'),
    { type: [{ code: 'Reference', targetProfile: [`${core}Practitioner`, 'urn:unknown'] }] },
    [],
    [{ asks: 'type', codes: ['Practitioner'] }],
  ],
  [
    'resolve(): of several targets the first that says anything decides',
    by('value', 'resolve().language'),
    { type: [{ code: 'Reference', targetProfile: [`${core}HumanName`, `${core}Practitioner`] }] },
    [],
    fixed('nb'),
  ],
  [
    'profile: of the value',
    by('profile', '$this'),
    { type: [{ code: 'Reference', profile: ['urn:a'], targetProfile: ['urn:b'] }] },
    [],
    [{ asks: 'profile', profiles: ['urn:a'] }],
  ],
  [
    'profile: of what a reference leads to',
    by('profile', 'resolve()'),
    { type: [{ code: 'Reference', profile: ['urn:a'], targetProfile: ['urn:b'] }] },
    [],
    [{ asks: 'profile', profiles: ['urn:b'] }],
  ],
  ['profile: none is named', by('profile', '$this'), { type: [{ code: 'HumanName' }] }, [], [{ asks: 'nothing' }]],
  [
    'extension(url): the slice of that profile, with a version',
    by('value', `extension('${extension}').value`),
    {},
    [
      { id: 'Patient.name.extension' },
      { id: 'Patient.name.extension:plain', sliceName: 'plain', type: [{ code: 'Extension' }] },
      { id: 'Patient.name.extension:other', sliceName: 'other', type: [{ code: 'Extension', profile: ['urn:other'] }] },
      {
        id: 'Patient.name.extension:why',
        sliceName: 'why',
        type: [{ code: 'Extension', profile: ['urn:other', `${extension}|1.0.0`] }],
      },
      { id: 'Patient.name.extension:why.value[x]', fixedCode: 'unknown' },
    ],
    fixed('unknown'),
  ],
  [
    'extension(url): its definition, where no slice is',
    by('value', `extension('${extension}').value`),
    {},
    [],
    fixed('masked'),
  ],
  ['extension(url): of one that nobody has', by('value', "extension('urn:x').value"), {}, [], undefined],
  [
    'ofType(): the slice of that type',
    by('value', 'value.ofType(code)'),
    {},
    [
      { id: 'Patient.name.value[x]' },
      { id: 'Patient.name.value[x]:valueString', sliceName: 'valueString', type: [{ code: 'string' }], fixedCode: 'b' },
      { id: 'Patient.name.value[x]:valueCode', sliceName: 'valueCode', type: [{ code: 'code' }], fixedCode: 'a' },
    ],
    fixed('a'),
  ],
  [
    'ofType(): the element itself, where no slice is',
    by('value', 'value.ofType(FHIR.code)'),
    {},
    [{ id: 'Patient.name.value[x]', fixedCode: 'a' }],
    fixed('a'),
  ],
]

for (const [title, discriminators, slice, below, expected] of cases) {
  test(`discriminator: ${title}`, () => assert.deepEqual(asked(discriminators, slice, ...below), expected))
}

test('discriminator: ofType() leads to no choice', () => {
  const tree = treeOf([{ id: 'Extension' }, { id: 'Extension.value[x]', fixedCode: 'a' }])
  const [criterion] = criteriaOf(tree, by('value', 'value.ofType(code)'), { tree: () => undefined }) ?? []
  assert.deepEqual(criterion?.path.at(-1), { step: 'type', code: 'code' })
})

test('discriminator: a step to a choice is taken under the name of any type', () => {
  const tree = treeOf([{ id: 'Extension' }, { id: 'Extension.value[x]', fixedCode: 'a' }])
  const criteria = criteriaOf(tree, by('value', 'value'), { tree: () => undefined })
  assert.deepEqual(criteria?.[0]?.path, [{ step: 'member', name: 'value', choice: true }])
})

test('discriminator: a step is one to a choice where one of several definitions has it so', () => {
  const targets = new Map([
    ['urn:a', treeOf([{ id: 'Observation' }, { id: 'Observation.value' }])],
    ['urn:b', treeOf([{ id: 'Observation' }, { id: 'Observation.value[x]', fixedCode: 'a' }])],
  ])
  const tree = treeOf([{ id: 'Reference', type: [{ code: 'Reference', targetProfile: ['urn:a', 'urn:b'] }] }])
  const criteria = criteriaOf(tree, by('value', 'resolve().value'), { tree: (canonical) => targets.get(canonical) })
  assert.deepEqual(criteria?.[0]?.path.at(-1), { step: 'member', name: 'value', choice: true })
})

test('discriminator position: counted from the slices before it, which must stand a known number of times', () => {
  const positioned = (min: number, max: string) => {
    const slice = treeOf([{ id: 'Patient.name', max: '2' }])
    const before = [treeOf([{ id: 'Patient.name', min: 1, max: '1' }]), treeOf([{ id: 'Patient.name', min, max }])]
    const [criterion] = criteriaOf(slice, by('position', '$this'), { tree: () => undefined }, before) ?? []
    return criterion && [criterion.asks, criterion.asks === 'position' && [criterion.from, criterion.before]]
  }
  assert.deepEqual(positioned(2, '2'), ['position', [3, 5]])
  assert.equal(positioned(1, '2'), undefined)
})

import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import type {
  CodeSystem,
  CodeSystemConcept,
  Definitions,
  ElementBinding,
  ValueSet,
  ValueSetInclude,
} from '../definitions.ts'
import { type CodeQuestion, makeTerminology, type TerminologyService } from './terminology.ts'

const base = 'http://example.org/fhir'
const animals: CodeSystem = {
  resourceType: 'CodeSystem',
  url: `${base}/animals`,
  caseSensitive: true,
  content: 'complete',
  concept: [
    { code: 'mammal', display: 'Mammal', concept: [{ code: 'cat', display: 'Cat' }, { code: 'dog' }] },
    { code: 'bird', property: [{ code: 'legs', valueInteger: 2 }], concept: [{ code: 'hen' }] },
    { code: 'puppy', property: [{ code: 'subsumedBy', valueCode: 'dog' }] },
  ],
}
const codeSystems: readonly CodeSystem[] = [
  animals,
  { ...animals, url: 'http://terminology.hl7.org/CodeSystem/animals', version: '2.0' },
  { resourceType: 'CodeSystem', url: `${base}/loose`, content: 'complete', concept: [{ code: 'Abc' }] },
  { resourceType: 'CodeSystem', url: `${base}/part`, content: 'fragment', concept: [{ code: 'a' }] },
]

function valueSet(name: string, include: readonly ValueSetInclude[], exclude?: readonly ValueSetInclude[]): ValueSet {
  return { resourceType: 'ValueSet', url: `${base}/vs/${name}`, compose: { include, ...(exclude && { exclude }) } }
}
const filtered = (name: string, op: string, value: string, property = 'concept') =>
  valueSet(name, [{ system: animals.url, filter: [{ property, op, value }] }])
const valueSets: readonly ValueSet[] = [
  valueSet('all', [{ system: animals.url }]),
  valueSet('pets', [{ system: animals.url, concept: [{ code: 'cat' }, { code: 'dog' }] }]),
  filtered('is-a', 'is-a', 'mammal'),
  filtered('below', 'descendent-of', 'mammal'),
  filtered('not', 'is-not-a', 'mammal'),
  filtered('two-legs', '=', '2', 'legs'),
  filtered('legs', 'exists', 'true', 'legs'),
  filtered('pattern', 'regex', 'c.t|d.*', 'code'),
  filtered('above', 'generalizes', 'puppy'),
  filtered('in', 'in', 'cat, hen', 'code'),
  filtered('hostile', 'regex', '(a+)+b', 'display'),
  filtered('new', 'unheard-of', 'x'),
  valueSet('without', [{ system: animals.url }], [{ system: animals.url, concept: [{ code: 'cat' }] }]),
  valueSet('both', [{ valueSet: [`${base}/vs/is-a`, `${base}/vs/in`] }]),
  valueSet('left', [{ valueSet: [`${base}/vs/right`] }]),
  valueSet('right', [{ valueSet: [`${base}/vs/left`] }, { system: animals.url, concept: [{ code: 'hen' }] }]),
  valueSet('part', [{ system: `${base}/part` }]),
  valueSet('loose', [{ system: `${base}/loose` }]),
  valueSet('snomed', [{ system: 'http://snomed.info/sct', filter: [{ property: 'concept', op: 'is-a', value: '1' }] }]),
  valueSet('hl7', [{ system: 'http://terminology.hl7.org/CodeSystem/animals' }]),
  valueSet('languages', [{ system: 'urn:ietf:bcp:47' }]),
  {
    resourceType: 'ValueSet',
    url: `${base}/vs/expanded`,
    expansion: { contains: [{ system: animals.url, code: 'cat', contains: [{ system: animals.url, code: 'dog' }] }] },
  },
]
const definitions: Definitions = {
  structure: () => undefined,
  valueSet: (canonical) => valueSets.find(({ url }) => url === canonical),
  codeSystem: (canonical) =>
    codeSystems.find(({ url, version }) => url === canonical || `${url}|${version}` === canonical),
}
const terminology = makeTerminology(definitions)

const bound = (name: string, strength: ElementBinding['strength'] = 'required'): ElementBinding => ({
  strength,
  valueSet: `${base}/vs/${name}`,
})
const coding = (code: string, system = animals.url) => ({ system, code })
const concept = (...codes: readonly object[]) => ({ coding: codes })
const told = (faults: readonly { code: string; severity: string; at?: readonly (string | number)[] }[]) =>
  faults.map(({ code, severity, at = [] }) => [severity, code, at.join('.')].filter(Boolean).join(' '))

for (const [name, yes, no] of [
  ['all', ['cat', 'mammal'], ['fish', 'Cat']],
  ['pets', ['cat'], ['hen']],
  ['is-a', ['mammal', 'cat', 'puppy'], ['hen']],
  ['below', ['cat', 'puppy'], ['mammal', 'hen']],
  ['not', ['hen'], ['cat', 'puppy']],
  ['two-legs', ['bird'], ['hen', 'cat']],
  ['legs', ['bird'], ['cat']],
  ['pattern', ['cat', 'dog'], ['cats', 'hen']],
  ['above', ['puppy', 'dog', 'mammal'], ['cat']],
  ['in', ['cat', 'hen'], ['dog']],
  ['without', ['dog'], ['cat']],
  ['both', ['cat'], ['hen', 'dog']],
  ['left', ['hen'], ['cat']],
  ['expanded', ['cat', 'dog'], ['hen']],
] as const) {
  test(`R4 value set composition: «${name}» has its codes and no others`, () => {
    for (const code of yes) assert.equal(terminology.memberOf(coding(code), `${base}/vs/${name}`), true, code)
    for (const code of no) assert.equal(terminology.memberOf(coding(code), `${base}/vs/${name}`), false, code)
  })
}

test('a value set that nothing here can tell answers neither yes nor no', () => {
  for (const [name, value] of [
    ['hostile', coding('cat')],
    ['new', coding('cat')],
    ['part', coding('b', `${base}/part`)],
    ['snomed', coding('24700007', 'http://snomed.info/sct')],
    ['unheard-of', coding('cat')],
  ] as const) {
    const answer = terminology.memberOf(value, `${base}/vs/${name}`)
    assert.equal(answer, name === 'hostile' ? false : undefined, name)
  }
  assert.equal(terminology.memberOf(coding('a', `${base}/part`), `${base}/vs/part`), true)
})

test('value sets and concepts however deep come to an end', () => {
  const deep = 20_000
  const set = (at: number): ValueSet => ({
    resourceType: 'ValueSet',
    url: `urn:set:${at}`,
    compose: { include: [{ valueSet: [`urn:set:${at + 1}`] }] },
  })
  let concept: CodeSystemConcept = { code: 'c0' }
  for (let at = 1; at < deep; at++) concept = { code: `c${at}`, concept: [concept] }
  const chained = makeTerminology({
    structure: () => undefined,
    valueSet: (url) =>
      url === 'urn:below'
        ? valueSetOf({ system: 'urn:deep', filter: [{ property: 'concept', op: 'is-a', value: `c${deep - 1}` }] })
        : set(Number(url.split(':').at(-1))),
    codeSystem: () => ({ resourceType: 'CodeSystem', url: 'urn:deep', content: 'complete', concept: [concept] }),
  })
  assert.equal(chained.memberOf({ system: 'urn:deep', code: 'c0' }, 'urn:set:0'), undefined)
  assert.equal(chained.memberOf({ system: 'urn:deep', code: 'c0' }, 'urn:below'), true)
})

function valueSetOf(include: ValueSetInclude): ValueSet {
  return { resourceType: 'ValueSet', url: 'urn:below', compose: { include: [include] } }
}

test('a code system that is not case sensitive has a code in either case', () => {
  assert.equal(terminology.memberOf(coding('aBC', `${base}/loose`), `${base}/vs/loose`), true)
})

for (const [title, binding, type, value, expected] of [
  ['required: a code in it', bound('pets'), 'code', 'cat', []],
  ['required: a code outside it', bound('pets'), 'code', 'hen', ['error code-not-in-value-set']],
  ['required: no value, extensions only', bound('pets'), 'code', undefined, ['error code-missing']],
  [
    'required: one coding is enough',
    bound('pets'),
    'CodeableConcept',
    concept(coding('x', 'urn:x'), coding('cat')),
    [],
  ],
  ['required: text alone', bound('pets'), 'CodeableConcept', { text: 'cat' }, ['error code-missing']],
  ['extensible: text alone', bound('pets', 'extensible'), 'CodeableConcept', {}, ['warning code-missing']],
  ['extensible: outside', bound('pets', 'extensible'), 'Coding', coding('hen'), ['warning code-not-in-value-set']],
  ['preferred: outside', bound('pets', 'preferred'), 'Coding', coding('hen'), ['information code-not-in-value-set']],
  ['example: outside', bound('pets', 'example'), 'Coding', coding('hen'), []],
  ['the same code of another system', bound('pets'), 'Coding', coding('cat', 'urn:x'), ['error code-not-in-value-set']],
  [
    'no coding has a system',
    bound('pets'),
    'CodeableConcept',
    concept({ code: 'cat' }),
    ['error code-not-in-value-set'],
  ],
  ['value set not loaded', bound('nowhere'), 'code', 'cat', ['warning not-checked-value-set']],
  [
    'codes not loaded',
    bound('snomed'),
    'Coding',
    coding('24700007', 'http://snomed.info/sct'),
    ['information not-checked-binding'],
  ],
  ['a language by its grammar', bound('languages'), 'code', 'nb-NO', []],
  ['no language that there is', bound('languages'), 'code', 'xx', ['error code-not-in-value-set']],
  ['no language by the grammar', bound('languages'), 'code', 'en_US', ['error code-not-in-value-set']],
  ['a type that has no code', bound('pets'), 'boolean', true, []],
  ['a Quantity without unit', bound('pets'), 'Quantity', { value: 1 }, []],
] as const) {
  test(`R4 binding strength, ${title}`, () =>
    assert.deepEqual(told(terminology.checkBinding(binding, type, value)), expected))
}

test('R4: a preferred value set of the base type is left alone', () =>
  assert.deepEqual(
    terminology.checkBinding(bound('pets', 'preferred'), 'Coding', coding('hen'), { inherited: true }),
    [],
  ))

test('R4 maxValueSet: an extensible binding is not extended beyond it', () => {
  const url = 'http://hl7.org/fhir/StructureDefinition/elementdefinition-maxValueSet'
  const binding = { ...bound('pets', 'extensible'), extension: [{ url, valueCanonical: `${base}/vs/is-a` }] }
  assert.deepEqual(told(terminology.checkBinding(binding, 'Coding', coding('puppy'))), [
    'warning code-not-in-value-set',
  ])
  assert.deepEqual(told(terminology.checkBinding(binding, 'Coding', coding('hen'))), [
    'warning code-not-in-value-set',
    'error code-not-in-value-set',
  ])
})

test('R4 maxValueSet: a code of a preferred binding is not outside it, also where the binding is the base type’s', () => {
  const url = 'http://hl7.org/fhir/StructureDefinition/elementdefinition-maxValueSet'
  const binding = { ...bound('pets', 'preferred'), extension: [{ url, valueCanonical: `${base}/vs/languages` }] }
  const inherited = { inherited: true }
  assert.deepEqual(told(terminology.checkBinding(binding, 'code', 'nb', inherited)), [])
  assert.deepEqual(told(terminology.checkBinding(binding, 'code', 'en_US', inherited)), ['error code-not-in-value-set'])
})

test('R5 additional bindings: required beside an example binding', () => {
  const additional = (purpose: string) => ({
    url: 'http://hl7.org/fhir/tools/StructureDefinition/additional-binding',
    extension: [
      { url: 'purpose', valueCode: purpose },
      { url: 'valueSet', valueCanonical: `${base}/vs/pets` },
    ],
  })
  const binding = (purpose: string) => ({ ...bound('all', 'example'), extension: [additional(purpose)] })
  assert.deepEqual(told(terminology.checkBinding(binding('required'), 'Coding', coding('hen'))), [
    'error code-not-in-value-set',
  ])
  assert.deepEqual(told(terminology.checkBinding(binding('candidate'), 'Coding', coding('hen'))), [])
})

for (const [title, type, value, expected] of [
  ['a code there is', 'CodeableConcept', concept(coding('cat')), []],
  [
    'a code there is not',
    'CodeableConcept',
    concept(coding('cat'), coding('fish')),
    ['error code-unknown coding.1.code'],
  ],
  ['no system', 'Coding', { code: 'cat' }, ['warning coding-without-system']],
  ['the display in another case', 'Coding', { ...coding('cat'), display: 'CAT' }, []],
  ['another display', 'Coding', { ...coding('cat'), display: 'Dog' }, ['information display-differs display']],
  ['a value set as system', 'Coding', coding('cat', `${base}/vs/pets`), ['error system-is-value-set']],
  ['a relative system', 'Coding', coding('cat', 'animals'), ['error system-not-absolute']],
  [
    'a relative system in a concept',
    'CodeableConcept',
    concept(coding('cat', 'animals')),
    ['warning system-not-absolute coding.0.system'],
  ],
  ['a system that is not loaded', 'Coding', coding('1', 'urn:x'), ['information not-checked-code code']],
  ['a country there is', 'Coding', coding('NO', 'urn:iso:std:iso:3166'), []],
  ['a country there is not', 'Coding', coding('XX', 'urn:iso:std:iso:3166'), ['error code-malformed code']],
  ['a unit there is', 'Quantity', { value: 1, ...coding('mg/dL', 'http://unitsofmeasure.org') }, []],
  [
    'a unit there is not',
    'Quantity',
    { value: 1, ...coding('tablet', 'http://unitsofmeasure.org') },
    ['error code-malformed code'],
  ],
  [
    'an annotation',
    'Quantity',
    { value: 1, ...coding('{tbl}', 'http://unitsofmeasure.org') },
    ['warning unit-annotation'],
  ],
  [
    'a duration in no unit',
    'Duration',
    { value: 1, ...coding('day', 'http://unitsofmeasure.org') },
    ['error code-malformed code'],
  ],
  ['a unit of a relative system', 'Quantity', { value: 1, ...coding('mg', 'UCUM') }, ['error system-not-absolute']],
  [
    'a duration of a relative system',
    'Duration',
    { value: 1, ...coding('d', 'UCUM') },
    ['information not-checked-code code'],
  ],
  ['a number for a system', 'Quantity', { value: 1, code: 'mg', system: -1 }, ['error system-not-absolute']],
  ['a unit without system', 'Quantity', { value: 1, code: 'mg' }, []],
  ['LOINC, right check digit', 'Coding', coding('8302-2', 'http://loinc.org'), ['information not-checked-code code']],
  ['LOINC, wrong check digit', 'Coding', coding('8302-3', 'http://loinc.org'), ['error code-malformed code']],
  [
    'SNOMED CT, right check digit',
    'Coding',
    coding('24700007', 'http://snomed.info/sct'),
    ['information not-checked-code code'],
  ],
  [
    'SNOMED CT, wrong check digit',
    'Coding',
    coding('24700008', 'http://snomed.info/sct'),
    ['warning code-malformed code'],
  ],
  ['SNOMED CT, a description', 'Coding', coding('41398015', 'http://snomed.info/sct'), ['warning code-malformed code']],
  [
    'SNOMED CT, an expression',
    'Coding',
    coding('24700007:1=2', 'http://snomed.info/sct'),
    ['information not-checked-code code'],
  ],
] as const) {
  test(`R4 Coding: ${title}`, () => assert.deepEqual(told(terminology.checkCodes(type, value)), expected))
}

test('R4 Coding.version: one that is not loaded; with a required binding to HL7’s own code systems, an error', () => {
  const system = 'http://terminology.hl7.org/CodeSystem/animals'
  const versioned = (version: string) => ({ ...coding('cat', system), version })
  const required: ElementBinding = { strength: 'required', valueSet: `${base}/vs/hl7` }
  assert.deepEqual(told(terminology.checkCodes('Coding', versioned('2.0'))), [])
  assert.deepEqual(told(terminology.checkCodes('Coding', versioned('9'))), [
    'warning not-checked-code-system-version system',
  ])
  assert.deepEqual(told(terminology.checkBinding(required, 'Coding', versioned('2.0'))), [])
  assert.deepEqual(told(terminology.checkBinding(required, 'Coding', versioned('9'))), [
    'error code-system-version-unknown system',
  ])
})

test('a wrong system of a code that is bound is said at the system', () =>
  assert.deepEqual(told(terminology.checkCodes('Coding', coding('cat', 'animals'), { bound: true })), [
    'error system-not-absolute system',
  ]))

test('what the packages cannot say, the service is asked, and what it cannot say is asked later', () => {
  const service: TerminologyService = {
    lookup: (_, code) => (({ '24700007': 'yes', '73211009': 'no' }) as const)[code] ?? 'unknown',
    member: (_, __, code) => (code === '24700007' ? 'no' : 'unknown'),
  }
  const questions: CodeQuestion[] = []
  const ask = (question: CodeQuestion) => questions.push(question)
  const served = makeTerminology(definitions, service)
  const known = coding('24700007', 'http://snomed.info/sct')
  const unknown = coding('22298006', 'http://snomed.info/sct')
  assert.deepEqual(told(served.checkCodes('Coding', known, { ask })), [])
  const absent = coding('73211009', 'http://snomed.info/sct')
  assert.deepEqual(told(served.checkCodes('Coding', absent, { ask })), ['error code-unknown code'])
  assert.deepEqual(told(served.checkBinding(bound('snomed'), 'Coding', known, { ask })), [
    'error code-not-in-value-set',
  ])
  assert.deepEqual(told(served.checkCodes('Coding', unknown, { ask })), ['information not-checked-code code'])
  assert.deepEqual(told(served.checkBinding(bound('snomed'), 'Coding', unknown, { ask })), [
    'information not-checked-binding',
  ])
  assert.deepEqual(told(served.checkBinding(bound('nowhere'), 'Coding', unknown)), ['warning not-checked-value-set'])
  assert.deepEqual(questions, [unknown, { ...unknown, valueSet: `${base}/vs/snomed`, strength: 'required' }])
})

test('no check throws on what is no code', () => {
  const junk = fc.jsonValue({ maxDepth: 3 })
  const member = fc.constantFrom('coding', 'code', 'system', 'version', 'display')
  const types = fc.constantFrom('code', 'Coding', 'CodeableConcept', 'Quantity', 'uri')
  const systems = fc.constantFrom(animals.url, 'http://unitsofmeasure.org', 'http://loinc.org', '__proto__', 'urn:x')
  const coding = fc.record({ system: systems, code: fc.string() })
  const value = fc.oneof(junk, fc.dictionary(member, fc.oneof(junk, fc.array(coding))), coding)
  fc.assert(
    fc.property(types, value, (type, each) => {
      terminology.checkCodes(type, each)
      terminology.memberOf(each, `${base}/vs/both`)
      for (const name of ['pets', 'snomed', 'nowhere']) terminology.checkBinding(bound(name), type, each)
    }),
  )
})

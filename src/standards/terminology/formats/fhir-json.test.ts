import assert from 'node:assert/strict'
import { test } from 'node:test'
import { fhirJson, fhirNdjson } from './fhir-json.ts'
import { readWith } from './formats.fixture.ts'

const codeSystem = {
  resourceType: 'CodeSystem',
  url: 'http://example.org/cs',
  concept: [
    {
      code: 'A',
      display: 'alpha',
      designation: [
        { language: 'nb', value: 'alfa' },
        { language: 'en', value: 'alpha (disorder)', use: { code: '900000000000003001' } },
      ],
      concept: [{ code: 'A1', display: 'alpha one' }],
    },
    { code: 'B', property: [{ code: 'status', valueCode: 'retired' }] },
    { display: 'no code' },
  ],
}

test('a CodeSystem gives nested concepts, designations and retired codes (FHIR R4 CodeSystem)', () => {
  const read = readWith(fhirJson, JSON.stringify(codeSystem))
  assert.deepEqual(read.designations, [
    'http://example.org/cs A nb alfa current',
    'http://example.org/cs A en alpha current',
    'http://example.org/cs A1 en alpha one current',
  ])
  const concepts = read.items.filter((item) => item.kind === 'concept')
  assert.deepEqual(
    concepts.map(({ code, active }) => [code, active]),
    [
      ['A', true],
      ['A1', true],
      ['B', false],
    ],
  )
  assert.deepEqual(read.refusals, [{ reason: 'no-code', at: 'concept[2]' }])
})

test('a supplement names the system it adds texts to (FHIR R4 CodeSystem.supplements)', () => {
  const supplement = {
    resourceType: 'CodeSystem',
    url: 'http://example.org/cs-nb',
    supplements: 'http://example.org/cs|1.0',
    language: 'nb',
    concept: [{ code: 'A', display: 'alfa' }],
  }
  assert.deepEqual(readWith(fhirJson, JSON.stringify(supplement)).designations, [
    'http://example.org/cs A nb alfa current',
  ])
})

const valueSet = {
  resourceType: 'ValueSet',
  url: 'http://example.org/vs',
  version: '2',
  identifier: [{ system: 'urn:ietf:rfc:3986', value: 'urn:oid:1.2.3' }],
  compose: {
    include: [
      {
        system: 'http://example.org/cs',
        concept: [{ code: 'A', designation: [{ language: 'nn', value: 'alfa' }] }, { code: 'B' }],
      },
      { system: 'http://example.org/other', filter: [{ property: 'concept', op: 'is-a', value: 'x' }] },
    ],
    exclude: [{ system: 'http://example.org/cs', concept: [{ code: 'B' }] }],
  },
}

test('a ValueSet gives the members it lists, not those it excludes; what it names by rule is refused', () => {
  const read = readWith(fhirJson, JSON.stringify(valueSet))
  assert.deepEqual(read.members, ['http://example.org/vs|2 http://example.org/cs A'])
  assert.deepEqual(read.designations, ['http://example.org/cs A nn alfa current'])
  assert.deepEqual(read.refusals, [{ reason: 'not-enumerated', at: 'compose.include[1]' }])
})

test('an expansion lists what the rules name; abstract entries are no members (FHIR R4 ValueSet.expansion)', () => {
  const contains = [{ system: 's', code: 'G', abstract: true, contains: [{ system: 's', code: 'C', display: 'c' }] }]
  const read = readWith(fhirJson, JSON.stringify({ ...valueSet, expansion: { contains } }))
  assert.deepEqual(read.members, ['http://example.org/vs|2 s C', 'http://example.org/vs|2 http://example.org/cs A'])
  assert.deepEqual(read.refusals, [])
})

test('a Bundle and each line of an NDJSON file are read; other resources are refused by place', () => {
  const bundle = {
    resourceType: 'Bundle',
    entry: [{ resource: codeSystem }, { resource: { resourceType: 'Patient' } }, {}],
  }
  const read = readWith(fhirJson, JSON.stringify(bundle))
  assert.equal(read.designations.length, 3)
  assert.deepEqual(
    read.refusals.map(({ reason, at }) => [reason, at]),
    [
      ['no-code', 'entry[0].resource.concept[2]'],
      ['not-terminology', 'entry[1].resource'],
      ['not-terminology', 'entry[2].resource'],
    ],
  )
  const lines = readWith(fhirNdjson, [JSON.stringify(codeSystem), '{"resourceType":', '', '[]'].join('\n'))
  assert.equal(lines.designations.length, 3)
  assert.deepEqual(lines.refusals.slice(1), [
    { reason: 'not-json', line: 2 },
    { reason: 'not-terminology', line: 4 },
  ])
})

test('nesting without end is refused instead of followed', () => {
  let concept: object = { code: 'deepest' }
  for (let depth = 0; depth < 200; depth++) concept = { code: `d${depth}`, concept: [concept] }
  const read = readWith(fhirJson, JSON.stringify({ resourceType: 'CodeSystem', url: 'u', concept: [concept] }))
  assert.deepEqual(
    read.refusals.map(({ reason }) => reason),
    ['too-deep'],
  )
})

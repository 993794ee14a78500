import assert from 'node:assert/strict'
import { test } from 'node:test'
import { digest, mayBeConformance, registeredNames } from './digest.ts'

const profile = {
  resourceType: 'StructureDefinition',
  url: 'http://example.test/StructureDefinition/p',
  name: 'P',
  kind: 'resource',
  abstract: false,
  type: 'Patient',
  description: 'Prose',
  extension: [
    { url: 'http://hl7.org/fhir/StructureDefinition/structuredefinition-fmm', valueInteger: 1 },
    {
      url: 'http://hl7.org/fhir/StructureDefinition/structuredefinition-imposeProfile',
      valueCanonical: 'http://a.test',
    },
  ],
}

test('prose and what is for editors is let go, and what a rule rests on is kept', () => {
  const kept = digest({ ...profile, differential: { element: [{ id: 'Patient', path: 'Patient', short: 'Prose' }] } })
  assert.deepEqual(kept, {
    resourceType: 'StructureDefinition',
    url: profile.url,
    name: 'P',
    kind: 'resource',
    abstract: false,
    type: 'Patient',
    differential: { element: [{ id: 'Patient', path: 'Patient' }] },
    extension: [profile.extension[1]],
  })
})

test('a differential is kept only where there is no snapshot', () => {
  const element = [{ id: 'Patient', path: 'Patient' }]
  const kept = digest({ ...profile, snapshot: { element }, differential: { element } })
  assert.deepEqual(kept && Object.keys(kept).filter((name) => /snapshot|differential/.test(name)), ['snapshot'])
})

test('fixed and pattern values keep their own names, and all that they hold', () => {
  const patternCoding = { system: 'http://a.test', code: 'x', extension: [{ url: 'http://b.test' }] }
  const element = [{ id: 'Patient.x', path: 'Patient.x', patternCoding, patternless: 1, isModifier: false, min: 0 }]
  const kept = digest({ ...profile, snapshot: { element } })
  assert.deepEqual(kept, {
    ...kept,
    snapshot: { element: [{ id: 'Patient.x', path: 'Patient.x', patternCoding, min: 0 }] },
  })
})

test('an element without an id gets that of its path and slices (elementdefinition, 2.1.28.0.4)', () => {
  const element = [
    { path: 'Patient' },
    { path: 'Patient.name', sliceName: 'maiden' },
    { path: 'Patient.name.use' },
    { path: 'Patient.contact' },
  ]
  const kept = digest({ ...profile, differential: { element } })
  assert.ok(kept?.resourceType === 'StructureDefinition')
  assert.deepEqual(
    kept.differential?.element.map(({ id }) => id),
    ['Patient', 'Patient.name:maiden', 'Patient.name:maiden.use', 'Patient.contact'],
  )
})

test('a definition with a field that is not what its type says is refused as a whole', () => {
  const odd = [
    { min: '0' },
    { max: 1 },
    { type: [{}] },
    { type: 'string' },
    { type: [{ code: 'Reference', targetProfile: 'http://a.test' }] },
    { binding: { valueSet: 'http://a.test' } },
    { binding: { strength: 'strict' } },
    { constraint: [{ key: 'a-1', severity: 'fatal', human: 'x' }] },
    { slicing: { rules: 'open', discriminator: [{ type: 'value' }] } },
    { path: undefined },
    { extension: [{ url: 'http://a.test', extension: [{ valueCode: 'a' }] }] },
    { condition: [null] },
  ]
  for (const field of odd) {
    const element = JSON.parse(JSON.stringify([{ id: 'Patient', path: 'Patient', ...field }]))
    const digesting = () => digest({ ...profile, snapshot: { element } })
    assert.throws(digesting, { code: 'definition-malformed' }, JSON.stringify(field))
  }
  assert.throws(() => digest({ ...profile, kind: 'sort' }), { code: 'definition-malformed' })
  assert.throws(() => digest({ ...profile, snapshot: { element: ['Patient'] } }), { code: 'definition-malformed' })
})

test('what is no conformance resource, or names itself in vain, is not kept', () => {
  const odd = [null, [], 'x', {}, { resourceType: 'Patient', url: 'http://a.test' }, { ...profile, url: undefined }]
  for (const each of [...odd, { resourceType: '__proto__', url: 'http://a.test' }])
    assert.equal(digest(each), undefined)
})

test('a code system keeps codes, displays in all languages and properties, at every depth', () => {
  const concept = { code: 'a', definition: 'Prose', concept: [{ code: 'b', display: 'B', property: [{ code: 'x' }] }] }
  const kept = digest({ resourceType: 'CodeSystem', url: 'http://a.test', content: 'complete', concept: [concept] })
  assert.ok(kept?.resourceType === 'CodeSystem')
  assert.deepEqual(kept.concept, [{ code: 'a', concept: [{ code: 'b', display: 'B', property: [{ code: 'x' }] }] }])
})

test('a file whose name says another type is not opened', () => {
  assert.equal(mayBeConformance('StructureDefinition-x.json'), true)
  assert.equal(mayBeConformance('profile.json'), true)
  assert.equal(mayBeConformance('SearchParameter-x.json'), false)
  assert.equal(mayBeConformance('StructureDefinition-x.xml'), false)
})

test('of a NamingSystem the URIs are kept, and nothing else', () => {
  const uniqueId = [
    { type: 'oid', value: '1.2.3' },
    { type: 'uri', value: 'http://a.test/x' },
    { type: 'uri', value: 'http://a.test/y' },
    { type: 'uri' },
  ]
  const kept = registeredNames({ resourceType: 'NamingSystem', name: 'X', uniqueId })
  assert.deepEqual(
    kept.map(({ url }) => url),
    ['http://a.test/x', 'http://a.test/y'],
  )
  assert.deepEqual(registeredNames({ resourceType: 'ValueSet', uniqueId }), [])
  assert.equal(mayBeConformance('NamingSystem-x.json'), true)
})

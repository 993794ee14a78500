import assert from 'node:assert/strict'
import { test } from 'node:test'
import { bundles, noVectors } from '../../../../test/vectors.ts'
import type { JsonObject } from '../definitions.ts'
import { indexDocument, type Standing } from './document-index.ts'

const urn = (last: number) => `urn:uuid:00000000-0000-4000-8000-00000000000${last}`
const entry = (fullUrl: string, resource: JsonObject) => ({ fullUrl, resource })
const at = (standing: Standing) => standing.at.join('.')

const medication = { resourceType: 'Medication', id: 'pill' }
const request = { resourceType: 'MedicationRequest', id: 'r', contained: [medication] }
const document = {
  resourceType: 'Bundle',
  entry: [
    entry(urn(1), { resourceType: 'Composition', id: urn(1).slice(9) }),
    entry(urn(2), request),
    entry('https://node.example/fhir/Patient/p', { resourceType: 'Patient', id: 'p', meta: { versionId: '2' } }),
    entry('https://node.example/fhir/Organization/o', { resourceType: 'Organization', id: 'o' }),
    entry(urn(3), { resourceType: 'Bundle', entry: [entry(urn(4), { resourceType: 'Flag', id: 'f' })] }),
    entry(urn(5), { resourceType: 'Device', id: 'one' }),
    entry(urn(5), { resourceType: 'Device', id: 'two' }),
    { fullUrl: urn(6) },
    { resource: { resourceType: 'List', id: 'l' } },
    {
      fullUrl: urn(7),
      resource: { resourceType: 'Parameters', parameter: [{ part: [{ resource: { resourceType: 'Basic' } }] }] },
    },
    { response: { status: '400', outcome: { resourceType: 'OperationOutcome' } } },
  ],
}
const index = indexDocument(document)
const standing = (place: string) => {
  const found = index.all.find((each) => at(each) === place)
  assert.ok(found, place)
  return found
}

test('every resource is found once, a holder before what it holds: entries, contained, parameters, outcomes', () => {
  assert.deepEqual(
    index.all.map((each) => [at(each), each.resource.resourceType]),
    [
      ['', 'Bundle'],
      ['entry.0.resource', 'Composition'],
      ['entry.1.resource', 'MedicationRequest'],
      ['entry.1.resource.contained.0', 'Medication'],
      ['entry.2.resource', 'Patient'],
      ['entry.3.resource', 'Organization'],
      ['entry.4.resource', 'Bundle'],
      ['entry.4.resource.entry.0.resource', 'Flag'],
      ['entry.5.resource', 'Device'],
      ['entry.6.resource', 'Device'],
      ['entry.8.resource', 'List'],
      ['entry.9.resource', 'Parameters'],
      ['entry.9.resource.parameter.0.part.0.resource', 'Basic'],
      ['entry.10.response.outcome', 'OperationOutcome'],
    ],
  )
  assert.equal(index.standingOf(medication)?.container, index.standingOf(request))
})

for (const [title, reference, from, expected] of [
  ['bundle.html#references: a urn leads to the entry under it', urn(2), 'entry.0.resource', 'entry.1.resource'],
  ['a urn without an entry leads nowhere', urn(9), 'entry.0.resource', 'no-such-entry'],
  ['an entry without a resource is no target', urn(6), 'entry.0.resource', 'no-such-entry'],
  ['two entries under one URL are no target', urn(5), 'entry.0.resource', 'several-entries'],
  ['a nested Bundle sees its own entries', urn(4), 'entry.4.resource.entry.0.resource', 'here itself'],
  ['and those of the Bundle around it', urn(2), 'entry.4.resource.entry.0.resource', 'entry.1.resource'],
  ['the outer Bundle does not see into it', urn(4), 'entry.0.resource', 'no-such-entry'],
  ['relative to a RESTful full URL', 'Organization/o', 'entry.2.resource', 'entry.3.resource'],
  ['relative, and not here', 'Organization/x', 'entry.2.resource', 'elsewhere: Organization'],
  ['relative beside a urn: the id ends the urn', `Device/${urn(1).slice(9)}`, 'entry.1.resource', 'entry.0.resource'],
  ['relative without a full URL', 'Organization/o', 'entry.8.resource', 'elsewhere: Organization'],
  ['absolute', 'https://node.example/fhir/Patient/p', 'entry.0.resource', 'entry.2.resource'],
  ['absolute, its version', 'https://node.example/fhir/Patient/p/_history/2', 'entry.0.resource', 'entry.2.resource'],
  ['another version', 'https://node.example/fhir/Patient/p/_history/1', 'entry.0.resource', 'elsewhere: Patient'],
  ['absolute elsewhere', 'https://else.example/Patient/p', 'entry.0.resource', 'elsewhere: Patient'],
  ['absolute, of no type', 'https://else.example/thing', 'entry.0.resource', 'elsewhere: undefined'],
  ['references.html#contained: a fragment', '#pill', 'entry.1.resource', 'entry.1.resource.contained.0'],
  ['from the contained one itself', '#pill', 'entry.1.resource.contained.0', 'here itself'],
  ['# from a contained one is its container', '#', 'entry.1.resource.contained.0', 'entry.1.resource'],
  ['# from one that is not contained', '#', 'entry.1.resource', 'no-such-fragment'],
  ['a fragment without its resource', '#none', 'entry.1.resource', 'no-such-fragment'],
  ['a contained one refers as its container does', urn(1), 'entry.1.resource.contained.0', 'entry.0.resource'],
  ['a conditional reference', 'Patient?identifier=1', 'entry.0.resource', 'elsewhere: Patient'],
  ['no reference by its form', 'somewhere', 'entry.0.resource', 'malformed'],
  ['an unknown type', 'Patientt/1', 'entry.0.resource', 'elsewhere: Patientt'],
  ['spaces', 'Patient/1 2', 'entry.0.resource', 'malformed'],
] as const) {
  test(`${title} (${reference})`, () => {
    const resolved = index.resolve(reference, standing(from))
    if (resolved.leads === 'here') assert.equal(at(resolved.to), expected === 'here itself' ? from : expected)
    else if (resolved.leads === 'nowhere') assert.equal(resolved.because, expected)
    else if (resolved.leads === 'elsewhere') assert.equal(`elsewhere: ${resolved.type}`, expected)
    else assert.equal(resolved.leads, expected)
  })
}

test('a urn outside any Bundle may be elsewhere', () => {
  const alone = indexDocument({ resourceType: 'Flag' })
  assert.deepEqual(alone.resolve(urn(1), alone.root), { leads: 'elsewhere', type: undefined })
})

test('resources of one Parameters refer to each other by type and id', () => {
  const flag = { resourceType: 'Flag', id: 'f' }
  const asked = indexDocument({
    resourceType: 'Parameters',
    parameter: [{ resource: { resourceType: 'Patient', id: 'p' } }, { part: [{ resource: flag }] }],
  })
  const from = asked.standingOf(flag)
  assert.ok(from)
  const found = asked.resolve('Patient/p', from)
  assert.equal(found.leads === 'here' && at(found.to), 'parameter.0.resource')
  assert.equal(asked.resolve('Patient/q', from).leads, 'elsewhere')
})

test('a document of thousands of contained levels is indexed without a deep stack', () => {
  let resource: JsonObject = { resourceType: 'Flag' }
  for (let level = 0; level < 2_000; level += 1) resource = { resourceType: 'Flag', contained: [resource] }
  assert.equal(indexDocument(resource).all.length, 2_001)
})

test('in the clean documents from many countries every urn leads to its entry', { skip: noVectors }, () => {
  for (const { name, bytes } of bundles('fhir/eps', 'fhir/hdr')) {
    const read = JSON.parse(new TextDecoder().decode(bytes)) as JsonObject
    const indexed = indexDocument(read)
    const composition = indexed.all[1]
    assert.ok(composition, name)
    const { subject } = composition.resource as { readonly subject?: { readonly reference?: string } }
    assert.equal(indexed.resolve(subject?.reference ?? '', composition).leads, 'here', name)
  }
})

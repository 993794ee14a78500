import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as fc from 'fast-check'
import { isObject, type JsonObject } from '../definitions.ts'
import { checkBundle } from './document.ts'
import { checkDatatype } from './datatype.ts'
import { indexDocument } from './document-index.ts'
import { checkResource } from './resource.ts'
import { checkReference } from '../reference/reference.ts'

const many = 5_000
const url = (name: string | number) => `https://node.example/fhir/Basic/${name}`
const basic = (id: string | number, changes: JsonObject = {}) => ({
  fullUrl: url(id),
  resource: { resourceType: 'Basic', id: String(id), ...changes },
})
const check = (bundle: JsonObject) => {
  const index = indexDocument(bundle)
  return checkBundle(index.root, index)
}
const document = (entry: readonly JsonObject[]) => ({
  resourceType: 'Bundle',
  type: 'document',
  entry: [
    {
      fullUrl: 'https://node.example/fhir/Composition/1',
      resource: { resourceType: 'Composition', id: '1', author: [{ reference: url(0) }] },
    },
    ...entry,
  ],
})

test('entries that each refer to the next, last first, are walked once', () => {
  const chain = Array.from({ length: many }, (_, at) =>
    basic(many - at, { subject: { reference: url(many - at - 1) } }),
  )
  const found = check(document([...chain, basic(0)]))
  assert.equal(found.filter(({ code }) => code === 'document-entry-reached-backwards').length, many)
})

test('an entry may refer to all others, and all of them to it', () => {
  const detail = Array.from({ length: many }, (_, at) => ({ reference: url(at + 1) }))
  const others = detail.map((_, at) => basic(at + 1, { subject: { reference: url(0) } }))
  assert.deepEqual(check(document([basic(0, { detail }), ...others])), [])
})

test('contained resources that each refer to the next are followed once', () => {
  const contained = Array.from({ length: many }, (_, at) => ({
    resourceType: 'Basic',
    id: `c${at}`,
    subject: { reference: `#c${at - 1}` },
  }))
  const resource = { resourceType: 'Basic', contained, subject: { reference: `#c${many - 1}` } }
  const index = indexDocument(resource)
  assert.deepEqual(checkResource(index.root), [])
  assert.ok(contained.slice(1).every(({ subject }) => checkReference(subject, index.root, index).length === 0))
})

test('bundle.html#references: what stands alone under its URL is found there, whatever the URL', () => {
  const urls = fc.uniqueArray(
    fc.oneof(
      fc.uuid().map((each) => `urn:uuid:${each}`),
      fc.nat().map((each) => `https://node.example/${each}`),
    ),
    { minLength: 1 },
  )
  fc.assert(
    fc.property(urls, (all) => {
      const entry = all.map((fullUrl, at) => ({ fullUrl, resource: { resourceType: 'Basic', id: `b${at}` } }))
      const index = indexDocument({ resourceType: 'Bundle', type: 'collection', entry })
      const [, first] = index.all
      assert.ok(first)
      for (const { fullUrl, resource } of entry) {
        const found = index.resolve(fullUrl, first)
        assert.equal(found.leads === 'here' && found.to.resource, resource)
      }
    }),
    { numRuns: 50 },
  )
})

const members = [
  ...['resourceType', 'type', 'id', 'entry', 'fullUrl', 'resource', 'contained', 'reference', 'subject', 'author'],
  ...['section', 'link', 'other', 'relation', 'url', 'search', 'mode', 'meta', 'versionId', 'security', 'text', 'div'],
  ...['language', 'parameter', 'part', 'response', 'outcome', 'series', 'uid', 'instance', 'result', 'hasMember'],
  ...['toString', 'valueOf', 'constructor', 'length', 'identifier', 'system', 'value', 'groupIdentifier', 'authoredOn'],
] as const

/** Members that FHIR reads, with values it does not mean, and names that JavaScript gives meaning to. */
const strange = fc.letrec<{ value: unknown; object: unknown }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 5 },
    fc.constantFrom('', '#', '#a', 'Patient/1', 'Bundle', 'Composition', 'document', url('a'), null, 0, true, {}, []),
    fc.array(tie('value'), { maxLength: 3 }),
    tie('object'),
  ),
  object: fc.dictionary(fc.constantFrom(...members), tie('value'), { maxKeys: 6 }),
}))

test('whatever stands in a document, nothing throws', () => {
  fc.assert(
    fc.property(strange.object, (value) => {
      const root = { resourceType: 'Bundle', type: 'document', ...(value as JsonObject) }
      const index = indexDocument(root)
      for (const standing of index.all) {
        checkResource(standing)
        checkBundle(standing, index)
        for (const held of Object.values(standing.resource)) {
          if (isObject(held)) checkReference(held, standing, index)
          if (isObject(held)) checkDatatype('Attachment', held)
          if (isObject(held)) checkDatatype('Identifier', held)
        }
      }
    }),
    { numRuns: 500 },
  )
})

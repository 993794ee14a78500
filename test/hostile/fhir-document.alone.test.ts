import assert from 'node:assert/strict'
import { test } from 'node:test'
import { makeDocumentValidator } from '../../src/features/document-validation/index.ts'
import { shippedDefinitions } from '../fhir-definitions.ts'

const definitions = await shippedDefinitions()
const { validate } = makeDocumentValidator({ definitions, now: () => new Date('2027-01-01') })

test('issue 4, bad input: a fault in every value of a megabyte costs seconds, and a bounded list', () => {
  const many = (item: string) => `[${`${item},`.repeat(1_000_000 / (item.length + 1))}${item}]`
  for (const content of [`"name":${many('{}')}`, `"name":[{"given":${many('1')}}]`, `"contact":${many('{"x":1}')}`]) {
    const before = performance.now()
    assert.ok(validate(Buffer.from(`{"resourceType":"Patient",${content}}`)).findings.length <= 15_003)
    assert.ok(performance.now() - before < 10_000)
  }
})

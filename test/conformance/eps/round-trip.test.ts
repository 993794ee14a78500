import assert from 'node:assert/strict'
import test from 'node:test'
import { eps } from '../../../src/conversion/eps/canonicals.ts'
import { accountFor } from '../../../src/conversion/eps/account.ts'
import { fromEps } from '../../../src/conversion/eps/from-eps.ts'
import { toEps } from '../../../src/conversion/eps/to-eps.ts'
import { parseXml } from '../../../src/platform/xml/parse.ts'
import type { XmlElement } from '../../../src/platform/xml/tree.ts'
import { concealMasked } from '../../../src/standards/cda/masking.ts'
import { readPatientSummary } from '../../../src/standards/cda/patient-summary/document.ts'
import { type Json, parseFhirJson, renderFhirJson } from '../../../src/standards/fhir/json.ts'
import { noVectors, own, vectors } from '../../vectors.ts'
import { canonical, differences, unaccounted } from './same-document.ts'

const now = new Date('2026-01-01T00:00:00Z')

const documents = [...own('samples', 'test/fixtures/cda'), ...vectors('cda/ps', 'cda/ps-l1')]

test('there are documents to convert', { skip: noVectors }, () => {
  assert.ok(documents.length >= 53, `${documents.length} documents`)
})

for (const { name, bytes } of documents) {
  test(`CDA to EPS to CDA gives the same document: ${name} (issue 2, item 11)`, () => {
    const root = concealMasked(parseXml(bytes))
    const fields = new Map<XmlElement, string>()
    const summary = readPatientSummary(root, (element, field) => void fields.set(element, field))
    const made = toEps(summary, eps, now)
    const sent = renderFhirJson(made.bundle)
    const back = fromEps(parseFhirJson(sent) as Json)
    const expected = canonical(summary.dialect.root)
    const actual = canonical(back)
    if (expected !== actual) assert.fail(differences(expected, actual))

    const rows = accountFor(summary, made, fields)
    assert.deepEqual(unaccounted(root, rows), [], 'every element with content is in the loss account')
    for (const row of rows) {
      assert.match(row.hash, /^[0-9a-f]{64}$/)
      assert.equal(row.to === null, row.fate === 'dropped')
    }
  })
}

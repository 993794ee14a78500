import assert from 'node:assert/strict'
import test from 'node:test'
import { eps } from '../../../src/conversion/eps/canonicals.ts'
import { accountFor } from '../../../src/conversion/eps/account.ts'
import { fromEps } from '../../../src/conversion/eps/from-eps.ts'
import { toEps } from '../../../src/conversion/eps/to-eps.ts'
import { parseXml } from '../../../src/platform/xml/parse.ts'
import { elementsOf, ownText, pathOf, type XmlElement } from '../../../src/platform/xml/tree.ts'
import { concealMasked } from '../../../src/standards/cda/masking.ts'
import { readPatientSummary } from '../../../src/standards/cda/patient-summary/document.ts'
import { type Json, parseFhirJson, renderFhirJson } from '../../../src/standards/fhir/json.ts'
import { noVectors, own, vectors } from '../../vectors.ts'

const now = new Date('2026-01-01T00:00:00Z')

/**
 * An element as text that is equal for equal content: attributes and children of entries in any order, the narrative
 * in its own.
 */
function canonical(element: XmlElement, ordered = false): string {
  const attributes = Object.keys(element.attributes)
    .filter((name) => name !== 'xsi:schemaLocation')
    .sort()
    .map((name) => ` ${name}=${JSON.stringify(element.attributes[name])}`)
  // Base64 may be broken into lines as one likes (RFC 2045).
  const own = element.attributes.representation === 'B64' ? ownText(element).replace(/\s+/g, '') : ownText(element)
  const blank = ordered || own.trim() === ''
  const text = blank ? '' : elementsOf(element).length > 0 ? own.trim() : own
  const inner = ordered
    ? element.children.map((node) => (typeof node === 'string' ? node.replace(/\s+/g, ' ') : canonical(node, true)))
    : elementsOf(element)
        .map((child) => canonical(child, child.name === 'text' && element.name === 'section'))
        .sort()
  return `<${element.name}${attributes.join('')}>${text}${inner.filter((each) => each.trim()).join('\n')}</>`
}

function differences(expected: string, actual: string): string {
  const left = expected.split('\n')
  const right = actual.split('\n')
  const missing = left.filter((line) => !right.includes(line)).slice(0, 4)
  const added = right.filter((line) => !left.includes(line)).slice(0, 4)
  return `missing:\n${missing.join('\n').slice(0, 900)}\nadded:\n${added.join('\n').slice(0, 900)}`
}

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
    const told = new Set(rows.map(({ path }) => path))
    const missing: string[] = []
    const visit = (element: XmlElement) => {
      if ((Object.keys(element.attributes).length > 0 || ownText(element).trim()) && !told.has(pathOf(element)))
        missing.push(pathOf(element))
      elementsOf(element).forEach(visit)
    }
    visit(root)
    assert.deepEqual(missing, [], 'every element with content is in the loss account')
    for (const row of rows) {
      assert.match(row.hash, /^[0-9a-f]{64}$/)
      assert.equal(row.to === null, row.fate === 'dropped')
    }
  })
}

import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { firstChild } from '../../standards/cda/template.ts'
import { type Json, parseFhirJson } from '../../standards/fhir/json.ts'
import { fromEps, untoldIn } from './from-eps.ts'

/** Synthetic, with an advance directive as an attached document. */
const sample = readFileSync(join(import.meta.dirname, '../../../samples/fhir/eps-full.json'), 'utf8')
// The sample is an object.
const full = () => parseFhirJson(sample) as Json
const sectionsOf = (bundle: Json) => (bundle.entry as { resource: { section: Json[] } }[])[0]!.resource.section

test('EPS: a document that a section speaks of does not stand in place of the sections', () => {
  const component = firstChild(fromEps(full()), 'component')
  const body = component && firstChild(component, 'structuredBody')
  assert.equal(body?.children.length, sectionsOf(full()).length)
})

test('issue 4: of an EPS that tells each entry in words as well, nothing is untold', () => {
  assert.deepEqual(untoldIn(full()), [])
})

test('issue 4: an entry that CDA has no statement for is untold in a section without words', () => {
  const bundle = full()
  const sections = sectionsOf(bundle)
  const at = sections.findIndex(({ title }) => title === 'Advance directives')
  const { text: _, ...silent } = sections[at]!
  sections[at] = { ...silent, section: [{ title: 'Inside' }] }
  const place = `Bundle.entry[0].resource.section[${at}]`
  assert.deepEqual(untoldIn(bundle), [`${place}.entry`, `${place}.section`])
})

import assert from 'node:assert/strict'
import { Buffer } from 'node:buffer'
import test from 'node:test'
import { parseXml } from '../../../platform/xml/parse.ts'
import { readPatientSummary } from './document.ts'

function read(sections: string) {
  return readPatientSummary(
    parseXml(
      Buffer.from(
        `<ClinicalDocument xmlns="urn:hl7-org:v3" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><component><structuredBody>${sections}</structuredBody></component></ClinicalDocument>`,
      ),
    ),
  ).sections
}

const observation =
  '<observation classCode="OBS" moodCode="EVN"><code code="11778-8"/><value xsi:type="TS" value="20260401"/></observation>'

test('a template id beside the statement does not hide it (entries of the 2-1234-W2 kind)', () => {
  const [section] = read(
    `<component><section><code code="10162-6"/><entry><templateId root="2.999.1"/>${observation}</entry></section></component>`,
  )
  assert.deepEqual(
    section?.entries.map(({ kind }) => kind),
    ['observation'],
  )
  assert.equal(section.unread.length, 0)
})

test('a section is known by its template where its code says nothing (exchange guide 2.2: code first, template second)', () => {
  const [section] = read(
    `<component><section><templateId root="1.3.6.1.4.1.12559.11.10.1.3.1.2.7"/><code nullFlavor="UNK"/><entry>${observation}</entry></section></component>`,
  )
  assert.equal(section?.kind, 'pregnancy')
  assert.equal(section.entries.length, 1)
})

test('original text may stand in another section', () => {
  const [section] = read(
    `<component><section><code code="11450-4"/><text>none here</text><entry><act><entryRelationship><observation><value xsi:type="CD" code="x"><originalText><reference value="#far"/></originalText></value></observation></entryRelationship></act></entry></section></component>
     <component><section><code code="11348-0"/><text><content ID="far">words afar</content></text></section></component>`,
  )
  const entry = section?.entries[0]
  assert.ok(entry?.kind === 'problemConcern')
  const value = entry.model.observations[0]?.value
  assert.equal(value && 'coded' in value ? value.coded.originalText?.text : undefined, 'words afar')
})

test('an unknown section is read as titled narrative, its entries kept unread (issue 2, item 8)', () => {
  const [section] = read(
    `<component><section><code code="10155-0"/><title>Other</title><text>words</text><entry>${observation}</entry></section></component>`,
  )
  assert.equal(section?.kind, 'other')
  assert.equal(section.title, 'Other')
  assert.ok(section.text)
  assert.equal(section.unread.length, 1)
})

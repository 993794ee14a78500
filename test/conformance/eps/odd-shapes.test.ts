import assert from 'node:assert/strict'
import { test } from 'node:test'
import { accountFor } from '../../../src/conversion/eps/account.ts'
import { eps } from '../../../src/conversion/eps/canonicals.ts'
import { fromEps } from '../../../src/conversion/eps/from-eps.ts'
import { toEps } from '../../../src/conversion/eps/to-eps.ts'
import { parseXml } from '../../../src/platform/xml/parse.ts'
import { readPatientSummary } from '../../../src/standards/cda/patient-summary/document.ts'
import { type Json, parseFhirJson, renderFhirJson } from '../../../src/standards/fhir/json.ts'
import { canonical, unaccounted } from './same-document.ts'

const patient =
  '<recordTarget><patientRole><id root="2.999.2" extension="1"/><patient><name><family>A</family></name></patient></patientRole></recordTarget>'
const section =
  '<section><code code="11450-4" codeSystem="2.16.840.1.113883.6.1"/><title>Problems</title><text>One</text></section>'
const pdf = '<text mediaType="application/pdf" representation="B64">JVBERi0xLjQK</text>'

const summary = (body: string, root = '', inRoot = ''): string =>
  `<ClinicalDocument xmlns="urn:hl7-org:v3" ${root}><id root="2.999.1"/><code code="60591-5"/>${patient}${inRoot}${body}</ClinicalDocument>`
const structured = (content: string): string =>
  summary(`<component><structuredBody>${content}</structuredBody></component>`)

const shapes: readonly (readonly [title: string, document: string])[] = [
  ['no body', summary('')],
  [
    'a body of another name',
    summary(`<component><wrapper><structuredBody>${section}</structuredBody></wrapper></component>`),
  ],
  ['a section outside any component', structured(`${section}<component>${section}</component>`)],
  [
    'a component without a section',
    structured(`<component><note>x</note></component><component>${section}</component>`),
  ],
  ['two sections in a component', structured(`<component>${section}<section><title>B</title></section></component>`)],
  [
    'two bodies',
    summary(
      `<component typeCode="COMP"><structuredBody><component>${section}</component></structuredBody></component>`.repeat(
        2,
      ),
    ),
  ],
  [
    'two bodies, the second empty',
    summary(
      `<component><structuredBody id="1"><component>${section}</component></structuredBody><structuredBody/></component><component><structuredBody/></component>`,
    ),
  ],
  [
    'a structured body and a PDF',
    summary(
      `<component><nonXMLBody>${pdf}</nonXMLBody><structuredBody><component>${section}</component></structuredBody></component>`,
    ),
  ],
  ['a PDF alone', summary(`<component><nonXMLBody>${pdf}</nonXMLBody></component>`)],
  [
    'a PDF with more said of it',
    summary(
      `<component><nonXMLBody>${pdf.replace('<text', '<text language="en" compression="DF"')}</nonXMLBody></component>`,
    ),
  ],
  ['two PDFs', summary(`<component><nonXMLBody>${pdf}${pdf}</nonXMLBody><nonXMLBody>${pdf}</nonXMLBody></component>`)],
  [
    'two texts in a section',
    structured(`<component>${section.replace('</text>', '</text><text>Two</text>')}</component>`),
  ],
  [
    'attributes on body and section',
    structured(`<component typeCode="COMP"><section classCode="DOCSECT" ID="s"><title>A</title></section></component>`),
  ],
  ['attributes on the root', summary('', 'classCode="DOCCLIN" moodCode="EVN"')],
  [
    'an element of another namespace',
    structured(`<component>${section.replace('<title>', '<title xmlns="urn:other">')}</component>`),
  ],
  ['words between elements', structured(`stray<component>loose${section}</component>`)],
]

for (const [title, document] of shapes) {
  test(`${title}: nothing is lost on the way to EPS and back (issue 2, item 11)`, () => {
    const root = parseXml(new TextEncoder().encode(document))
    const read = readPatientSummary(root)
    const made = toEps(read, eps, new Date(0))
    const back = fromEps(parseFhirJson(renderFhirJson(made.bundle)) as Json)
    assert.equal(canonical(back), canonical(root))
    assert.deepEqual(unaccounted(root, accountFor(read, made, new Map())), [])
  })
}

test('what is carried is not said to be mapped: attributes of the root and of a section', () => {
  const root = parseXml(
    new TextEncoder().encode(
      summary(
        `<component><structuredBody><component>${section.replace('<section', '<section ID="s"')}</component></structuredBody></component>`,
        'classCode="DOCCLIN"',
      ),
    ),
  )
  const read = readPatientSummary(root)
  const rows = accountFor(read, toEps(read, eps, new Date(0)), new Map())
  const fateOf = (path: string) => rows.filter((row) => row.path === path).map(({ fate }) => fate)
  assert.deepEqual(fateOf('/ClinicalDocument'), ['carried'])
  assert.deepEqual(fateOf('/ClinicalDocument/component/structuredBody/component/section'), ['carried'])
})

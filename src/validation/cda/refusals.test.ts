import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Problem } from '../../kernel/problem.ts'
import { parseXmlText } from '../../platform/xml/parse.ts'
import { recogniseSummary } from './refusals.ts'
import { refusalTexts } from './refusal-texts.ts'

const E = '1.3.6.1.4.1.12559.11.10.1.3.1'
const summaryCode = '<code code="60591-5" codeSystem="2.16.840.1.113883.6.1"/>'

const person = (id: string, name: string, birth: string) =>
  `<recordTarget><patientRole>${id}<patient><name>${name}</name><birthTime value="${birth}"/></patient></patientRole></recordTarget>`
const [kari, same] = [
  person('<id root="2.999" extension="1"/>', '<given>Kari</given><family>Prøve</family>', '19700203'),
  person('<id nullFlavor="NI"/>', '<given>KARI </given> <family>Prøve</family>', '19700203'),
]
const l3 = '<component><structuredBody><component><section/></component></structuredBody></component>'
const l1 = (text: string) => `<component><nonXMLBody>${text}</nonXMLBody></component>`
const pdf = Buffer.from('%PDF-1.4 and so on').toString('base64')

const read = (...parts: readonly string[]) =>
  recogniseSummary(parseXmlText(`<ClinicalDocument xmlns="urn:hl7-org:v3">\n${parts.join('\n')}\n</ClinicalDocument>`))

for (const [title, parts, code] of [
  ['E.1.1: a prescription', ['<code code="57833-6"/>', kari, l3], 'document-is-prescription'],
  ['E.1.2: a dispensation, even without a patient', ['<code code="60593-1"/>', l3], 'document-is-dispensation'],
  [
    'E.1.5: an overview, by code before template',
    [`<templateId root="${E}.1.3"/><code code="56445-0"/>`, kari, l3],
    'document-is-medication-overview',
  ],
  ['E.1.4: an encounter report', ['<code code="34133-9"/>', kari, l3], 'document-is-encounter-report'],
  ['E.1.8: a discharge report', ['<code code="34105-7"/>', kari, l3], 'document-is-discharge-report'],
  ['E.1.9: a laboratory report', ['<code code="11502-2"/>', kari, l3], 'document-is-laboratory-report'],
  ['E.1.10: an imaging report', ['<code code="18748-4"/>', kari, l3], 'document-is-imaging-report'],
  ['E.1.11: an image', ['<code code="x-clinical-image"/>', kari, l3], 'document-is-image'],
  ['E.1.6: a prescription by template alone', [`<templateId root="${E}.1.6"/>`, kari, l3], 'document-is-prescription'],
  ['a code nobody here knows', ['<code code="11488-4"/>', kari, l3], 'document-type-unknown'],
  ['no code, no template and no section of a summary', [kari, l3], 'document-type-unknown'],
  ['no recordTarget', [summaryCode, l3], 'no-patient'],
  [
    'a patientRole without a patient',
    [summaryCode, '<recordTarget><patientRole><id root="2.999"/></patientRole></recordTarget>', l3],
    'no-patient',
  ],
  [
    'a patient with neither name nor identifier',
    [summaryCode, person('<id nullFlavor="UNK"/>', ' ', '1970'), l3],
    'no-patient',
  ],
  [
    'two patients by identifier',
    [summaryCode, kari, kari.replace('extension="1"', 'extension="2"'), l3],
    'two-patients',
  ],
  ['two patients by name', [summaryCode, kari, same.replace('KARI', 'OLA'), l3], 'two-patients'],
  ['one patient named twice', [summaryCode, kari, same, l3], 'two-patients'],
  ['one identifier and two birth dates', [summaryCode, kari, kari.replace('1970', '1971'), l3], 'two-patients'],
  [
    'two patients in one recordTarget',
    [
      summaryCode,
      kari.replace(
        '</recordTarget>',
        '<patientRole><id root="2.999" extension="7"/><patient/></patientRole></recordTarget>',
      ),
      l3,
    ],
    'two-patients',
  ],
  ['E.1.7: no PDF', [summaryCode, kari, l1('<text mediaType="application/pdf"> </text>')], 'pdf-missing'],
  [
    'E.1.7: a PDF outside the document',
    [summaryCode, kari, l1('<text mediaType="application/pdf"><reference value="x.pdf"/></text>')],
    'pdf-missing',
  ],
  [
    'E.1.7: an image',
    [summaryCode, kari, l1(`<text mediaType="image/png" representation="B64">${pdf}</text>`)],
    'pdf-wrong-media',
  ],
  [
    'E.1.7: not base64',
    [summaryCode, kari, l1('<text mediaType="application/pdf" representation="B64">%PDF-1.4</text>')],
    'pdf-bad-base64',
  ],
  [
    'E.1.7: a PDF with the wrong bytes',
    [summaryCode, kari, l1(`<text mediaType="application/pdf">${Buffer.from('PK zip').toString('base64')}</text>`)],
    'pdf-wrong-bytes',
  ],
] as const)
  test(`issue 2 item 10: refused: ${title}`, () => {
    assert.throws(
      () => read(...parts),
      (error) => {
        assert.ok(error instanceof Problem)
        assert.equal(error.code, code)
        assert.match(error.place.at ?? '', /^\/ClinicalDocument/)
        assert.ok((error.place.line ?? 0) > 0)
        assert.doesNotMatch(error.message, /Kari|Prøve|1970|2\.999/i)
        for (const texts of Object.values(refusalTexts)) assert.ok(texts[code].endsWith('.'))
        return true
      },
    )
  })

for (const root of [
  '<Bundle xmlns="http://hl7.org/fhir"/>',
  '<ClinicalDocument/>',
  '<ClinicalDocument xmlns="urn:hl7-org:v2"/>',
])
  test(`CDA R2: not a ClinicalDocument: ${root}`, () =>
    assert.throws(() => recogniseSummary(parseXmlText(root)), { code: 'not-cda', kind: 'unsupported' }))

for (const [title, parts, by] of [
  ['by its LOINC code, whatever the template', [summaryCode, '<templateId root="1.3.182.11.9"/>', kari, l3], 'code'],
  [
    'by its code though a translation says otherwise',
    [summaryCode.replace('/>', '><translation code="34133-9"/></code>'), kari, l3],
    'code',
  ],
  [
    'by a translation of a national code',
    [`<code code="PS" codeSystem="2.999">${'<translation code="60591-5"/>'}</code>`, kari, l3],
    'translation',
  ],
  [
    'by template E.1.3 when the code is null',
    [`<templateId root="${E}.1.3"/><code nullFlavor="UNK"/>`, kari, l3],
    'template',
  ],
  [
    'by its sections when neither is there',
    [kari, l3.replace('<section/>', '<section><code code="48765-2"/></section>')],
    'sections',
  ],
  ['without a body: every section not delivered', [summaryCode, kari], 'code'],
  ['a patient with an identifier but no name', [summaryCode, person('<id root="2.999"/>', '', '1970'), l3], 'code'],
] as const)
  test(`issue 2 item 10: shown: ${title}`, () => {
    assert.deepEqual([read(...parts).by, read(...parts).level], [by, 'L3'])
  })

test('E.1.7: an L1 summary gives its PDF, white space in the base64 left out', () => {
  const wrapped = `\n  ${pdf.slice(0, 8)}\n  ${pdf.slice(8)}\n`
  const found = read(summaryCode, kari, l1(`<text mediaType="application/pdf" representation="B64">${wrapped}</text>`))
  assert.equal(found.level, 'L1')
  assert.equal(Buffer.from(found.pdf ?? []).toString(), '%PDF-1.4 and so on')
})

test('eHDSI PS, waves: medication namespaces are told by URI, whatever the prefix', () => {
  const product =
    '<a:x xmlns:a="urn:hl7-org:pharm"/><pharm:x xmlns:pharm="urn:hl7-org:v3"/><b:x xmlns:b="urn:epsos-org:ep:medication"/>'
  const found = read(summaryCode, kari, l3.replace('<section/>', `<section>${product}</section>`))
  assert.deepEqual(found.medicationNamespaces, ['urn:hl7-org:pharm', 'urn:epsos-org:ep:medication'])
})

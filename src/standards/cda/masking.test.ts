import assert from 'node:assert/strict'
import { Buffer } from 'node:buffer'
import { test } from 'node:test'
import { parseXml } from '../../platform/xml/parse.ts'
import { serialiseXml } from '../../platform/xml/write.ts'
import { concealMasked } from './masking.ts'

const xsi = 'http://www.w3.org/2001/XMLSchema-instance'
const parse = (xml: string) => parseXml(Buffer.from(xml.replace('>', ` xmlns="urn:hl7-org:v3" xmlns:xsi="${xsi}">`)))
const written = (xml: string) =>
  serialiseXml(concealMasked(parse(xml)), { prefixes: { 'urn:hl7-org:v3': '', [xsi]: 'xsi' } })

for (const [title, masked, open] of [
  ['a value', '<value xsi:type="CD" nullFlavor="MSK"/>', '<value xsi:type="CD" nullFlavor="NI"/>'],
  ['spaces around it (XML Schema token)', '<value nullFlavor=" MSK "/>', '<value nullFlavor="NI"/>'],
  ['small letters', '<value nullFlavor="msk"/>', '<value nullFlavor="NI"/>'],
  [
    'a code that is a null flavour',
    '<value code="MSK" codeSystem="2.16.840.1.113883.5.1008" displayName="Masked"/>',
    '<value nullFlavor="NI"/>',
  ],
  [
    'a code the sender left behind',
    '<value nullFlavor="MSK" code="B24" displayName="HIV"><originalText>HIV</originalText><translation code="B24"/></value>',
    '<value nullFlavor="NI"/>',
  ],
  [
    'a name left behind',
    '<name use="L" nullFlavor="MSK"><family>Doe</family>Jane</name>',
    '<name use="L" nullFlavor="NI"/>',
  ],
  [
    'a statement with content',
    '<observation classCode="OBS" nullFlavor="MSK"><templateId root="1"/><id root="2"/><code code="x"/><statusCode code="completed"/><value code="B24"/></observation>',
    '<observation classCode="OBS" nullFlavor="NI"><templateId root="1"/><statusCode code="completed"/></observation>',
  ],
  [
    'a section with content',
    '<section nullFlavor="MSK"><code code="11450-4"/><title>T</title><text>HIV</text><entry/></section>',
    '<section nullFlavor="NI"><code code="11450-4"/><title>T</title></section>',
  ],
  [
    'a patient, of whom the rest is read',
    '<patient nullFlavor="MSK"><name>Jane</name></patient>',
    '<patient nullFlavor="NI"><name>Jane</name></patient>',
  ],
] as const) {
  test(`Art. 8: masked reads as no information: ${title}`, () => {
    assert.equal(written(`<root>${masked}</root>`), written(`<root>${open}</root>`))
  })
}

test('a document without masks is the same document', () => {
  const root = parse('<root><value nullFlavor="NI" code="MSK" codeSystem="1"/></root>')
  assert.equal(concealMasked(root), root)
})

import { Buffer } from 'node:buffer'

/** What a document of the tests differs in. */
export type OriginalOf = {
  /** LOINC class code, and what it is called. */
  readonly code: string
  readonly title: string
  readonly patient?: string
  /** Inside `component`: a file in base64, or sections. */
  readonly body: string
}

const file = (mediaType: string, base64: string) =>
  `<nonXMLBody><text mediaType="${mediaType}" representation="B64">${base64}</text></nonXMLBody>`

/** One page with a line on it, small enough to read. */
const onePage = `%PDF-1.4
1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj
2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj
3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 200]/Contents 4 0 R/Resources<</Font<</F<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>>>>>>>endobj
4 0 obj<</Length 47>>stream
BT /F 14 Tf 20 150 Td (Hemoglobiini 132 g/l) Tj ET
endstream endobj
trailer<</Root 1 0 R>>
%%EOF`

/** A grey point. */
const onePixel = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNgAAAAAgABSK+kcQAAAABJRU5ErkJggg=='

/** Bodies that original documents come with. */
export const bodies = {
  pdf: file('application/pdf', Buffer.from(onePage).toString('base64')),
  png: file('image/png', onePixel),
  /** Says it is a picture, and is a web page. */
  page: file('image/png', Buffer.from('<html><script>alert(1)</script></html>').toString('base64')),
  narrative: `<structuredBody><component><section><code code="26436-6" codeSystem="2.16.840.1.113883.6.1"/><title>Laboratoriotulokset</title>
<text><table><thead><tr><th>Koe</th><th>Tulos</th></tr></thead><tbody><tr><td>Hemoglobiini</td><td>132 g/l</td></tr></tbody></table>
<paragraph onclick="alert(1)">Ei poikkeavaa</paragraph></text></section></component></structuredBody>`,
}

/** An original clinical document of the patient of our Finnish sample (OrCD). */
export function originalDocument({ code, title, patient = 'FI-EX-840611', body }: OriginalOf): Uint8Array {
  return Buffer.from(`<?xml version="1.0" encoding="UTF-8"?>
<ClinicalDocument xmlns="urn:hl7-org:v3"><typeId root="2.16.840.1.113883.1.3" extension="POCD_HD000040"/>
<id root="2.999.246.9" extension="${code}"/><code code="${code}" codeSystem="2.16.840.1.113883.6.1"/><title>${title}</title>
<effectiveTime value="20261020"/><confidentialityCode code="N" codeSystem="2.16.840.1.113883.5.25"/><languageCode code="fi-FI"/>
<recordTarget><patientRole><id root="2.999.246.1.1" extension="${patient}"/><patient><name><given>Aino</given><given>Esimerkki</given><family>Keksitty</family></name>
<administrativeGenderCode code="F" codeSystem="2.16.840.1.113883.5.1"/><birthTime value="19840611"/></patient></patientRole></recordTarget>
<author><time value="20261020"/><assignedAuthor><id root="2.999.246.8" extension="1"/><representedOrganization><name>Keksitty laboratorio</name></representedOrganization></assignedAuthor></author>
<component>${body}</component></ClinicalDocument>`)
}

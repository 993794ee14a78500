import assert from 'node:assert/strict'
import { Buffer } from 'node:buffer'
import test from 'node:test'
import { eps } from '../../../src/conversion/eps/canonicals.ts'
import { fromEps } from '../../../src/conversion/eps/from-eps.ts'
import { toEps } from '../../../src/conversion/eps/to-eps.ts'
import { parseXml } from '../../../src/platform/xml/parse.ts'
import { textOf } from '../../../src/platform/xml/tree.ts'
import { readPatientSummary } from '../../../src/standards/cda/patient-summary/document.ts'

const document = `<ClinicalDocument xmlns="urn:hl7-org:v3"><id root="2.999.1"/><code code="60591-5"/>
<recordTarget><patientRole><id root="2.999.2" extension="1"/><patient><name><family>A</family></name></patient></patientRole></recordTarget>
<component><structuredBody><component><section><code code="11450-4"/><title>Outer</title><text>outer words</text>
<component><section><code code="99999-9"/><title>Inner</title><text>inner words</text></section></component>
</section></component></structuredBody></component></ClinicalDocument>`

test('a section inside a section is read, and comes back from EPS with the one that holds it', () => {
  const summary = readPatientSummary(parseXml(Buffer.from(document)))
  assert.deepEqual(
    summary.sections.map(({ title, nested }) => [title, nested]),
    [
      ['Outer', false],
      ['Inner', true],
    ],
  )
  const back = fromEps(toEps(summary, eps, new Date(0)).bundle)
  assert.match(textOf(back), /outer words/)
  assert.match(textOf(back), /inner words/)
})

import assert from 'node:assert/strict'
import test from 'node:test'
import { bundleOf, codes, document, resources } from '../../../test/conversion/small-summary.ts'
import type { Json } from '../../standards/fhir/json.ts'

const patient = '<patient><name><family>B</family></name></patient>'

function composition(header: string): Json {
  const [made] = resources(bundleOf(document('', patient, header)), 'Composition')
  assert.ok(made)
  return made
}

for (const [typeCode, relation] of [
  ['XFRM', 'transforms'],
  ['RPLC', 'replaces'],
  ['APND', 'appends'],
] as const) {
  test(`x_ActRelationshipDocument ${typeCode}: the document ${relation} the other`, () => {
    const parent = `<relatedDocument typeCode="${typeCode}"><parentDocument><id root="2.999.1.2.3" extension="9"/></parentDocument></relatedDocument>`
    const [made] = composition(parent).relatesTo as Json[]
    assert.deepEqual(made, { code: relation, targetIdentifier: { system: 'urn:oid:2.999.1.2.3', value: '9' } })
  })
}

test('Composition.author: EPS has at least one, and says that it is unknown', () => {
  assert.match(JSON.stringify(composition('').author), /data-absent-reason/)
})

test('Composition.type is the patient summary; the date keeps its offset', () => {
  const made = composition('')
  assert.deepEqual(codes(made.type), ['60591-5'])
  assert.equal(made.date, '2026-01-02T03:04:05+01:00')
})

for (const [code, expected] of [
  ['R', 'R'],
  ['X', undefined],
] as const) {
  test(`Confidentiality ${code} is ${expected}: FHIR takes its own codes only`, () => {
    const made = composition(`<confidentialityCode code="${code}" codeSystem="2.16.840.1.113883.5.25"/>`)
    assert.equal(made.confidentiality, expected)
    if (expected === undefined) assert.equal(made._confidentiality, undefined)
  })
}

test('BCP 47: a language that is no tag is not claimed', () => {
  assert.equal(composition('<languageCode code="pt-PT"/>').language, 'pt-PT')
  assert.equal(composition('<languageCode code="Portuguese (Portugal)"/>').language, undefined)
})

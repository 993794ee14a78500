import assert from 'node:assert/strict'
import test from 'node:test'
import { bundleOf, coded, codes, document, resources, section } from '../../../test/conversion/small-summary.ts'
import type { Json } from '../../standards/fhir/json.ts'

const name = coded('code', '13619001')
const done = '<statusCode code="completed"/>'
const dated = '<effectiveTime value="19970605"/>'

function procedures(inside: string, attributes = '', text = 'x'): readonly Json[] {
  const entry = `<entry><procedure classCode="PROC" moodCode="EVN" ${attributes}>${inside}</procedure></entry>`
  return resources(bundleOf(document(section('47519-4', entry, text))), 'Procedure')
}

for (const [status, expected] of [
  ['completed', 'completed'],
  ['active', 'in-progress'],
  ['aborted', 'stopped'],
  ['cancelled', 'not-done'],
  ['new', 'unknown'],
] as const) {
  test(`ActStatus ${status} of a procedure is ${expected}`, () => {
    assert.equal(procedures(`${name}<statusCode code="${status}"/>`)[0]?.status, expected)
  })
}

test('negationInd: a procedure that was not done is not-done, whatever its status', () => {
  assert.equal(procedures(`${name}${done}`, 'negationInd="true"')[0]?.status, 'not-done')
})

test('eHDSI PS E.3.26: the side is in the words of the site, and SNOMED CT even where its system is left out', () => {
  const site =
    '<targetSiteCode code="76552005" codeSystem="2.16.840.1.113883.6.96" displayName="Shoulder"><qualifier><name code="272741003"/><value code="7771000" displayName="Left"/></qualifier></targetSiteCode>'
  const [procedure] = procedures(`${name}${done}${site}`)
  const [made] = (procedure?.bodySite ?? []) as { text?: string; coding?: { system?: string }[] }[]
  assert.equal(made?.text, 'Shoulder, Left')
  assert.deepEqual(codes(made), ['76552005', '7771000'])
  assert.equal(made?.coding?.[1]?.system, 'http://snomed.info/sct')
})

test('exchange 2.5: a template filled with null flavours is no procedure, and the section says so', () => {
  for (const [inside, attributes] of [
    [`<code nullFlavor="NI"/>${done}<effectiveTime nullFlavor="NI"/>`, ''],
    [`<code nullFlavor="NA"/><text><reference value="#p"/></text>${done}${dated}`, 'nullFlavor="NA"'],
  ] as const)
    assert.deepEqual(procedures(inside, attributes, '<content ID="p">none</content>'), [])
})

test('a procedure told in words, with a date, is named by its words', () => {
  const inside = `<code nullFlavor="NI"/><text><reference value="#p"/></text>${done}${dated}`
  const [made] = procedures(inside, '', '<content ID="p">carski rez</content>')
  assert.equal((made?.code as Json | undefined)?.text, 'carski rez')
  assert.equal(made?.performedDateTime, '1997-06-05')
})

test('exchange 2.5: a device of which nothing is said is not in use', () => {
  const device = (inside: string) => `<entry><supply classCode="SPLY" moodCode="EVN">${inside}</supply></entry>`
  const of = (code: string, time = '') =>
    resources(
      bundleOf(
        document(
          section(
            '46264-8',
            device(
              `${time}<participant typeCode="DEV"><participantRole><playingDevice>${code}</playingDevice></participantRole></participant>`,
            ),
          ),
        ),
      ),
      'DeviceUseStatement',
    ).map(({ status }) => status)
  assert.deepEqual(of('<code nullFlavor="NI"/>'), [])
  assert.deepEqual(of(coded('code', '72506001')), ['active'])
  assert.deepEqual(
    of(coded('code', '72506001'), '<effectiveTime><low value="2001"/><high value="2002"/></effectiveTime>'),
    ['completed'],
  )
})

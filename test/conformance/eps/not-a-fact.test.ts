import assert from 'node:assert/strict'
import { Buffer } from 'node:buffer'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { eps } from '../../../src/conversion/eps/canonicals.ts'
import { fromEps } from '../../../src/conversion/eps/from-eps.ts'
import { toEps } from '../../../src/conversion/eps/to-eps.ts'
import { parseXml } from '../../../src/platform/xml/parse.ts'
import { readPatientSummary } from '../../../src/standards/cda/patient-summary/document.ts'
import type { Json } from '../../../src/standards/fhir/json.ts'

/** What is planned, asked for, denied, another's or a mistake is never told by FHIR as done, taken or the patient's. */

const sample = readFileSync(new URL('../../../samples/fi-ps-l3.xml', import.meta.url), 'utf8')

/** The sample with the first statement of this element changed, as a Bundle. */
function convert(element: string, change: (statement: string) => string) {
  const from = sample.search(new RegExp(`<${element}\\b`))
  const to = sample.indexOf(`</${element}>`, from)
  assert.ok(from > 0 && to > from, element)
  const changed = sample.slice(0, from) + change(sample.slice(from, to)) + sample.slice(to)
  const { bundle } = toEps(readPatientSummary(parseXml(Buffer.from(changed))), eps, new Date(0))
  const resources = (bundle.entry as { resource: Json }[]).map(({ resource }) => resource)
  const back = readPatientSummary(fromEps(bundle))
  return { of: (type: string) => resources.filter((each) => each.resourceType === type), back }
}

const mood = (code: string) => (statement: string) => statement.replace(/moodCode="\w+"/, `moodCode="${code}"`)
const asItIs = (statement: string) => statement

for (const code of ['INT', 'RQO', 'PRP', 'APT']) {
  test(`ActMood ${code}: a planned procedure is not completed, whatever its statusCode`, () => {
    const { of, back } = convert('procedure', mood(code))
    assert.equal(of('Procedure')[0]?.status, 'preparation')
    const again = back.sections.flatMap(({ entries }) => entries).find(({ kind }) => kind === 'procedure')
    assert.ok(again?.kind === 'procedure')
    assert.equal(again.model.mood, code)
    assert.equal(again.model.statusCode?.code, 'completed')
  })
}

for (const code of ['RQO', 'PRP', 'PRMS']) {
  test(`ActMood ${code}: a medicine asked for is intended, not taken`, () => {
    const { of, back } = convert('substanceAdministration', mood(code))
    assert.equal(of('MedicationStatement')[0]?.status, 'intended')
    const again = back.sections.flatMap(({ entries }) => entries).find(({ kind }) => kind === 'medication')
    assert.ok(again?.kind === 'medication')
    assert.equal(again.model.mood, code)
  })
}

test('ActMood INT and EVN: eHDSI writes both of a medicine in use', () => {
  for (const code of ['INT', 'EVN'])
    assert.notEqual(convert('substanceAdministration', mood(code)).of('MedicationStatement')[0]?.status, 'intended')
})

const mother = '<subject><relatedSubject classCode="PRS"><code code="MTH"/></relatedSubject></subject>'
const subject = (statement: string) => statement.replace(/(<statusCode)/, `${mother}$1`)
const nullified = (statement: string) => statement.replace(/<statusCode code="\w+"/, '<statusCode code="nullified"')

for (const [type, element] of [
  ['AllergyIntolerance', 'act'],
  ['MedicationStatement', 'substanceAdministration'],
  ['Procedure', 'procedure'],
] as const) {
  for (const [title, change] of [
    ['CDA R2 4.3.5.1: of another person', subject],
    ['ActStatus nullified: entered in error', nullified],
  ] as const) {
    test(`${title} is no ${type} of the patient, and is carried`, () => {
      const before = convert(element, asItIs)
      const after = convert(element, change)
      assert.ok(after.of(type).length < before.of(type).length)
      const unread = after.back.sections.reduce((sum, each) => sum + each.unread.length, 0)
      assert.equal(unread, before.back.sections.reduce((sum, each) => sum + each.unread.length, 0) + 1)
    })
  }
}

test('negationInd: what an observation denies is stated by no Observation, and is carried', () => {
  const from = sample.indexOf('29762-2')
  const at = sample.indexOf('<observation ', from)
  const changed = `${sample.slice(0, at)}<observation negationInd="1" ${sample.slice(at + '<observation '.length)}`
  const convertAll = (xml: string) => toEps(readPatientSummary(parseXml(Buffer.from(xml))), eps, new Date(0)).bundle
  const count = (bundle: Json) => JSON.stringify(bundle).match(/"resourceType":"Observation"/g)?.length ?? 0
  const bundle = convertAll(changed)
  assert.equal(count(bundle), count(convertAll(sample)) - 1)
  const social = readPatientSummary(fromEps(bundle)).sections.find(({ kind }) => kind === 'social-history')
  assert.ok(social?.entries.some(({ model }) => 'negation' in model && model.negation === 'true'))
})

import assert from 'node:assert/strict'
import { Buffer } from 'node:buffer'
import { test } from 'node:test'
import { parseXml } from '../../platform/xml/parse.ts'
import { aboutAnother, notAFact } from './assertion.ts'
import { readPatientSummary } from './patient-summary/document.ts'

const element = (xml: string) => parseXml(Buffer.from(xml.replace(/^<(\w+)/, '<$1 xmlns="urn:hl7-org:v3"')))
const mother = '<subject><relatedSubject classCode="PRS"><code code="MTH"/></relatedSubject></subject>'

for (const [title, xml, expected] of [
  ['CDA R2 4.3.5.1: of a relative', `<observation>${mother}</observation>`, 'another-person'],
  [
    'a subject that is the patient',
    '<act><subject><relatedSubject><code code="SELF"/></relatedSubject></subject></act>',
  ],
  ['a subject that says nothing', '<act><subject><relatedSubject nullFlavor="NI"/></subject></act>'],
  ['ActStatus: nullified', '<act><statusCode code="nullified"/></act>', 'entered-in-error'],
  [
    'ActStatus: aborted is still a fact',
    '<substanceAdministration><statusCode code="aborted"/></substanceAdministration>',
  ],
  ['ActMood: a goal', '<observation moodCode="GOL"/>', 'not-an-event'],
  ['ActMood: a criterion', '<substanceAdministration moodCode="EVN.CRT"/>', 'not-an-event'],
  ['ActMood: a device on order', '<supply moodCode="RQO"/>', 'not-an-event'],
  ['ActMood: a planned procedure is told as planned', '<procedure moodCode="INT"/>'],
  ['ActMood: none given', '<observation/>'],
  ['instructions are in any mood', '<act moodCode="INT"/>'],
  ['negationInd on a concern', '<act negationInd="true"/>', 'denied-as-a-whole'],
  ['xs:boolean: 1 is true', '<supply negationInd="1"/>', 'denied-as-a-whole'],
  ['a denied observation is a fact: it says what is not', '<observation negationInd="true"/>'],
  ['what is no statement', '<value moodCode="GOL"/>'],
] as const) {
  test(`${title}: ${expected ?? 'a fact'}`, () => assert.equal(notAFact(element(xml)), expected))
}

test('CDA R2 4.3.5.1: a section may be about another person', () => {
  assert.equal(aboutAnother(element(`<section>${mother}<code code="11450-4"/></section>`)), true)
})

/** A summary with one section of problems. */
function problems(entries: string, head = '') {
  const section = `<section>${head}<code code="11450-4"/><text>words</text>${entries}</section>`
  const root = `<ClinicalDocument><component><structuredBody><component>${section}</component></structuredBody></component></ClinicalDocument>`
  const [read] = readPatientSummary(element(root)).sections
  const concerns = read!.entries.map(({ model }) => ('observations' in model ? model.observations.length : 0))
  return { facts: concerns, unread: read!.unread.length }
}

const concern = (...observations: string[]) =>
  `<entry><act>${observations.map((each) => `<entryRelationship typeCode="SUBJ">${each}</entryRelationship>`).join('')}</act></entry>`
const own = '<observation><value code="x"/></observation>'
const hers = `<observation>${mother}<value code="y"/></observation>`
const mistaken = '<observation><statusCode code="nullified"/><value code="z"/></observation>'

test('an illness of the mother is no problem of the patient: it stays in the narrative', () => {
  assert.deepEqual(problems(concern(hers)), { facts: [], unread: 1 })
  assert.deepEqual(problems(concern(own, hers)), { facts: [1], unread: 0 })
  assert.deepEqual(problems(concern(own), mother), { facts: [], unread: 1 })
})

test('what was entered in error is no current problem', () => {
  assert.deepEqual(problems(concern(mistaken)), { facts: [], unread: 1 })
  assert.deepEqual(problems(concern(mistaken, own)), { facts: [1], unread: 0 })
})

test('an element of another namespace is not the element of CDA it is named like', () => {
  const smuggled = '<observation><x:value xmlns:x="urn:x" code="other"/><value code="x"/></observation>'
  const section = `<section><code code="11450-4"/>${concern(smuggled)}</section>`
  const root = `<ClinicalDocument><component><structuredBody><component>${section}</component></structuredBody></component></ClinicalDocument>`
  const entry = readPatientSummary(element(root)).sections[0]?.entries[0]
  assert.ok(entry?.kind === 'problemConcern')
  const value = entry.model.observations[0]?.value
  assert.equal(value && 'coded' in value ? value.coded.code : undefined, 'x')
})

for (const name of ['constructor', 'toString', '__proto__', 'hasOwnProperty']) {
  test(`a name every object has is a name like any other: ${name}`, () => {
    assert.deepEqual(problems(`<entry><${name}/></entry>`), { facts: [], unread: 1 })
    assert.deepEqual(
      problems(
        concern(
          `<observation><value xsi:type="${name}" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"/></observation>`,
        ),
      ),
      { facts: [1], unread: 0 },
    )
  })
}

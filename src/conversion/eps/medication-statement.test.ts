import assert from 'node:assert/strict'
import { test } from 'node:test'
import { asSent, consumable, statement, trip } from '../../../test/conversion/entry-trip.ts'
import type { Json } from '../../standards/fhir/json.ts'

const SCT = 'codeSystem="2.16.840.1.113883.6.96"'
const ABSENT = 'codeSystem="2.16.840.1.113883.5.1150.1"'
const warfarin = consumable('<name>Marevan</name>')

/** The MedicationStatement of this content, as sent. */
function made(content: string, attributes = ''): Json {
  return asSent(trip('medication', statement(content, attributes)).resource) as Json
}

function rebuiltFrom(content: string, attributes = ''): string {
  const { rebuilt } = trip('medication', statement(content, attributes))
  return JSON.stringify(rebuilt, (name, value) => (name === 'parent' ? undefined : value))
}

for (const [statusCode, attributes, expected] of [
  ['active', '', 'active'],
  ['completed', '', 'completed'],
  ['suspended', '', 'on-hold'],
  ['held', '', 'on-hold'],
  ['aborted', '', 'stopped'],
  ['new', '', 'intended'],
  ['cancelled', '', 'not-taken'],
  ['nullified', '', 'entered-in-error'],
  ['obsolete', '', 'unknown'],
  ['active', 'negationInd="true"', 'not-taken'],
  ['completed', 'negationInd="true"', 'not-taken'],
  ['active', 'negationInd="false"', 'active'],
] as const) {
  test(`MedicationStatement.status: ${statusCode} ${attributes} is ${expected}, and comes back`, () => {
    const content = `<statusCode code="${statusCode}"/>${warfarin}`
    assert.equal(made(content, attributes).status, expected)
    assert.match(rebuiltFrom(content, attributes), new RegExp(`"name":"statusCode"[^}]*"code":"${statusCode}"`))
    assert.equal(/"negationInd":"true"/.test(rebuiltFrom(content, attributes)), attributes.includes('true'))
  })
}

test('MedicationStatement.status: without a status code, unknown', () => {
  assert.equal(made(warfarin).status, 'unknown')
  assert.equal(made(`<statusCode nullFlavor="UNK"/>${warfarin}`).status, 'unknown')
})

test('a period that has ended does not change the status (issue 2, item 9)', () => {
  const ended = '<effectiveTime xsi:type="IVL_TS"><low value="20100101"/><high value="20100201"/></effectiveTime>'
  assert.equal(made(`<statusCode code="active"/>${ended}${warfarin}`).status, 'active')
})

const nobody =
  '<consumable><manufacturedProduct><manufacturedMaterial nullFlavor="NA"/></manufacturedProduct></consumable>'

for (const [title, code, expected] of [
  ['known absence', `code="no-known-medications" ${ABSENT}`, ['787481004']],
  ['no information', `code="no-medication-info" ${ABSENT}`, ['1287211007']],
  ['waves 1 and 2: drug treatment unknown', `code="182904002" ${SCT}`, ['1287211007', '182904002']],
  ['waves 1 and 2: none prescribed, which is not none known', `code="182849000" ${SCT}`, ['182849000']],
] as const) {
  test(`eu-formats 1.5: ${title} is a concept with effective absent, and comes back`, () => {
    const content = `<code ${code}/><statusCode code="completed"/><effectiveTime xsi:type="IVL_TS" nullFlavor="NA"/>${nobody}`
    const resource = made(content)
    const concept = resource.medicationCodeableConcept as { coding: readonly { code: string }[] }
    assert.deepEqual(
      concept.coding.map((each) => each.code),
      expected,
    )
    assert.match(JSON.stringify(resource.effectivePeriod), /data-absent-reason","valueCode":"not-applicable/)
    assert.equal(resource.medicationReference, undefined)
    assert.equal(trip('medication', statement(content)).residue?.children.length ?? 1, 1, 'only templateIds differ')
  })
}

test('an absence whose product is a word only keeps the word beside it', () => {
  const resource = made(`<code code="182904002" ${SCT}/>${consumable('<name>unknown</name>')}`)
  assert.equal((resource.medicationCodeableConcept as Json).text, 'unknown')
})

test('an absence beside a coded product never hides the product', () => {
  const product = consumable('<code code="B01AA03" codeSystem="2.16.840.1.113883.6.73"/><name>Marevan</name>')
  const resource = made(`<code code="no-known-medications" ${ABSENT}/>${product}`)
  assert.ok(resource.medicationReference)
  assert.equal(resource.medicationCodeableConcept, undefined)
})

test('medication[x] 1..1: a product of which nothing is said is absent, with its null flavour', () => {
  const resource = made(consumable('<code nullFlavor="NI"/><name nullFlavor="NI"/>'))
  assert.match(
    JSON.stringify(resource.medicationCodeableConcept),
    /iso21090-nullFlavor","valueCode":"NI".*data-absent-reason/,
  )
  assert.match(JSON.stringify(made('').medicationCodeableConcept), /data-absent-reason/)
})

test('reasonCode: the coded reason, its place in the narrative beside it', () => {
  const reason = `<entryRelationship typeCode="RSON"><observation classCode="OBS" moodCode="EVN"><id root="1.2.3"/><code code="64572001" ${SCT}/><text><reference value="#r1"/></text><statusCode code="completed"/><value xsi:type="CD" code="E03" codeSystem="1.3.6.1.4.1.12559.11.10.1.3.1.44.2"/></observation></entryRelationship>`
  const [concept] = made(`${warfarin}${reason}`).reasonCode as readonly {
    coding: readonly Json[]
    extension: readonly Json[]
  }[]
  assert.equal(concept?.coding[0]?.code, 'E03')
  assert.equal(concept?.extension[0]?.valueUrl, '#r1')
  assert.match(rebuiltFrom(`${warfarin}${reason}`), /"code":"64572001".*"code":"E03"/)
})

const act = (code: string, text: string) =>
  `<entryRelationship typeCode="SUBJ" inversionInd="true"><act classCode="ACT" moodCode="INT"><code code="${code}"/><text>${text}</text></act></entryRelationship>`

test('instructions: the patient’s in the dosage, the pharmacist’s and comments as notes, each told from the others', () => {
  const content = `<text>Blodfortynnende</text>${warfarin}${act('PINSTRUCT', 'Kl. 18')}${act('FINSTRUCT', 'Delbar')}${act('48767-8', 'INR ukentlig')}`
  const resource = made(content)
  assert.equal((resource.dosage as readonly Json[])[0]?.patientInstruction, 'Kl. 18')
  assert.deepEqual(
    (resource.note as readonly Json[]).map(({ text }) => text),
    ['INR ukentlig', 'Delbar', 'Blodfortynnende'],
  )
  const rebuilt = rebuiltFrom(content)
  for (const [code, text] of [
    ['PINSTRUCT', 'Kl. 18'],
    ['FINSTRUCT', 'Delbar'],
    ['48767-8', 'INR ukentlig'],
  ] as const)
    assert.match(rebuilt, new RegExp(`"code":"${code}"(?:(?!"name":"act").)*"${text}"`))
  assert.match(rebuilt, /"name":"text"[^[]*\["Blodfortynnende"\]/)
})

const author = (who: string) =>
  `<author><functionCode code="221" codeSystem="2.16.840.1.113883.2.9.6.2.7"/><time value="20180212"/><assignedAuthor><id root="1.2.3" extension="1"/>${who}</assignedAuthor></author>`

test('the author is the information source, and when it was written dateAsserted', () => {
  const { resources } = trip(
    'medication',
    statement(
      warfarin + author('<assignedPerson><name><family>Prøve</family><given>Ola</given></name></assignedPerson>'),
    ),
  )
  assert.equal(resources[0]?.dateAsserted, '2018-02-12')
  const source = (resources[0]?.informationSource as Json | undefined)?.reference
  assert.equal(resources.find(({ id }) => `urn:uuid:${id}` === source)?.resourceType, 'PractitionerRole')
})

test('informationSource knows no Device in R4: a machine is carried, its time is told', () => {
  const content =
    warfarin + author('<assignedAuthoringDevice><softwareName>EPJ</softwareName></assignedAuthoringDevice>')
  const resource = made(content)
  assert.equal(resource.informationSource, undefined)
  assert.equal(resource.dateAsserted, '2018-02-12')
  assert.match(
    JSON.stringify(
      trip('medication', statement(content)).residue?.children.map((each) => typeof each === 'string' || each.name),
    ),
    /author/,
  )
})

test('where the statement stands in the narrative is the narrativeLink', () => {
  const resource = made(`<text><reference value="#med-1"/></text>${warfarin}`)
  assert.deepEqual(resource.extension, [
    { url: 'http://hl7.org/fhir/StructureDefinition/narrativeLink', valueUrl: '#med-1' },
  ])
})

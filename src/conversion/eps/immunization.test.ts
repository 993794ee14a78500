import assert from 'node:assert/strict'
import { test } from 'node:test'
import { asSent, consumable, statement, trip } from '../../../test/conversion/entry-trip.ts'
import type { Json } from '../../standards/fhir/json.ts'

const SCT = 'codeSystem="2.16.840.1.113883.6.96"'
const code = '<code code="IMMUNIZ" codeSystem="1.3.6.1.4.1.19376.1.5.3.2"/>'
const vaccine = consumable(`<code code="34689006" ${SCT} displayName="Hepatitis B vaccine"/>`)

function made(content: string, attributes = 'negationInd="false"'): Json {
  return asSent(trip('immunization', statement(content, attributes)).resource) as Json
}

function rebuiltFrom(content: string, attributes = 'negationInd="false"'): string {
  const { rebuilt } = trip('immunization', statement(content, attributes))
  return JSON.stringify(rebuilt, (name, value) => (name === 'parent' ? undefined : value))
}

for (const [statusCode, negation, expected] of [
  ['completed', 'false', 'completed'],
  ['completed', 'true', 'not-done'],
  ['active', 'false', 'completed'],
  ['cancelled', 'false', 'not-done'],
  ['aborted', 'false', 'not-done'],
  ['new', 'false', 'not-done'],
  ['nullified', 'false', 'entered-in-error'],
] as const) {
  test(`Immunization.status: ${statusCode}, negationInd ${negation} is ${expected}, and comes back`, () => {
    const content = `${code}<statusCode code="${statusCode}"/>${vaccine}`
    const attributes = `negationInd="${negation}"`
    assert.equal(made(content, attributes).status, expected)
    const rebuilt = rebuiltFrom(content, attributes)
    // Cancelled says it by itself; negationInd is then carried.
    const silent = expected === 'not-done' && negation === 'false'
    assert.equal(rebuilt.includes(`"negationInd":"${negation}"`), !silent)
    assert.match(rebuilt, new RegExp(`"name":"statusCode"[^}]*"code":"${statusCode}"`))
  })
}

test('a negated vaccination without negationInd was given; a cancelled one never is', () => {
  assert.equal(made(`${code}<statusCode code="completed"/>${vaccine}`, '').status, 'completed')
  assert.equal(made(`${code}<statusCode code="cancelled"/>${vaccine}`, '').status, 'not-done')
})

for (const [title, absence, expected] of [
  ['known absence', 'no-known-immunizations', '787482006'],
  ['no information', 'no-immunization-info', '1287211007'],
] as const) {
  test(`eu-formats 1.5: ${title} is a vaccine code, nothing that was given`, () => {
    const content = `<code code="${absence}" codeSystem="2.16.840.1.113883.5.1150.1"/><statusCode code="completed"/>${consumable('<code nullFlavor="NA"/>')}`
    const resource = made(content)
    assert.equal((resource.vaccineCode as { coding: readonly Json[] }).coding[0]?.code, expected)
    assert.equal(resource.status, 'not-done')
    assert.match(rebuiltFrom(content), new RegExp(`"code":"${absence}"`))
    assert.doesNotMatch(rebuiltFrom(content), /negationInd/)
  })
}

for (const [title, time, expected] of [
  ['a day', 'value="19830102"', { occurrenceDateTime: '1983-01-02' }],
  ['a year', 'value="1983"', { occurrenceDateTime: '1983' }],
  ['words', 'value="barndom"', { occurrenceString: 'barndom' }],
] as const) {
  test(`Immunization.occurrence[x] 1..1: ${title}`, () => {
    const content = `${code}<effectiveTime ${time}/>${vaccine}`
    const { occurrenceDateTime, occurrenceString } = made(content)
    assert.deepEqual(JSON.parse(JSON.stringify({ occurrenceDateTime, occurrenceString })), expected)
    assert.match(rebuiltFrom(content), new RegExp(time.replace('="', '":"')))
  })
}

test('Immunization.occurrence[x] 1..1: why there is none', () => {
  const reason = (content: string) => JSON.stringify(made(content)._occurrenceDateTime)
  assert.match(reason(`${code}<effectiveTime nullFlavor="NA"/>${vaccine}`), /"NA".*"not-applicable"/)
  assert.match(reason(code + vaccine), /data-absent-reason","valueCode":"unknown"/)
})

test('a bare code needs no Medication; the brand name has its home in the product given (EU base Immunization)', () => {
  assert.equal(trip('immunization', statement(code + vaccine)).resources.length, 1)
  const named = consumable(`<code code="34689006" ${SCT}/><name>Engerix B</name><lotNumberText>L7</lotNumberText>`)
  const { resources } = trip('immunization', statement(code + named))
  const resource = asSent(resources[0]) as Json
  assert.equal(resource.lotNumber, 'L7')
  assert.equal((resource.vaccineCode as Json).text, 'Engerix B')
  assert.match(JSON.stringify(resource.extension), /extension-Immunization\.administeredProduct/)
  const [, medication] = resources
  assert.match(JSON.stringify(medication), /productname","valueString":"Engerix B"/)
  assert.equal(medication?.batch, undefined)
  assert.match(rebuiltFrom(code + named), /"Engerix B".*"L7"/)
})

const disease = (icd: string) =>
  `<participant typeCode="IND"><participantRole classCode="AGNT"><code code="${icd}" codeSystem="1.3.6.1.4.1.12559.11.10.1.3.1.44.2"/></participantRole></participant>`
const position = (value: string) =>
  `<entryRelationship typeCode="SUBJ"><observation classCode="OBS" moodCode="EVN"><code code="30973-2" codeSystem="2.16.840.1.113883.6.1"/><statusCode code="completed"/>${value}</observation></entryRelationship>`

for (const [title, content, expected] of [
  ['diseases repeat', disease('B16') + disease('A36'), /"targetDisease":\[.*"B16".*"A36"/],
  [
    'a disease without a dose number says it is unknown (1..1)',
    disease('B16'),
    /"_doseNumberPositiveInt":.*data-absent-reason/,
  ],
  ['a positive number', position('<value xsi:type="INT" value="2"/>'), /"doseNumberPositiveInt":2/],
  ['no positive number is the sender’s words', position('<value xsi:type="INT" value="0"/>'), /"doseNumberString":"0"/],
  ['words', position('<value xsi:type="ST">booster</value>'), /"doseNumberString":"booster"/],
  [
    'a null flavour',
    position('<value xsi:type="INT" nullFlavor="UNK"/>'),
    /"_doseNumberPositiveInt":.*"UNK".*data-absent-reason/,
  ],
] as const) {
  test(`Immunization.protocolApplied: ${title}`, () => {
    assert.match(JSON.stringify(made(code + vaccine + content).protocolApplied), expected)
    const { residue } = trip('immunization', statement(code + vaccine + content, 'negationInd="false"'))
    const left = residue?.children.map((each) => (typeof each === 'string' ? each : each.name)) ?? []
    assert.equal(left.includes('participant'), false)
  })
}

test('nothing is applied when neither disease nor dose number is told', () =>
  assert.equal(made(code + vaccine).protocolApplied, undefined))

test('country of vaccination, at the person and at the centre, comes back', () => {
  const performer =
    '<performer typeCode="PRF"><assignedEntity classCode="ASSIGNED"><id root="1.2.3" extension="9"/><addr><country>BE</country></addr><assignedPerson><name><family>Prøve</family><given>Eva</given></name></assignedPerson><representedOrganization><name>Helsestasjon</name><addr><country>NL</country></addr></representedOrganization></assignedEntity></performer>'
  const { resources } = trip('immunization', statement(code + vaccine + performer))
  const [first] = asSent(resources[0]?.performer) as readonly { function: { coding: readonly Json[] } }[]
  assert.equal(first?.function.coding[0]?.code, 'AP')
  const country = (type: string) =>
    (resources.find(({ resourceType }) => resourceType === type)?.address as readonly Json[] | undefined)?.[0]?.country
  assert.equal(country('Practitioner'), 'BE')
  assert.equal(country('Organization'), 'NL')
  assert.match(rebuiltFrom(code + vaccine + performer), /"BE".*"NL"/)
})

for (const [title, dose, expected] of [
  ['one value', 'value="0.5" unit="mL"', { value: 0.5, unit: 'mL', system: 'http://unitsofmeasure.org', code: 'mL' }],
  ['a comma is no dose', 'value="0,5" unit="mL"', undefined],
  ['a negative one neither', 'value="-1" unit="mL"', undefined],
] as const) {
  test(`Immunization.doseQuantity: ${title}`, () =>
    assert.deepEqual(made(`${code}<doseQuantity ${dose}/>${vaccine}`).doseQuantity, expected))
}

test('Immunization.doseQuantity: a range has one value only when its bounds are the same', () => {
  const range = (high: string) =>
    made(`${code}<doseQuantity><low value="1" unit="mL"/><high value="${high}" unit="mL"/></doseQuantity>${vaccine}`)
      .doseQuantity
  assert.equal((range('1') as Json).value, 1)
  assert.equal(range('2'), undefined)
})

test('recorded and who said so: the author of the statement', () => {
  const author =
    '<author><time value="20180212"/><assignedAuthor><id root="1.2.3" extension="1"/><assignedPerson><name><family>Prøve</family></name></assignedPerson></assignedAuthor></author>'
  const resource = made(code + vaccine + author)
  assert.equal(resource.recorded, '2018-02-12')
  assert.match(JSON.stringify(resource.extension), /extension-Immunization\.informationSource/)
  assert.match(rebuiltFrom(code + vaccine + author), /"20180212".*"Prøve"/)
})

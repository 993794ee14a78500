import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { eps } from '../../src/conversion/eps/canonicals.ts'
import { CARRIED } from '../../src/validation/profiles/carried-extensions.ts'
import { fromEps } from '../../src/conversion/eps/from-eps.ts'
import { toEps } from '../../src/conversion/eps/to-eps.ts'
import { Problem } from '../../src/kernel/problem.ts'
import { parseXml } from '../../src/platform/xml/parse.ts'
import { type Entry, readPatientSummary } from '../../src/standards/cda/patient-summary/document.ts'
import { type Json, parseFhirJson, renderFhirJson } from '../../src/standards/fhir/json.ts'

/**
 * A Bundle from somebody who wants a reader of the CDA to be told something else than a reader of the FHIR. What is
 * carried beside a resource may complete it, never contradict it (`src/conversion/eps/contradiction.ts`).
 */

const sample = readFileSync(new URL('../../samples/pt-ps-l3.xml', import.meta.url))

type Held = Json & { extension?: { url: string; valueString?: string }[] }

function bundle() {
  const made = toEps(readPatientSummary(parseXml(sample)), eps, new Date(0)).bundle
  // As it is received: parsed again from what was sent.
  const sent = parseFhirJson(renderFhirJson(made)) as { entry: { fullUrl: string; resource: Held }[] } & Json
  const of = (type: string) => sent.entry.map(({ resource }) => resource).filter((each) => each.resourceType === type)
  const composition = of('Composition')[0]! as Held & { section: Held[]; subject: Json }
  const section = (code: string) => composition.section.find((each) => JSON.stringify(each.code).includes(`"${code}"`))!
  return { sent, of, composition, section }
}

/** Puts one more fragment on an element, as if the converter had carried it. */
function smuggle(holder: Held, fragment: string): void {
  const held = (holder.extension ?? []).filter(({ url }) => url !== CARRIED)
  holder.extension = [...held, { url: CARRIED, valueString: fragment }]
}

type Model<K extends Entry['kind']> = Extract<Entry, { kind: K }>['model']

function read(sent: Json) {
  const root = fromEps(sent)
  const summary = readPatientSummary(root)
  const models = <K extends Entry['kind']>(kind: K) =>
    summary.sections.flatMap(({ entries }) =>
      entries.flatMap((each) => (each.kind === kind ? [each.model as Model<K>] : [])),
    )
  return { root, summary, models }
}

const marks =
  'xmlns="urn:hl7-org:v3" xmlns:k="urn:knutepunkt:carried" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"'
const inStatement = (content: string, attributes = '') =>
  `<entry ${marks}><substanceAdministration k:at="0" ${attributes}>${content}</substanceAdministration></entry>`

test('what was carried comes back when nobody has touched it', () => {
  const { sent } = bundle()
  assert.ok(read(sent).root.children.length > 0)
  const templates = JSON.stringify(sent).match(/templateId/g) ?? []
  assert.ok(templates.length > 0, 'the sample has something to carry')
})

test('a carried dose does not replace the one FHIR tells', () => {
  const { sent, of } = bundle()
  const [statement] = of('MedicationStatement')
  const [before] = read(sent).models('medication')
  const attack = `<doseQuantity k:at="0" value="900" k:was-value="${before!.doseQuantity?.value ?? before!.doseQuantity?.low?.value}"/>`
  for (const fragment of [
    attack,
    '<doseQuantity value="900" unit="1"/>',
    '<doseQuantity k:at="0" value="900"><low value="900"/></doseQuantity>',
  ]) {
    smuggle(statement!, inStatement(fragment))
    const [after] = read(sent).models('medication')
    assert.deepEqual(after?.doseQuantity, before?.doseQuantity, fragment)
    assert.doesNotMatch(JSON.stringify(after?.doseQuantity ?? ''), /900/)
  }
})

test('a dose is not added where FHIR tells none', () => {
  const { sent, of } = bundle()
  const [statement] = of('MedicationStatement')
  delete statement!.dosage
  smuggle(statement!, inStatement('<doseQuantity value="900" unit="1"/>'))
  assert.equal(read(sent).models('medication')[0]?.doseQuantity, undefined)
})

test('an edited status stands against what was carried before the edit', () => {
  const { sent, of } = bundle()
  const [statement] = of('MedicationStatement')
  statement!.status = 'stopped'
  delete statement!._status
  assert.equal(read(sent).models('medication')[0]?.statusCode?.code, 'aborted')
})

test('an allergy FHIR states is not denied by what is carried, nor left out', () => {
  const { sent, of } = bundle()
  const allergies = () =>
    read(sent)
      .models('allergyConcern')
      .flatMap(({ observations }) => observations)
  const before = allergies()
  const [allergy] = of('AllergyIntolerance')
  const inConcern = (attributes: string, content = '') =>
    `<entry ${marks}><act k:at="0"><entryRelationship k:at="0"><observation k:at="0" ${attributes}>${content}</observation></entryRelationship></act></entry>`
  for (const fragment of [
    inConcern('negationInd="true"'),
    inConcern('k:omit="participant:0"'),
    `<entry ${marks}><act k:at="0" k:omit="entryRelationship:0"/></entry>`,
    `<entry ${marks} k:omit="act:0"/>`,
    inConcern('', '<statusCode k:at="0" code="nullified" k:was-code="completed"/>'),
  ]) {
    smuggle(allergy!, fragment)
    const after = allergies()
    assert.equal(after.length, before.length, fragment)
    assert.deepEqual(after[0]?.negation, before[0]?.negation, fragment)
    assert.deepEqual(after[0]?.agents[0]?.code?.code, before[0]?.agents[0]?.code?.code, fragment)
  }
})

test('a section carries no medicine that FHIR does not tell', () => {
  const { sent, section } = bundle()
  const before = read(sent).models('medication').length
  const medicine = `<substanceAdministration classCode="SBADM" moodCode="EVN"><doseQuantity value="900"/><consumable><manufacturedProduct><manufacturedMaterial><code code="B01AA03" codeSystem="2.16.840.1.113883.6.73"/></manufacturedMaterial></manufacturedProduct></consumable></substanceAdministration>`
  smuggle(section('10160-0'), `<component ${marks}><section k:at="0"><entry>${medicine}</entry></section></component>`)
  assert.equal(read(sent).models('medication').length, before)
})

test('a section carries no other words than its narrative', () => {
  const { sent, section } = bundle()
  const held = section('48765-2')
  smuggle(held, `<component ${marks}><section k:at="0"><text>No allergies at all</text></section></component>`)
  const text = read(sent).summary.sections.find(({ kind }) => kind === 'allergies')?.text
  assert.doesNotMatch(
    JSON.stringify(text?.children, (name, value) => (name === 'parent' ? undefined : value)),
    /No allergies at all/,
  )
})

test('the header carries neither a second patient nor another one', () => {
  const { sent, composition } = bundle()
  const before = read(sent).summary.header.patient
  const other =
    '<patientRole><id root="2.999" extension="other"/><patient><name><family>Other</family></name></patient></patientRole>'
  for (const fragment of [
    `<ClinicalDocument ${marks}><recordTarget>${other}</recordTarget></ClinicalDocument>`,
    `<ClinicalDocument ${marks} k:omit="recordTarget:0"><recordTarget>${other}</recordTarget></ClinicalDocument>`,
    `<ClinicalDocument ${marks}><recordTarget k:at="0">${other}</recordTarget></ClinicalDocument>`,
    `<ClinicalDocument ${marks}><component k:at="0"><structuredBody k:at="0"><component><section><code code="48765-2"/></section></component></structuredBody></component></ClinicalDocument>`,
  ]) {
    smuggle(composition, fragment)
    const after = read(sent)
    const targets = after.root.children.filter((node) => typeof node !== 'string' && node.name === 'recordTarget')
    assert.equal(targets.length, 1, fragment)
    assert.deepEqual(after.summary.header.patient?.names, before?.names, fragment)
    assert.equal(after.summary.sections.length, composition.section.length, fragment)
  }
})

test('a resource about somebody else is refused, not made the patient’s own', () => {
  const { sent, of } = bundle()
  sent.entry.push({ fullUrl: 'urn:uuid:other', resource: { resourceType: 'Patient', id: 'other' } })
  for (const reference of ['urn:uuid:other', 'Patient/somewhere-else']) {
    of('AllergyIntolerance')[0]!.patient = { reference }
    assert.throws(
      () => fromEps(sent),
      (error) => error instanceof Problem && error.code === 'eps-two-patients',
    )
  }
})

test('FHIR R4 extensibility: what an unknown modifierExtension changes is not told as if it were not there', () => {
  const modifierExtension = [{ url: 'https://example.org/not', valueBoolean: true }]
  const { sent, of, composition } = bundle()
  const before = read(sent).models('medication').length
  of('MedicationStatement')[0]!.modifierExtension = modifierExtension
  assert.equal(read(sent).models('medication').length, before - 1)
  composition.modifierExtension = modifierExtension
  assert.throws(
    () => fromEps(sent),
    (error) => error instanceof Problem && error.code === 'eps-modifier-extension',
  )
})

for (const type of ['MedicationStatement', 'Immunization', 'Procedure', 'DeviceUseStatement', 'Observation']) {
  test(`what was entered in error is stated by no CDA entry: ${type}`, () => {
    const { sent, of } = bundle()
    const count = () => read(sent).summary.sections.reduce((sum, { entries }) => sum + entries.length, 0)
    const before = count()
    const [resource] = of(type)
    if (!resource) return
    resource.status = 'entered-in-error'
    assert.equal(count(), before - 1)
  })
}

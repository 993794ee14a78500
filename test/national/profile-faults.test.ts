import assert from 'node:assert/strict'
import { test } from 'node:test'
import { services } from '../../src/features/national-services/index.ts'
import { exampleBundle } from '../../src/features/national-services/measurements/examples.ts'
import type { Json } from '../../src/standards/fhir/json.ts'
import { shippedDefinitions } from '../fhir-definitions.ts'
import { errorsOf, validatorOf } from '../fhir-validator.ts'
import { openBox, stories } from './box.ts'
import { consents, fetchList } from './medicine-documents.ts'

// A fault at a time in what the box itself holds and answers: each is told of, at its place.

const validate = validatorOf(await shippedDefinitions())
/** Anything that a fault is put into: the resources are ours, and their members known. */
// biome-ignore lint/suspicious/noExplicitAny: faults reach into the depth of resources, as a careless sender does
type Open = any
type Fault = readonly [what: string, spoil: (resource: Open) => void, told: string]

const copyOf = (resource: Json): Open => JSON.parse(JSON.stringify(resource))
const held = stories
  .slice(0, 500)
  .flatMap((story) => services.flatMap(({ recordsOf }) => recordsOf(story)).map(({ content }) => ({ ...content })))
const profilesOf = (resource: Open): readonly string[] => resource.meta?.profile ?? []
const withProfile = (name: string): Json => {
  const found = held.find((each) => profilesOf(each).some((profile) => profile.endsWith(`/${name}`)))
  assert.ok(found, `Nobody in the box has ${name}`)
  return found
}
const KJ = 'http://nhn.no/kj/fhir/StructureDefinition'
const NO_BASIS = 'http://hl7.no/fhir/StructureDefinition/no-basis'
const VKP = 'http://hl7.no/fhir/vkpobservation/StructureDefinition'
const OIDS = 'urn:oid:2.16.578.1.12.4.1'

function judged(name: string, resource: Json, faults: readonly Fault[], asked: readonly string[] = []): void {
  test(`issue 6, item 2: ${name} as it should be has no fault`, () => {
    assert.deepEqual(errorsOf(validate(resource, asked)), [])
  })
  for (const [what, spoil, told] of faults) {
    test(`issue 6, item 2: ${name} with ${what} is told as ${told}`, () => {
      const spoilt = copyOf(resource)
      spoil(spoilt)
      const found = errorsOf(validate(spoilt, asked))
      assert.ok(found.includes(told), found.join('\n'))
    })
  }
}

judged('an analysis of NILAR 1.6.0', withProfile('nilar-observation'), [
  ['no report it comes from', (it) => delete it.extension, 'cardinality-min Observation'],
  ['another extension in place of it', (it) => (it.extension[0].url = `${KJ}/CodeInfoText`), 'slice-min Observation'],
  ['a tag that is no analysis', (it) => it.meta.tag.push({ system: 'http://a.example', code: 'X' }), 'code-not-in-value-set Observation.meta.tag[1]'], // biome-ignore format: a row
  ['a code of LOINC alone', (it) => (it.code = { coding: [{ system: 'http://loinc.org', code: '718-7' }] }), 'code-not-in-value-set Observation.code'], // biome-ignore format: a row
  ['a deviation of HL7', (it) => (it.interpretation = [{ coding: [{ system: 'http://terminology.hl7.org/CodeSystem/v3-ObservationInterpretation', code: 'H' }] }]), 'code-not-in-value-set Observation.interpretation[0]'], // biome-ignore format: a row
  ['an answer that is a string', (it) => { delete it.valueQuantity; it.valueString = 'Positiv' }, 'type-not-allowed Observation'], // biome-ignore format: a row
  ['a patient by HPR number', (it) => (it.subject.identifier.system = `${OIDS}.4.4`), 'code-not-in-value-set Observation.subject.identifier.system'], // biome-ignore format: a row
])

judged('a report of NILAR 1.6.0', withProfile('nilar-diagnostic-report'), [
  ['no date of the report', (it) => delete it.extension, 'cardinality-min DiagnosticReport'],
  ['its date twice', (it) => it.extension.push(it.extension[0]), 'slice-max DiagnosticReport'],
  ['two fields', (it) => it.category.push(it.category[0]), 'cardinality-max DiagnosticReport'],
  ['a field nobody knows', (it) => (it.category[0].coding[0].code = 'XYZ'), 'code-not-in-value-set DiagnosticReport.category[0]'], // biome-ignore format: a row
  ['words for its type', (it) => (it.code = { text: 'Svarrapport' }), 'code-missing DiagnosticReport.code'],
])

judged('a critical condition of kjernejournal', withProfile('KjConditionCriticalMedicalCondition'), [
  ['another type', (it) => (it.category[0].coding[0].code = '10'), 'invariant-broken Condition'],
  ['no type', (it) => delete it.category, 'cardinality-min Condition'],
  ['a status that is not told', (it) => (it.clinicalStatus.coding[0].code = 'resolved'), 'code-not-in-value-set Condition.clinicalStatus'], // biome-ignore format: a row
  ['what is provisional', (it) => (it.verificationStatus.coding[0].code = 'provisional'), 'code-not-in-value-set Condition.verificationStatus'], // biome-ignore format: a row
  ['a recorder elsewhere', (it) => { it.recorder.reference = 'PractitionerRole/1'; delete it.contained }, 'invariant-broken Condition'], // biome-ignore format: a row
  ['neither code nor words', (it) => (it.code = { coding: [] }), 'invariant-broken Condition'],
])

judged('an allergy of kjernejournal', withProfile('KjAllergyIntolerance'), [
  ['a status of R5', (it) => (it.verificationStatus = { coding: [{ system: 'http://terminology.hl7.org/CodeSystem/allergyintolerance-verification', code: 'presumed' }] }), 'code-not-in-value-set AllergyIntolerance.verificationStatus'], // biome-ignore format: a row
  ['what is probable as words', (it) => (it.verificationStatus.extension = [{ url: `${KJ}/KjPresumed`, valueString: 'ja' }]), 'extension-value-type AllergyIntolerance.verificationStatus.extension[0]'], // biome-ignore format: a row
  ['no category', (it) => delete it.category, 'cardinality-min AllergyIntolerance'],
])

const { bundle: list } = await (async () => {
  const story = stories.find(
    ({ person, medicines, privacySettings, contacts }) =>
      person.died === undefined &&
      privacySettings.length === 0 &&
      contacts.some(({ kind }) => kind === 'home-nursing') &&
      medicines.some(({ until }) => until !== undefined) &&
      medicines.some(({ dispensed }) => dispensed.length > 0),
  )
  assert.ok(story)
  return fetchList(await openBox([story]), story, [consents.kjernejournal])
})()
/** The list without SFM's own ways of references (see medication-list-valid.test.ts), which are faults in FHIR. */
const document = copyOf(list as unknown as Json)
for (const { resource } of document.entry) withoutTypes(resource)
const entriesOf = (it: Open, type: string): Open[] =>
  it.entry.map(({ resource }: Open) => resource).filter(({ resourceType }: Open) => resourceType === type)

function withoutTypes(value: Open): void {
  if (typeof value !== 'object' || value === null) return
  if (typeof value.reference === 'string') delete value.type
  delete value.authorizingPrescription
  for (const each of Object.values(value)) withoutTypes(each)
}

const statement = entriesOf(document, 'MedicationStatement').find(({ partOf }: Open) => !partOf)
const partIn = (it: Open, url: string) => it.extension.find((each: Open) => each.url.endsWith(url))
const without = (it: Open, url: string) => it.extension.splice(it.extension.indexOf(partIn(it, url)), 1)

judged('a line of a medicine list of SFM', statement, [
  ['neither PLL nor ReseptId', (it) => (it.identifier = [{ value: '1' }]), 'invariant-broken MedicationStatement'],
  ['nothing of the prescription', (it) => without(it, 'sfm-reseptamendment'), 'slice-min MedicationStatement'],
  ['no kind of goods', (it) => without(partIn(it, 'sfm-reseptamendment'), 'itemgroup'), 'invariant-broken MedicationStatement'], // biome-ignore format: a row
  ['a date that is a moment', (it) => { const part = partIn(partIn(it, 'sfm-reseptamendment'), 'reseptdate'); delete part.valueDate; part.valueDateTime = '2026-01-01T10:00:00Z' }, 'type-not-allowed MedicationStatement.extension[0].extension[0].value.ofType(dateTime)'], // biome-ignore format: a row
  ['nobody who prescribed it', (it) => (partIn(partIn(it, 'sfm-regInfo'), 'type').valueCodeableConcept.coding[0].code = '2'), 'invariant-broken MedicationStatement'], // biome-ignore format: a row
  ['no dosage', (it) => delete it.dosage, 'cardinality-min MedicationStatement'],
  ['no number of the dosage', (it) => delete it.dosage[0].sequence, 'cardinality-min MedicationStatement.dosage[0]'],
  ['no kind of use', (it) => without(it.dosage[0], 'sfm-use'), 'slice-min MedicationStatement.dosage[0]'],
  ['a place in a chain, still active', (it) => { it.partOf = [{ reference: 'MedicationStatement/1' }]; it.status = 'active' }, 'invariant-broken MedicationStatement'], // biome-ignore format: a row
  ['an end, and nobody who ended it', (it) => it.extension.push({ url: 'http://ehelse.no/fhir/StructureDefinition/sfm-discontinuation', extension: [{ url: 'reason', valueCodeableConcept: { coding: [{ system: `${OIDS}.1.7494`, code: '1' }] } }] }), 'invariant-broken MedicationStatement'], // biome-ignore format: a row
])

judged('a medicine list of SFM', document, [
  ['another type of Bundle', (it) => (it.type = 'collection'), 'fixed-value-wrong Bundle.type'],
  ['no section of medicines', (it) => it.entry[0].resource.section.shift(), 'slice-min Bundle.entry[0].resource'],
  ['the composition last', (it) => it.entry.push(it.entry.shift()), 'invariant-broken Bundle'],
  ['another type of document', (it) => (it.entry[0].resource.type.coding[0].code = '60591-5'), 'pattern-item-missing Bundle.entry[0].resource.type'], // biome-ignore format: a row
])

const batch = exampleBundle('batch')
const [pressure, weight, frailty] = copyOf(batch).entry.map(({ resource }: Open) => resource)
const practitioner = [{ type: 'Practitioner', identifier: { system: `${OIDS}.4.1`, value: '24868600035' } }]

judged('a bundle of measurements for PMD', batch, [
  ['the type of the examples', (it) => (it.type = 'collection'), 'pattern-wrong Bundle.type'],
  ['no address of an entry', (it) => delete it.entry[0].fullUrl, 'cardinality-min Bundle.entry[0]'],
  ['no request', (it) => delete it.entry[0].request, 'cardinality-min Bundle.entry[0]'],
  ['a deletion', (it) => (it.entry[0].request.method = 'DELETE'), 'code-not-in-value-set Bundle.entry[0].request.method'],
  ['something else than measurements', (it) => (it.entry[0].resource = { resourceType: 'Basic', code: { text: 'x' } }), 'invariant-broken Bundle'], // biome-ignore format: a row
], [`${VKP}/pmd-Bundle-Observation`]) // biome-ignore format: a table

judged('a blood pressure of VKP', { ...pressure, performer: practitioner }, [
  ['an organisation by its number', (it) => (it.performer[0].identifier.system = `${OIDS}.4.101`), 'code-not-in-value-set Observation.performer[0].identifier.system'], // biome-ignore format: a row
  ['a number of no person', (it) => (it.subject.identifier.system = `${OIDS}.4.4`), 'code-not-in-value-set Observation.subject.identifier.system'], // biome-ignore format: a row
  ['no code of LOINC', (it) => it.code.coding.shift(), 'slice-min Observation.code'],
  ['no code at all', (it) => (it.code = { text: 'Blodtrykk' }), 'cardinality-min Observation.code'],
], [`${VKP}/vkp-Observation-Bloodpressure`]) // biome-ignore format: a table

judged('a weight of VKP', weight, [
  ['nobody it is about', (it) => delete it.subject, 'cardinality-min Observation'],
], [`${VKP}/vkp-Observation`]) // biome-ignore format: a table

judged('a frailty score of VKP', frailty, [
  ['another code', (it) => (it.code.coding[0].code = '1104051000000101'), 'pattern-wrong Observation.code.coding[0].code'],
  ['a code of LOINC', (it) => (it.code.coding[0] = { system: 'http://loinc.org', code: '763264000' }), 'slice-min Observation.code'], // biome-ignore format: a row
], [`${VKP}/vkp-Observation-CFSscore`]) // biome-ignore format: a table

const patient: Json = {
  resourceType: 'Patient',
  identifier: [
    { system: `${OIDS}.4.1`, value: '24868600035' },
    {
      type: { coding: [{ system: `${OIDS}.1.8327`, code: 'HNR' }] },
      system: 'https://hospital.example/h-number',
      value: '24468600012',
      assigner: { display: 'Lokalt sykehus' },
    },
  ],
  name: [{ extension: [{ url: `${NO_BASIS}-middlename`, valueString: 'Midt' }], family: 'Eksempel', given: ['Syn'] }],
  address: [{ extension: [{ url: `${NO_BASIS}-address-official`, valueBoolean: true }], city: 'Oslo' }],
}

judged('a Norwegian patient', patient, [
  ['a number without digits', (it) => delete it.identifier[0].value, 'cardinality-min Patient.identifier[0]'],
  ['a number of a hospital that nobody gave', (it) => delete it.identifier[1].assigner, 'invariant-broken Patient'], // biome-ignore format: a row
  ['a middle name that is no word', (it) => (it.name[0].extension[0] = { url: `${NO_BASIS}-middlename`, valueBoolean: true }), 'extension-value-type Patient.name[0].extension[0]'], // biome-ignore format: a row
  ['two middle names', (it) => it.name[0].extension.push(it.name[0].extension[0]), 'slice-max Patient.name[0]'],
  ['an address that is official in words', (it) => (it.address[0].extension[0] = { url: `${NO_BASIS}-address-official`, valueString: 'ja' }), 'extension-value-type Patient.address[0].extension[0]'], // biome-ignore format: a row
], [`${NO_BASIS}-Patient`]) // biome-ignore format: a table

const mother: Json = {
  resourceType: 'RelatedPerson',
  identifier: [{ system: `${OIDS}.4.1`, value: '24868600035' }],
  patient: { identifier: { system: `${OIDS}.4.1`, value: '24868600035' } },
  relationship: [
    { coding: [{ system: 'http://hl7.no/fhir/CodeSystem/no-basis-family-relation', code: 'mor' }] },
    { coding: [{ system: 'http://hl7.no/fhir/CodeSystem/no-basis-parental-responsibility', code: 'felles' }] },
  ],
}

judged('a Norwegian relative', mother, [
  ['a relation that the register has not', (it) => (it.relationship[0].coding[0].code = 'tante'), 'code-not-in-value-set RelatedPerson.relationship[0]'], // biome-ignore format: a row
  ['a responsibility that nobody has', (it) => (it.relationship[1].coding[0].code = 'delt'), 'code-not-in-value-set RelatedPerson.relationship[1]'], // biome-ignore format: a row
  ['a D-number without digits', (it) => it.identifier.push({ system: `${OIDS}.4.2` }), 'cardinality-min RelatedPerson.identifier[1]'], // biome-ignore format: a row
], [`${NO_BASIS}-RelatedPerson`]) // biome-ignore format: a table

const reference: Json = {
  resourceType: 'DocumentReference',
  masterIdentifier: { system: 'urn:ietf:rfc:3986', value: 'urn:oid:2.25.1' },
  status: 'current',
  type: { coding: [{ system: `${OIDS}.1.9602`, code: 'A03-2' }] },
  content: [{ attachment: { contentType: 'application/pdf', url: '/mhd/iti68/document' } }],
}

judged('a reference to a document', reference, [
  ['a type that Volven 9602 has not', (it) => (it.type.coding[0].code = 'A99-2'), 'code-not-in-value-set DocumentReference.type'],
  ['two documents', (it) => it.content.push(it.content[0]), 'cardinality-max DocumentReference'],
  ['no address of it', (it) => delete it.content[0].attachment.url, 'cardinality-min DocumentReference.content[0].attachment'],
  ['no name of its own', (it) => delete it.masterIdentifier, 'cardinality-min DocumentReference'],
], [`${NO_BASIS}-DocumentReference`, 'https://profiles.ihe.net/ITI/MHD/StructureDefinition/IHE.MHD.Minimal.DocumentReference']) // biome-ignore format: a table

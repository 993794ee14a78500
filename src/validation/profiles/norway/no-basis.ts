import { identifierSystems, volven } from '../../../standards/norway/identifier-systems.ts'
import { as, extension, needed, refersTo, rule } from '../rows.ts'
import type { Cardinality, ElementRule, ExtensionGuide, Guide, Profile } from '../table.ts'

const CANONICAL = 'http://hl7.no/fhir'
const published = (name: string) => `${CANONICAL}/StructureDefinition/no-basis-${name}`
const from = ['https://github.com/HL7Norway/basisprofiler-r4-fsh', 'https://github.com/HL7Norway/basisprofiler-r4']

/** A slice of identifiers with this system, which then have a value. */
const numbered = (slice: string, system: string, card: Cardinality = '0..*'): Profile['elements'] => ({
  [`identifier:${slice}`]: { card },
  [`identifier:${slice}.system`]: { card: '1..', fixedUri: system },
  [`identifier:${slice}.value`]: needed,
})

/** Published as a slice whose system is the word HNR, which is no URI: a hospital writes a system of its own. */
const localNumber = rule(
  'no-basis-hnr',
  'A number that a hospital gave by itself has a value, and says who gave it',
  `identifier.where(type.coding.where(system = '${volven('8327')}' and code = 'HNR').exists()).all(value.exists() and assigner.exists())`,
)

const { FNR, DNR, FHN, HPR, ENH, RESH } = identifierSystems
const bySystem: ElementRule = { sliced: 'value@system' }
const name: ElementRule = { types: [as('HumanName', 'own:no-basis-HumanName')] }
const address: ElementRule = { types: [as('Address', 'own:no-basis-Address')] }
const patient = refersTo('Patient', 'own:no-basis-Patient')

/** A slice of relationships that one register of Folkeregisteret has the codes of. */
const registered = (slice: string, list: string): Profile['elements'] => ({
  [`relationship:${slice}`]: { card: '0..*', bind: ['required', `${CANONICAL}/ValueSet/no-basis-${list}`] },
  [`relationship:${slice}.coding.system`]: { fixedUri: `${CANONICAL}/CodeSystem/no-basis-${list}` },
})

/** A slice of reasons, in one classification, with code and words. */
const reason = (slice: string, number: string): Profile['elements'] => ({
  [`reasonCode:${slice}`]: { card: '..1' },
  [`reasonCode:${slice}.coding.system`]: { card: '1..', fixedUri: volven(number) },
  [`reasonCode:${slice}.coding.code`]: needed,
  [`reasonCode:${slice}.coding.display`]: needed,
})

/**
 * no-basis, the national base layer (CC0): people, those who treat them, and what they share.
 *
 * @see https://simplifier.net/hl7norwayno-basis
 */
export const noBasis: Guide = {
  package: 'hl7.fhir.no.basis',
  version: '2.2.2',
  canonical: CANONICAL,
  reading: {
    sure: 'defined',
    from,
    covers: {
      nb: 'Numre, navn, slektskap, bruksgrunner, legemiddelkoder og dokumenttyper. Ikke med: rekkefølge, adresser utover utvidelsene, koder for funksjon og spesialitet, Person, Location, Endpoint, HealthcareService, Appointment og AllergyIntolerance.',
      nn: 'Nummer, namn, slektskap, bruksgrunnar, legemiddelkodar og dokumenttypar. Ikkje med: rekkjefølgje, adresser utover utvidingane, kodar for funksjon og spesialitet, Person, Location, Endpoint, HealthcareService, Appointment og AllergyIntolerance.',
      en: 'Numbers, names, relationships, reasons, codes of medicines and types of documents. Left out: order, addresses beyond their extensions, codes of functions and specialties, Person, Location, Endpoint, HealthcareService, Appointment and AllergyIntolerance.',
    },
  },
  profiles: {
    'no-basis-HumanName': {
      of: 'HumanName',
      elements: { 'extension:middlename': extension('0..1', published('middlename')) },
    },
    'no-basis-Address': {
      of: 'Address',
      elements: {
        'extension:propertyinformation': extension('0..*', published('propertyinformation')),
        'extension:official': extension('0..1', published('address-official')),
      },
    },
    'no-basis-Patient': {
      of: 'Patient',
      must: [localNumber],
      elements: {
        'extension:citizenship': extension('0..*', 'patient-citizenship'),
        identifier: bySystem,
        ...numbered('FNR', FNR),
        ...numbered('FHN', FHN),
        ...numbered('DNR', DNR),
        name,
        address,
        'contact.name': name,
        'contact.address': address,
        generalPractitioner: refersTo('Organization', 'Practitioner', 'PractitionerRole'),
        managingOrganization: refersTo('Organization'),
      },
    },
    'no-basis-RelatedPerson': {
      of: 'RelatedPerson',
      elements: {
        identifier: bySystem,
        ...numbered('FNR', FNR),
        ...numbered('DNR', DNR),
        patient,
        relationship: { sliced: 'value@coding.system' },
        ...registered('maritalStatus', 'marital-status'),
        ...registered('familyRelation', 'family-relation'),
        ...registered('parental', 'parental-responsibility'),
        name,
        address,
      },
    },
    'no-basis-Practitioner': {
      of: 'Practitioner',
      elements: {
        identifier: bySystem,
        ...numbered('HPR', HPR),
        ...numbered('FNR', FNR),
        ...numbered('DNR', DNR),
        name,
        address,
      },
    },
    'no-basis-PractitionerRole': {
      of: 'PractitionerRole',
      elements: {
        practitioner: refersTo('Practitioner', 'own:no-basis-Practitioner'),
        organization: refersTo('Organization', 'own:no-basis-Organization'),
      },
    },
    'no-basis-Organization': {
      of: 'Organization',
      elements: {
        identifier: bySystem,
        ...numbered('ENH', ENH),
        ...numbered('RSH', RESH),
        address,
        partOf: refersTo('Organization', 'own:no-basis-Organization'),
        'contact.address': address,
      },
    },
    'no-basis-DocumentReference': {
      of: 'DocumentReference',
      elements: { type: { bind: ['required', `${CANONICAL}/ValueSet/no-basis-documentreference-type`] } },
    },
    'no-basis-Medication': {
      of: 'Medication',
      elements: {
        'extension:prescriptiongroup': extension('0..*', published('prescriptiongroup')),
        code: needed,
        'code.coding': bySystem,
        'code.coding:FEST-Medication': { card: '1..1' },
        'code.coding:FEST-Medication.system': { card: '1..', fixedUri: 'http://ehelse.no/fhir/CodeSystem/FEST' },
        'code.coding:FEST-Medication.display': needed,
        'code.coding:ATC': { card: '0..1' },
        'code.coding:ATC.system': { card: '1..', fixedUri: 'http://www.whocc.no/atc' },
        'code.coding:ATC.code': needed,
        'code.coding:ATC.display': needed,
        form: needed,
        'form.coding': { card: '1..', ...bySystem },
        'form.coding:FEST-Form': { card: '0..1' },
        'form.coding:FEST-Form.system': { card: '1..', fixedUri: volven('7448') },
        'form.coding:FEST-Form.code': needed,
        'form.coding:FEST-Form.display': needed,
      },
    },
    'no-basis-MedicationStatement': {
      of: 'MedicationStatement',
      elements: {
        identifier: { sliced: 'value@type.text' },
        'identifier:PLL-id': { card: '0..1' },
        'identifier:PLL-id.type.text': { card: '1..', fixedString: 'PLL' },
        'medication[x]': refersTo('Medication', 'own:no-basis-Medication'),
        subject: patient,
        reasonCode: { sliced: 'value@coding.system' },
        ...reason('ICPC2', '7170'),
        ...reason('ICD10', '7110'),
      },
    },
    'no-basis-Procedure': {
      of: 'Procedure',
      elements: {
        'code.coding': { sliced: 'value@$this' },
        'code.coding:NKPK': { card: '0..1', patternCoding: { system: volven('7275') } },
        'code.coding:SNOMED-CT': { card: '0..1', patternCoding: { system: 'http://snomed.info/sct' } },
      },
    },
  },
}

const coded = [as('CodeableConcept')]

/** Extensions of no-basis. */
export const noBasisExtensions: ExtensionGuide = {
  version: noBasis.version,
  extensions: {
    [published('middlename')]: { on: ['HumanName'], value: [as('string')] },
    [published('address-official')]: { on: ['Address'], value: [as('boolean')] },
    [published('propertyinformation')]: { on: ['Address'], partly: true, parts: {} },
    [published('prescriptiongroup')]: {
      on: ['Medication'],
      parts: { prescriptiongroup: { card: '0..1', value: coded } },
    },
  },
}

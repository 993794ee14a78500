import { identifierSystems } from '../../../standards/norway/identifier-systems.ts'
import { as, concept, extension, LOINC, needed, rule } from '../rows.ts'
import type { ExtensionGuide, ExtensionPart, Guide, Profile } from '../table.ts'

const CANONICAL = 'http://ehelse.no/fhir'
const sfm = (name: string) => `${CANONICAL}/StructureDefinition/sfm-${name}`
const codes = (name: string) => `${CANONICAL}/CodeSystem/sfm-${name}`
const guide = 'https://simplifier.net/guide/SFMAPIBasis'
const { FNR, DNR, FHN } = identifierSystems

const amendment = `extension('${sfm('reseptamendment')}')`
const registered = (code: string) =>
  `extension('${sfm('regInfo')}').extension('type').value.coding.where(code = '${code}').exists()`
const aPrescription = "identifier.where(type.text = 'ReseptId').exists()"

const statementRules = [
  rule('sfm-id', 'A line is of the list or a prescription: PLL or ReseptId', "identifier.where(type.text = 'PLL' or type.text = 'ReseptId').exists()"), // biome-ignore format: a row
  rule('sfm-prescriber', 'Who prescribed it is said', registered('1')),
  rule('sfm-discontinued', 'Who stopped it is said where it was stopped', `extension('${sfm('discontinuation')}').exists() implies ${registered('3')}`), // biome-ignore format: a row
  rule('sfm-chain', 'What another has taken the place of is completed', "partOf.exists() implies status = 'completed'"),
  ...['itemgroup', 'dssn', 'typeresept', 'lastchanged'].map((part) =>
    rule(
      `sfm-${part}`,
      `The prescription part of every line holds ${part}`,
      `${amendment}.extension('${part}').exists()`,
    ),
  ),
  ...['reseptdate', 'expirationdate', 'reit'].map(
    (part) =>
    rule(`sfm-${part}`, `A prescription holds ${part}`, `${aPrescription} implies ${amendment}.extension('${part}').exists()`), // biome-ignore format: a row
  ),
]

/** A section of the document, by its code. */
const section = (code: string, card: '0..1' | '1..1'): Profile['elements'] => ({
  [`section:${code}`]: { card },
  [`section:${code}.code`]: concept(codes('section-types'), code),
})

/**
 * Pasientens legemiddelliste as SFM Basis has it. Its definitions stand on Simplifier and could not be read whole: these
 * rules are those of the guide's pages, of its list of what every line must hold, and of its published example.
 *
 * @see https://simplifier.net/guide/SFMAPIBasis/Populatingsfm-MedicationStatement
 */
export const sfmBasis: Guide = {
  package: 'sfm.130323',
  version: '3.0.1',
  canonical: CANONICAL,
  reading: {
    sure: 'described',
    from: [guide, 'https://github.com/NorskHelsenett/SFM.tools'],
    covers: {
      nb: 'Dokumentet og delene av det, hva hver linje og hver resept må ha, kjeder, utleveringer, hvem listen gjelder og meldingen den kom i. Ikke med: bytte, FEST-oppdatering, antall pakninger, kodelister, magistrell, handelsvarer, låste resepter og detaljer om multidose.',
      nn: 'Dokumentet og delane av det, kva kvar linje og kvar resept må ha, kjeder, utleveringar, kven lista gjeld og meldinga ho kom i. Ikkje med: byte, FEST-oppdatering, talet på pakningar, kodelister, magistrell, handelsvarer, låste reseptar og detaljar om multidose.',
      en: 'The document and its sections, what every line and every prescription must hold, chains, dispensations, whom the list is about and the message it came in. Left out: substitution, FEST updates, numbers of packages, code lists, mixtures, goods, locked prescriptions and details of multidose.',
    },
  },
  profiles: {
    'sfm-MedicationBundle': {
      of: 'Bundle',
      must: [rule('sfm-composition', 'The composition stands first', 'entry.first().resource is Composition')],
      elements: { type: { fixedCode: 'document' } },
    },
    'sfm-MedicationComposition': {
      of: 'Composition',
      elements: {
        type: concept(LOINC, '11503-0'),
        subject: needed,
        section: { sliced: 'pattern@code' },
        ...section('sectionMedication', '1..1'),
        ...section('sectionPLLinfo', '1..1'),
        ...section('sectionAllergies', '0..1'),
        ...section('sectionDispense', '0..1'),
        ...section('sectionOtherPrescriptions', '0..1'),
      },
    },
    'sfm-MedicationStatement': {
      of: 'MedicationStatement',
      must: statementRules,
      elements: {
        'extension:reseptamendment': extension('1..1', sfm('reseptamendment')),
        'extension:reginfo': extension('1..*', sfm('regInfo')),
        'extension:discontinuation': extension('0..1', sfm('discontinuation')),
        identifier: needed,
        dosage: needed,
        'dosage.extension:applicationarea': extension('1..1', sfm('application-area')),
        'dosage.extension:shortdosage': extension('0..1', sfm('shortdosage')),
        'dosage.extension:typeofuse': extension('1..1', sfm('use')),
        'dosage.sequence': needed,
      },
    },
    'sfm-Medication': {
      of: 'Medication',
      elements: {
        'extension:prescriptiongroup': extension('0..1', 'http://hl7.no/fhir/StructureDefinition/no-basis-prescriptiongroup'), // biome-ignore format: a row
        'extension:medicationdetails': extension('0..1', sfm('medicationdetails')),
        code: needed,
        form: needed,
      },
    },
    'sfm-MedicationDispense': {
      of: 'MedicationDispense',
      must: [rule('sfm-m10', 'A dispensation has its M10id', "identifier.where(type.text = 'M10id').exists()")],
      elements: { identifier: needed, subject: needed },
    },
    'sfm-PLL-info': {
      of: 'Basic',
      must: [
        rule('sfm-message', 'It is a message of the list', "code.coding.where(system = '%1' and (code in ('M25.1' | 'M25.2' | 'M25.3' | 'M9.12'))).exists()".replace('%1', codes('message-type'))), // biome-ignore format: a row
      ],
      elements: { 'extension:pllInformation': extension('1..1', sfm('pllInformation')), subject: needed },
    },
    'sfm-Patient': {
      of: 'Patient',
      must: [
        rule('sfm-number', 'The patient has a national number', `identifier.where(system in ('${FNR}' | '${DNR}' | '${FHN}')).exists()`), // biome-ignore format: a row
      ],
      elements: { identifier: needed },
    },
    'sfm-Practitioner': { of: 'Practitioner', elements: { identifier: needed } },
    'sfm-PractitionerRole': { of: 'PractitionerRole', elements: {} },
    'sfm-Organization': { of: 'Organization', elements: { identifier: needed } },
  },
}

const coded: ExtensionPart = { card: '0..1', value: [as('CodeableConcept')] }
const dated: ExtensionPart = { card: '0..1', value: [as('dateTime')] }
const day: ExtensionPart = { card: '0..1', value: [as('date')] }
const said: ExtensionPart = { card: '0..1', value: [as('string')] }
const reference: ExtensionPart = { card: '0..1', value: [as('Reference')] }
const yesOrNo: ExtensionPart = { card: '0..1', value: [as('boolean')] }

/** Extensions of SFM, with the parts whose type is known; there are more that are not known. */
export const sfmExtensions: ExtensionGuide = {
  version: sfmBasis.version,
  extensions: {
    [sfm('reseptamendment')]: {
      partly: true,
      on: ['MedicationStatement', 'Basic'],
      parts: {
        reseptdate: day,
        expirationdate: day,
        itemgroup: coded,
        dssn: said,
        typeresept: coded,
        lastchanged: dated,
        numberofpackages: { card: '0..1', value: [as('decimal')] },
        reit: said,
        rfstatus: { card: '0..1', parts: { status: coded } },
        lockedresept: yesOrNo,
        refnum: said,
      },
    },
    [sfm('regInfo')]: {
      partly: true,
      on: ['MedicationStatement', 'Basic'],
      parts: {
        status: { ...coded, card: '1..1' },
        type: { ...coded, card: '1..1' },
        provider: { card: '0..1', value: [as('Reference')] },
        timestamp: dated,
      },
    },
    [sfm('discontinuation')]: {
      partly: true,
      on: ['MedicationStatement', 'Basic'],
      parts: { timedate: dated, reason: { ...coded, card: '1..1' }, note: said },
    },
    [sfm('application-area')]: { partly: true, on: ['Dosage'], parts: { text: said } },
    [sfm('shortdosage')]: { on: ['Dosage'], partly: true, parts: {} },
    [sfm('use')]: { on: ['Dosage'], value: [as('CodeableConcept')], needed: true },
    [sfm('medicationdetails')]: { partly: true, on: ['Medication'], parts: { registreringstype: coded } },
    [sfm('pllInformation')]: {
      partly: true,
      on: ['Basic'],
      parts: {
        createPLL: yesOrNo,
        substitute: yesOrNo,
        PLLdate: dated,
        relatedparties: { card: '0..*', value: [as('Reference')] },
        deliveryinformation: {
          card: '0..*',
          parts: { prescriptionId: reference, deliverydoc: reference, refM10: said },
        },
      },
    },
    [sfm('dispenseinfo')]: {
      partly: true,
      on: ['MedicationDispense', 'Basic'],
      parts: { cancellation: yesOrNo, concluded: yesOrNo, prescriptionid: said },
    },
    [sfm('administration')]: { partly: true, on: ['MedicationStatement'], parts: { mddispensed: yesOrNo } },
    [sfm('generic-substitution')]: { on: ['MedicationStatement'], partly: true, parts: {} },
  },
}

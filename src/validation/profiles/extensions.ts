import { as, fromR5, ihe, to } from './rows.ts'
import type { ExtensionGuide } from './table.ts'

const EU = 'http://hl7.eu/fhir'

export const ANATOMICAL_REGION = `${EU}/StructureDefinition/anatomical-region`
export const INFORMATION_RECIPIENT = `${EU}/StructureDefinition/information-recipient`
export const COMPOSITION_DIAGNOSTIC_REPORT_REFERENCE = `${EU}/extensions/StructureDefinition/composition-diagnosticReportReference`
const COMPOSITION_BASED_ON_ORDER_OR_REQUISITION = `${EU}/StructureDefinition/composition-basedOn-order-or-requisition`
export const CONSENT_RELATED_CONDITION = `${EU}/StructureDefinition/consent-relatedCondition`
export const ENCOUNTER_LEGAL_STATUS = `${EU}/StructureDefinition/encounter-legalStatus`
export const MEDICATION_PACKAGE_TYPE = `${EU}/StructureDefinition/medication-package-type`
export const PERIODS_OF_LIFE = `${EU}/extensions/StructureDefinition/periods-of-life`
export const LABORATORY_ACCREDITED = `${EU}/StructureDefinition/laboratory-accredited`

const LAB = `${EU}/laboratory/StructureDefinition`
export const OBSERVATION_CERTIFIED_REF_MATERIAL_CODEABLE = `${LAB}/observation-certifiedRefMaterialCodeable`
/** Misspelt where it was published. */
export const OBSERVATION_CERTIFIED_REF_MATERIAL_IDENTIFER = `${LAB}/observation-certifiedRefMaterialIdentifer`
export const OBSERVATION_DEVICE_LAB_TEST_KIT = `${LAB}/observation-deviceLabTestKit`
export const SPECIMEN_FOCUS = `${LAB}/specimen-focus`

const concept = [as('CodeableConcept')]
const reference = [as('Reference')]
const conceptOrReference = {
  concept: { card: '0..1', value: concept },
  reference: { card: '0..1', value: reference },
} as const
const anywhere = { on: ['Element'] }

/**
 * Extensions of HL7 Europe, for all its guides.
 *
 * Follows HL7 Europe Extensions 1.3.0 and Laboratory 2.0.0, read from the packages.
 *
 * @see https://hl7.eu/fhir/extensions
 */
export const europeanExtensions: ExtensionGuide = {
  version: '1.3.0',
  extensions: {
    [ANATOMICAL_REGION]: { on: ['ImagingStudy', 'DiagnosticReport'], value: concept },
    [COMPOSITION_BASED_ON_ORDER_OR_REQUISITION]: {
      on: ['Composition'],
      value: [as('Identifier'), to('ServiceRequest')],
    },
    [COMPOSITION_DIAGNOSTIC_REPORT_REFERENCE]: { on: ['Composition'], value: [to('DiagnosticReport')] },
    [CONSENT_RELATED_CONDITION]: { on: ['Consent'], value: [to('Condition')] },
    [ENCOUNTER_LEGAL_STATUS]: {
      on: ['Encounter'],
      bind: ['example', `${EU}/extensions/ValueSet/example-legal-status-vs`],
    },
    [INFORMATION_RECIPIENT]: {
      on: ['Composition'],
      value: [
        to(
          ...['Practitioner', 'Device', 'Patient', 'RelatedPerson'],
          ...['PractitionerRole', 'Organization', 'CareTeam', 'Group'],
        ),
      ],
    },
    [MEDICATION_PACKAGE_TYPE]: { on: ['Medication'], value: concept, bind: ['example', 'mvc:eHDSIPackage'] },
    [PERIODS_OF_LIFE]: {
      on: ['Age', 'Period', 'Range', 'Range.low', 'Range.high', 'dateTime'],
      value: concept,
      bind: ['preferred', `${EU}/extensions/ValueSet/periods-of-life-vs`],
    },
    [LABORATORY_ACCREDITED]: { on: ['Observation', 'ServiceRequest'], value: [as('boolean')], needed: true },
    [OBSERVATION_CERTIFIED_REF_MATERIAL_CODEABLE]: {
      on: ['Observation'],
      value: concept,
      bind: ['example', `${EU}/laboratory/ValueSet/lab-certifiedRefMaterial-eu-lab`],
    },
    [OBSERVATION_CERTIFIED_REF_MATERIAL_IDENTIFER]: { on: ['Observation'], value: [as('Identifier')] },
    [OBSERVATION_DEVICE_LAB_TEST_KIT]: { on: ['Observation'], value: [to('Device')] },
    [SPECIMEN_FOCUS]: {
      on: ['Specimen'],
      value: [to('RelatedPerson', 'Group', 'Device', 'Substance', 'Location')],
    },
  },
}

/**
 * Extensions on medicines, which the European guides take from IHE.
 *
 * Follows IHE Pharmacy MPD for R4, 1.0.0-comment-2, read from the package.
 *
 * @see https://profiles.ihe.net/PHARM/MPD
 */
export const iheExtensions: ExtensionGuide = {
  version: '1.0.0-comment-2',
  extensions: {
    [ihe('medication-characteristic')]: {
      on: ['Medication'],
      parts: {
        type: { card: '1..1', value: concept, bind: ['example', 'medicationknowledge-characteristic'] },
        value: {
          card: '0..1',
          value: [
            ...[as('boolean'), as('dateTime'), as('decimal'), as('integer')],
            ...[as('string'), as('CodeableConcept'), as('Quantity'), as('Ratio')],
          ],
        },
      },
    },
    [ihe('medication-classification')]: {
      on: ['Medication'],
      value: concept,
      bind: ['example', 'medicinal-product-classification'],
    },
    [ihe('medication-device')]: {
      on: ['Medication'],
      parts: {
        device: { card: '1..1', value: concept },
        quantity: { card: '1..1', value: [as('Quantity')] },
      },
    },
    [ihe('medication-ingredient-role')]: {
      on: ['Medication.ingredient'],
      value: concept,
      bind: ['example', 'ingredient-role'],
    },
    [ihe('medication-productname')]: { on: ['Medication'], value: [as('string')], needed: true },
    [ihe('medication-sizeofitem')]: { on: ['Medication'], value: [as('Quantity')], needed: true },
    [ihe('medication-strengthsubstance')]: {
      on: ['Medication.ingredient.strength', 'Medication.ingredient.strength[x]'],
      value: concept,
      needed: true,
      bind: ['example', 'substance-codes'],
    },
    [ihe('medication-strengthtype')]: { on: [], value: concept, needed: true },
    [ihe('medication-unitofpresentation')]: {
      on: ['Medication'],
      value: concept,
      needed: true,
      bind: ['example', 'unit-of-presentation'],
    },
    [ihe('medicationrequest-prescribedQuantity')]: {
      on: ['MedicationRequest.dispenseRequest'],
      value: [as('Quantity')],
    },
    [ihe('offLabel')]: {
      on: ['MedicationRequest', 'MedicationStatement'],
      parts: {
        isOffLabelUse: { card: '1..1', value: [as('boolean')] },
        reason: { card: '0..*', value: concept },
      },
    },
  },
}

/**
 * Elements of R5 which the European guides use in R4. The extensions follow from the elements' types.
 *
 * @see https://hl7.org/fhir/R5/versions.html#extensions
 */
export const crossVersionExtensions: ExtensionGuide = {
  version: '0.1.0',
  extensions: {
    [fromR5('BodyStructure.includedStructure')]: {
      ...anywhere,
      parts: {
        structure: { card: '0..1', value: concept },
        laterality: { card: '0..1', value: concept },
        bodyLandmarkOrientation: { card: '0..1', value: [as('string')] },
        qualifier: { card: '0..1', value: concept },
      },
    },
    [fromR5('BodyStructure.includedStructure.laterality')]: { ...anywhere, value: concept },
    [fromR5('Composition.version')]: { ...anywhere, value: [as('string')] },
    [fromR5('Condition.participant')]: {
      ...anywhere,
      parts: { function: { card: '0..1', value: concept }, actor: { card: '0..1', value: reference } },
    },
    [fromR5('DiagnosticReport.composition')]: { ...anywhere, value: reference },
    [fromR5('DiagnosticReport.note')]: { ...anywhere, value: [as('Annotation')] },
    [fromR5('Immunization.administeredProduct')]: { ...anywhere, parts: conceptOrReference },
    [fromR5('Immunization.basedOn')]: { ...anywhere, value: reference },
    [fromR5('Immunization.informationSource')]: { ...anywhere, parts: conceptOrReference },
    [fromR5('Medication.definition')]: { ...anywhere, value: reference },
    [fromR5('Medication.totalVolume')]: { ...anywhere, value: [as('Quantity')] },
    [fromR5('MedicationDispense.notPerformedReason')]: { ...anywhere, value: [...concept, ...reference] },
    [fromR5('MedicationDispense.recorded')]: { ...anywhere, value: [as('dateTime')] },
    [fromR5('MedicationDispense.renderedDosageInstruction')]: { ...anywhere, value: [as('markdown')] },
    [fromR5('MedicationRequest.effectiveDosePeriod')]: { ...anywhere, value: [as('Period')] },
    [fromR5('MedicationRequest.renderedDosageInstruction')]: { ...anywhere, value: [as('markdown')] },
    [fromR5('MedicationStatement.adherence')]: {
      ...anywhere,
      parts: { code: { card: '0..1', value: concept }, reason: { card: '0..1', value: concept } },
    },
    [fromR5('MedicationStatement.dosage')]: { ...anywhere, value: [as('Dosage')] },
    [fromR5('Observation.bodyStructure')]: { ...anywhere, value: reference },
    [fromR5('Observation.triggeredBy')]: {
      ...anywhere,
      parts: {
        observation: { card: '0..1', value: reference },
        type: { card: '0..1', value: [as('code')] },
        reason: { card: '0..1', value: [as('string')] },
      },
    },
    [fromR5('Observation.value')]: { ...anywhere, value: [as('Attachment')] },
    [fromR5('Observation.value[x]')]: { ...anywhere, value: [as('Attachment')] },
    [fromR5('Procedure.recorded')]: { ...anywhere, value: [as('dateTime')] },
    [fromR5('Specimen.collection.bodySite')]: { ...anywhere, parts: conceptOrReference },
    [fromR5('Specimen.collection.bodySite.reference')]: { ...anywhere, value: reference },
    [fromR5('Specimen.collection.device')]: { ...anywhere, value: reference },
    [fromR5('Specimen.container.device')]: { ...anywhere, value: reference },
    [fromR5('Specimen.feature')]: {
      ...anywhere,
      parts: { type: { card: '0..1', value: concept }, description: { card: '0..1', value: [as('string')] } },
    },
    [fromR5('Specimen.feature.type')]: { ...anywhere, value: concept },
  },
}

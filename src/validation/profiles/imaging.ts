import type { Constraint } from '../fhir/definitions.ts'
import { ANATOMICAL_REGION } from './extensions.ts'
import { document } from './imaging-document.ts'
import { INSTANCE_DESCRIPTION, NUMBER_OF_FRAMES } from './imaging-extensions.ts'
import { as, concept, extension, fromR5, LOINC, needed, only, refersTo, SNOMED_CT, to } from './rows.ts'
import type { ElementRule, Guide } from './table.ts'

const IDENTIFIER_TYPE = 'http://terminology.hl7.org/CodeSystem/v2-0203'
const PARTICIPATION = 'http://terminology.hl7.org/CodeSystem/v3-ParticipationType'
const STUDY_UID = { patternUri: 'urn:dicom:uid' }

const IM_IMAGINGSTUDY_01: Constraint = {
  key: 'im-imagingstudy-01',
  severity: 'warning',
  human: 'A DICOM UID is written as an OID, with urn:oid: before it',
  expression: "identifier.where(system = 'urn:dicom:uid').all(value.startsWith('urn:oid:'))",
}

/** The order, and beside the reference its accession number where that is known. */
const basedOn: Readonly<Record<string, ElementRule>> = {
  basedOn: refersTo('own:ServiceRequestOrderEuImaging', 'CarePlan'),
  'basedOn.identifier': { types: [as('Identifier', 'own:AccessionNumberIdentifierEuImaging')] },
}

/** Who took part in a series, as this. */
const performer = (slice: string, role: string, ...targets: readonly string[]) => ({
  [`series.performer:${slice}`]: { card: '0..1' } as const,
  [`series.performer:${slice}.function`]: concept(PARTICIPATION, role),
  [`series.performer:${slice}.actor`]: refersTo(...targets),
})

/**
 * Imaging reports.
 *
 * Follows the sources of HL7 Europe Imaging Report for R4, 1.0.0-ballot and its builds up to autumn 2026, read as text:
 * no package could be read, so nothing checks the agreement, and what the sources disagree on is left open. Sure: the
 * sections and their codes, what must be there, what refers to what. Less sure: the URLs of extensions and of the code
 * for the priority category. Deliberately otherwise: entries are told apart by their type where the guide says by their
 * profile, so that a fault in a study is reported as that and not as a missing study; authors are not told apart, since
 * a slice by what a reference leads to may have one target only; an order need not repeat its accession number on every
 * reference; ImagingSelection, which R4 has not, is not profiled, nor is the report with least metadata.
 *
 * @see https://hl7.eu/fhir/imaging
 */
export const imaging: Guide = {
  package: 'hl7.fhir.eu.imaging',
  version: '1.0.0-ballot',
  canonical: 'http://hl7.eu/fhir/imaging',
  profiles: {
    ...document,
    AccessionNumberIdentifierEuImaging: {
      of: 'Identifier',
      elements: { type: { card: '1..', ...concept(IDENTIFIER_TYPE, 'ACSN') }, system: needed, value: needed },
    },
    StudyInstanceUidIdentifierEuImaging: {
      of: 'Identifier',
      elements: { system: { card: '1..', ...STUDY_UID }, value: needed },
    },
    ImagingStudyEuImaging: {
      of: 'ImagingStudy',
      must: [IM_IMAGINGSTUDY_01],
      elements: {
        'extension:status-reason': extension('0..1', 'workflow-statusReason'),
        'extension:anatomical-region': extension('0..*', ANATOMICAL_REGION),
        identifier: { card: '1..', sliced: 'value@system' },
        'identifier:studyInstanceUid': {
          card: '1..1',
          types: [as('Identifier', 'own:StudyInstanceUidIdentifierEuImaging')],
        },
        'identifier:studyInstanceUid.system': { card: '1..', ...STUDY_UID },
        subject: refersTo('own:patient-eu-core', 'Device'),
        ...basedOn,
        'series.performer': { sliced: 'value@function' },
        ...performer('performer', 'PRF', 'own:practitionerRole-eu-core', 'Device', 'own:organization-eu-core'),
        ...performer('device', 'DEV', 'own:DeviceEuImaging'),
        ...performer('custodian', 'CST', 'own:organization-eu-core'),
        ...performer('organization', 'LOC', 'own:organization-eu-core'),
        'series.instance.extension:instance-description': extension('0..1', INSTANCE_DESCRIPTION),
        'series.instance.extension:number-of-frames': extension('0..1', NUMBER_OF_FRAMES),
      },
    },
    ServiceRequestOrderEuImaging: {
      of: 'ServiceRequest',
      elements: {
        'extension:reason': extension('0..*', fromR5('ServiceRequest.reason')),
        identifier: { sliced: 'value@type' },
        'identifier:accessionNumber': only(as('Identifier', 'own:AccessionNumberIdentifierEuImaging')),
        'identifier:accessionNumber.type': { card: '1..', ...concept(IDENTIFIER_TYPE, 'ACSN') },
        category: { card: '1..', sliced: 'value@$this' },
        'category:imaging': { card: '1..1', ...concept(SNOMED_CT, '363679005') },
      },
    },
    ProcedureEuImaging: {
      of: 'Procedure',
      on: 'own:procedure-eu-core',
      elements: {
        performer: { sliced: 'value@function' },
        'performer:performer': { card: '0..*' },
        'performer:performer.function': { card: '1..', ...concept(SNOMED_CT, '223366009') },
        'performer:performer.actor': refersTo('own:practitionerRole-eu-core'),
        'performer:imaging-device': { card: '0..*' },
        'performer:imaging-device.function': { card: '1..', ...concept(SNOMED_CT, '314789007') },
        'performer:imaging-device.actor': refersTo('own:DeviceEuImaging'),
      },
    },
    ObservationFindingEuImaging: { of: 'Observation', elements: basedOn },
    ObservationRadiationDoseEuImaging: {
      of: 'Observation',
      elements: {
        ...basedOn,
        partOf: refersTo('own:ProcedureEuImaging'),
        code: concept(LOINC, '73569-6'),
        subject: { card: '1..', types: [to('own:patient-eu-core')] },
        'value[x]': { card: '1..', types: [as('string')] },
        device: refersTo('own:DeviceEuImaging'),
        derivedFrom: { card: '1..', sliced: 'type@resolve()' },
        'derivedFrom:study': { card: '1..1', types: [to('own:ImagingStudyEuImaging')] },
      },
    },
    DocumentReferenceKeyImageEuImaging: {
      of: 'DocumentReference',
      elements: {
        'extension:basedOn': extension('0..*', fromR5('DocumentReference.basedOn')),
        'extension:modality': extension('1..1', fromR5('DocumentReference.modality')),
        category: { card: '1..', sliced: 'value@$this' },
        'category:imkeyimages': { card: '1..1', ...concept(LOINC, '55113-5') },
        subject: { card: '1..', types: [to('own:patient-eu-core')] },
        'content.attachment.url': needed,
      },
    },
    DeviceEuImaging: {
      of: 'Device',
      elements: {
        'extension:imagingCategory': extension('1..1', fromR5('Device.category')),
        'extension:imagingCategory.value[x]': concept(SNOMED_CT, '314789007'),
      },
    },
  },
}

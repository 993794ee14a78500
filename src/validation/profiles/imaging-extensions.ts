import { as, fromR5, to } from './rows.ts'
import type { ExtensionGuide } from './table.ts'

const IMAGING = 'http://hl7.eu/fhir/imaging/StructureDefinition'
const MADO = 'https://profiles.ihe.net/RAD/MADO/StructureDefinition'

/** Parts of a report, from IHE's interactive diagnostic report, which HL7 Europe publishes meanwhile. */
export const idr = (part: string) => `${IMAGING}/HL7IDR${part}`
export const INSTANCE_DESCRIPTION = `${IMAGING}/ImagingStudyEuImagingInstanceDescription`
export const NUMBER_OF_FRAMES = `${IMAGING}/NumberOfFrames`
export const DEVICE_ATTESTER = `${IMAGING}/DeviceAttesterExt`
export const MADO_ANATOMICAL_REGION = `${MADO}/MadoAnatomicalRegionExtension`
export const MADO_NUMBER_OF_FRAMES = `${MADO}/MadoNumberOfFrames`
export const MADO_KEY_OBJECT_TITLE = `${MADO}/MadoKeyObjectDocumentTitle`
export const MADO_RETRIEVE_LOCATION = `${MADO}/MadoRetrieveLocationUIDExtension`

const concept = [as('CodeableConcept')]
const onReport = { on: ['DiagnosticReport'] }
const onInstance = { on: ['ImagingStudy.series.instance'] }

/**
 * Extensions of imaging reports.
 *
 * Follows the sources of HL7 Europe Imaging Report R4, 1.0.0-ballot and its builds of 2026, read as text and not as a
 * package: the URLs follow from the names there, and may be wrong where the publisher renamed.
 */
export const imagingExtensions: ExtensionGuide = {
  version: '1.0.0-ballot',
  extensions: {
    [idr('ComparisonStudy')]: { ...onReport, value: [to('ImagingStudy', 'Basic')] },
    [idr('PatientHistory')]: { ...onReport, value: [as('Reference')] },
    [idr('ImagingProcedure')]: { ...onReport, value: [to('Procedure', 'AdverseEvent', 'Observation')] },
    [idr('Finding')]: { ...onReport, value: [to('Observation', 'DocumentReference', 'Media', 'Basic')] },
    [idr('Impression')]: { ...onReport, value: [to('Observation', 'Condition', 'DocumentReference', 'Basic')] },
    [idr('Recommendation')]: { ...onReport, value: [to('CarePlan', 'ServiceRequest')] },
    [idr('Communication')]: { ...onReport, value: [as('Reference')] },
    [INSTANCE_DESCRIPTION]: { ...onInstance, value: [as('string')] },
    [NUMBER_OF_FRAMES]: { ...onInstance, value: [as('integer')] },
    [DEVICE_ATTESTER]: { on: ['Composition.attester.party'], value: [to('Device')] },
  },
}

/** Extensions of imaging manifests: MADO 1.0.0, as `imaging-manifest.ts`. */
export const manifestExtensions: ExtensionGuide = {
  version: '1.0.0',
  extensions: {
    [MADO_ANATOMICAL_REGION]: {
      on: ['DiagnosticReport', 'ImagingStudy'],
      value: concept,
      bind: ['preferred', 'own:ValueSetAnatomicalRegion'],
    },
    [MADO_NUMBER_OF_FRAMES]: { ...onInstance, value: [as('integer')] },
    [MADO_KEY_OBJECT_TITLE]: { ...onInstance, value: concept },
    [MADO_RETRIEVE_LOCATION]: { on: ['Endpoint'], value: [as('string')] },
  },
}

/** Elements of R5 that imaging uses in R4. */
export const imagingFromR5: ExtensionGuide = {
  version: '0.1.0',
  extensions: {
    [fromR5('DocumentReference.bodySite')]: {
      on: ['Element'],
      parts: { concept: { card: '0..1', value: concept }, reference: { card: '0..1', value: [as('Reference')] } },
    },
    [fromR5('DocumentReference.modality')]: { on: ['Element'], value: concept },
    [fromR5('DocumentReference.basedOn')]: { on: ['Element'], value: [as('Reference')] },
    [fromR5('ServiceRequest.reason')]: {
      on: ['Element'],
      parts: { concept: { card: '0..1', value: concept }, reference: { card: '0..1', value: [as('Reference')] } },
    },
    [fromR5('Device.category')]: { on: ['Element'], value: concept },
  },
}

import { entry } from './documents.ts'
import { MADO_ANATOMICAL_REGION, MADO_KEY_OBJECT_TITLE, MADO_NUMBER_OF_FRAMES } from './imaging-extensions.ts'
import { as, concept, extension, needed, none, only, refersTo, rule, to } from './rows.ts'
import type { ElementRule, Guide } from './table.ts'

const DICOM = 'http://dicom.nema.org/resources/ontology/DCM'
const IDENTIFIER_TYPE = 'http://terminology.hl7.org/CodeSystem/v2-0203'
const CONNECTION_TYPE = 'http://terminology.hl7.org/CodeSystem/endpoint-connection-type'
const MADO = 'https://profiles.ihe.net/RAD/MADO'

const MADO_REQPROC_1 = rule(
  'mado-reqproc-1',
  'The procedure has a text or a display, so that it can be shown to a person',
  'procedureCode.text.exists() or procedureCode.coding.display.exists()',
)

/** A form the endpoint must be able to answer in. */
const mustAnswer = (slice: string, mimeType: string): Readonly<Record<string, ElementRule>> => ({
  [`payloadMimeType:${slice}`]: { card: '1..1', patternCode: mimeType },
})

/**
 * Imaging manifests: what is in a study, and where to fetch it.
 *
 * Follows the sources of IHE Radiology MADO 0.1.0 (trial use, summer 2026) for the manifest as a FHIR document, read as
 * text and not as a package. Sure: the entries, the study with its series and instances, the endpoints. Less sure: the
 * URLs of extensions and code systems, which follow from the names there. Deliberately otherwise: parts are told apart
 * by their type or connection type where the guide says by their profile; the authors are not sliced; that HL7 Europe
 * (`http://hl7.eu/fhir/imaging-manifest`) asks for a little more of the same bundle is not followed.
 *
 * @see https://profiles.ihe.net/RAD/MADO
 */
export const imagingManifest: Guide = {
  package: 'ihe.rad.mado',
  version: '0.1.0',
  canonical: MADO,
  profiles: {
    MadoFhirBundle: {
      of: 'Bundle',
      alsoKnownAs: ['http://hl7.eu/fhir/imaging-manifest/StructureDefinition/EuMadoBundle'],
      elements: {
        identifier: needed,
        type: { patternCode: 'document' },
        timestamp: needed,
        total: none,
        entry: { card: '4..', sliced: 'type@resource' },
        ...entry('composition', '1..1', 'Composition', 'own:MadoComposition'),
        ...entry('imaging-study', '1..1', 'ImagingStudy', 'own:MadoImagingStudy'),
        ...entry('patient', '0..1', 'Patient', 'own:MadoPatient'),
        ...entry('endpoint', '1..*', 'Endpoint'),
        ...entry('creator-device', '1..*', 'Device'),
        ...entry('creator-organization', '0..*', 'Organization', 'own:MadoCreatorOrganization'),
        ...entry('requested-procedure', '0..*', 'ServiceRequest', 'own:MadoRequestedProcedure'),
      },
    },
    MadoComposition: {
      of: 'Composition',
      elements: {
        text: needed,
        identifier: needed,
        subject: { card: '1..', types: [to('own:MadoPatient')] },
        author: { card: '2..' },
        event: needed,
        'event.detail': refersTo('own:MadoImagingStudy'),
        'section.text': needed,
      },
    },
    MadoImagingStudy: {
      of: 'ImagingStudy',
      must: [MADO_REQPROC_1],
      elements: {
        'extension:anatomical-region': extension('0..*', MADO_ANATOMICAL_REGION),
        identifier: { card: '1..', sliced: 'value@system' },
        'identifier:study-instance-uid': {
          card: '1..1',
          types: [as('Identifier', 'own:MadoStudyInstanceUidIdentifier')],
        },
        'identifier:study-instance-uid.system': { card: '1..', patternUri: 'urn:dicom:uid' },
        modality: { mustSupport: true },
        subject: refersTo('own:MadoPatient'),
        started: { mustSupport: true },
        basedOn: { types: [as('Reference', 'own:MadoReferencedAccessionNumberIdentifier')] },
        endpoint: refersTo('own:MadoWebViewerEndpoint'),
        numberOfSeries: needed,
        procedureCode: { mustSupport: true },
        description: { mustSupport: true },
        'series.numberOfInstances': needed,
        'series.endpoint': { card: '1..', types: [to('own:MadoWadoEndpoint')] },
        'series.instance': needed,
        'series.instance.extension:number-of-frames': extension('0..1', MADO_NUMBER_OF_FRAMES),
        'series.instance.extension:ko-document-title': extension('0..1', MADO_KEY_OBJECT_TITLE),
      },
    },
    MadoStudyInstanceUidIdentifier: {
      of: 'Identifier',
      elements: {
        type: { card: '1..', ...concept(DICOM, '110180') },
        system: { card: '1..', patternUri: 'urn:dicom:uid' },
        value: needed,
      },
    },
    MadoAccessionNumberIdentifier: {
      of: 'Identifier',
      elements: {
        type: {
          card: '1..',
          patternCodeableConcept: {
            coding: [
              { system: IDENTIFIER_TYPE, code: 'ACSN' },
              { system: DICOM, code: '121022' },
            ],
          },
        },
        system: needed,
        value: needed,
      },
    },
    MadoReferencedAccessionNumberIdentifier: {
      of: 'Reference',
      elements: { identifier: { card: '1..', types: [as('Identifier', 'own:MadoAccessionNumberIdentifier')] } },
    },
    MadoPatient: {
      of: 'Patient',
      elements: {
        identifier: { mustSupport: true },
        name: { mustSupport: true },
        gender: { mustSupport: true },
        birthDate: { mustSupport: true },
      },
    },
    MadoCreator: {
      of: 'Device',
      elements: {
        manufacturer: { mustSupport: true },
        type: { card: '1..', ...concept(`${MADO}/CodeSystem/MadoDeviceType`, 'mado-creator') },
        owner: { mustSupport: true, types: [to('own:MadoCreatorOrganization')] },
      },
    },
    MadoCreatorOrganization: { of: 'Organization', elements: { name: needed } },
    MadoWadoEndpoint: {
      of: 'Endpoint',
      elements: {
        connectionType: { patternCoding: { system: CONNECTION_TYPE, code: 'dicom-wado-rs' } },
        payloadMimeType: { card: '4..', sliced: 'value@$this' },
        ...mustAnswer('dicom', 'application/dicom'),
        ...mustAnswer('dicom-octet', 'application/octet-stream'),
        ...mustAnswer('dicom-xml', 'application/dicom+xml'),
        ...mustAnswer('dicom-json', 'application/json'),
      },
    },
    MadoWebViewerEndpoint: {
      of: 'Endpoint',
      elements: {
        connectionType: {
          patternCoding: { system: `${MADO}/CodeSystem/MadoEndpointConnectionTypes`, code: 'web-viewer' },
        },
        payloadMimeType: { card: '1..', sliced: 'value@$this' },
        ...mustAnswer('html', 'text/html'),
      },
    },
    MadoRequestedProcedure: {
      of: 'ServiceRequest',
      elements: {
        identifier: { sliced: 'pattern@type' },
        'identifier:accessionNumber': only(as('Identifier', 'own:MadoAccessionNumberIdentifier')),
        'identifier:accessionNumber.type': concept(IDENTIFIER_TYPE, 'ACSN'),
      },
    },
  },
}

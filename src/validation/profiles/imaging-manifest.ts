import { entry, some } from './documents.ts'
import {
  MADO_ANATOMICAL_REGION,
  MADO_KEY_OBJECT_TITLE,
  MADO_NUMBER_OF_FRAMES,
  MADO_RETRIEVE_LOCATION,
} from './imaging-extensions.ts'
import { as, concept, extension, needed, none, refersTo, rule, to } from './rows.ts'
import type { ElementRule, Guide } from './table.ts'

const DICOM = 'http://dicom.nema.org/resources/ontology/DCM'
const THO = 'http://terminology.hl7.org/CodeSystem'
const MADO = 'https://profiles.ihe.net/RAD/MADO'

const MADO_REQPROC_1 = rule(
  'mado-reqproc-1',
  'The procedure has a text or a display, so that it can be shown to a person',
  'procedureCode.text.exists() or procedureCode.coding.display.exists()',
)

const supported: ElementRule = { mustSupport: true }
const always: ElementRule = { card: '1..', mustSupport: true }
const written: ElementRule = { bind: ['required', 'own:MadoNarrativeNotEmpty'] }

/** A slice of `payloadType` that says there is none, as MADO's endpoints do. */
const noPayload = (slice: string): Readonly<Record<string, ElementRule>> => ({
  payloadType: { sliced: 'value@coding.code value@coding.system' },
  [`payloadType:${slice}`]: { card: '1..1' },
  [`payloadType:${slice}.coding`]: { card: '1..', sliced: 'value@code value@system' },
  [`payloadType:${slice}.coding:none`]: { card: '1..1' },
  [`payloadType:${slice}.coding:none.system`]: { fixedUri: `${THO}/endpoint-payload-type` },
  [`payloadType:${slice}.coding:none.code`]: { fixedCode: 'none' },
})

/** `Identifier.type` holds these codings among others. */
const typedAs = (...codings: readonly (readonly [slice: string, system: string, code: string])[]) => ({
  type: needed,
  'type.coding': { card: `${codings.length}..`, sliced: 'value@$this' } as const,
  ...Object.fromEntries(
    codings.map(([slice, system, code]) => [
      `type.coding:${slice}`,
      { card: '1..1', patternCoding: { system, code } } as const,
    ]),
  ),
})

/**
 * Imaging manifests: what is in a study, and where to fetch it.
 *
 * Follows IHE Radiology, Manifest-based Access to DICOM Objects 1.0.0 (trial use, September 2026): the published
 * differentials, read as pages and not as a package, so nothing checks the agreement by machine; written element by
 * element as they stand. Left out: the example binding of the requested procedure, and the list of document titles
 * (DICOM CID 7010) that the extension requires.
 *
 * @see https://profiles.ihe.net/RAD/MADO
 */
export const imagingManifest: Guide = {
  package: 'ihe.rad.mado',
  version: '1.0.0',
  canonical: MADO,
  profiles: {
    MadoFhirBundle: {
      of: 'Bundle',
      elements: {
        identifier: always,
        type: { patternCode: 'document' },
        timestamp: always,
        total: none,
        entry: { card: '4..', sliced: 'type@resource profile@resource' },
        ...entry('composition', '1..1', 'Composition', 'own:MadoComposition'),
        ...entry('imaging-study', '1..1', 'ImagingStudy', 'own:MadoImagingStudy'),
        ...entry('patient', '0..1', 'Patient', 'own:MadoPatient'),
        ...entry('wado-endpoint', '1..*', 'Endpoint', 'own:MadoWadoEndpoint'),
        ...entry('web-endpoint', '0..*', 'Endpoint', 'own:MadoWebViewerEndpoint'),
        ...entry('creator-device', '1..1', 'Device', 'own:MadoCreator'),
        ...entry('creator-organization', '0..1', 'Organization', 'own:MadoCreatorOrganization'),
        ...entry('requested-procedure', '0..*', 'ServiceRequest', 'own:MadoRequestedProcedure'),
      },
    },
    MadoComposition: {
      of: 'Composition',
      elements: {
        text: always,
        'text.status': written,
        identifier: always,
        type: supported,
        category: supported,
        subject: { ...always, types: [to('own:MadoPatient')] },
        date: supported,
        author: { card: '2..', sliced: 'profile@$this.resolve()' },
        'author:source-organization': { card: '1..1', types: [to('own:MadoCreatorOrganization')] },
        'author:source-device': { card: '1..1', types: [to('own:MadoCreator')] },
        title: supported,
        event: { card: '1..', sliced: 'profile@detail.resolve()' },
        'event:imaging-study': { card: '1..1', mustSupport: true },
        'event:imaging-study.detail': refersTo('own:MadoImagingStudy'),
        section: supported,
        'section.text': always,
        'section.text.status': written,
      },
    },
    MadoImagingStudy: {
      of: 'ImagingStudy',
      must: [MADO_REQPROC_1],
      elements: {
        'extension:anatomical-region': { ...extension('0..*', MADO_ANATOMICAL_REGION), mustSupport: true },
        identifier: { card: '1..', sliced: 'profile@$this' },
        'identifier:study-instance-uid': {
          card: '1..1',
          types: [as('Identifier', 'own:MadoStudyInstanceUidIdentifier')],
          mustSupport: true,
        },
        modality: supported,
        subject: { types: [to('own:MadoPatient')], mustSupport: true },
        started: supported,
        basedOn: { sliced: 'type@$this' },
        'basedOn:order': {
          card: '0..1',
          types: [
            {
              ...as('Reference', 'own:MadoReferencedAccessionNumberIdentifier'),
              ...to('CarePlan', 'ServiceRequest', 'Appointment', 'AppointmentResponse', 'Task'),
            },
          ],
          mustSupport: true,
        },
        endpoint: { sliced: 'profile@$this.resolve()' },
        'endpoint:webviewer': { ...some('own:MadoWebViewerEndpoint'), mustSupport: true },
        numberOfSeries: always,
        procedureCode: supported,
        description: supported,
        'series.uid': supported,
        'series.number': supported,
        'series.modality': supported,
        'series.description': supported,
        'series.numberOfInstances': always,
        'series.endpoint': { card: '1..', sliced: 'profile@$this.resolve()' },
        'series.endpoint:wado': { card: '1..*', types: [to('own:MadoWadoEndpoint')], mustSupport: true },
        'series.bodySite': supported,
        'series.specimen': supported,
        'series.started': supported,
        'series.instance': needed,
        'series.instance.extension:number-of-frames': extension('0..1', MADO_NUMBER_OF_FRAMES),
        'series.instance.extension:ko-document-title': extension('0..1', MADO_KEY_OBJECT_TITLE),
        'series.instance.uid': supported,
        'series.instance.sopClass': supported,
        'series.instance.number': supported,
        'series.instance.title': supported,
      },
    },
    MadoStudyInstanceUidIdentifier: {
      of: 'Identifier',
      elements: {
        ...typedAs(['dcm', DICOM, '110180']),
        system: { patternUri: 'urn:dicom:uid' },
        value: needed,
      },
    },
    MadoAccessionNumberIdentifier: {
      of: 'Identifier',
      elements: {
        ...typedAs(['v2-0203-coding', `${THO}/v2-0203`, 'ACSN'], ['dcm', DICOM, '121022']),
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
      elements: { identifier: supported, name: supported, gender: supported, birthDate: supported },
    },
    MadoCreator: {
      of: 'Device',
      elements: {
        manufacturer: supported,
        type: always,
        'type.coding': { card: '1..1' },
        'type.coding.system': { fixedUri: `${MADO}/CodeSystem/MadoDeviceType` },
        'type.coding.code': { fixedCode: 'mado-creator' },
        owner: { types: [to('own:MadoCreatorOrganization')], mustSupport: true },
      },
    },
    MadoCreatorOrganization: { of: 'Organization', elements: { identifier: supported, name: always } },
    MadoWadoEndpoint: {
      of: 'Endpoint',
      elements: {
        extension: needed,
        'extension:retrieve-location-uid': { ...extension('1..1', MADO_RETRIEVE_LOCATION), mustSupport: true },
        status: { patternCode: 'active' },
        'connectionType.system': { fixedUri: `${THO}/endpoint-connection-type` },
        'connectionType.code': { fixedCode: 'dicom-wado-rs' },
        ...noPayload('text-wado'),
        'payloadType:text-wado.text': { patternString: 'DICOM WADO-RS' },
        address: supported,
        'address.extension:data-absent-reason': extension('0..1', 'data-absent-reason'),
        'address.extension:data-absent-reason.value[x]': { patternCode: 'unknown' },
      },
    },
    MadoWebViewerEndpoint: {
      of: 'Endpoint',
      elements: {
        connectionType: {
          patternCoding: { system: `${MADO}/CodeSystem/MadoEndpointConnectionTypes`, code: 'web-viewer' },
        },
        ...noPayload('type-none'),
        payloadMimeType: { card: '1..', sliced: 'value@$this' },
        'payloadMimeType:html': { card: '1..1', patternCode: 'text/html' },
        address: supported,
      },
    },
    MadoRequestedProcedure: {
      of: 'ServiceRequest',
      elements: {
        identifier: { card: '1..', sliced: 'pattern@type' },
        'identifier:accession-number': {
          card: '1..1',
          types: [as('Identifier', 'own:MadoAccessionNumberIdentifier')],
          mustSupport: true,
        },
        'identifier:accession-number.type': concept(`${THO}/v2-0203`, 'ACSN'),
        'identifier:placer': { card: '0..*', mustSupport: true },
        'identifier:placer.type': { card: '1..', ...concept(`${THO}/v2-0203`, 'PLAC') },
        'identifier:filler': { card: '0..*' },
        'identifier:filler.type': { card: '1..', ...concept(`${THO}/v2-0203`, 'FILL') },
      },
    },
  },
}

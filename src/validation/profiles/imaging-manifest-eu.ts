import { EU_PAT_1 } from './core.ts'
import { entry } from './documents.ts'
import { MADO_ANATOMICAL_REGION } from './imaging-extensions.ts'
import { concept, extension, LOINC, needed, none, owing, refersTo, to } from './rows.ts'
import type { ElementRule, Guide } from './table.ts'

const ALWAYS = 'SHALL:populate'
const ABLE = 'SHALL:able-to-populate'
const PROCESSED = 'SHALL:able-to-populate SHOULD:process'
const MAYBE_PROCESSED = 'SHOULD:able-to-populate SHOULD:process'

const processed: ElementRule = { duty: PROCESSED }
const always: ElementRule = { duty: ALWAYS }
const able: ElementRule = { duty: ABLE }

/**
 * What Europe asks of an imaging manifest beyond IHE.
 *
 * Follows the sources of HL7 Europe Imaging Manifest, build 0.2.1 of autumn 2026, read as text: a draft on MADO 1.0.0.
 * Sure: the patient's name and birth date, the anatomical region, the type of the document. Less sure: the duties, which
 * change with each build.
 *
 * @see https://build.fhir.org/ig/hl7-eu/imaging-manifest
 */
export const europeanManifest: Guide = {
  package: 'hl7.fhir.eu.imaging-manifest',
  version: '0.2.1-build',
  canonical: 'http://hl7.eu/fhir/imaging-manifest',
  actors: {
    producer: 'https://www.xt-ehr.eu/specifications/fhir/actor-producer',
    consumer: 'https://www.xt-ehr.eu/specifications/fhir/actor-consumer',
  },
  profiles: {
    EuMadoBundle: {
      of: 'Bundle',
      on: 'own:MadoFhirBundle',
      elements: {
        identifier: always,
        timestamp: always,
        entry: { sliced: 'type@resource profile@resource' },
        'entry.fullUrl': needed,
        'entry.resource': needed,
        'entry.search': none,
        'entry.request': none,
        'entry.response': none,
        ...entry('composition', '1..1', 'Composition', 'own:EuMadoComposition'),
        ...entry('imaging-study', '1..1', 'ImagingStudy', 'own:EuMadoImagingStudy'),
        ...entry('patient', '0..1', 'Patient', 'own:EuMadoPatient'),
        ...entry('web-endpoint', '0..*', 'Endpoint', 'own:EuMadoWebViewerEndpoint'),
        ...entry('requested-procedure', '0..*', 'ServiceRequest', 'own:EuMadoRequestedProcedure'),
      },
    },
    EuMadoComposition: {
      of: 'Composition',
      on: 'own:MadoComposition',
      elements: {
        language: processed,
        text: always,
        identifier: always,
        status: processed,
        type: owing(ABLE, concept(LOINC, '18748-4')),
        subject: { types: [to('own:EuMadoPatient')], duty: PROCESSED },
        date: processed,
        'author:source-organization': { types: [to('own:EuMadoCreatorOrganization')], duty: PROCESSED },
        'author:source-device': { types: [to('own:MadoCreator')], duty: PROCESSED },
        title: always,
        custodian: processed,
        'event:imaging-study': always,
        'event:imaging-study.detail': refersTo('own:EuMadoImagingStudy'),
        'section.text': always,
      },
    },
    EuMadoImagingStudy: {
      of: 'ImagingStudy',
      on: 'own:MadoImagingStudy',
      elements: {
        'extension:anatomical-region': owing(PROCESSED, extension('1..*', MADO_ANATOMICAL_REGION)),
        'extension:anatomical-region.value[x]': { bind: ['required', 'own:ValueSetAnatomicalRegion'] },
        'identifier:study-instance-uid': always,
        modality: processed,
        subject: { types: [to('own:EuMadoPatient')], duty: MAYBE_PROCESSED },
        started: processed,
        'endpoint:webviewer': { types: [to('own:EuMadoWebViewerEndpoint')], duty: MAYBE_PROCESSED },
        numberOfSeries: processed,
        numberOfInstances: processed,
        procedureCode: always,
        description: processed,
        series: { card: '1..', duty: 'SHALL:populate SHOULD:process' },
        'series.uid': processed,
        'series.number': processed,
        'series.modality': processed,
        'series.description': processed,
        'series.numberOfInstances': processed,
        'series.endpoint:wado': { duty: 'SHALL:populate SHOULD:process' },
        'series.bodySite': processed,
        'series.laterality': processed,
        'series.started': processed,
        'series.instance.uid': always,
        'series.instance.sopClass': able,
        'series.instance.number': able,
      },
    },
    EuMadoPatient: {
      of: 'Patient',
      on: 'own:MadoPatient',
      elements: {
        identifier: able,
        name: { card: '1..', must: [EU_PAT_1], duty: ABLE },
        'name.use': able,
        'name.family': able,
        'name.given': able,
        gender: { duty: 'SHOULD:able-to-populate' },
        birthDate: { card: '1..', duty: 'SHOULD:able-to-populate' },
      },
    },
    EuMadoCreatorOrganization: {
      of: 'Organization',
      on: 'own:MadoCreatorOrganization',
      elements: { identifier: able, name: able },
    },
    EuMadoWebViewerEndpoint: { of: 'Endpoint', on: 'own:MadoWebViewerEndpoint', elements: { address: always } },
    EuMadoRequestedProcedure: {
      of: 'ServiceRequest',
      on: 'own:MadoRequestedProcedure',
      elements: { subject: refersTo('own:EuMadoPatient') },
    },
  },
}

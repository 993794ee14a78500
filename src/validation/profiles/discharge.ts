import type { Constraint } from '../fhir/definitions.ts'
import { document } from './discharge-document.ts'
import { obligations } from './discharge-obligations.ts'
import { ENCOUNTER_LEGAL_STATUS } from './extensions.ts'
import { as, byType, concept, extension, needed, only, refersTo, to } from './rows.ts'
import type { Guide } from './table.ts'

const CPL_HDR_1: Constraint = {
  key: 'cpl-hdr-1',
  severity: 'warning',
  human: 'Details of an activity stand in a resource of their own: R5 knows no other way',
  expression: 'detail.empty()',
}

/**
 * Hospital discharge reports.
 *
 * Follows HL7 Europe Hospital Discharge Report 1.0.0-ci (draft, June 2026), read from the package; every element agrees,
 * which `published.test.ts` checks. Still moving: expect new versions.
 *
 * @see https://hl7.eu/fhir/hdr
 */
export const discharge: Guide = {
  package: 'hl7.fhir.eu.hdr',
  version: '1.0.0-ci',
  canonical: 'http://hl7.eu/fhir/hdr',
  actors: {
    producer: 'https://www.xt-ehr.eu/specifications/fhir/actor-producer',
    consumer: 'https://www.xt-ehr.eu/specifications/fhir/actor-consumer',
  },
  profiles: {
    ...document,
    ...obligations,
    'carePlan-eu-hdr': {
      of: 'CarePlan',
      elements: {
        subject: refersTo('own:patient-eu-core'),
        addresses: refersTo('own:condition-eu-core'),
        goal: refersTo('own:goal-eu-hdr'),
        activity: { must: [CPL_HDR_1] },
      },
    },
    'device-eu-hdr': {
      of: 'Device',
      elements: {
        type: { bind: ['preferred', 'ips:medical-devices-uv-ips'] },
      },
    },
    'deviceUseStatement-eu-hdr': {
      of: 'DeviceUseStatement',
      elements: {
        subject: refersTo('own:patient-eu-core'),
        'timing[x]': byType,
        'timing[x]:timingPeriod': only(as('Period')),
        source: refersTo(
          'own:patient-eu-core',
          'own:practitioner-eu-core',
          'own:practitionerRole-eu-core',
          'RelatedPerson',
        ),
        device: refersTo('own:device-eu-hdr'),
        bodySite: { bind: ['preferred', 'body-site'] },
      },
    },
    'encounter-eu-hdr': {
      of: 'Encounter',
      elements: {
        'extension:note': extension('0..*', 'note'),
        'extension:legalStatus': extension('0..*', ENCOUNTER_LEGAL_STATUS),
        status: { bind: ['required', 'own:encounter-status-eu-hdr'] },
        class: { bind: ['extensible', 'own:encounter-class-eu-hdr'] },
        type: { bind: ['example', 'own:encounter-type-eu-hdr'] },
        priority: { bind: ['preferred', 'own:admission-urgency-eu-hdr'] },
        subject: { card: '1..', types: [to('own:patient-eu-core')] },
        participant: { sliced: 'value@type' },
        'participant.individual': refersTo('own:practitioner-eu-core', 'own:practitionerRole-eu-core', 'RelatedPerson'),
        'participant:admitter': { card: '0..*' },
        'participant:admitter.type': {
          card: '1..',
          ...concept('http://terminology.hl7.org/CodeSystem/v3-ParticipationType', 'ADM'),
        },
        'participant:discharger': { card: '0..*' },
        'participant:discharger.type': {
          card: '1..',
          ...concept('http://terminology.hl7.org/CodeSystem/v3-ParticipationType', 'DIS'),
        },
        'participant:referrer': { card: '0..*' },
        'participant:referrer.type': {
          card: '1..',
          ...concept('http://terminology.hl7.org/CodeSystem/v3-ParticipationType', 'REF'),
        },
        reasonCode: { bind: ['preferred', 'http://hl7.eu/fhir/hdr/ValueSet/condition-eu-hdr'] },
        reasonReference: refersTo('Observation', 'Condition', 'Procedure'),
        'diagnosis.condition': refersTo('Condition'),
        'hospitalization.destination': refersTo('own:organization-eu-core', 'own:location-eu-core'),
        'location.location': refersTo('own:location-eu-core'),
        serviceProvider: refersTo('own:organization-eu-core'),
      },
    },
    'goal-eu-hdr': {
      of: 'Goal',
      elements: {
        subject: refersTo('own:patient-eu-core', 'Group', 'own:organization-eu-core'),
        'target.due[x]': byType,
        'target.due[x]:dueDate': only(as('date')),
      },
    },
    'medicationAdministration-eu-hdr': {
      of: 'MedicationAdministration',
      elements: {
        'medication[x]': { types: [as('CodeableConcept'), to('own:medication-eu-core')] },
        subject: refersTo('own:patient-eu-core'),
      },
    },
    'medicationDispense-eu-hdr': {
      of: 'MedicationDispense',
      elements: {
        'medication[x]': { types: [as('CodeableConcept'), to('own:medication-eu-core')] },
        subject: refersTo('own:patient-eu-core'),
        authorizingPrescription: refersTo('own:medicationRequest-eu-core'),
        quantity: needed,
        whenHandedOver: needed,
      },
    },
  },
}

import { volven } from '../../../standards/norway/identifier-systems.ts'
import { as, extension, needed, refersTo, to } from '../rows.ts'
import type { ElementRule, ExtensionGuide, Guide, Profile } from '../table.ts'

const CANONICAL = 'http://hl7.no/fhir'
const trustFramework = (name: string) => `no-domain-Trustframework-${name}`
const published = (name: string) => `${CANONICAL}/StructureDefinition/auditevent-${name}-extension`

const bySystem: ElementRule = { sliced: 'value@system' }

/** At most one coding of this system. */
const atMostOne = (slice: string, system: string): Profile['elements'] => ({
  [slice]: { card: '0..1' },
  [`${slice}.system`]: { card: '1..', fixedUri: system },
})

/**
 * The trail of an access that an attest was brought to: who asked, where they work, about whom, and why.
 *
 * @see https://github.com/HL7Norway/AuditEvent
 */
export const auditEventNorway: Guide = {
  package: 'hl7.fhir.no.domain.auditevent',
  version: '0.9.6',
  canonical: CANONICAL,
  reading: {
    sure: 'defined',
    from: ['https://github.com/HL7Norway/AuditEvent'],
    covers: {
      nb: 'Hvem som spurte og for hvilken virksomhet, pasienten, kontakten, formålet, avgjørelsen og når det ble attestert. Ikke med: avdeling og behandlingssted utover no-basis, og hvilke koder et kodeverk fra Volven har.',
      nn: 'Kven som spurde og for kva verksemd, pasienten, kontakten, føremålet, avgjerda og når det vart attestert. Ikkje med: avdeling og behandlingsstad utover no-basis, og kva kodar eit kodeverk frå Volven har.',
      en: 'Who asked and for which organisation, the patient, the contact, the purpose, the decision and when it was attested. Left out: department and point of care beyond no-basis, and which codes a code system of Volven has.',
    },
  },
  profiles: {
    [trustFramework('Auditevent')]: {
      of: 'AuditEvent',
      elements: {
        extension: { sliced: 'value@url' },
        'extension:encounter': extension('0..1', published('encounter')),
        'extension:patient': extension('0..1', published('patient')),
        'extension:careRelationMetaData': extension('0..1', published('carerelation-metadata')),
        'purposeOfEvent.coding': bySystem,
        ...atMostOne('purposeOfEvent.coding:purposeOfUse', 'http://terminology.hl7.org/CodeSystem/v3-ActReason'),
        ...atMostOne('purposeOfEvent.coding:volven9151', volven('9151')),
        'agent.who': refersTo(`own:${trustFramework('PractitioneRole')}`),
      },
    },
    // So spelt where it is published.
    [trustFramework('PractitioneRole')]: {
      of: 'PractitionerRole',
      on: 'own:no-basis-PractitionerRole',
      elements: {
        practitioner: { card: '1..1', ...refersTo(`own:${trustFramework('Practitioner')}`) },
        organization: { card: '1..1', ...refersTo('own:no-basis-Organization') },
        location: { card: '1..1', ...refersTo('Location') },
      },
    },
    [trustFramework('Practitioner')]: {
      of: 'Practitioner',
      on: 'own:no-basis-Practitioner',
      elements: { identifier: needed },
    },
    [trustFramework('Patient')]: {
      of: 'Patient',
      on: 'own:no-basis-Patient',
      elements: { identifier: needed },
    },
    [trustFramework('Encounter')]: {
      of: 'Encounter',
      elements: {
        'serviceType.coding': bySystem,
        ...atMostOne('serviceType.coding:volven8655', volven('8655')),
        ...atMostOne('serviceType.coding:volven8663', volven('8663')),
        ...atMostOne('serviceType.coding:volven8451', volven('8451')),
        'location.location': refersTo('Location'),
        serviceProvider: refersTo('own:no-basis-Organization'),
      },
    },
  },
}

const on = ['AuditEvent']

/** Extensions of the trail: what R5 has elements for, and what the trust framework adds. */
export const auditEventExtensions: ExtensionGuide = {
  version: auditEventNorway.version,
  extensions: {
    [published('encounter')]: { on, value: [to(`own:${trustFramework('Encounter')}`)] },
    [published('patient')]: { on, value: [to(`own:${trustFramework('Patient')}`)] },
    [published('carerelation-metadata')]: {
      on,
      parts: {
        'decision-ref-id': { card: '0..1', value: [as('string')] },
        'decision-ref-description': { card: '0..1', value: [as('string')] },
        'decision-ref-user-selected': { card: '0..1', value: [as('boolean')] },
        toa: { card: '1..1', value: [as('unsignedInt')] },
      },
    },
  },
}

import { ALWAYS, KNOWN, KNOWN_UNSHOWN, SHOULD_ABLE } from './eps-duties.ts'
import { document } from './eps-document.ts'
import { CONSENT_RELATED_CONDITION } from './extensions.ts'
import { as, byType, concept, extension, LOINC, needed, none, only, owing, refersTo, rule, to } from './rows.ts'
import type { Guide } from './table.ts'

const IPS_PAT_1 = rule(
  'ips-pat-1',
  'A name has a family name, given names or a text',
  'text.exists() or family.exists() or given.exists()',
)

/**
 * The European Patient Summary.
 *
 * Follows HL7 Europe EPS 1.0.0-xtehr (draft, February 2026), read from the package; every element agrees, which
 * `published.test.ts` checks, also where the draft is stricter than was meant, for whoever validates with the draft finds
 * the same faults: `ips-comp-1` asks entries or a reason of every section; an Observation in the sections on pregnancy
 * and social history fits two slices by its type; a Consent, which has no `subject` in R4, breaks
 * `eps-bundle-subject-ref`. The ballot version of June 2026 renamed profiles; its ids are among `alsoKnownAs`.
 *
 * @see https://hl7.eu/fhir/eps
 */
export const eps: Guide = {
  package: 'hl7.fhir.eu.eps',
  version: '1.0.0-xtehr',
  canonical: 'http://hl7.eu/fhir/eps',
  actors: {
    producer: 'http://hl7.org/fhir/uv/ips/ActorDefinition/Creator',
    consumer: 'http://hl7.org/fhir/uv/ips/ActorDefinition/Consumer',
  },
  profiles: {
    ...document,
    'MedicationStatement-eu-eps': {
      of: 'MedicationStatement',
      on: 'own:medicationStatement-eu-core',
      imposes: ['ips:MedicationStatement-uv-ips'],
      alsoKnownAs: ['medicationStatement-eu-eps'],
      elements: {
        'medication[x]': {
          types: [as('CodeableConcept', 'ips:CodeableConcept-uv-ips'), to('own:medication-eu-core')],
          duty: KNOWN,
        },
        subject: owing(KNOWN, refersTo('own:patient-eu-eps')),
        'subject.reference': owing(KNOWN_UNSHOWN, needed),
        'effective[x]': owing(KNOWN, needed),
        'effective[x]:effectiveDateTime': owing(SHOULD_ABLE, only(as('dateTime'))),
        dosage: { duty: KNOWN },
        'dosage.text': { duty: KNOWN },
        'dosage.timing': { duty: KNOWN },
      },
    },
    'allergyintolerance-obl-eu-eps': {
      of: 'AllergyIntolerance',
      on: 'own:allergyIntolerance-eu-core',
      alsoKnownAs: ['allergyIntolerance-eu-eps', 'AllergyIntolerance-eu-eps', 'allergyIntolerance-obl-eu-eps'],
      elements: {
        clinicalStatus: { duty: KNOWN },
        type: { duty: KNOWN },
        code: { duty: KNOWN },
        patient: { duty: KNOWN },
        'patient.reference': { duty: KNOWN_UNSHOWN },
        'onset[x]': { duty: KNOWN },
        'onset[x]:onsetDateTime': { types: [as('dateTime')], duty: SHOULD_ABLE },
        reaction: { duty: KNOWN },
        'reaction.manifestation': { duty: KNOWN },
        'reaction.severity': { duty: KNOWN },
      },
    },
    'condition-obl-eu-eps': {
      of: 'Condition',
      on: 'own:condition-eu-core',
      alsoKnownAs: ['condition-eu-eps', 'Condition-eu-eps'],
      elements: {
        clinicalStatus: { duty: KNOWN },
        category: { duty: KNOWN },
        severity: { duty: KNOWN },
        code: { duty: KNOWN },
        subject: { duty: KNOWN },
        'subject.reference': { duty: KNOWN_UNSHOWN },
        'onset[x]': { duty: KNOWN },
        'onset[x]:onsetDateTime': { types: [as('dateTime')], duty: SHOULD_ABLE },
      },
    },
    'consent-eu-eps': {
      of: 'Consent',
      elements: {
        'extension:note': extension('0..*', 'note'),
        'extension:relatedCondition': extension('0..*', CONSENT_RELATED_CONDITION),
        scope: concept('http://terminology.hl7.org/CodeSystem/consentscope', 'adr'),
      },
    },
    'device-eu-eps': {
      of: 'Device',
      imposes: ['ips:Device-uv-ips'],
      elements: {
        type: {
          bind: ['preferred', 'ips:medical-devices-uv-ips'],
          also: [['candidate', 'mvc:eHDSIMedicalDevice']],
          duty: KNOWN,
        },
      },
    },
    'deviceUseStatement-eu-eps': {
      of: 'DeviceUseStatement',
      imposes: ['ips:DeviceUseStatement-uv-ips'],
      elements: {
        subject: owing(KNOWN, refersTo('own:patient-eu-eps')),
        'subject.reference': owing(KNOWN_UNSHOWN, needed),
        'timing[x]': { card: '1..', sliced: 'type@$this', duty: KNOWN },
        'timing[x]:timingPeriod': owing(SHOULD_ABLE, only(as('Period'))),
        'timing[x]:timingDateTime': owing(SHOULD_ABLE, only(as('dateTime'))),
        source: refersTo(
          'own:patient-eu-eps',
          'own:practitioner-eu-core',
          'own:practitionerRole-eu-core',
          'RelatedPerson',
        ),
        device: owing(KNOWN, refersTo('own:device-eu-eps')),
        bodySite: { bind: ['preferred', 'body-site'] },
      },
    },
    'diagnosticReport-eu-eps': {
      of: 'DiagnosticReport',
      on: 'own:diagnosticReport-eu-core',
      imposes: ['ips:DiagnosticReport-uv-ips'],
      elements: {
        code: { duty: KNOWN },
        subject: owing(KNOWN, refersTo('own:patient-eu-core', 'Group')),
        'subject.reference': owing(KNOWN_UNSHOWN, needed),
        'effective[x]': owing(KNOWN, needed),
        'effective[x]:effectiveDateTime': owing(SHOULD_ABLE, only(as('dateTime'))),
        performer: { duty: KNOWN },
        result: { sliced: 'profile@resolve()' },
        'result:observation-results': { card: '0..*', types: [to('own:medicalTestResult-eu-core')], duty: KNOWN },
      },
    },
    'flag-alert-obl-eu-eps': {
      of: 'Flag',
      on: 'own:flag-patient-eu-core',
      alsoKnownAs: ['flag-alert-eu-eps'],
      elements: {
        'extension:flagPriorityExt': { duty: KNOWN },
        category: { duty: KNOWN },
        code: { duty: KNOWN },
        subject: { duty: KNOWN },
        'subject.reference': { duty: KNOWN_UNSHOWN },
      },
    },
    'immunization-obl-eu-eps': {
      of: 'Immunization',
      on: 'own:immunization-eu-core',
      alsoKnownAs: ['immunization-eu-eps', 'Immunization-eu-eps'],
      elements: {
        status: { duty: KNOWN },
        vaccineCode: { duty: KNOWN },
        patient: { duty: KNOWN },
        'patient.reference': { duty: KNOWN_UNSHOWN },
        'occurrence[x]': { duty: KNOWN },
        'occurrence[x]:occurrenceDateTime': { types: [as('dateTime')], duty: SHOULD_ABLE },
      },
    },
    'medication-obl-eu-eps': {
      of: 'Medication',
      on: 'own:medication-eu-core',
      alsoKnownAs: ['medication-eu-eps', 'Medication-eu-eps'],
      elements: {
        code: { duty: KNOWN },
        form: { duty: KNOWN },
        ingredient: { duty: KNOWN },
        'ingredient.item[x]': { duty: KNOWN },
        'ingredient.strength': { duty: KNOWN },
      },
    },
    'medicationrequest-obl-eu-eps': {
      of: 'MedicationRequest',
      on: 'own:medicationRequest-eu-core',
      alsoKnownAs: ['medicationRequest-eu-eps', 'MedicationRequest-eu-eps', 'medicationRequest-obl-eu-eps'],
      elements: {
        'medication[x]': { duty: KNOWN },
        subject: { duty: KNOWN },
        'subject.reference': { duty: KNOWN_UNSHOWN },
        dosageInstruction: { duty: KNOWN },
        'dosageInstruction.text': { duty: KNOWN },
        'dosageInstruction.timing': { duty: KNOWN },
      },
    },
    'observation-pregnancy-edd-eu-eps': {
      of: 'Observation',
      imposes: ['ips:Observation-pregnancy-edd-uv-ips'],
      elements: {
        code: {
          types: [as('CodeableConcept', 'ips:CodeableConcept-uv-ips')],
          bind: ['required', 'ips:edd-method-uv-ips'],
          duty: KNOWN,
        },
        subject: { card: '1..', types: [to('own:patient-eu-eps')], duty: KNOWN },
        'subject.reference': owing(KNOWN_UNSHOWN, needed),
        'effective[x]': { card: '1..', types: [as('dateTime')], duty: KNOWN },
        'value[x]': byType,
        'value[x]:valueDateTime': owing(KNOWN, only(as('dateTime'))),
        bodySite: none,
        method: none,
        specimen: none,
        device: none,
        referenceRange: none,
        component: none,
      },
    },
    'observation-pregnancy-gestationalAge-eu-eps': {
      of: 'Observation',
      elements: {
        code: {
          types: [as('CodeableConcept', 'ips:CodeableConcept-uv-ips')],
          bind: ['required', 'own:gestational-age-loinc'],
        },
        subject: { card: '1..', types: [to('own:patient-eu-eps')] },
        'subject.reference': needed,
        'effective[x]': { card: '1..', types: [as('dateTime')] },
        'value[x]': byType,
        'value[x]:valueQuantity': only(as('Quantity')),
        bodySite: none,
        method: none,
        specimen: none,
        device: none,
        referenceRange: none,
        component: none,
      },
    },
    'observation-pregnancy-outcome-eu-eps': {
      of: 'Observation',
      imposes: ['ips:Observation-pregnancy-outcome-uv-ips'],
      elements: {
        code: {
          types: [as('CodeableConcept', 'ips:CodeableConcept-uv-ips')],
          bind: ['required', 'ips:pregnancies-summary-uv-ips'],
          duty: KNOWN,
        },
        subject: { card: '1..', types: [to('own:patient-eu-eps')], duty: KNOWN },
        'subject.reference': owing(KNOWN_UNSHOWN, needed),
        'effective[x]': { card: '1..', types: [as('dateTime')], duty: KNOWN },
        'value[x]': byType,
        'value[x]:valueQuantity': owing(KNOWN, only(as('Quantity'))),
        bodySite: none,
        specimen: none,
        device: none,
        referenceRange: none,
        component: none,
      },
    },
    'observation-pregnancy-status-eu-ips': {
      of: 'Observation',
      imposes: ['ips:Observation-pregnancy-status-uv-ips'],
      alsoKnownAs: ['observation-pregnancy-status-eu-eps'],
      elements: {
        code: {
          types: [as('CodeableConcept', 'ips:CodeableConcept-uv-ips')],
          duty: KNOWN,
          ...concept(LOINC, '82810-3'),
        },
        subject: { card: '1..', types: [to('own:patient-eu-eps')], duty: KNOWN },
        'subject.reference': owing(KNOWN_UNSHOWN, needed),
        'effective[x]': { card: '1..', types: [as('dateTime')], duty: KNOWN },
        'value[x]': byType,
        'value[x]:valueCodeableConcept': {
          card: '0..1',
          types: [as('CodeableConcept', 'ips:CodeableConcept-uv-ips')],
          bind: ['preferred', 'ips:pregnancy-status-uv-ips'],
          duty: KNOWN,
        },
        bodySite: none,
        specimen: none,
        device: none,
        referenceRange: none,
        hasMember: owing(KNOWN, refersTo('ips:Observation-pregnancy-edd-uv-ips')),
        'hasMember.reference': owing(KNOWN_UNSHOWN, needed),
        component: none,
      },
    },
    'observation-travel-eu-eps': {
      of: 'Observation',
      elements: {
        code: concept(LOINC, '94651-7'),
        subject: { card: '1..', types: [to('own:patient-eu-eps')] },
        'subject.reference': needed,
        'effective[x]': byType,
        'effective[x]:effectivePeriod': only(as('Period')),
        'value[x]': {
          card: '1..',
          types: [as('CodeableConcept', 'ips:CodeableConcept-uv-ips')],
          bind: ['required', 'iso3166-1-2'],
        },
      },
    },
    'organization-obl-eu-eps': {
      of: 'Organization',
      on: 'own:organization-eu-core',
      alsoKnownAs: ['organization-eu-eps', 'Organization-eu-eps'],
      elements: {
        name: { duty: KNOWN },
        telecom: { duty: KNOWN },
        address: { duty: KNOWN },
      },
    },
    'patient-eu-eps': {
      of: 'Patient',
      on: 'own:patient-eu-core',
      imposes: ['ips:Patient-uv-ips'],
      elements: {
        identifier: { duty: KNOWN },
        name: { must: [IPS_PAT_1], duty: ALWAYS },
        'name.use': { duty: KNOWN },
        'name.text': { duty: KNOWN },
        'name.family': { duty: KNOWN },
        'name.given': { duty: KNOWN },
        telecom: { duty: KNOWN },
        gender: { duty: KNOWN },
        birthDate: { duty: KNOWN },
        address: { duty: KNOWN },
        generalPractitioner: owing(
          KNOWN,
          refersTo('own:organization-eu-core', 'own:practitionerRole-eu-core', 'own:practitioner-eu-core'),
        ),
      },
    },
    'practitioner-obl-eu-eps': {
      of: 'Practitioner',
      on: 'own:practitioner-eu-core',
      alsoKnownAs: ['practitioner-eu-eps', 'Practitioner-eu-eps'],
      elements: {
        name: { duty: KNOWN },
        'name.family': { duty: KNOWN },
        'name.given': { duty: KNOWN },
        telecom: { duty: KNOWN },
        address: { duty: KNOWN },
      },
    },
    'practitionerrole-obl-eu-eps': {
      of: 'PractitionerRole',
      on: 'own:practitionerRole-eu-core',
      alsoKnownAs: ['practitionerRole-eu-eps', 'PractitionerRole-eu-eps', 'practitionerRole-obl-eu-eps'],
      elements: {
        organization: { duty: KNOWN },
      },
    },
    'procedure-eu-eps': {
      of: 'Procedure',
      on: 'own:procedure-eu-core',
      imposes: ['ips:Procedure-uv-ips'],
      elements: {
        code: { types: [as('CodeableConcept', 'ips:CodeableConcept-uv-ips')], duty: KNOWN },
        subject: { duty: KNOWN },
        'subject.reference': owing(KNOWN_UNSHOWN, needed),
        'performed[x]': owing(KNOWN, byType),
        'performed[x]:performedDateTime': owing(SHOULD_ABLE, only(as('dateTime'))),
        'performer.actor': refersTo(
          'own:practitionerRole-eu-core',
          'own:practitioner-eu-core',
          'ips:Device-observer-uv-ips',
          'own:patient-eu-eps',
          'RelatedPerson',
          'own:organization-eu-core',
        ),
        reasonReference: refersTo(
          'own:condition-eu-core',
          'Observation',
          'own:procedure-eu-eps',
          'own:diagnosticReport-eu-core',
          'DocumentReference',
        ),
      },
    },
  },
}

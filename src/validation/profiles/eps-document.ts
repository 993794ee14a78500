import { entriesOf, entry, section, some } from './documents.ts'
import { ALWAYS, ALWAYS_UNSHOWN, KNOWN, KNOWN_UNSHOWN, READ, SHALL_ABLE, SHOULD_KNOWN } from './eps-duties.ts'
import { as, extension, fromR5, needed, none, owing, refersTo, rule, to } from './rows.ts'
import type { Guide } from './table.ts'

const isAny = (...types: readonly string[]) => types.map((type) => `$this is ${type}`).join(' or ')

const EPS_BUNDLE_PATIENT_REF = rule(
  'eps-bundle-patient-ref',
  'Allergies, immunizations and recommended immunizations point at the patient with a literal reference',
  `entry.resource.where(${isAny('AllergyIntolerance', 'Immunization', 'ImmunizationRecommendation')})
    .all(patient.reference.exists())`,
)
const aboutSubject = [
  ...['Composition', 'CarePlan', 'ClinicalImpression', 'Condition', 'Consent', 'DeviceUseStatement'],
  ...['DiagnosticReport', 'DocumentReference', 'Flag', 'ImagingStudy', 'MedicationRequest', 'MedicationStatement'],
  ...['Procedure', 'Observation'],
]
const EPS_BUNDLE_SUBJECT_REF = rule(
  'eps-bundle-subject-ref',
  'Every clinical resource points at its subject with a literal reference',
  `entry.resource.where(${isAny(...aboutSubject)}).all(subject.reference.exists())`,
)
const EPS_BUNDLE_RESOURCE_CODE = rule(
  'eps-bundle-resource-code',
  'Every Medication in the document has a code',
  'entry.resource.ofType(Medication).all(code.exists())',
)
const IPS_COMP_1 = rule(
  'ips-comp-1',
  'A section has entries, or a reason for having none',
  'emptyReason.exists() or entry.reference.exists()',
)

/** The document and its composition; `eps.ts` says what is followed. */
export const document: Guide['profiles'] = {
  'bundle-eu-eps': {
    of: 'Bundle',
    imposes: ['ips:Bundle-uv-ips'],
    must: [EPS_BUNDLE_PATIENT_REF, EPS_BUNDLE_SUBJECT_REF, EPS_BUNDLE_RESOURCE_CODE],
    elements: {
      identifier: { duty: ALWAYS_UNSHOWN },
      timestamp: { duty: ALWAYS_UNSHOWN },
      entry: { card: '2..', sliced: 'type@resource profile@resource' },
      'entry.fullUrl': needed,
      'entry.resource': needed,
      'entry.search': none,
      'entry.request': none,
      'entry.response': none,
      'entry:composition': { card: '1..1', duty: ALWAYS },
      'entry:composition.resource': { types: [as('Composition', 'own:composition-eu-eps')] },
      ...entry('patient', '1..1', 'Patient', 'own:patient-eu-eps'),
      ...entry('allergyintolerance', '0..*', 'AllergyIntolerance', 'own:allergyintolerance-obl-eu-eps'),
      ...entry('careplan', '0..*', 'CarePlan'),
      ...entry('condition', '0..*', 'Condition', 'own:condition-obl-eu-eps'),
      ...entry('device', '0..*', 'Device', 'own:device-eu-eps'),
      ...entry('deviceusestatement', '0..*', 'DeviceUseStatement', 'own:deviceUseStatement-eu-eps'),
      ...entry('diagnosticreport', '0..*', 'DiagnosticReport', 'own:diagnosticReport-eu-eps'),
      ...entry('flag', '0..*', 'Flag', 'own:flag-alert-obl-eu-eps'),
      ...entry('imagingstudy', '0..*', 'ImagingStudy', 'ips:ImagingStudy-uv-ips'),
      ...entry('immunization', '0..*', 'Immunization', 'own:immunization-obl-eu-eps'),
      ...entry('medication', '0..*', 'Medication', 'own:medication-obl-eu-eps'),
      ...entry('medicationrequest', '0..*', 'MedicationRequest', 'own:medicationrequest-obl-eu-eps'),
      ...entry('medicationstatement', '0..*', 'MedicationStatement', 'own:MedicationStatement-eu-eps'),
      ...entry('practitioner', '0..*', 'Practitioner', 'own:practitioner-obl-eu-eps'),
      ...entry('practitionerrole', '0..*', 'PractitionerRole', 'own:practitionerrole-obl-eu-eps'),
      ...entry('procedure', '0..*', 'Procedure', 'own:procedure-eu-eps'),
      ...entry('observation-pregnancy-edd', '0..*', 'Observation', 'own:observation-pregnancy-edd-eu-eps'),
      ...entry('observation-pregnancy-outcome', '0..*', 'Observation', 'own:observation-pregnancy-outcome-eu-eps'),
      ...entry('observation-pregnancy-status', '0..*', 'Observation', 'own:observation-pregnancy-status-eu-ips'),
      ...entry('observation-alcohol-use', '0..*', 'Observation', 'ips:Observation-alcoholuse-uv-ips'),
      ...entry('observation-tobacco-use', '0..*', 'Observation', 'ips:Observation-tobaccouse-uv-ips'),
      ...entry('observation-vital-signs', '0..*', 'Observation', 'vitalsigns'),
      ...entry('organization', '0..*', 'Organization', 'own:organization-obl-eu-eps'),
      ...entry('specimen', '0..*', 'Specimen', 'ips:Specimen-uv-ips'),
      ...entry('observation-pregnancy-age', '0..*', 'Observation', 'own:observation-pregnancy-gestationalAge-eu-eps'),
    },
  },
  'composition-eu-eps': {
    of: 'Composition',
    imposes: ['ips:Composition-uv-ips'],
    elements: {
      'meta.profile': { duty: 'MAY:able-to-populate' },
      text: { duty: KNOWN },
      'extension:version': extension('0..1', fromR5('Composition.version')),
      identifier: { duty: KNOWN_UNSHOWN },
      status: { duty: ALWAYS },
      type: { types: [as('CodeableConcept', 'ips:CodeableConcept-uv-ips')], duty: ALWAYS_UNSHOWN },
      subject: { card: '1..', types: [to('own:patient-eu-eps')], duty: ALWAYS },
      'subject.reference': owing(ALWAYS_UNSHOWN, needed),
      date: { duty: ALWAYS },
      author: owing(
        ALWAYS,
        refersTo(
          'own:practitioner-eu-core',
          'own:practitionerRole-eu-core',
          'Device',
          'own:organization-eu-core',
          'own:patient-eu-eps',
          'RelatedPerson',
        ),
      ),
      title: { duty: ALWAYS },
      attester: { duty: KNOWN },
      'attester.mode': { duty: ALWAYS },
      'attester.time': { duty: KNOWN },
      'attester.party': owing(
        KNOWN,
        refersTo(
          'own:practitioner-eu-core',
          'own:practitionerRole-eu-core',
          'own:organization-eu-core',
          'own:patient-eu-eps',
          'RelatedPerson',
        ),
      ),
      custodian: owing(KNOWN, refersTo('own:organization-eu-core')),
      event: { duty: KNOWN },
      'event.code': { duty: ALWAYS },
      'event.period': { duty: KNOWN },
      section: { card: '5..', sliced: 'value@code', must: [IPS_COMP_1], duty: READ },
      'section.extension:section-note': extension('0..*', 'note'),
      'section.title': owing(ALWAYS, needed),
      'section.code': {
        card: '1..',
        types: [as('CodeableConcept', 'ips:CodeableConcept-uv-ips')],
        duty: 'SHALL:handle',
      },
      'section.text': owing(ALWAYS, needed),
      'section.section': none,
      ...section(
        'sectionProblems',
        '11450-4',
        { card: '1..1', duty: ALWAYS },
        {
          entry: entriesOf('Condition', 'DocumentReference'),
          'entry:problem': owing(SHALL_ABLE, some('own:condition-eu-core')),
          emptyReason: { duty: KNOWN },
        },
      ),
      ...section(
        'sectionAllergies',
        '48765-2',
        { card: '1..1', duty: ALWAYS },
        {
          entry: entriesOf('AllergyIntolerance', 'DocumentReference'),
          'entry:allergyOrIntolerance': owing(SHALL_ABLE, some('own:allergyIntolerance-eu-core')),
          emptyReason: { duty: KNOWN },
        },
      ),
      ...section(
        'sectionMedications',
        '10160-0',
        { card: '1..1', duty: ALWAYS },
        {
          entry: entriesOf(
            'MedicationStatement',
            'MedicationRequest',
            'MedicationAdministration',
            'MedicationDispense',
            'DocumentReference',
          ),
          'entry:medicationStatementOrRequest': owing(SHALL_ABLE, some('own:MedicationStatement-eu-eps')),
          emptyReason: { duty: KNOWN },
        },
      ),
      ...section(
        'sectionImmunizations',
        '11369-6',
        { card: '0..1', duty: SHOULD_KNOWN },
        {
          entry: entriesOf('Immunization', 'DocumentReference'),
          'entry:immunization': owing(SHOULD_KNOWN, some('own:immunization-eu-core')),
        },
      ),
      ...section(
        'sectionResults',
        '30954-2',
        { card: '0..1', duty: SHOULD_KNOWN },
        {
          entry: entriesOf('Observation', 'DiagnosticReport', 'DocumentReference'),
          'entry:results-medicalTestResult': owing(SHOULD_KNOWN, some('own:medicalTestResult-eu-core')),
          'entry:results-diagnosticReport': owing(READ, some('own:diagnosticReport-eu-eps')),
        },
      ),
      ...section(
        'sectionProceduresHx',
        '47519-4',
        { card: '1..1', duty: SHOULD_KNOWN },
        {
          entry: entriesOf('Procedure', 'DocumentReference'),
          'entry:procedure': owing(SHOULD_KNOWN, some('own:procedure-eu-eps')),
        },
      ),
      ...section(
        'sectionMedicalDevices',
        '46264-8',
        { card: '1..1', duty: SHOULD_KNOWN },
        {
          entry: entriesOf('DeviceUseStatement', 'DocumentReference'),
          'entry:deviceStatement': owing(SHOULD_KNOWN, some('own:deviceUseStatement-eu-eps')),
        },
      ),
      ...section(
        'sectionAdvanceDirectives',
        '42348-3',
        { card: '0..1', duty: READ },
        {
          entry: entriesOf('Consent', 'DocumentReference'),
          'entry:advanceDirectivesConsent': some('own:consent-eu-eps'),
        },
      ),
      ...section(
        'sectionAlert',
        '104605-1',
        { card: '0..1', duty: READ },
        {
          entry: entriesOf('Flag', 'DocumentReference'),
          'entry:flag': some('own:flag-patient-eu-core'),
        },
      ),
      ...section(
        'sectionFunctionalStatus',
        '47420-5',
        { card: '0..1', duty: READ },
        {
          entry: entriesOf('Condition', 'ClinicalImpression', 'DocumentReference'),
          'entry:disability': some('own:condition-eu-core'),
          'entry:functionalAssessment': some('ClinicalImpression'),
        },
      ),
      ...section(
        'sectionPregnancyHx',
        '10162-6',
        { card: '0..1', duty: READ },
        {
          entry: { sliced: 'type@resolve()' },
          'entry:pregnancyStatus': some('ips:Observation-pregnancy-status-uv-ips'),
          'entry:pregnancyOutcome': some('ips:Observation-pregnancy-outcome-uv-ips'),
          'entry:gestationalAge': some('own:observation-pregnancy-gestationalAge-eu-eps'),
        },
      ),
      ...section('sectionPatientStory', '81338-6', { card: '0..1', duty: READ }),
      ...section(
        'sectionPlanOfCare',
        '18776-5',
        { card: '0..1', duty: READ },
        {
          entry: entriesOf('CarePlan', 'ImmunizationRecommendation', 'DocumentReference'),
          'entry:carePlan': some('CarePlan'),
          'entry:immunizationRecommendation': some('ImmunizationRecommendation'),
        },
      ),
      ...section(
        'sectionSocialHistory',
        '29762-2',
        { card: '0..1', duty: READ },
        {
          entry: entriesOf('Observation', 'DocumentReference'),
          'entry:smokingTobaccoUse': some('ips:Observation-tobaccouse-uv-ips'),
          'entry:alcoholUse': some('ips:Observation-alcoholuse-uv-ips'),
        },
      ),
      ...section(
        'sectionVitalSigns',
        '8716-3',
        { card: '0..1', duty: READ },
        {
          entry: entriesOf('Observation', 'DocumentReference'),
          'entry:vitalSign': some('vitalsigns'),
        },
      ),
      ...section(
        'sectionTravelHx',
        '10182-4',
        { card: '0..1' },
        {
          entry: entriesOf('Observation', 'DocumentReference'),
          'entry:travelObservation': some('own:observation-travel-eu-eps'),
        },
      ),
      ...section('sectionPatientHx', '11329-0', { card: '0..1' }),
    },
  },
}

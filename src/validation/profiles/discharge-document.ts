import { entriesOf, entry, section, some } from './documents.ts'
import { INFORMATION_RECIPIENT } from './extensions.ts'
import { concept, extension, fromR5, LOINC, needed, none, refersTo, rule, to } from './rows.ts'
import type { Guide } from './table.ts'

const BDL_HDR_1 = rule(
  'bdl-hdr-1',
  'The document has no Composition but its first entry',
  'entry.tail().resource.ofType(Composition).empty()',
)
const TEXT_OR_SECTION = rule(
  'text-or-section',
  'The Composition has a text or a section',
  'text.exists() or section.exists()',
)

/** The document and its composition; `discharge.ts` says what is followed. */
export const document: Guide['profiles'] = {
  'bundle-eu-hdr': {
    of: 'Bundle',
    must: [BDL_HDR_1],
    elements: {
      identifier: needed,
      type: { fixedCode: 'document' },
      timestamp: needed,
      link: none,
      entry: { card: '3..', sliced: 'type@resource profile@resource' },
      'entry.fullUrl': needed,
      'entry.resource': needed,
      'entry.search': none,
      'entry.request': none,
      'entry.response': none,
      ...entry('composition', '1..1', 'Composition', 'own:composition-eu-hdr'),
      ...entry('patient', '1..*', 'Patient', 'own:patient-eu-core'),
      ...entry('encounter', '1..*', 'Encounter', 'own:encounter-eu-hdr'),
      ...entry('allergyIntolerance', '0..*', 'AllergyIntolerance', 'own:allergyIntolerance-eu-core'),
      ...entry('condition', '0..*', 'Condition', 'own:condition-eu-core'),
      ...entry('device', '0..*', 'Device', 'own:device-eu-hdr'),
      ...entry('deviceUseStatement', '0..*', 'DeviceUseStatement', 'own:deviceUseStatement-eu-hdr'),
      ...entry('diagnosticReport', '0..*', 'DiagnosticReport', 'own:diagnosticReport-eu-core'),
      ...entry('imagingStudy', '0..*', 'ImagingStudy'),
      ...entry('immunization', '0..*', 'Immunization', 'own:immunization-eu-core'),
      ...entry('immunizationRecommendation', '0..*', 'ImmunizationRecommendation'),
      ...entry('media', '0..*', 'Media'),
      ...entry('medication', '0..*', 'Medication', 'own:medication-eu-core'),
      ...entry('medicationRequest', '0..*', 'MedicationRequest', 'own:medicationRequest-eu-core'),
      ...entry('medicationStatement', '0..*', 'MedicationStatement', 'own:medicationStatement-eu-core'),
      ...entry('medicationDispense', '0..*', 'MedicationDispense', 'own:medicationDispense-eu-hdr'),
      ...entry('medicationAdministration', '0..*', 'MedicationAdministration', 'own:medicationAdministration-eu-hdr'),
      ...entry('practitioner', '0..*', 'Practitioner', 'own:practitioner-eu-core'),
      ...entry('practitionerRole', '0..*', 'PractitionerRole', 'own:practitionerRole-eu-core'),
      ...entry('procedure', '0..*', 'Procedure', 'own:procedure-eu-core'),
      ...entry('organization', '0..*', 'Organization', 'own:organization-eu-core'),
      ...entry('observation', '0..*', 'Observation'),
      ...entry('specimen', '0..*', 'Specimen', 'ips:Specimen-uv-ips'),
      ...entry('familyMemberHistory', '0..*', 'FamilyMemberHistory'),
      ...entry('documentReference', '0..*', 'DocumentReference'),
      ...entry('flag', '0..*', 'Flag', 'own:flag-patient-eu-core'),
      ...entry('location', '0..*', 'Location', 'own:location-eu-core'),
      ...entry('careplan', '0..*', 'CarePlan'),
    },
  },
  'composition-eu-hdr': {
    of: 'Composition',
    must: [TEXT_OR_SECTION],
    elements: {
      'extension:basedOn': extension('0..*', 'event-basedOn'),
      'extension:basedOn.value[x]': refersTo('Resource', 'ServiceRequest'),
      'extension:version': extension('0..1', fromR5('Composition.version')),
      'extension:information-recipient': extension('0..*', INFORMATION_RECIPIENT),
      'extension:information-recipient.value[x]': refersTo(
        'own:practitionerRole-eu-core',
        'own:practitioner-eu-core',
        'Device',
        'own:patient-eu-core',
        'RelatedPerson',
        'own:organization-eu-core',
      ),
      type: concept(LOINC, '34105-7'),
      'type.coding.display': needed,
      category: { bind: ['extensible', 'own:doc-category-eu-hdr'] },
      subject: { card: '1..', types: [to('own:patient-eu-core')] },
      encounter: { card: '1..', types: [to('own:encounter-eu-hdr')] },
      author: refersTo(
        'own:practitioner-eu-core',
        'own:practitionerRole-eu-core',
        'Device',
        'own:organization-eu-core',
      ),
      'attester.party': refersTo(
        'own:practitioner-eu-core',
        'own:practitionerRole-eu-core',
        'own:organization-eu-core',
      ),
      section: { card: '1..', sliced: 'value@code' },
      'section.extension:section-note': extension('0..*', 'note'),
      'section.title': needed,
      'section.code': needed,
      ...section(
        'sectionAlert',
        '104605-1',
        { card: '0..1' },
        {
          entry: entriesOf('Flag', 'DocumentReference'),
          'entry:flag': some('own:flag-patient-eu-core'),
        },
      ),
      ...section('sectionAdmissionEvaluation', '67851-6', { card: '0..1' }),
      ...section(
        'sectionVitalSigns',
        '8716-3',
        { card: '0..1' },
        {
          entry: refersTo('Observation', 'DocumentReference', 'vitalsigns'),
        },
      ),
      ...section(
        'sectionPhysicalFindings',
        '29545-1',
        { card: '0..1' },
        {
          entry: refersTo('Observation', 'DocumentReference'),
        },
      ),
      ...section(
        'sectionFunctionalStatus',
        '47420-5',
        { card: '0..1' },
        {
          entry: entriesOf(
            'own:condition-eu-core',
            'ClinicalImpression',
            'Observation',
            'DocumentReference',
            'QuestionnaireResponse',
          ),
          'entry:condition': some('own:condition-eu-core'),
          'entry:observation': some('Observation'),
        },
      ),
      ...section('sectionHospitalCourse', '8648-8', { card: '1..1' }),
      ...section(
        'sectionDiagnosticSummary',
        '11535-2',
        { card: '0..1' },
        {
          entry: refersTo('own:condition-eu-core'),
        },
      ),
      ...section(
        'sectionSignificantProcedures',
        '10185-7',
        { card: '0..1' },
        {
          entry: refersTo('own:procedure-eu-core'),
          section: none,
        },
      ),
      ...section(
        'sectionMedicalDevices',
        '46264-8',
        { card: '0..1' },
        {
          entry: entriesOf('own:deviceUseStatement-eu-hdr', 'own:procedure-eu-core', 'DocumentReference'),
          'entry:deviceStatement': some('own:deviceUseStatement-eu-hdr'),
          section: none,
        },
      ),
      ...section(
        'sectionProceduresHx',
        '47519-4',
        { card: '0..1' },
        {
          entry: entriesOf('Procedure', 'DocumentReference'),
          'entry:procedure': some('own:procedure-eu-core'),
        },
      ),
      ...section(
        'sectionPharmacotherapy',
        '87232-5',
        { card: '0..1' },
        {
          entry: entriesOf(
            'own:medicationStatement-eu-core',
            'own:medicationRequest-eu-core',
            'own:medicationDispense-eu-hdr',
            'own:medicationAdministration-eu-hdr',
          ),
          'entry:medicationStatement': some('own:medicationStatement-eu-core'),
        },
      ),
      ...section(
        'sectionImplantedDevices',
        '57080-4',
        { card: '0..1' },
        {
          entry: refersTo('own:deviceUseStatement-eu-hdr', 'own:procedure-eu-core'),
        },
      ),
      ...section(
        'sectionSignificantResults',
        '30954-2',
        { card: '0..1' },
        {
          entry: entriesOf('Observation', 'DiagnosticReport', 'DocumentReference'),
          'entry:results-medicalTestResult': some('own:medicalTestResult-eu-core'),
          'entry:results-diagnosticReport': some('own:diagnosticReport-eu-core'),
        },
      ),
      ...section('sectionSynthesis', '67781-5', { card: '0..1' }),
      ...section(
        'sectionPlanOfCare',
        '18776-5',
        { card: '0..1' },
        {
          entry: refersTo('own:carePlan-eu-hdr', 'DocumentReference'),
        },
      ),
      ...section(
        'sectionDischargeMedications',
        '75311-1',
        { card: '0..1' },
        {
          entry: refersTo(
            'own:medicationRequest-eu-core',
            'own:medicationDispense-eu-hdr',
            'own:medicationStatement-eu-core',
          ),
        },
      ),
      ...section(
        'sectionAllergies',
        '48765-2',
        { card: '0..1' },
        {
          entry: entriesOf('AllergyIntolerance', 'DocumentReference'),
          'entry:allergyOrIntolerance': some('own:allergyIntolerance-eu-core'),
        },
      ),
      ...section('sectionPatientHx', '11329-0', { card: '0..1' }),
      ...section(
        'sectionProblems',
        '11450-4',
        { card: '0..1' },
        {
          entry: entriesOf('own:condition-eu-core', 'DocumentReference'),
          'entry:problem': some('own:condition-eu-core'),
        },
      ),
      ...section(
        'sectionImmunizations',
        '11369-6',
        { card: '0..1' },
        {
          entry: entriesOf('Immunization', 'DocumentReference'),
          'entry:immunization': some('own:immunization-eu-core'),
        },
      ),
      ...section('sectionDischargeDetails', '8650-4', { card: '0..1' }),
      ...section(
        'sectionAttachments',
        '77599-9',
        { card: '0..1' },
        {
          entry: refersTo('DocumentReference', 'Binary'),
        },
      ),
    },
  },
}

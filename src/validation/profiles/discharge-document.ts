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
      ...entry('composition', '1..1', 'Composition', 'eu:composition-eu-hdr'),
      ...entry('patient', '1..*', 'Patient', 'eu:patient-eu-core'),
      ...entry('encounter', '1..*', 'Encounter', 'eu:encounter-eu-hdr'),
      ...entry('allergyIntolerance', '0..*', 'AllergyIntolerance', 'eu:allergyIntolerance-eu-core'),
      ...entry('condition', '0..*', 'Condition', 'eu:condition-eu-core'),
      ...entry('device', '0..*', 'Device', 'eu:device-eu-hdr'),
      ...entry('deviceUseStatement', '0..*', 'DeviceUseStatement', 'eu:deviceUseStatement-eu-hdr'),
      ...entry('diagnosticReport', '0..*', 'DiagnosticReport', 'eu:diagnosticReport-eu-core'),
      ...entry('imagingStudy', '0..*', 'ImagingStudy'),
      ...entry('immunization', '0..*', 'Immunization', 'eu:immunization-eu-core'),
      ...entry('immunizationRecommendation', '0..*', 'ImmunizationRecommendation'),
      ...entry('media', '0..*', 'Media'),
      ...entry('medication', '0..*', 'Medication', 'eu:medication-eu-core'),
      ...entry('medicationRequest', '0..*', 'MedicationRequest', 'eu:medicationRequest-eu-core'),
      ...entry('medicationStatement', '0..*', 'MedicationStatement', 'eu:medicationStatement-eu-core'),
      ...entry('medicationDispense', '0..*', 'MedicationDispense', 'eu:medicationDispense-eu-hdr'),
      ...entry('medicationAdministration', '0..*', 'MedicationAdministration', 'eu:medicationAdministration-eu-hdr'),
      ...entry('practitioner', '0..*', 'Practitioner', 'eu:practitioner-eu-core'),
      ...entry('practitionerRole', '0..*', 'PractitionerRole', 'eu:practitionerRole-eu-core'),
      ...entry('procedure', '0..*', 'Procedure', 'eu:procedure-eu-core'),
      ...entry('organization', '0..*', 'Organization', 'eu:organization-eu-core'),
      ...entry('observation', '0..*', 'Observation'),
      ...entry('specimen', '0..*', 'Specimen', 'ips:Specimen-uv-ips'),
      ...entry('familyMemberHistory', '0..*', 'FamilyMemberHistory'),
      ...entry('documentReference', '0..*', 'DocumentReference'),
      ...entry('flag', '0..*', 'Flag', 'eu:flag-patient-eu-core'),
      ...entry('location', '0..*', 'Location', 'eu:location-eu-core'),
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
        'eu:practitionerRole-eu-core',
        'eu:practitioner-eu-core',
        'Device',
        'eu:patient-eu-core',
        'RelatedPerson',
        'eu:organization-eu-core',
      ),
      type: concept(LOINC, '34105-7'),
      'type.coding.display': needed,
      category: { bind: ['extensible', 'eu:doc-category-eu-hdr'] },
      subject: { card: '1..', types: [to('eu:patient-eu-core')] },
      encounter: { card: '1..', types: [to('eu:encounter-eu-hdr')] },
      author: refersTo('eu:practitioner-eu-core', 'eu:practitionerRole-eu-core', 'Device', 'eu:organization-eu-core'),
      'attester.party': refersTo('eu:practitioner-eu-core', 'eu:practitionerRole-eu-core', 'eu:organization-eu-core'),
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
          'entry:flag': some('eu:flag-patient-eu-core'),
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
            'eu:condition-eu-core',
            'ClinicalImpression',
            'Observation',
            'DocumentReference',
            'QuestionnaireResponse',
          ),
          'entry:condition': some('eu:condition-eu-core'),
          'entry:observation': some('Observation'),
        },
      ),
      ...section('sectionHospitalCourse', '8648-8', { card: '1..1' }),
      ...section(
        'sectionDiagnosticSummary',
        '11535-2',
        { card: '0..1' },
        {
          entry: refersTo('eu:condition-eu-core'),
        },
      ),
      ...section(
        'sectionSignificantProcedures',
        '10185-7',
        { card: '0..1' },
        {
          entry: refersTo('eu:procedure-eu-core'),
          section: none,
        },
      ),
      ...section(
        'sectionMedicalDevices',
        '46264-8',
        { card: '0..1' },
        {
          entry: entriesOf('eu:deviceUseStatement-eu-hdr', 'eu:procedure-eu-core', 'DocumentReference'),
          'entry:deviceStatement': some('eu:deviceUseStatement-eu-hdr'),
          section: none,
        },
      ),
      ...section(
        'sectionProceduresHx',
        '47519-4',
        { card: '0..1' },
        {
          entry: entriesOf('Procedure', 'DocumentReference'),
          'entry:procedure': some('eu:procedure-eu-core'),
        },
      ),
      ...section(
        'sectionPharmacotherapy',
        '87232-5',
        { card: '0..1' },
        {
          entry: entriesOf(
            'eu:medicationStatement-eu-core',
            'eu:medicationRequest-eu-core',
            'eu:medicationDispense-eu-hdr',
            'eu:medicationAdministration-eu-hdr',
          ),
          'entry:medicationStatement': some('eu:medicationStatement-eu-core'),
        },
      ),
      ...section(
        'sectionImplantedDevices',
        '57080-4',
        { card: '0..1' },
        {
          entry: refersTo('eu:deviceUseStatement-eu-hdr', 'eu:procedure-eu-core'),
        },
      ),
      ...section(
        'sectionSignificantResults',
        '30954-2',
        { card: '0..1' },
        {
          entry: entriesOf('Observation', 'DiagnosticReport', 'DocumentReference'),
          'entry:results-medicalTestResult': some('eu:medicalTestResult-eu-core'),
          'entry:results-diagnosticReport': some('eu:diagnosticReport-eu-core'),
        },
      ),
      ...section('sectionSynthesis', '67781-5', { card: '0..1' }),
      ...section(
        'sectionPlanOfCare',
        '18776-5',
        { card: '0..1' },
        {
          entry: refersTo('eu:carePlan-eu-hdr', 'DocumentReference'),
        },
      ),
      ...section(
        'sectionDischargeMedications',
        '75311-1',
        { card: '0..1' },
        {
          entry: refersTo(
            'eu:medicationRequest-eu-core',
            'eu:medicationDispense-eu-hdr',
            'eu:medicationStatement-eu-core',
          ),
        },
      ),
      ...section(
        'sectionAllergies',
        '48765-2',
        { card: '0..1' },
        {
          entry: entriesOf('AllergyIntolerance', 'DocumentReference'),
          'entry:allergyOrIntolerance': some('eu:allergyIntolerance-eu-core'),
        },
      ),
      ...section('sectionPatientHx', '11329-0', { card: '0..1' }),
      ...section(
        'sectionProblems',
        '11450-4',
        { card: '0..1' },
        {
          entry: entriesOf('eu:condition-eu-core', 'DocumentReference'),
          'entry:problem': some('eu:condition-eu-core'),
        },
      ),
      ...section(
        'sectionImmunizations',
        '11369-6',
        { card: '0..1' },
        {
          entry: entriesOf('Immunization', 'DocumentReference'),
          'entry:immunization': some('eu:immunization-eu-core'),
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

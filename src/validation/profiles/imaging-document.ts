import { entriesOf, entry, plainSection, some } from './documents.ts'
import { ANATOMICAL_REGION, COMPOSITION_DIAGNOSTIC_REPORT_REFERENCE, INFORMATION_RECIPIENT } from './extensions.ts'
import { DEVICE_ATTESTER, idr } from './imaging-extensions.ts'
import { as, concept, extension, fromR5, LOINC, needed, none, refersTo, rule, to } from './rows.ts'
import type { ElementRule, Guide } from './table.ts'

const NOTE = 'http://hl7.org/fhir/StructureDefinition/note'
const PRIORITY_CATEGORY = 'http://hl7.eu/fhir/health-data-api/CodeSystem/eehrxf-document-priority-category-cs'

const organizations = (type: string, element: string) =>
  `entry.resource.ofType(${type}).${element}.resolve().ofType(Organization)`
const reporting = organizations('DiagnosticReport', 'performer')
const authoring = organizations('Composition', 'author')

const DR_COMP_AUTHOR_ORG = rule(
  'dr-comp-author-org',
  'The organisation that performed the DiagnosticReport is the one among the authors of the Composition',
  `(${reporting}.empty() and ${authoring}.empty()) or ${reporting} = ${authoring}`,
)
const EU_IMAGING_COMPOSITION_1 = rule(
  'eu-imaging-composition-1',
  'A section has entries, sections within or a note, or a reason for being empty',
  `entry.exists() or section.exists() or emptyReason.exists() or extension('${NOTE}').value.text.exists()`,
)
const EU_IMAGING_COMPOSITION_2 = rule(
  'eu-imaging-composition-2',
  'A section has a text, entries or sections within',
  'text.exists() or entry.exists() or section.exists()',
)

/** What the Composition and the DiagnosticReport are filed under. */
const categories: Readonly<Record<string, ElementRule>> = {
  category: { card: '2..', sliced: 'value@$this' },
  'category:diagnostic-service': { card: '0..1', bind: ['required', 'diagnostic-service-sections'] },
  'category:imaging-report': { card: '1..1', ...concept(LOINC, '85430-7') },
  'category:imaging': { card: '1..1', ...concept(PRIORITY_CATEGORY, 'Medical-Imaging') },
}

const attester = (slice: string, mode: string): Readonly<Record<string, ElementRule>> => ({
  [`attester:${slice}`]: { card: '0..*' },
  [`attester:${slice}.mode`]: { patternCode: mode },
  [`attester:${slice}.time`]: needed,
  [`attester:${slice}.party`]: refersTo('own:practitioner-eu-core', 'own:practitionerRole-eu-core'),
})

/** The document, its composition and its report; `imaging.ts` says what is followed, and how sure. */
export const document: Guide['profiles'] = {
  BundleReportEuImaging: {
    of: 'Bundle',
    must: [DR_COMP_AUTHOR_ORG],
    elements: {
      identifier: needed,
      type: { patternCode: 'document' },
      total: none,
      entry: { card: '4..', sliced: 'type@resource' },
      'entry.link': none,
      'entry.fullUrl': needed,
      'entry.resource': needed,
      'entry.search': none,
      'entry.request': none,
      'entry.response': none,
      ...entry('CompositionEuImaging', '1..1', 'Composition', 'own:CompositionEuImaging'),
      ...entry('DiagnosticReportEuImaging', '1..1', 'DiagnosticReport', 'own:DiagnosticReportEuImaging'),
      ...entry('Patient', '1..1', 'Patient', 'own:patient-eu-core'),
      ...entry('ImagingStudy', '1..*', 'ImagingStudy', 'own:ImagingStudyEuImaging'),
      ...entry('requested-procedure', '0..*', 'ServiceRequest'),
      ...entry('performed-procedure', '0..*', 'Procedure', 'own:ProcedureEuImaging'),
      ...entry('organization', '0..*', 'Organization', 'own:organization-eu-core'),
    },
  },
  CompositionEuImaging: {
    of: 'Composition',
    elements: {
      'extension:basedOn': extension('0..*', 'event-basedOn'),
      'extension:informationRecipient': extension('0..*', INFORMATION_RECIPIENT),
      'extension:diagnosticreport-reference': extension('0..1', COMPOSITION_DIAGNOSTIC_REPORT_REFERENCE),
      'extension:diagnosticreport-reference.value[x]': refersTo('own:DiagnosticReportEuImaging'),
      'extension:version': extension('0..1', fromR5('Composition.version')),
      identifier: needed,
      ...categories,
      subject: needed,
      author: refersTo(
        ...['own:practitioner-eu-core', 'own:practitionerRole-eu-core', 'Device', 'own:organization-eu-core'],
      ),
      attester: { sliced: 'value@mode' },
      ...attester('legalAuthenticator', 'legal'),
      ...attester('resultValidator', 'professional'),
      'attester:resultValidator.party.extension:deviceAttester': extension('0..1', DEVICE_ATTESTER),
      custodian: refersTo('own:organization-eu-core'),
      section: {
        card: '4..',
        sliced: 'value@code',
        must: [EU_IMAGING_COMPOSITION_1, EU_IMAGING_COMPOSITION_2],
      },
      'section.code': needed,
      ...plainSection(
        'imagingstudy',
        '18726-0',
        { card: '1..1' },
        {
          entry: { card: '1..', ...entriesOf('ImagingStudy') },
          'entry:imagingstudy': { card: '1..*', types: [to('own:ImagingStudyEuImaging')] },
        },
      ),
      ...plainSection(
        'order',
        '55115-0',
        { card: '1..1' },
        {
          entry: refersTo('own:ServiceRequestOrderEuImaging'),
        },
      ),
      ...plainSection('history', '11329-0', { card: '1..1' }),
      ...plainSection(
        'procedure',
        '55111-9',
        { card: '1..1' },
        {
          entry: entriesOf('Procedure', 'AdverseEvent', 'Observation'),
          'entry:procedure': some('own:ProcedureEuImaging'),
          'entry:radiation-dose': some('own:ObservationRadiationDoseEuImaging'),
        },
      ),
      ...plainSection(
        'comparison',
        '18834-2',
        { card: '0..1' },
        {
          entry: refersTo('ImagingStudy', 'Basic'),
        },
      ),
      ...plainSection(
        'findings',
        '59776-5',
        { card: '0..1' },
        {
          entry: refersTo('Observation', 'DocumentReference', 'Media', 'Basic'),
        },
      ),
      ...plainSection(
        'impression',
        '19005-8',
        { card: '0..1' },
        {
          entry: entriesOf('Observation', 'Condition', 'DocumentReference', 'Basic'),
          'entry:finding': some('own:ObservationFindingEuImaging'),
          'entry:impression': some('own:condition-eu-core'),
        },
      ),
      ...plainSection(
        'recommendation',
        '18783-1',
        { card: '0..1' },
        {
          entry: refersTo('CarePlan', 'ServiceRequest'),
        },
      ),
      ...plainSection('communication', '73568-8', { card: '0..1' }),
      ...plainSection('report', 'LP173421-1', { card: '0..1' }),
    },
  },
  DiagnosticReportEuImaging: {
    of: 'DiagnosticReport',
    elements: {
      'extension:informationRecipient': extension('0..*', INFORMATION_RECIPIENT),
      'extension:composition': extension('1..1', fromR5('DiagnosticReport.composition')),
      'extension:composition.value[x]': refersTo('own:CompositionEuImaging'),
      'extension:artifactVersion': extension('0..1', 'artifact-version'),
      'extension:anatomical-region': extension('0..*', ANATOMICAL_REGION),
      'extension:comparison': extension('0..*', idr('ComparisonStudy')),
      'extension:patientHistory': extension('0..*', idr('PatientHistory')),
      'extension:procedure': extension('0..*', idr('ImagingProcedure')),
      'extension:finding': extension('0..*', idr('Finding')),
      'extension:impression': extension('0..*', idr('Impression')),
      'extension:recommendation': extension('0..*', idr('Recommendation')),
      'extension:communication': extension('0..*', idr('Communication')),
      identifier: needed,
      basedOn: refersTo('own:ServiceRequestOrderEuImaging', 'CarePlan'),
      'basedOn.identifier': { types: [as('Identifier', 'own:AccessionNumberIdentifierEuImaging')] },
      ...categories,
      subject: { card: '1..', types: [to('own:patient-eu-core')] },
      result: refersTo('own:ObservationFindingEuImaging'),
      imagingStudy: refersTo('own:ImagingStudyEuImaging'),
    },
  },
}

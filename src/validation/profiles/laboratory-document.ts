import { entry, plainSection } from './documents.ts'
import { extension, needed, none, refersTo, rule, to } from './rows.ts'
import type { Guide } from './table.ts'

const composition = 'entry.resource.ofType(Composition)'
const report = 'entry.resource.ofType(DiagnosticReport)'

/** Both have this element or neither, and where both have it something in it is the same. */
const sharing = (element: string, within: string) =>
  `(${composition}.${element}.exists() or ${report}.${element}.exists()) implies
    ${composition}.${within}.intersect(${report}.${within}).exists()`

/** Both say the same, or neither says anything. */
const equal = (element: string) =>
  `(${composition}.${element} | ${report}.${element}).empty() or ${composition}.${element} = ${report}.${element}`

const ONE_COMP = rule('one-comp', 'The document has one Composition', `${composition}.count() = 1`)
const ONE_DR = rule('one-dr', 'The document has one DiagnosticReport', `${report}.count() = 1`)
const DR_COMP_IDENTIFIER = rule(
  'dr-comp-identifier',
  'One of the identifiers of the DiagnosticReport is that of the Composition',
  sharing('identifier', 'identifier'),
)
const DR_COMP_TYPE = rule(
  'dr-comp-type',
  'The code of the DiagnosticReport and the type of the Composition have a coding in common',
  `${composition}.type.coding.intersect(${report}.code.coding).exists()`,
)
const DR_COMP_CATEGORY = rule(
  'dr-comp-category',
  'The categories of the DiagnosticReport and of the Composition have a coding in common',
  sharing('category', 'category.coding'),
)
const DR_COMP_SUBJ = rule(
  'dr-comp-subj',
  'The DiagnosticReport and the Composition are about the same subject',
  equal('subject'),
)
const DR_COMP_ENC = rule(
  'dr-comp-enc',
  'The DiagnosticReport and the Composition belong to the same encounter',
  equal('encounter'),
)

/** The document, its composition and its report; `laboratory.ts` says what is followed. */
export const document: Guide['profiles'] = {
  'Bundle-eu-lab': {
    of: 'Bundle',
    must: [ONE_COMP, ONE_DR, DR_COMP_IDENTIFIER, DR_COMP_TYPE, DR_COMP_CATEGORY, DR_COMP_SUBJ, DR_COMP_ENC],
    elements: {
      identifier: needed,
      type: { patternCode: 'document' },
      timestamp: needed,
      total: none,
      link: none,
      entry: { card: '2..', sliced: 'type@resource' },
      'entry.link': none,
      'entry.fullUrl': needed,
      'entry.resource': needed,
      'entry.search': none,
      'entry.request': none,
      'entry.response': none,
      ...entry('composition', '1..1', 'Composition', 'own:Composition-eu-lab'),
      ...entry('diagnosticReport', '1..1', 'DiagnosticReport', 'own:DiagnosticReport-eu-lab'),
      ...entry('patient', '0..*', 'Patient'),
      ...entry('observation', '0..*', 'Observation'),
      ...entry('specimen', '0..*', 'Specimen', 'own:Specimen-eu-lab'),
      ...entry('serviceRequest', '0..*', 'ServiceRequest', 'own:ServiceRequest-eu-lab'),
      ...entry('organization', '0..*', 'Organization'),
      ...entry('practitioner', '0..*', 'Practitioner', 'own:practitioner-eu-core'),
      ...entry('practitionerRole', '0..*', 'PractitionerRole', 'own:practitionerRole-eu-core'),
      ...entry('bodyStructure', '0..*', 'BodyStructure', 'own:bodyStructure-eu-core'),
      ...entry('encounter', '0..*', 'Encounter'),
      ...entry('location', '0..*', 'Location', 'own:location-eu-core'),
      ...entry('provenance', '0..*', 'Provenance'),
      ...entry('coverage', '0..*', 'Coverage'),
      ...entry('device', '0..*', 'Device'),
      ...entry('condition', '0..*', 'Condition', 'own:condition-eu-core'),
      ...entry('procedure', '0..*', 'Procedure', 'own:procedure-eu-core'),
      ...entry('medication', '0..*', 'Medication', 'own:medication-eu-core'),
      ...entry('medicationStatement', '0..*', 'MedicationStatement', 'own:medicationStatement-eu-core'),
      ...entry('medicationAdministration', '0..*', 'MedicationAdministration'),
    },
  },
  'Composition-eu-lab': {
    of: 'Composition',
    on: 'own:composition-eu-core',
    elements: {
      'extension:diagnosticReport.value[x]': needed,
      'extension:diagnosticReport.value[x].reference': needed,
      type: { bind: ['preferred', 'own:lab-reportType-eu-lab'] },
      category: { sliced: 'value@$this' },
      'category:studyType': { card: '0..*', bind: ['required', 'own:lab-studyType-eu-lab'] },
      'category:specialty': { card: '0..*', bind: ['required', 'own:lab-specialty-eu-lab'] },
      section: { card: '1..', sliced: 'pattern@$this.code' },
      ...plainSection(
        'annotations',
        '48767-8',
        { card: '0..*' },
        {
          entry: none,
          section: none,
        },
      ),
      ...plainSection(
        'attachment',
        '77599-9',
        { card: '0..*' },
        {
          entry: { card: '1..', types: [to('Binary', 'DocumentReference')] },
          section: none,
        },
      ),
    },
  },
  'DiagnosticReport-eu-lab': {
    of: 'DiagnosticReport',
    on: 'own:diagnosticReport-eu-core',
    elements: {
      extension: needed,
      'extension:DiagnosticReportCompositionR5': needed,
      'extension:DiagnosticReportCompositionR5.value[x]': refersTo('own:Composition-eu-lab'),
      basedOn: refersTo('own:ServiceRequest-eu-lab'),
      category: { sliced: 'value@$this' },
      'category:studyType': { card: '0..*', bind: ['required', 'own:lab-studyType-eu-lab'] },
      'category:specialty': { card: '0..*', bind: ['required', 'own:lab-specialty-eu-lab'] },
      code: { bind: ['preferred', 'own:lab-reportType-eu-lab'] },
      specimen: refersTo('own:Specimen-eu-lab'),
      result: refersTo('own:Observation-resultslab-eu-lab'),
      imagingStudy: none,
      'media.link.extension:link': extension('0..1', 'alternate-reference'),
      'media.link.extension:link.value[x]': refersTo('DocumentReference'),
      'media.link.reference': none,
      'media.link.type': none,
      'media.link.identifier': none,
      'media.link.display': needed,
    },
  },
}

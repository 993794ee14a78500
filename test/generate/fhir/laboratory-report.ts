import { addPatient, addStaff } from './people.ts'
import {
  code,
  concept,
  core,
  type Draft,
  draft,
  fromR5,
  hl7,
  type Json,
  LOINC,
  quantity,
  SNOMED,
  UCUM,
} from './writing.ts'

const lab = (profile: string) => `http://hl7.eu/fhir/laboratory/StructureDefinition/${profile}`
const REPORT_REFERENCE = 'http://hl7.eu/fhir/extensions/StructureDefinition/composition-diagnosticReportReference'

const taken = '2026-03-10T08:05:00+01:00'
const chemistry = code(LOINC, '18719-5')

/** One result. */
export function smallLaboratoryReport(): string {
  const d = draft('laboratory-report-small', 'nb')
  const timestamp = '2026-03-10T15:30:00+01:00'
  const says = 'Glukose i plasma 5,4 mmol/L'
  const sections = [d.section('Klinisk kjemi', '18719-5', [says], { entry: [d.ref('glucose')] })]
  addReport(d, timestamp, { title: 'Laboratorierapport', results: ['glucose'], sections, categories: [chemistry] })
  addPatient(d, 'ola', core('patient-eu-core'), false)
  addStaff(d, 'laboratory', '-lab')
  addBlood(d)
  addResult(d, 'glucose', says, concept('P-Glukose', [LOINC, '14749-6']), { valueQuantity: quantity(5.4, 'mmol/L') })
  return d.bundle(lab('Bundle-eu-lab'), 'document', timestamp)
}

/** Numbers, a bound, a code, a panel, a result that could not be had, a comment, and the order. */
export function fullLaboratoryReport(): string {
  const d = draft('laboratory-report-full', 'en')
  const timestamp = '2026-03-11T15:30:00+01:00'
  const results = ['glucose', 'creatinine', 'crp', 'lipids', 'ferritin', 'blood-group']
  addReport(d, timestamp, {
    title: 'Laboratory report',
    results,
    sections: sectionsOf(d),
    categories: [chemistry, code(SNOMED, '394596001')],
    header: {
      confidentiality: 'N',
      attester: [{ mode: 'legal', time: timestamp, party: d.ref('role-lab') }],
      event: [{ code: [code(hl7('v3-ActClass'), 'ACT')], period: { start: '2026-03-10', end: '2026-03-11' } }],
    },
    basedOn: { basedOn: [d.ref('order')] },
  })
  addPatient(d, 'ola', core('patient-eu-core'), true)
  addStaff(d, 'laboratory', '-lab')
  addStaff(d, 'surgery')
  addBlood(d)
  d.add('order', 'ServiceRequest', [lab('ServiceRequest-eu-lab')], 'Blood tests before a check-up', {
    identifier: [d.identifier('order number')],
    status: 'completed',
    intent: 'order',
    code: concept('Blood tests before a check-up'),
    subject: d.ref('patient'),
    authoredOn: '2026-03-09',
    requester: d.ref('role'),
    specimen: [d.ref('blood')],
  })
  addResults(d)
  return d.bundle(lab('Bundle-eu-lab'), 'document', timestamp)
}

type Report = {
  readonly title: string
  readonly results: readonly string[]
  readonly sections: readonly Json[]
  readonly categories: readonly Json[]
  readonly header?: Json
  readonly basedOn?: Json
}

/** The Composition and the DiagnosticReport, which say the same of who, what and when. */
function addReport(d: Draft, date: string, { title, results, sections, categories, header, basedOn }: Report): void {
  const type = concept(title, [LOINC, '11502-2'])
  d.add('composition', 'Composition', [lab('Composition-eu-lab')], title, {
    extension: [
      { url: fromR5('Composition.version'), valueString: '1' },
      { url: REPORT_REFERENCE, valueReference: d.ref('report') },
    ],
    identifier: d.identifier('report number'),
    status: 'final',
    type,
    category: categories,
    subject: d.ref('patient'),
    date,
    author: [d.ref('role-lab')],
    title,
    custodian: d.ref('organization-lab'),
    ...header,
    section: sections,
  })
  d.add('report', 'DiagnosticReport', [lab('DiagnosticReport-eu-lab')], title, {
    extension: [{ url: fromR5('DiagnosticReport.composition'), valueReference: d.ref('composition') }],
    identifier: [d.identifier('report number')],
    ...basedOn,
    status: 'final',
    category: categories,
    code: type,
    subject: d.ref('patient'),
    effectiveDateTime: taken,
    issued: date,
    performer: [d.ref('organization-lab')],
    resultsInterpreter: [d.ref('role-lab')],
    specimen: [d.ref('blood')],
    result: results.map((key) => d.ref(key)),
  })
}

function sectionsOf(d: Draft): readonly Json[] {
  const refs = (...keys: readonly string[]) => ({ entry: keys.map((key) => d.ref(key)) })
  const findings = [
    'Glucose 5.4 mmol/L',
    'Creatinine 88 umol/L',
    'C-reactive protein below 5 mg/L',
    'Lipids: cholesterol 5.1, HDL 1.4 mmol/L',
    'Ferritin: not done, too little material',
  ]
  return [
    d.section('Clinical chemistry', '18719-5', findings, refs('glucose', 'creatinine', 'crp', 'lipids', 'ferritin')),
    d.section('Blood bank', '18717-9', ['Blood group A'], refs('blood-group')),
    d.section('Comments', '48767-8', ['The sample was slightly haemolysed.']),
  ]
}

function addBlood(d: Draft): void {
  d.add('blood', 'Specimen', [lab('Specimen-eu-lab')], 'Venous blood', {
    identifier: [d.identifier('tube')],
    type: concept('Venous blood', [SNOMED, '122555007']),
    subject: d.ref('patient'),
    receivedTime: '2026-03-10T09:00:00+01:00',
    collection: { collectedDateTime: taken },
  })
}

function addResult(d: Draft, key: string, says: string, what: Json, value: Json): void {
  d.add(key, 'Observation', [lab('Observation-resultslab-eu-lab')], says, {
    status: 'final',
    category: [code(hl7('observation-category'), 'laboratory'), chemistry],
    code: what,
    subject: d.ref('patient'),
    effectiveDateTime: taken,
    performer: [d.ref('role-lab')],
    specimen: d.ref('blood'),
    ...value,
  })
}

function addResults(d: Draft): void {
  const range = (low: number, high: number, unit: string) => ({
    referenceRange: [{ low: quantity(low, unit), high: quantity(high, unit) }],
  })
  addResult(d, 'glucose', 'Glucose 5.4 mmol/L', concept('Glucose in plasma', [LOINC, '14749-6']), {
    valueQuantity: quantity(5.4, 'mmol/L'),
    ...range(4, 6, 'mmol/L'),
  })
  addResult(d, 'creatinine', 'Creatinine 88 umol/L', concept('Creatinine', [LOINC, '14682-9']), {
    valueQuantity: quantity(88, 'umol/L'),
    interpretation: [code(hl7('v3-ObservationInterpretation'), 'N')],
    method: concept('Enzymatic'),
    ...range(60, 105, 'umol/L'),
  })
  addResult(d, 'crp', 'C-reactive protein below 5 mg/L', concept('C-reactive protein', [LOINC, '1988-5']), {
    valueQuantity: { value: 5, comparator: '<', unit: 'mg/L', system: UCUM, code: 'mg/L' },
  })
  addResult(d, 'blood-group', 'Blood group A', concept('ABO group', [LOINC, '883-9']), {
    valueCodeableConcept: concept('Group A', [SNOMED, '112144000']),
  })
  addResult(d, 'cholesterol', 'Cholesterol 5.1 mmol/L', concept('Cholesterol', [LOINC, '14647-2']), {
    valueQuantity: quantity(5.1, 'mmol/L'),
  })
  addResult(d, 'hdl', 'HDL cholesterol 1.4 mmol/L', concept('HDL cholesterol', [LOINC, '14646-4']), {
    valueQuantity: quantity(1.4, 'mmol/L'),
  })
  addResult(d, 'lipids', 'Lipids', concept('Lipids'), { hasMember: [d.ref('cholesterol'), d.ref('hdl')] })
  addResult(d, 'ferritin', 'Ferritin: not done', concept('Ferritin', [LOINC, '2276-4']), {
    dataAbsentReason: code(hl7('data-absent-reason'), 'not-performed'),
    note: [{ text: 'Too little material.' }],
  })
}

import { addPatient, addStaff, standing } from './people.ts'
import {
  ATC,
  active,
  code,
  concept,
  core,
  type Draft,
  draft,
  EDQM,
  fromR5,
  hl7,
  ICD10,
  type Json,
  LOINC,
  quantity,
  r4,
  SNOMED,
} from './writing.ts'

const hdr = (profile: string) => `http://hl7.eu/fhir/hdr/StructureDefinition/${profile}`
const INFORMATION_RECIPIENT = 'http://hl7.eu/fhir/StructureDefinition/information-recipient'
const discharged = '2026-03-26T12:00:00+01:00'

/** The one section that must be there. */
export function smallDischargeReport(): string {
  const d = draft('discharge-report-small', 'nb')
  addComposition(d, 'Epikrise', {}, [
    d.section('Sykehusoppholdet', '8648-8', [
      'Innlagt med lungebetennelse, behandlet med antibiotika, utskrevet i bedring.',
    ]),
  ])
  addPatient(d, 'ola', core('patient-eu-core'), false)
  addStay(d, {})
  addStaff(d, 'hospital')
  return d.bundle(hdr('bundle-eu-hdr'), 'document', discharged)
}

/** A stay with diagnosis, procedure, medicines, results and a plan. */
export function fullDischargeReport(): string {
  const d = draft('discharge-report-full', 'en')
  const header = {
    extension: [
      { url: fromR5('Composition.version'), valueString: '1' },
      { url: INFORMATION_RECIPIENT, valueReference: d.ref('role-gp') },
    ],
    confidentiality: 'N',
    attester: [{ mode: 'legal', time: discharged, party: d.ref('role') }],
    event: [{ period: { start: '2026-03-20', end: '2026-03-26' } }],
  }
  addComposition(d, 'Discharge report', header, sectionsOf(d))
  addPatient(d, 'ola', core('patient-eu-core'), true)
  addStay(d, {
    priority: code(hl7('v3-ActPriority'), 'EM'),
    participant: [{ type: [code(hl7('v3-ParticipationType'), 'DIS')], individual: d.ref('role') }],
    reasonCode: [concept('Fever and cough')],
    diagnosis: [{ condition: d.ref('pneumonia'), use: code(hl7('diagnosis-role'), 'DD') }],
    hospitalization: { dischargeDisposition: code(hl7('discharge-disposition'), 'home') },
  })
  addStaff(d, 'hospital')
  addStaff(d, 'surgery', '-gp')
  addFindings(d)
  addTreatment(d)
  addPlan(d)
  return d.bundle(hdr('bundle-eu-hdr'), 'document', discharged)
}

function addComposition(d: Draft, title: string, header: Json, section: readonly Json[]): void {
  const type = { system: LOINC, code: '34105-7', display: 'Hospital Discharge summary' }
  d.add('composition', 'Composition', [hdr('composition-eu-hdr')], title, {
    ...header,
    identifier: d.identifier('document'),
    status: 'final',
    type: { coding: [type] },
    category: [code(LOINC, 'LP72467-1')],
    subject: d.ref('patient'),
    encounter: d.ref('encounter'),
    date: discharged,
    author: [d.ref('role')],
    title,
    custodian: d.ref('organization'),
    section,
  })
}

function addStay(d: Draft, more: Json): void {
  d.add('encounter', 'Encounter', [hdr('encounter-eu-hdr')], 'In hospital 20-26 March 2026', {
    identifier: [d.identifier('stay')],
    status: 'finished',
    class: { system: hl7('v3-ActCode'), code: 'IMP' },
    subject: d.ref('patient'),
    ...more,
    period: { start: '2026-03-20T13:10:00+01:00', end: '2026-03-26T11:00:00+01:00' },
    serviceProvider: d.ref('organization'),
  })
}

function sectionsOf(d: Draft): readonly Json[] {
  const refs = (...keys: readonly string[]) => ({ entry: keys.map((key) => d.ref(key)) })
  return [
    d.section('Alerts', '104605-1', ['Difficult airway'], refs('alert')),
    d.section('Admission evaluation', '67851-6', ['Fever and cough for four days; oxygen saturation 91 %.']),
    d.section('Vital signs', '8716-3', ['Body temperature 37.1 Cel on the day of discharge'], refs('temperature')),
    d.section('Hospital course', '8648-8', [
      'Community-acquired pneumonia, treated with benzylpenicillin for six days; good recovery.',
    ]),
    d.section('Diagnoses', '11535-2', ['Pneumonia'], refs('pneumonia')),
    d.section('Significant procedures', '10185-7', ['Bronchoscopy, 22 March 2026'], refs('bronchoscopy')),
    d.section('Medicines during the stay', '87232-5', ['Benzylpenicillin intravenously'], refs('given')),
    d.section('Significant results', '30954-2', ['C-reactive protein 24 mg/L'], refs('crp')),
    d.section('Plan', '18776-5', ['Check-up with X-ray after six weeks'], refs('plan')),
    d.section(
      'Medicines at discharge',
      '75311-1',
      ['Phenoxymethylpenicillin for four days', 'Metformin as before'],
      refs('prescribed', 'metformin'),
    ),
    d.section('Allergies', '48765-2', ['No known allergies'], refs('allergy')),
    d.section('Earlier problems', '11450-4', ['Type 2 diabetes'], refs('diabetes')),
    d.section('At discharge', '8650-4', ['Walks unaided, alert, without fever.']),
  ]
}

function addFindings(d: Draft): void {
  d.add('alert', 'Flag', [core('flag-patient-eu-core')], 'Difficult airway', {
    status: 'active',
    code: concept('Difficult airway', [SNOMED, '718447001']),
    subject: d.ref('patient'),
  })
  d.add('temperature', 'Observation', [r4('bodytemp')], 'Body temperature 37.1 Cel', {
    status: 'final',
    category: [code(hl7('observation-category'), 'vital-signs')],
    code: concept('Body temperature', [LOINC, '8310-5']),
    subject: d.ref('patient'),
    effectiveDateTime: '2026-03-26T08:00:00+01:00',
    performer: [d.ref('role')],
    valueQuantity: quantity(37.1, 'Cel'),
  })
  d.add('crp', 'Observation', [core('medicalTestResult-eu-core')], 'C-reactive protein 24 mg/L', {
    status: 'final',
    category: [code(hl7('observation-category'), 'laboratory')],
    code: concept('C-reactive protein', [LOINC, '1988-5']),
    subject: d.ref('patient'),
    effectiveDateTime: '2026-03-25T07:00:00+01:00',
    performer: [d.ref('organization')],
    valueQuantity: quantity(24, 'mg/L'),
  })
  d.add('pneumonia', 'Condition', [core('condition-eu-core')], 'Pneumonia', {
    ...standing('condition'),
    category: [code(hl7('condition-category'), 'encounter-diagnosis')],
    code: concept('Pneumonia', [SNOMED, '233604007'], [ICD10, 'J18']),
    subject: d.ref('patient'),
    encounter: d.ref('encounter'),
    onsetDateTime: '2026-03-16',
  })
  d.add('diabetes', 'Condition', [core('condition-eu-core')], 'Type 2 diabetes mellitus', {
    ...standing('condition'),
    category: [code(hl7('condition-category'), 'problem-list-item')],
    code: concept('Type 2 diabetes mellitus', [SNOMED, '44054006'], [ICD10, 'E11']),
    subject: d.ref('patient'),
    onsetDateTime: '2004',
  })
  d.add('allergy', 'AllergyIntolerance', [core('allergyIntolerance-eu-core')], 'No known allergies', {
    clinicalStatus: active('allergyintolerance-clinical'),
    code: concept('No known allergies', [SNOMED, '716186003']),
    patient: d.ref('patient'),
  })
}

function addTreatment(d: Draft): void {
  d.add('bronchoscopy', 'Procedure', [core('procedure-eu-core')], 'Bronchoscopy', {
    status: 'completed',
    code: concept('Bronchoscopy', [SNOMED, '10847001']),
    subject: d.ref('patient'),
    encounter: d.ref('encounter'),
    performedDateTime: '2026-03-22',
    performer: [{ actor: d.ref('role') }],
  })
  const given = 'Benzylpenicillin intravenously'
  d.add('given', 'MedicationAdministration', [hdr('medicationAdministration-eu-hdr')], given, {
    status: 'completed',
    medicationCodeableConcept: concept('Benzylpenicillin', [ATC, 'J01CE01']),
    subject: d.ref('patient'),
    context: d.ref('encounter'),
    effectivePeriod: { start: '2026-03-20', end: '2026-03-26' },
    dosage: {
      text: '1.2 g four times a day',
      route: concept('Intravenous use', [EDQM, '20045000']),
      dose: quantity(1.2, 'g'),
    },
  })
  const prescribed = 'Phenoxymethylpenicillin for four days'
  d.add('prescribed', 'MedicationRequest', [core('medicationRequest-eu-core')], prescribed, {
    status: 'active',
    intent: 'order',
    medicationCodeableConcept: concept('Phenoxymethylpenicillin', [ATC, 'J01CE02']),
    subject: d.ref('patient'),
    encounter: d.ref('encounter'),
    authoredOn: discharged,
    requester: d.ref('role'),
    dosageInstruction: [{ text: '660 mg four times a day for four days' }],
  })
  d.add('metformin', 'MedicationStatement', [core('medicationStatement-eu-core')], 'Metformin as before', {
    status: 'active',
    medicationCodeableConcept: concept('Metformin', [ATC, 'A10BA02']),
    subject: d.ref('patient'),
    effectivePeriod: { start: '2004' },
    dosage: [{ text: 'One tablet twice a day' }],
  })
}

function addPlan(d: Draft): void {
  d.add('goal', 'Goal', [hdr('goal-eu-hdr')], 'Clear lungs on X-ray', {
    lifecycleStatus: 'active',
    description: concept('Clear lungs on X-ray'),
    subject: d.ref('patient'),
    target: [{ dueDate: '2026-05-07' }],
  })
  d.add('plan', 'CarePlan', [hdr('carePlan-eu-hdr')], 'Check-up with X-ray after six weeks', {
    status: 'active',
    intent: 'plan',
    title: 'Check-up',
    description: 'Check-up with X-ray after six weeks',
    subject: d.ref('patient'),
    period: { start: '2026-03-26', end: '2026-05-07' },
    addresses: [d.ref('pneumonia')],
    goal: [d.ref('goal')],
  })
}

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
  empty,
  eps,
  fromR5,
  hl7,
  ICD10,
  ips,
  type Json,
  LOINC,
  quantity,
  r4,
  SNOMED,
} from './writing.ts'

const profiles = {
  organization: eps('organization-obl-eu-eps'),
  practitioner: eps('practitioner-obl-eu-eps'),
  role: eps('practitionerrole-obl-eu-eps'),
}

/** A summary of somebody of whom nothing is known, which is said as IPS 2.0 says it. */
export function smallSummary(): string {
  const d = draft('eps-small', 'nb')
  const timestamp = '2026-03-02T09:15:00+01:00'
  addComposition(d, timestamp, 'Pasientoppsummering', {}, [
    d.section('Helseproblemer', '11450-4', ['Ingen kjente helseproblemer'], { entry: [d.ref('problem')] }),
    d.section('Allergier og intoleranser', '48765-2', ['Ingen kjente allergier'], { entry: [d.ref('allergy')] }),
    d.section('Legemidler', '10160-0', ['Bruker ingen kjente legemidler'], { entry: [d.ref('medication')] }),
    d.section('Inngrep', '47519-4', ['Ingen kjente inngrep'], empty('nilknown')),
    d.section('Medisinsk utstyr', '46264-8', ['Ingen kjent bruk av medisinsk utstyr'], empty('nilknown')),
  ])
  addPatient(d, 'mona', eps('patient-eu-eps'), false)
  addStaff(d, 'surgery', '', profiles)
  d.add('problem', 'Condition', [eps('condition-obl-eu-eps')], 'Ingen kjente helseproblemer', {
    clinicalStatus: active('condition-clinical'),
    category: [code(hl7('condition-category'), 'problem-list-item')],
    code: concept('Ingen kjente helseproblemer', [SNOMED, '160245001']),
    subject: d.ref('patient'),
  })
  d.add('allergy', 'AllergyIntolerance', [eps('allergyintolerance-obl-eu-eps')], 'Ingen kjente allergier', {
    clinicalStatus: active('allergyintolerance-clinical'),
    code: concept('Ingen kjente allergier', [SNOMED, '716186003']),
    patient: d.ref('patient'),
  })
  d.add('medication', 'MedicationStatement', [eps('MedicationStatement-eu-eps')], 'Bruker ingen kjente legemidler', {
    status: 'active',
    medicationCodeableConcept: concept('Ingen kjente legemidler', [SNOMED, '787481004']),
    subject: d.ref('patient'),
    _effectiveDateTime: { extension: [{ url: r4('data-absent-reason'), valueCode: 'not-applicable' }] },
  })
  return d.bundle(eps('bundle-eu-eps'), 'document', timestamp)
}

/**
 * A summary with every section. Pregnancy and social history are told in words only: an Observation there fits two
 * slices of the draft that is followed, and would make the summary invalid.
 */
export function fullSummary(): string {
  const d = draft('eps-full', 'en')
  const timestamp = '2026-04-14T10:30:00+02:00'
  const header = {
    extension: [{ url: fromR5('Composition.version'), valueString: '2' }],
    confidentiality: 'N',
    attester: [{ mode: 'professional', time: timestamp, party: d.ref('role') }],
    event: [{ code: [code(hl7('v3-ActClass'), 'PCPR')], period: { end: '2026-04-14' } }],
  }
  addComposition(d, timestamp, 'Patient summary', header, sectionsOf(d))
  addPatient(d, 'kari', eps('patient-eu-eps'), true)
  addStaff(d, 'surgery', '', profiles)
  addProblems(d)
  addMedicines(d)
  addEvents(d)
  addResults(d)
  addRemarks(d)
  return d.bundle(eps('bundle-eu-eps'), 'document', timestamp)
}

function addComposition(d: Draft, date: string, title: string, header: Json, section: readonly Json[]): void {
  d.add('composition', 'Composition', [eps('composition-eu-eps')], title, {
    ...header,
    identifier: d.identifier('document'),
    status: 'final',
    type: code(LOINC, '60591-5'),
    subject: d.ref('patient'),
    date,
    author: [d.ref('role')],
    title,
    custodian: d.ref('organization'),
    section,
  })
}

function sectionsOf(d: Draft): readonly Json[] {
  const holding = (...keys: readonly string[]) => ({ entry: keys.map((key) => d.ref(key)) })
  return [
    d.section('Allergies and intolerances', '48765-2', ['Penicillin: skin rash, moderate'], holding('allergy')),
    d.section(
      'Problems',
      '11450-4',
      ['Type 2 diabetes since 2019', 'Essential hypertension since 2021'],
      holding('diabetes', 'hypertension'),
    ),
    d.section(
      'Medications',
      '10160-0',
      ['Metformin 500 mg, one tablet twice a day', 'Methyldopa, one tablet three times a day'],
      holding('metformin-use', 'methyldopa-use'),
    ),
    d.section('Immunisations', '11369-6', ['Tetanus and diphtheria, 2020'], holding('immunization')),
    d.section('Results', '30954-2', ['HbA1c 48 mmol/mol, 10 April 2026'], holding('hba1c', 'report')),
    d.section('Procedures', '47519-4', ['Appendectomy, May 2001'], holding('appendectomy')),
    d.section('Medical devices', '46264-8', ['Insulin pump, since January 2025'], holding('pump-use')),
    d.section('Advance directives', '42348-3', ['A written directive is kept by the surgery'], holding('directive')),
    d.section('Alerts', '104605-1', ['Difficult airway'], holding('alert')),
    d.section('Functional status', '47420-5', ['Hearing loss, wears a hearing aid'], holding('hearing')),
    d.section('Pregnancy', '10162-6', ['Pregnant; expected 1 October 2026'], empty('unavailable')),
    d.section('Patient story', '81338-6', ['Prefers to be spoken to face to face.'], empty('unavailable')),
    d.section('Plan of care', '18776-5', ['Blood sugar every week until delivery'], holding('plan')),
    d.section('Social history', '29762-2', ['Never smoked', 'No alcohol'], empty('unavailable')),
    d.section(
      'Vital signs',
      '8716-3',
      ['Blood pressure 128/82 mm[Hg]', 'Weight 74.5 kg', 'Heart rate 76 per minute'],
      holding('pressure', 'weight', 'pulse'),
    ),
    d.section('Travel history', '10182-4', ['Spain, February 2026'], holding('travel')),
    d.section('Patient history', '11329-0', ['Grew up in Testby; no other earlier illness.'], empty('unavailable')),
  ]
}

function addProblems(d: Draft): void {
  d.add('allergy', 'AllergyIntolerance', [eps('allergyintolerance-obl-eu-eps')], 'Penicillin: skin rash', {
    identifier: [d.identifier('allergy number')],
    ...standing('allergyintolerance'),
    type: 'allergy',
    category: ['medication'],
    criticality: 'high',
    code: concept('Penicillin', [SNOMED, '373270004'], [ATC, 'J01C']),
    patient: d.ref('patient'),
    onsetDateTime: '1994',
    recordedDate: '1994-08-20',
    reaction: [{ manifestation: [concept('Skin rash', [SNOMED, '271807003'])], severity: 'moderate' }],
  })
  const condition = (key: string, text: string, codes: readonly (readonly [string, string])[], more: Json) =>
    d.add(key, 'Condition', [eps('condition-obl-eu-eps')], text, {
      ...standing('condition'),
      category: [code(hl7('condition-category'), 'problem-list-item')],
      code: concept(text, ...codes),
      subject: d.ref('patient'),
      ...more,
    })
  const diabetes = { severity: concept('Moderate', [SNOMED, '6736007']), onsetDateTime: '2019-11' }
  condition(
    'diabetes',
    'Type 2 diabetes mellitus',
    [
      [SNOMED, '44054006'],
      [ICD10, 'E11'],
    ],
    diabetes,
  )
  condition(
    'hypertension',
    'Essential hypertension',
    [
      [SNOMED, '59621000'],
      [ICD10, 'I10'],
    ],
    {
      onsetDateTime: '2021-02-03',
    },
  )
  condition('hearing', 'Hearing loss', [[SNOMED, '15188001']], { onsetDateTime: '2015' })
}

function addMedicines(d: Draft): void {
  d.add('metformin', 'Medication', [eps('medication-obl-eu-eps')], 'Metformin 500 mg film-coated tablet', {
    code: concept('Metformin 500 mg', [ATC, 'A10BA02']),
    form: concept('Film-coated tablet', [EDQM, '10221000']),
    ingredient: [
      {
        itemCodeableConcept: concept('Metformin', [SNOMED, '372567009']),
        isActive: true,
        strength: { numerator: quantity(500, 'mg'), denominator: quantity(1, 'tablet', '1') },
      },
    ],
  })
  const use = (key: string, medicine: Json, text: string, frequency: number) =>
    d.add(key, 'MedicationStatement', [eps('MedicationStatement-eu-eps')], text, {
      status: 'active',
      ...medicine,
      subject: d.ref('patient'),
      effectivePeriod: { start: '2019-11-12' },
      dosage: [
        {
          text,
          timing: { repeat: { frequency, period: 1, periodUnit: 'd' } },
          route: concept('Oral use', [EDQM, '20053000']),
          doseAndRate: [{ doseQuantity: quantity(1, 'tablet', '1') }],
        },
      ],
    })
  use('metformin-use', { medicationReference: d.ref('metformin') }, 'One tablet twice a day', 2)
  const methyldopa = { medicationCodeableConcept: concept('Methyldopa', [ATC, 'C02AB']) }
  use('methyldopa-use', methyldopa, 'One tablet three times a day', 3)
}

function addEvents(d: Draft): void {
  d.add('immunization', 'Immunization', [eps('immunization-obl-eu-eps')], 'Tetanus and diphtheria vaccine', {
    status: 'completed',
    vaccineCode: concept('Tetanus and diphtheria vaccine', [ATC, 'J07AM51']),
    patient: d.ref('patient'),
    occurrenceDateTime: '2020-09-15',
    lotNumber: 'PRØVE-1',
    performer: [{ function: code(hl7('v2-0443'), 'AP'), actor: d.ref('organization') }],
    protocolApplied: [{ targetDisease: [concept('Tetanus', [SNOMED, '76902006'])], doseNumberPositiveInt: 1 }],
  })
  d.add('appendectomy', 'Procedure', [eps('procedure-eu-eps')], 'Appendectomy, May 2001', {
    status: 'completed',
    code: concept('Appendectomy', [SNOMED, '80146002']),
    subject: d.ref('patient'),
    performedDateTime: '2001-05',
  })
  d.add('pump', 'Device', [eps('device-eu-eps')], 'Insulin pump', {
    manufacturer: 'Fiktiv Medisinteknikk',
    deviceName: [{ name: 'Prøvepumpe 2', type: 'user-friendly-name' }],
    type: concept('Insulin pump', [SNOMED, '69805005']),
    patient: d.ref('patient'),
  })
  d.add('pump-use', 'DeviceUseStatement', [eps('deviceUseStatement-eu-eps')], 'Insulin pump, since January 2025', {
    status: 'active',
    subject: d.ref('patient'),
    timingPeriod: { start: '2025-01-20' },
    device: d.ref('pump'),
  })
  d.add('travel', 'Observation', [eps('observation-travel-eu-eps')], 'Spain, February 2026', {
    status: 'final',
    code: code(LOINC, '94651-7'),
    subject: d.ref('patient'),
    effectivePeriod: { start: '2026-02-07', end: '2026-02-21' },
    performer: [d.ref('role')],
    valueCodeableConcept: concept('Spain', ['urn:iso:std:iso:3166', 'ES']),
  })
}

function addResults(d: Draft): void {
  const taken = '2026-04-10T08:00:00+02:00'
  const observation = (key: string, profile: string, category: string, text: string, content: Json) =>
    d.add(key, 'Observation', [profile], text, {
      status: 'final',
      category: [code(hl7('observation-category'), category)],
      subject: d.ref('patient'),
      effectiveDateTime: taken,
      performer: [d.ref('role')],
      ...content,
    })
  d.add('specimen', 'Specimen', [ips('Specimen-uv-ips')], 'Venous blood', {
    type: concept('Venous blood', [SNOMED, '122555007']),
    subject: d.ref('patient'),
    collection: { collectedDateTime: taken },
  })
  observation('hba1c', core('medicalTestResult-eu-core'), 'laboratory', 'HbA1c 48 mmol/mol', {
    code: concept('HbA1c', [LOINC, '59261-8']),
    valueQuantity: quantity(48, 'mmol/mol'),
    specimen: d.ref('specimen'),
    referenceRange: [{ high: quantity(42, 'mmol/mol'), text: 'below 42 mmol/mol' }],
  })
  d.add('report', 'DiagnosticReport', [eps('diagnosticReport-eu-eps')], 'Laboratory report', {
    status: 'final',
    category: [code(hl7('v2-0074'), 'LAB')],
    code: concept('Laboratory report', [LOINC, '11502-2']),
    subject: d.ref('patient'),
    effectiveDateTime: taken,
    performer: [d.ref('organization')],
    specimen: [d.ref('specimen')],
    result: [d.ref('hba1c')],
  })
  observation('pressure', r4('bp'), 'vital-signs', 'Blood pressure 128/82 mm[Hg]', {
    code: concept('Blood pressure', [LOINC, '85354-9']),
    component: [
      { code: code(LOINC, '8480-6'), valueQuantity: quantity(128, 'mm[Hg]') },
      { code: code(LOINC, '8462-4'), valueQuantity: quantity(82, 'mm[Hg]') },
    ],
  })
  observation('weight', r4('bodyweight'), 'vital-signs', 'Weight 74.5 kg', {
    code: concept('Body weight', [LOINC, '29463-7']),
    valueQuantity: quantity(74.5, 'kg'),
  })
  observation('pulse', r4('heartrate'), 'vital-signs', 'Heart rate 76 per minute', {
    code: concept('Heart rate', [LOINC, '8867-4']),
    valueQuantity: quantity(76, '/min'),
  })
}

function addRemarks(d: Draft): void {
  const words = Buffer.from('Testdokument: ingen behandling er fravalgt.').toString('base64')
  d.add('directive', 'DocumentReference', [], 'Advance directive, kept by the surgery', {
    status: 'current',
    type: concept('Advance directive', [LOINC, '42348-3']),
    subject: d.ref('patient'),
    content: [{ attachment: { contentType: 'text/plain', language: 'nb', data: words, title: 'Advance directive' } }],
  })
  const priority = code('http://hl7.org/fhir/flag-priority-code', 'PH')
  d.add('alert', 'Flag', [eps('flag-alert-obl-eu-eps')], 'Difficult airway', {
    extension: [{ url: r4('flag-priority'), valueCodeableConcept: priority }],
    status: 'active',
    category: [code(hl7('flag-category'), 'safety')],
    code: concept('Difficult airway', [SNOMED, '718447001']),
    subject: d.ref('patient'),
  })
  d.add('plan', 'CarePlan', [], 'Blood sugar every week until delivery', {
    status: 'active',
    intent: 'plan',
    title: 'Diabetes in pregnancy',
    description: 'Blood sugar every week until delivery',
    subject: d.ref('patient'),
    period: { start: '2026-04-14', end: '2026-10-01' },
    addresses: [d.ref('diabetes')],
  })
}

import { allergy } from '../summary/allergy.ts'
import {
  agents,
  allergyCertainty,
  allergyStatus,
  allergyType,
  bloodGroups,
  certainty,
  criticality,
  devices,
  forms,
  functions,
  gender,
  habits,
  illnesses,
  interpretation,
} from '../summary/concepts.ts'
import {
  measurements,
  packages,
  problemStatus,
  procedures,
  reactions,
  relations,
  roles,
  routes,
  severities,
  substances,
  tests,
  vaccines,
} from '../summary/concepts.ts'
import { summaryDocument } from '../summary/document.ts'
import { device, immunization, procedure } from '../summary/event.ts'
import { type Header, type Organization, personAuthor, type Practitioner } from '../summary/header.ts'
import { type Medication, medication } from '../summary/medication.ts'
import { battery, bloodGroup, functional, social, vitals } from '../summary/observation.ts'
import { problem } from '../summary/problem.ts'
import { listed, narrated, sections } from '../summary/section.ts'
import type { Concept, Writing } from '../summary/writing.ts'
import { cypriotGreek } from './cy-words.ts'

/** How the Cypriot sample is written: wave 7, in Greek, fully coded, which the Greek sample is not. */
const cy: Writing = {
  language: 'el-CY',
  words: cypriotGreek,
  national: {},
  chain: true,
  dialect: 'pharm',
  prefix: 'pharm',
  root: '2.999.196.1',
}

const clinic: Organization = {
  id: 'kardiologiki-2',
  name: 'Καρδιολογική Κλινική Παραδείγματος',
  telecom: ['WP|tel:+357-00-000-001'],
  address: { line: 'Λεωφόρος Επινόησης 15', city: 'Λάρνακα', postalCode: '0000', country: 'CY' },
}

const doctor: Practitioner = {
  id: 'giatros-31',
  name: { given: ['Χρυστάλλα'], family: 'Πλασματική' },
  role: roles.specialist,
  organization: clinic,
  telecom: ['WP|tel:+357-00-000-002'],
}

const header: Header = {
  id: 'synopsi-71.L3',
  title: 'Συνοπτικό ιστορικό υγείας: Σάββας Ανύπαρκτος',
  effectiveTime: '20261113101000+0200',
  patients: [
    {
      ids: [['2.999.196.1.1', 'CY-EX-550719']],
      names: [
        { use: 'L', given: ['Σάββας'], family: 'Ανύπαρκτος' },
        { use: 'ABC', given: ['Savvas'], family: 'Anyparktos' },
      ],
      gender: gender.male,
      birthTime: '19550719',
      address: { use: 'HP', line: 'Οδός Υποθέσεως 6', city: 'Λάρνακα', postalCode: '0000', country: 'CY' },
      telecom: ['HP|tel:+357-00-000-010'],
      language: 'el-CY',
    },
  ],
  authors: [personAuthor(cy, doctor, '20261113100500+0200')],
  custodian: clinic,
  authenticator: doctor,
  contacts: [
    {
      classCode: 'NOK',
      relation: relations.child,
      name: { given: ['Μαρίνα'], family: 'Ανύπαρκτου' },
      telecom: ['MC|tel:+357-00-000-011'],
    },
  ],
  updated: [undefined, '20261113'],
  sibling: 'synopsi-71.L1',
}

/** One tablet of so many milligrams, from this date on. */
function tablet(of: Pick<Medication, 'id' | 'name' | 'timing' | 'reason' | 'instruction'>, what: Taken) {
  return medication(cy, {
    form: what.form ?? forms.tablet,
    atc: what.substance,
    ingredients: [{ substance: what.substance, strength: { of: [what.milligrams, 'mg'], per: [1, '1'] } }],
    package: { quantity: [2, '1'], form: packages.box, inside: { quantity: [14, '1'], form: packages.blister } },
    period: [what.since],
    dose: [1, '1'],
    route: routes.oral,
    ...of,
  })
}

type Taken = {
  readonly substance: Concept
  readonly milligrams: number
  readonly since: string
  readonly form?: Concept
}

const morning = { timing: [{ event: 'ACM' }] } as const
const evening = { timing: [{ event: 'HS' }] } as const
const afterInfarction = { since: '20191203' } as const

const medicines = [
  tablet(
    { id: 'farmako-1', name: 'Ασπιρίνη Παράδειγμα 75 mg', ...morning, reason: illnesses.oldInfarction },
    { substance: substances.acetylsalicylicAcid, milligrams: 75, ...afterInfarction },
  ),
  tablet(
    { id: 'farmako-2', name: 'Βισοπρολόλη Παράδειγμα 5 mg', ...morning, reason: illnesses.heartFailure },
    { substance: substances.bisoprolol, milligrams: 5, form: forms.filmCoatedTablet, ...afterInfarction },
  ),
  tablet(
    { id: 'farmako-3', name: 'Ραμιπρίλη Παράδειγμα 5 mg', ...evening, reason: illnesses.heartFailure },
    { substance: substances.ramipril, milligrams: 5, ...afterInfarction },
  ),
  tablet(
    {
      id: 'farmako-4',
      name: 'Φουροσεμίδη Παράδειγμα 40 mg',
      ...morning,
      reason: illnesses.heartFailure,
      instruction: 'Δεύτερο δισκίο το μεσημέρι, αν το βάρος αυξηθεί δύο κιλά σε τρεις μέρες.',
    },
    { substance: substances.furosemide, milligrams: 40, since: '20230417' },
  ),
  tablet(
    { id: 'farmako-5', name: 'Ατορβαστατίνη Παράδειγμα 80 mg', ...evening, reason: illnesses.hypercholesterolaemia },
    { substance: substances.atorvastatin, milligrams: 80, form: forms.filmCoatedTablet, ...afterInfarction },
  ),
]

const contrast = allergy(cy, {
  id: 'allergia-1',
  agent: agents.contrast,
  type: allergyType.intolerance,
  since: ['20191202'],
  reactions: [
    { manifestation: reactions.urticaria, severity: severities.moderate, onset: '20191202' },
    { manifestation: reactions.vomiting, severity: severities.mild, onset: '20191202' },
  ],
  criticality: criticality.low,
  certainty: allergyCertainty.confirmed,
  status: allergyStatus.active,
})

const illness = (id: string, value: Concept, since: string, severity?: Concept) =>
  problem(cy, {
    id,
    value,
    period: [since],
    status: problemStatus.active,
    certainty: certainty.confirmed,
    ...(severity && { severity }),
  })

const pneumonia = problem(cy, {
  id: 'palaia-1',
  value: illnesses.pneumonia,
  period: ['202401', '202402'],
  status: problemStatus.resolved,
})

const vaccinations = [
  immunization(cy, {
    id: 'emvolio-1',
    vaccine: vaccines.influenza,
    product: 'Γρίπη Παράδειγμα 2026/2027',
    when: '20261020',
    diseases: [illnesses.influenza],
  }),
  immunization(cy, {
    id: 'emvolio-2',
    vaccine: vaccines.pneumococcal,
    product: 'Πνευμονιόκοκκος Παράδειγμα',
    when: '20240516',
    diseases: [illnesses.pneumococcal],
    performer: doctor,
  }),
]

const signs = vitals(cy, 'metrisi-1', '20261113', [
  { id: 'metrisi-sys', code: measurements.systolic, value: { quantity: [118, 'mm[Hg]'] } },
  { id: 'metrisi-dia', code: measurements.diastolic, value: { quantity: [70, 'mm[Hg]'] } },
  { id: 'metrisi-sfyx', code: measurements.pulse, value: { quantity: [62, '/min'] } },
  { id: 'metrisi-kg', code: measurements.weight, value: { quantity: [88.5, 'kg'] } },
])

const results = battery(cy, 'apotelesma-2', tests.study, '20261110', [
  {
    id: 'apotelesma-krea',
    code: tests.creatinine,
    value: { quantity: [128, 'umol/L'] },
    range: [60, 105, 'umol/L'],
    interpretation: interpretation.high,
  },
  { id: 'apotelesma-k', code: tests.potassium, value: { quantity: [4.8, 'mmol/L'] }, range: [3.5, 5.1, 'mmol/L'] },
  {
    id: 'apotelesma-hb',
    code: tests.haemoglobin,
    value: { quantity: [12.9, 'g/dL'] },
    range: [13.5, 17.5, 'g/dL'],
    interpretation: interpretation.low,
  },
])

const walking = functional(cy, 'leitourgia', '20261113', [
  { id: 'leitourgia-1', code: functions.walking, value: { concept: functions.independent, type: 'CE' } },
])

/** A man of 71 with heart failure after an infarction, and a stent. */
export const cyprus = summaryDocument(cy, header, [
  listed(cy, 'medications', medicines),
  listed(cy, 'allergies', [contrast]),
  listed(cy, 'problems', [
    illness('provlima-1', illnesses.heartFailure, '20230417', severities.moderate),
    illness('provlima-2', illnesses.oldInfarction, '20191202'),
    illness('provlima-3', illnesses.hypertension, '2008'),
    illness('provlima-4', illnesses.hypercholesterolaemia, '2008'),
    illness('provlima-5', illnesses.kidneyDisease, '2024', severities.mild),
  ]),
  listed(cy, 'procedures', [
    procedure(cy, {
      id: 'epemvasi-1',
      code: procedures.coronaryIntervention,
      when: '20191202',
      reason: illnesses.oldInfarction,
    }),
  ]),
  listed(cy, 'devices', [
    device(cy, {
      id: 'siskevi-1',
      device: devices.stent,
      serial: ['2.999.196.30', 'STENT-EX-7'],
      period: ['20191202'],
    }),
  ]),
  listed(cy, 'pastIllness', [pneumonia]),
  listed(cy, 'immunizations', vaccinations),
  listed(cy, 'social', [
    social(cy, {
      id: 'synithia-1',
      code: habits.tobacco,
      value: { quantity: [1, '{pack}/d'] },
      when: ['1973', '2019'],
    }),
    social(cy, { id: 'synithia-2', code: habits.alcohol, value: { quantity: [1, '{glass}/d'] }, when: ['1975'] }),
  ]),
  listed(cy, 'functional', walking),
  listed(cy, 'vitals', signs),
  listed(cy, 'results', [bloodGroup(cy, 'apotelesma-1', bloodGroups.oPositive, '2019'), ...results]),
  narrated(cy, sections.plan, ['Ζύγισμα κάθε πρωί. Υπερηχογράφημα καρδιάς τον Μάρτιο του 2027.'], 'plan'),
])

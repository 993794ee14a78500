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
  gender,
  habits,
  illnesses,
  interpretation,
  measurements,
} from '../summary/concepts.ts'
import {
  packages,
  problemStatus,
  procedures,
  reactions,
  relations,
  roles,
  routes,
  severities,
  sites,
  substances,
  substitution,
  tests,
  vaccines,
} from '../summary/concepts.ts'
import { summaryDocument } from '../summary/document.ts'
import { device, immunization, procedure } from '../summary/event.ts'
import { type Header, type Organization, personAuthor, type Practitioner } from '../summary/header.ts'
import { medication } from '../summary/medication.ts'
import { battery, bloodGroup, social, vitals } from '../summary/observation.ts'
import { problem } from '../summary/problem.ts'
import { listed, narrated, sections } from '../summary/section.ts'
import type { Concept, Writing } from '../summary/writing.ts'
import { norwegian } from './no-words.ts'

/** How the Norwegian sample is written: wave 7, bokmål, everything coded. */
const no: Writing = {
  language: 'nb-NO',
  words: norwegian,
  national: {},
  chain: true,
  dialect: 'pharm',
  prefix: 'pharm',
  root: '2.999.578.1',
}

const clinic: Organization = {
  id: 'legesenter-4',
  name: 'Eksempelvik legesenter',
  telecom: ['WP|tel:+47-00-00-00-01'],
  address: { line: 'Oppdiktet vei 4', city: 'Eksempelvik', postalCode: '0000', country: 'NO' },
}

const doctor: Practitioner = {
  id: 'fastlege-12',
  name: { given: ['Sverre'], family: 'Påfunn' },
  role: roles.generalist,
  organization: clinic,
  telecom: ['WP|tel:+47-00-00-00-02'],
}

const header: Header = {
  id: 'po-0058.L3',
  setId: 'po-0058',
  title: 'Pasientoppsummering: Ragnhild Oppdiktet',
  effectiveTime: '20261116091500+0100',
  patients: [
    {
      ids: [['2.999.578.1.1', 'NO-EX-680422']],
      names: [{ given: ['Ragnhild', 'Eksempel'], family: 'Oppdiktet' }],
      gender: gender.female,
      birthTime: '19680422',
      address: { use: 'HP', line: 'Liksomstien 8', city: 'Eksempelvik', postalCode: '0000', country: 'NO' },
      telecom: ['MC|tel:+47-00-00-00-10'],
      language: 'nb-NO',
    },
  ],
  authors: [personAuthor(no, doctor, '20261116091000+0100')],
  custodian: clinic,
  authenticator: doctor,
  contacts: [
    {
      classCode: 'NOK',
      relation: relations.spouse,
      name: { given: ['Halvard'], family: 'Oppdiktet' },
      telecom: ['MC|tel:+47-00-00-00-11'],
    },
  ],
  preferred: doctor,
  updated: [undefined, '20261116'],
  sibling: 'po-0058.L1',
}

const perTablet = (of: number, unit: string) => ({ of: [of, unit], per: [1, '1'] }) as const

const medicines = [
  medication(no, {
    id: 'lm-1',
    name: 'Apiksaban Eksempel 5 mg',
    form: forms.filmCoatedTablet,
    atc: substances.apixaban,
    ingredients: [{ substance: substances.apixaban, strength: perTablet(5, 'mg') }],
    package: { quantity: [6, '1'], form: packages.box, inside: { quantity: [10, '1'], form: packages.blister } },
    period: ['20231109'],
    timing: [{ every: [12, 'h'] }],
    dose: [1, '1'],
    route: routes.oral,
    reason: illnesses.atrialFibrillation,
    instruction: 'Tas morgen og kveld. Ikke slutt uten å snakke med lege.',
  }),
  medication(no, {
    id: 'lm-2',
    name: 'Bisoprolol Eksempel 2,5 mg',
    form: forms.filmCoatedTablet,
    atc: substances.bisoprolol,
    ingredients: [{ substance: substances.bisoprolol, strength: perTablet(2.5, 'mg') }],
    period: ['20231109'],
    timing: [{ every: [1, 'd'] }],
    dose: [1, '1'],
    route: routes.oral,
    reason: illnesses.atrialFibrillation,
  }),
  medication(no, {
    id: 'lm-3',
    name: 'Levotyroksin Eksempel 75 mikrogram',
    form: forms.tablet,
    atc: substances.levothyroxine,
    ingredients: [{ substance: substances.levothyroxine, strength: perTablet(75, 'ug') }],
    package: { quantity: [100, '1'], form: packages.tabletContainer },
    period: ['2011'],
    timing: [{ event: 'ACM', offset: [-30, 'min'] }],
    dose: [1, '1'],
    route: routes.oral,
    reason: illnesses.hypothyroidism,
    instruction: 'Fastende, en halv time før frokost.',
    substitution: substitution.none,
  }),
]

const penicillin = allergy(no, {
  id: 'allergi-1',
  agent: agents.penicillins,
  type: allergyType.allergy,
  since: ['19970618'],
  reactions: [
    { manifestation: reactions.anaphylaxis, severity: severities.lifeThreatening, onset: '19970618' },
    { manifestation: reactions.urticaria, severity: severities.severe, onset: '19970618' },
  ],
  criticality: criticality.high,
  certainty: allergyCertainty.confirmed,
  status: allergyStatus.active,
})

const illness = (id: string, value: Concept, since: string) =>
  problem(no, { id, value, period: [since], status: problemStatus.active, certainty: certainty.confirmed })

const brokenHip = problem(no, {
  id: 'tidligere-1',
  value: illnesses.hipFracture,
  period: ['20220114', '20220603'],
  status: problemStatus.resolved,
})

const prosthesis = device(no, {
  id: 'implantat-1',
  device: devices.hipProsthesis,
  serial: ['2.999.578.30', 'HOFTE-EX-4'],
  period: ['20220115'],
})

const hip = procedure(no, {
  id: 'inngrep-1',
  code: procedures.hipReplacement,
  when: '20220115',
  site: sites.hip,
  laterality: sites.right,
  reason: illnesses.hipFracture,
})

const vaccinations = [
  immunization(no, {
    id: 'vaksine-1',
    vaccine: vaccines.influenza,
    product: 'Influensa Eksempel 2026/2027',
    when: '20261012',
    diseases: [illnesses.influenza],
  }),
  immunization(no, {
    id: 'vaksine-2',
    vaccine: vaccines.covid,
    product: 'Covid Eksempel mRNA',
    when: '20251020',
    diseases: [illnesses.covid],
    doseNumber: 5,
  }),
]

const signs = vitals(no, 'maal-1', '20261112', [
  { id: 'maal-sys', code: measurements.systolic, value: { quantity: [138, 'mm[Hg]'] } },
  { id: 'maal-dia', code: measurements.diastolic, value: { quantity: [82, 'mm[Hg]'] } },
  { id: 'maal-puls', code: measurements.pulse, value: { quantity: [68, '/min'] } },
  { id: 'maal-kg', code: measurements.weight, value: { quantity: [72, 'kg'] } },
  { id: 'maal-cm', code: measurements.height, value: { quantity: [167, 'cm'] } },
])

const results = battery(no, 'svar-2', tests.study, '20261110', [
  { id: 'svar-hb', code: tests.haemoglobin, value: { quantity: [13.2, 'g/dL'] }, range: [11.7, 15.3, 'g/dL'] },
  { id: 'svar-krea', code: tests.creatinine, value: { quantity: [71, 'umol/L'] }, range: [45, 90, 'umol/L'] },
  {
    id: 'svar-tsh',
    code: tests.thyrotropin,
    value: { quantity: [4.9, 'm[IU]/L'] },
    range: [0.5, 3.6, 'm[IU]/L'],
    interpretation: interpretation.high,
  },
])

/** A woman of 58 with atrial fibrillation on apixaban, hypothyroidism, a hip prosthesis and anaphylaxis to penicillin. */
export const norway = summaryDocument(no, header, [
  listed(no, 'medications', medicines),
  listed(no, 'allergies', [penicillin]),
  listed(no, 'problems', [
    illness('sykdom-1', illnesses.atrialFibrillation, '20231106'),
    illness('sykdom-2', illnesses.hypothyroidism, '2011'),
    illness('sykdom-3', illnesses.hypertension, '2019'),
  ]),
  listed(no, 'procedures', [hip]),
  listed(no, 'devices', [prosthesis]),
  listed(no, 'pastIllness', [brokenHip]),
  listed(no, 'immunizations', vaccinations),
  listed(no, 'social', [
    social(no, { id: 'vane-1', code: habits.tobacco, value: { quantity: [0.5, '{pack}/d'] }, when: ['1990', '2008'] }),
    social(no, { id: 'vane-2', code: habits.alcohol, value: { quantity: [0.5, '{glass}/d'] }, when: ['2026'] }),
  ]),
  listed(no, 'vitals', signs),
  listed(no, 'results', [bloodGroup(no, 'svar-1', bloodGroups.aPositive, '2022'), ...results]),
  narrated(no, sections.plan, ['Ny TSH om seks uker. Nyrefunksjon hvert år så lenge apiksaban brukes.'], 'plan'),
])

import { allergy } from '../summary/allergy.ts'
import {
  agents,
  allergyCertainty,
  allergyStatus,
  allergyType,
  criticality,
  reactions,
  severities,
} from '../summary/concepts.ts'
import {
  bloodGroups,
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
  pregnancies,
  problemStatus,
  procedures,
  relations,
  roles,
  routes,
} from '../summary/concepts.ts'
import { certainty, sites, substances, tests, vaccines } from '../summary/concepts.ts'
import { summaryDocument } from '../summary/document.ts'
import { device, immunization, procedure } from '../summary/event.ts'
import { deviceAuthor, type Header, type Organization, personAuthor, type Practitioner } from '../summary/header.ts'
import { medication } from '../summary/medication.ts'
import {
  battery,
  bloodGroup,
  functional,
  pregnancyOutcome,
  pregnancyStatus,
  social,
  vitals,
} from '../summary/observation.ts'
import { problem } from '../summary/problem.ts'
import { listed, narrated, sections } from '../summary/section.ts'
import type { Concept, Writing } from '../summary/writing.ts'
import { portuguese, portugueseCodes } from './pt-words.ts'

/** How the Portuguese sample is written: friendly form, chains of translation, wave 7. */
export const pt: Writing = {
  language: 'pt-PT',
  words: portuguese,
  national: portugueseCodes,
  chain: true,
  dialect: 'pharm',
  prefix: 'pharm',
  root: '2.999.620.1',
}

const centre: Organization = {
  id: 'usf-exemplo',
  name: 'Unidade de Saúde Exemplo do Mondego',
  telecom: ['WP|tel:+351-000-000-001', 'WP|mailto:usf@saude.example'],
  address: { line: 'Largo do Exemplo 4', city: 'Coimbra', postalCode: '0000-004', country: 'PT' },
}

const doctor: Practitioner = {
  id: 'medico-17',
  name: { prefix: 'Dr.ª', given: ['Leonor'], family: 'Inventada' },
  role: roles.doctors,
  organization: centre,
  telecom: ['WP|tel:+351-000-000-002'],
}

/** The header, which the L1 sibling shares but for its id, template and sibling. */
export const portugueseHeader: Header = {
  id: 'rsu-2026-0142.L3',
  setId: 'rsu-2026-0142',
  title: 'Resumo de saúde de Benedita Exemplo Sintética',
  effectiveTime: '20261014093012+0100',
  patients: [
    {
      ids: [['2.999.620.1.1', 'PT-EX-470322']],
      names: [{ given: ['Benedita', 'Exemplo'], family: 'Sintética' }],
      gender: gender.female,
      birthTime: '19470322',
      address: {
        use: 'H',
        line: 'Rua Imaginária 12, 2.º esq.',
        city: 'Coimbra',
        postalCode: '0000-012',
        country: 'PT',
      },
      telecom: ['H|tel:+351-000-000-010'],
      language: 'pt-PT',
    },
  ],
  authors: [
    personAuthor(pt, doctor, '20261013170500+0100'),
    deviceAuthor(
      pt,
      { id: 'portal-3', model: 'Registo Exemplo', software: 'Gerador de resumos 3.2' },
      centre,
      '20261014093012+0100',
    ),
  ],
  custodian: centre,
  authenticator: doctor,
  contacts: [
    {
      classCode: 'NOK',
      relation: relations.child,
      name: { given: ['Tomás'], family: 'Sintético' },
      telecom: ['MC|tel:+351-000-000-011'],
      address: { line: 'Travessa Fictícia 3', city: 'Aveiro', postalCode: '0000-003', country: 'PT' },
    },
  ],
  preferred: doctor,
  updated: [undefined, '20261013'],
  sibling: 'rsu-2026-0142.L1',
}

const tablets = (strengthMg: number, substance: Concept) => ({
  ingredients: [{ substance, strength: { of: [strengthMg, 'mg'], per: [1, '1'] } as const }],
})
const boxOf = (count: number, perBlister: number) =>
  ({
    quantity: [count / perBlister, '1'],
    form: packages.box,
    inside: { quantity: [perBlister, '1'], form: packages.blister },
  }) as const

const medicines = [
  medication(pt, {
    id: 'med-1',
    name: 'Varfine Exemplo 5 mg comprimidos',
    ...tablets(5, substances.warfarin),
    atc: substances.warfarin,
    form: forms.tablet,
    package: boxOf(60, 10),
    period: ['20190604'],
    timing: [{ event: 'HS' }],
    dose: { low: [0.5, '1'], high: [1, '1'] },
    route: routes.oral,
    reason: illnesses.chronicAtrialFibrillation,
    instruction: 'Dose segundo o último INR; alvo entre 2 e 3. Não tomar em dobro se falhar uma dose.',
  }),
  medication(pt, {
    id: 'med-2',
    name: 'Bisopro Exemplo 5 mg',
    ...tablets(5, substances.bisoprolol),
    form: forms.filmCoatedTablet,
    package: boxOf(28, 14),
    period: ['20190604'],
    timing: [{ event: 'ACM' }],
    dose: [1, '1'],
    route: routes.oral,
    reason: illnesses.chronicAtrialFibrillation,
  }),
  medication(pt, {
    id: 'med-3',
    name: 'Furosemida Exemplo 40 mg',
    ...tablets(40, substances.furosemide),
    form: forms.tablet,
    period: ['20210215'],
    timing: [{ every: [12, 'h'] }],
    dose: [1, '1'],
    route: routes.oral,
    reason: illnesses.heartFailure,
    instruction: 'Segunda toma antes das 16 horas.',
  }),
  medication(pt, {
    id: 'med-4',
    name: 'Ramipril Exemplo 2,5 mg',
    ...tablets(2.5, substances.ramipril),
    form: forms.tablet,
    period: ['20210215'],
    timing: [{ every: [1, 'd'] }],
    dose: [1, '1'],
    route: routes.oral,
    reason: illnesses.hypertension,
  }),
  medication(pt, {
    id: 'med-5',
    name: 'Atorva Exemplo 20 mg',
    ...tablets(20, substances.atorvastatin),
    form: forms.filmCoatedTablet,
    period: ['20140901'],
    timing: [{ event: 'HS' }],
    dose: [1, '1'],
    route: routes.oral,
    reason: illnesses.hypercholesterolaemia,
  }),
  medication(pt, {
    id: 'med-6',
    name: 'Digoxina Exemplo 0,125 mg',
    ...tablets(0.125, substances.digoxin),
    form: forms.tablet,
    period: ['20220310'],
    timing: [{ every: [1, 'd'] }],
    dose: [1, '1'],
    route: routes.oral,
    instruction: 'Não tomar ao domingo.',
  }),
  medication(pt, {
    id: 'med-7',
    name: 'Alopurinol Exemplo 100 mg',
    ...tablets(100, substances.allopurinol),
    form: forms.tablet,
    period: ['2018'],
    timing: [{ event: 'PCD' }],
    dose: [1, '1'],
    route: routes.oral,
    reason: illnesses.gout,
  }),
  medication(pt, {
    id: 'med-8',
    name: 'Omeprazol Exemplo 20 mg',
    ...tablets(20, substances.omeprazole),
    form: forms.gastroResistantCapsule,
    period: ['20190604'],
    timing: [{ event: 'ACM', offset: [-30, 'min'] }],
    dose: [1, '1'],
    route: routes.oral,
  }),
  medication(pt, {
    id: 'med-9',
    name: 'Paracetamol Exemplo 500 mg',
    ...tablets(500, substances.paracetamol),
    form: forms.tablet,
    period: ['20260901', '20261101'],
    timing: [{ every: [8, 'h'] }],
    dose: { low: [1, '1'], high: [2, '1'] },
    route: routes.oral,
    instruction: 'Só se tiver dor; no máximo seis comprimidos por dia.',
  }),
]

const { active } = allergyStatus
const { confirmed } = allergyCertainty
const allergies = [
  allergy(pt, {
    id: 'alg-1',
    agent: agents.penicillins,
    type: allergyType.allergy,
    since: ['1988'],
    reactions: [
      { manifestation: reactions.anaphylaxis, severity: severities.lifeThreatening, onset: '19880512' },
      { manifestation: reactions.urticaria, severity: severities.severe, onset: '19880512' },
    ],
    criticality: criticality.high,
    certainty: confirmed,
    status: active,
  }),
  allergy(pt, {
    id: 'alg-2',
    agent: agents.contrast,
    type: allergyType.intolerance,
    since: ['201006'],
    reactions: [{ manifestation: reactions.vomiting, severity: severities.moderate, onset: '201006' }],
    criticality: criticality.low,
    certainty: confirmed,
    status: active,
  }),
]

const illness = (id: string, value: Concept, since: string, severity?: Concept) =>
  problem(pt, {
    id,
    value,
    period: [since],
    status: problemStatus.active,
    certainty: certainty.confirmed,
    ...(severity && { severity }),
  })

const problems = [
  illness('prb-1', illnesses.chronicAtrialFibrillation, '20190528', severities.moderate),
  illness('prb-2', illnesses.heartFailure, '202102', severities.moderate),
  illness('prb-3', illnesses.sickSinus, '2020'),
  illness('prb-4', illnesses.hypertension, '2003'),
  illness('prb-5', illnesses.kidneyDisease, '20220310', severities.mild),
  illness('prb-6', illnesses.gout, '2018'),
]

const past = [
  problem(pt, {
    id: 'pas-1',
    value: illnesses.oldInfarction,
    period: ['20140811', '20140822'],
    status: problemStatus.resolved,
  }),
  problem(pt, {
    id: 'pas-2',
    value: illnesses.pneumonia,
    period: ['202301', '202302'],
    status: problemStatus.resolved,
  }),
]

const vaccinations = [
  immunization(pt, {
    id: 'vac-1',
    vaccine: vaccines.influenza,
    product: 'Gripe Exemplo 2026/2027',
    lot: 'EX-26-A1',
    manufacturer: 'Vacinas Exemplo, S.A.',
    when: '20261002',
    diseases: [illnesses.influenza],
    doseNumber: 1,
    performer: doctor,
  }),
  immunization(pt, {
    id: 'vac-2',
    vaccine: vaccines.covid,
    product: 'Covid Exemplo mRNA',
    lot: 'EX-C-77',
    when: '20261002',
    diseases: [illnesses.covid],
    doseNumber: 6,
  }),
  immunization(pt, {
    id: 'vac-3',
    vaccine: vaccines.tetanus,
    product: 'Tétano Exemplo Td',
    when: '20170118',
    diseases: [illnesses.tetanus],
  }),
  immunization(pt, {
    id: 'vac-4',
    vaccine: vaccines.pneumococcal,
    product: 'Pneumo Exemplo',
    when: '20200220',
    diseases: [illnesses.pneumococcal],
  }),
]

const wish =
  'Em 12 de maio de 2023 a utente registou uma diretiva: não deseja reanimação nem ventilação invasiva em caso de doença terminal. Procurador de cuidados: o filho.'

/** A woman of 78 on warfarin with a pacemaker and an anaphylactic allergy to penicillin. */
export const portugal = summaryDocument(pt, portugueseHeader, [
  listed(pt, 'allergies', allergies),
  listed(pt, 'medications', medicines),
  listed(pt, 'problems', problems),
  listed(pt, 'procedures', [
    procedure(pt, { id: 'pro-1', code: procedures.pacemaker, when: '20200917', reason: illnesses.sickSinus }),
    procedure(pt, {
      id: 'pro-2',
      code: procedures.hipReplacement,
      when: '2016',
      site: sites.hip,
      laterality: sites.right,
    }),
    procedure(pt, { id: 'pro-3', code: procedures.cholecystectomy, when: '199804' }),
  ]),
  listed(pt, 'devices', [
    device(pt, {
      id: 'dev-1',
      device: devices.pacemaker,
      serial: ['2.999.620.30', '(01)00000000000017(21)EX4471'],
      period: ['20200917'],
    }),
    device(pt, { id: 'dev-2', device: devices.hipProsthesis, period: ['2016'] }),
  ]),
  listed(pt, 'pastIllness', past),
  listed(pt, 'immunizations', vaccinations),
  listed(pt, 'pregnancy', [
    ...pregnancyStatus(pt, {
      id: 'prg-1',
      code: pregnancies.status,
      value: { concept: pregnancies.notPregnant },
      when: '20261013',
    }),
    pregnancyOutcome(pt, {
      id: 'prg-2',
      code: pregnancies.livebirth,
      value: { integer: 2 },
      when: { nullFlavor: 'UNK' },
    }),
  ]),
  listed(pt, 'social', [
    social(pt, { id: 'soc-1', code: habits.tobacco, value: { quantity: [0.5, '{pack}/d'] }, when: ['1968', '1995'] }),
    social(pt, { id: 'soc-2', code: habits.alcohol, value: { quantity: [1, '{glass}/d'] }, when: ['1970'] }),
  ]),
  listed(
    pt,
    'vitals',
    vitals(pt, 'vit-1', '20261013164000+0100', [
      { id: 'vit-1-sys', code: measurements.systolic, value: { quantity: [138, 'mm[Hg]'] } },
      { id: 'vit-1-dia', code: measurements.diastolic, value: { quantity: [76, 'mm[Hg]'] } },
      { id: 'vit-1-pul', code: measurements.pulse, value: { quantity: [64, '/min'] } },
      { id: 'vit-1-wei', code: measurements.weight, value: { quantity: [71.5, 'kg'] } },
    ]),
  ),
  listed(pt, 'results', [
    bloodGroup(pt, 'res-1', bloodGroups.aPositive, '20200916'),
    ...battery(pt, 'res-2', tests.study, '20261010', [
      { id: 'res-2-inr', code: tests.inr, value: { quantity: [2.7, '{INR}'] }, range: [2, 3, '{INR}'] },
      {
        id: 'res-2-cre',
        code: tests.creatinine,
        value: { quantity: [121, 'umol/L'] },
        range: [45, 90, 'umol/L'],
        interpretation: interpretation.high,
      },
      { id: 'res-2-pot', code: tests.potassium, value: { quantity: [4.6, 'mmol/L'] }, range: [3.5, 5.1, 'mmol/L'] },
    ]),
  ]),
  listed(
    pt,
    'functional',
    functional(pt, 'fun-1', '20260620', [
      { id: 'fun-1-wal', code: functions.walking, value: { concept: functions.independent, type: 'CE' } },
      { id: 'fun-1-bat', code: functions.bathing, value: { concept: functions.assistance, type: 'CE' } },
    ]),
  ),
  narrated(pt, sections.directives, [wish], 'directives'),
  narrated(
    pt,
    sections.plan,
    ['Controlo do INR de quatro em quatro semanas.', 'Consulta de pacemaker em março de 2027.'],
    'plan',
  ),
])

import { allergy } from '../summary/allergy.ts'
import {
  absences,
  agents,
  allergyCertainty,
  allergyStatus,
  allergyType,
  bloodGroups,
  certainty,
  criticality,
  forms,
  gender,
  habits,
  illnesses,
  measurements,
  packages,
} from '../summary/concepts.ts'
import {
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
import { deviceAbsence, immunization, procedure } from '../summary/event.ts'
import { type Header, type Organization, personAuthor, type Practitioner } from '../summary/header.ts'
import { medication } from '../summary/medication.ts'
import { battery, bloodGroup, social, vitals } from '../summary/observation.ts'
import { problem } from '../summary/problem.ts'
import { listed, narrated, sections } from '../summary/section.ts'
import type { Concept, Writing } from '../summary/writing.ts'
import { polish } from './pl-words.ts'

/** How the Polish sample is written: wave 7, with national codes of medicines beside ATC. */
const pl: Writing = {
  language: 'pl-PL',
  words: polish,
  national: {
    'atc:R03BA02': {
      oid: '2.999.616.20.1',
      code: 'LEK-X07',
      display: 'Budezonid wziewny',
      name: 'Zmyślony rejestr leków',
    },
  },
  chain: true,
  dialect: 'pharm',
  prefix: 'ph',
  root: '2.999.616.1',
}

const clinic: Organization = {
  id: 'przychodnia-9',
  name: 'Przychodnia Przykładowa',
  telecom: ['WP|tel:+48-000-000-001'],
  address: { line: 'ul. Zmyślona 9', city: 'Przykładowo', postalCode: '00-000', country: 'PL' },
}

const doctor: Practitioner = {
  id: 'lekarz-5',
  name: { prefix: 'lek.', given: ['Bożena'], family: 'Przykładna' },
  role: roles.specialist,
  organization: clinic,
  telecom: ['WP|tel:+48-000-000-002'],
}

const header: Header = {
  id: 'kzp-440.L3',
  title: 'Karta zdrowia pacjenta: Wojciech Zmyślony',
  effectiveTime: '20261105144000+0100',
  patients: [
    {
      ids: [['2.999.616.1.1', 'PL-EX-820307']],
      names: [{ given: ['Wojciech', 'Przykład'], family: 'Zmyślony' }],
      gender: gender.male,
      birthTime: '19820307',
      address: { use: 'HP', line: 'ul. Nieistniejąca 3/14', city: 'Przykładowo', postalCode: '00-000', country: 'PL' },
      telecom: ['MC|tel:+48-000-000-010', 'HP|mailto:wojciech@poczta.example'],
      language: 'pl-PL',
    },
  ],
  authors: [personAuthor(pl, doctor, '20261105143500+0100')],
  custodian: clinic,
  authenticator: doctor,
  contacts: [
    {
      classCode: 'NOK',
      relation: relations.mother,
      name: { given: ['Łucja'], family: 'Zmyślona' },
      telecom: ['MC|tel:+48-000-000-011'],
    },
  ],
  updated: [undefined, '20261105'],
  sibling: 'kzp-440.L1',
}

const perDose = (of: number, unit: string) => ({ of: [of, unit], per: [1, '1'] }) as const

const medicines = [
  medication(pl, {
    id: 'lek-1',
    name: 'Budezonid Przykład 200 mikrogramów',
    form: forms.inhalationPowder,
    atc: substances.budesonide,
    ingredients: [{ substance: substances.budesonide, strength: perDose(200, 'ug') }],
    period: ['20160901'],
    timing: [{ every: [12, 'h'] }],
    dose: { low: [1, '1'], high: [2, '1'] },
    route: routes.inhalation,
    reason: illnesses.asthma,
    instruction: 'Po inhalacji wypłukać usta wodą.',
  }),
  medication(pl, {
    id: 'lek-2',
    name: 'Salbutamol Przykład 100 mikrogramów',
    form: forms.pressurisedInhalation,
    atc: substances.salbutamol,
    ingredients: [{ substance: substances.salbutamol, strength: perDose(100, 'ug') }],
    period: ['1999', 'UNK'],
    timing: [{ every: [6, 'h'] }],
    dose: [2, '1'],
    route: routes.inhalation,
    reason: illnesses.asthma,
    instruction: 'Tylko w razie duszności.',
  }),
  medication(pl, {
    id: 'lek-3',
    name: 'Adrenalina Przykład 0,3 mg',
    form: forms.injectionInPen,
    atc: substances.epinephrine,
    ingredients: [{ substance: substances.epinephrine, strength: perDose(0.3, 'mg') }],
    package: { quantity: [2, '1'], form: packages.prefilledPen },
    period: ['20090520'],
    dose: [1, '1'],
    route: routes.intramuscular,
    instruction: 'Przy anafilaksji wstrzyknąć w udo i wezwać pogotowie.',
    fulfilment: 'Wydać dwa wstrzykiwacze.',
  }),
  medication(pl, {
    id: 'lek-4',
    name: 'Omeprazol Przykład 20 mg',
    form: forms.gastroResistantCapsule,
    atc: substances.omeprazole,
    ingredients: [{ substance: substances.omeprazole, strength: perDose(20, 'mg') }],
    package: { quantity: [2, '1'], form: packages.box, inside: { quantity: [14, '1'], form: packages.blister } },
    period: ['20261020', '20261215'],
    timing: [{ every: [1, 'd'] }],
    dose: [1, '1'],
    route: routes.oral,
    reason: illnesses.reflux,
  }),
]

const { confirmed } = allergyCertainty
const { active } = allergyStatus

const allergies = [
  allergy(pl, {
    id: 'alergia-1',
    agent: agents.peanut,
    type: allergyType.allergy,
    since: ['2009'],
    reactions: [
      { manifestation: reactions.anaphylaxis, severity: severities.lifeThreatening, onset: '20090517' },
      { manifestation: reactions.bronchospasm, severity: severities.severe, onset: '20090517' },
      { manifestation: reactions.angioedema, severity: severities.severe, onset: '20090517' },
    ],
    criticality: criticality.high,
    certainty: confirmed,
    status: active,
  }),
  allergy(pl, {
    id: 'alergia-2',
    agent: agents.grassPollen,
    type: allergyType.allergy,
    since: ['1995'],
    reactions: [{ manifestation: reactions.itching, severity: severities.mild, onset: '1995' }],
    criticality: criticality.low,
    certainty: confirmed,
    status: active,
  }),
]

const illness = (id: string, value: Concept, since: string, severity: Concept) =>
  problem(pl, {
    id,
    value,
    period: [since],
    severity,
    status: problemStatus.active,
    certainty: certainty.confirmed,
  })

const pneumonia = problem(pl, {
  id: 'przebyte-1',
  value: illnesses.pneumonia,
  period: ['20180206', '20180301'],
  status: problemStatus.resolved,
})

const vaccinations = [
  immunization(pl, {
    id: 'szczepienie-1',
    vaccine: vaccines.tetanus,
    product: 'Td Przykład',
    lot: 'EX-PL-3',
    when: '20210614',
    diseases: [illnesses.tetanus],
  }),
  immunization(pl, {
    id: 'szczepienie-2',
    vaccine: vaccines.covid,
    product: 'Covid Przykład mRNA',
    when: '20211209',
    diseases: [illnesses.covid],
    doseNumber: 3,
  }),
]

const signs = vitals(pl, 'pomiar-1', '20261105', [
  { id: 'pomiar-sys', code: measurements.systolic, value: { quantity: [126, 'mm[Hg]'] } },
  { id: 'pomiar-dia', code: measurements.diastolic, value: { quantity: [80, 'mm[Hg]'] } },
  { id: 'pomiar-puls', code: measurements.pulse, value: { quantity: [74, '/min'] } },
  { id: 'pomiar-sat', code: measurements.saturation, value: { quantity: [97, '%'] } },
  { id: 'pomiar-kg', code: measurements.weight, value: { quantity: [84, 'kg'] } },
  { id: 'pomiar-cm', code: measurements.height, value: { quantity: [181, 'cm'] } },
])

const results = battery(pl, 'wynik-2', tests.study, '20261028', [
  { id: 'wynik-hb', code: tests.haemoglobin, value: { quantity: [15.1, 'g/dL'] }, range: [13.5, 17.5, 'g/dL'] },
  { id: 'wynik-k', code: tests.potassium, value: { quantity: [4.2, 'mmol/L'] }, range: [3.5, 5.1, 'mmol/L'] },
])

/** A man of 44 with asthma and anaphylaxis to peanut, who carries adrenaline. */
export const poland = summaryDocument(pl, header, [
  listed(pl, 'allergies', allergies),
  listed(pl, 'medications', medicines),
  listed(pl, 'problems', [
    illness('problem-1', illnesses.asthma, '1994', severities.moderate),
    illness('problem-2', illnesses.reflux, '20261020', severities.mild),
  ]),
  listed(pl, 'procedures', [procedure(pl, { id: 'zabieg-1', code: procedures.appendectomy, when: '19980723' })]),
  listed(pl, 'devices', [deviceAbsence(pl, 'wyroby', absences.noKnownDevices, 'Brak znanych wyrobów medycznych')]),
  listed(pl, 'pastIllness', [pneumonia]),
  listed(pl, 'immunizations', vaccinations),
  listed(pl, 'social', [
    social(pl, { id: 'nawyk-1', code: habits.tobacco, value: { quantity: [0, '{pack}/d'] }, when: ['2012'] }),
  ]),
  listed(pl, 'vitals', signs),
  listed(pl, 'results', [bloodGroup(pl, 'wynik-1', bloodGroups.bPositive, '1998'), ...results]),
  narrated(pl, sections.plan, ['Spirometria w maju 2027. Sprawdzić termin ważności adrenaliny.'], 'plan'),
])

import { allergy } from '../summary/allergy.ts'
import {
  agents,
  allergyCertainty,
  allergyStatus,
  allergyType,
  certainty,
  criticality,
  forms,
  gender,
  illnesses,
} from '../summary/concepts.ts'
import {
  interpretation,
  measurements,
  packages,
  problemStatus,
  reactions,
  relations,
  roles,
  routes,
  severities,
} from '../summary/concepts.ts'
import { substances, tests, vaccines } from '../summary/concepts.ts'
import { summaryDocument } from '../summary/document.ts'
import { device, immunization, procedure } from '../summary/event.ts'
import { type Contact, type Header, type Organization, personAuthor, type Practitioner } from '../summary/header.ts'
import { medication } from '../summary/medication.ts'
import { battery, observation, vitals } from '../summary/observation.ts'
import { problem } from '../summary/problem.ts'
import { listed, narrated, sections } from '../summary/section.ts'
import type { Unmapped, Writing } from '../summary/writing.ts'
import { czech } from './cz-words.ts'

/** How the Czech sample is written: wave 5, its medication namespace, codes nobody could map. */
const cz: Writing = {
  language: 'cs-CZ',
  words: czech,
  national: {
    'atc:B02BD02': {
      oid: '2.999.203.20.1',
      code: 'LP-00771',
      display: 'Faktor VIII koagulační',
      name: 'Smyšlený číselník léčiv',
    },
    'icd10:D66': {
      oid: '2.999.203.20.2',
      code: 'D66-CZ',
      display: 'Hemofilie A, těžká',
      name: 'Smyšlený číselník nemocí',
    },
  },
  chain: true,
  dialect: 'epsos',
  prefix: 'epsos',
  root: '2.999.203.1',
}

const unmapped = (text: string, code: string): Unmapped => ({
  text,
  national: { oid: '2.999.203.20.9', code, display: text, name: 'Smyšlený místní číselník' },
})

const ward: Organization = {
  id: 'hematologie',
  name: 'Ukázková dětská nemocnice, hematologie',
  telecom: ['WP|tel:+420-000-000-001'],
  address: { line: 'Smyšlená 15', city: 'Brno', postalCode: '000 15', country: 'CZ' },
}

const doctor: Practitioner = {
  id: 'lekar-4',
  name: { prefix: 'MUDr.', given: ['Božena'], family: 'Vymyšlená' },
  role: roles.doctors,
  organization: ward,
  telecom: ['WP|tel:+420-000-000-002'],
}

const home = { use: 'HP', line: 'Pohádková 9', city: 'Třebíč', postalCode: '000 09', country: 'CZ' }
const mother: Contact = {
  classCode: 'NOK',
  relation: relations.mother,
  name: { given: ['Klára'], family: 'Ukázková' },
  telecom: ['MC|tel:+420-000-000-011', 'mailto:klara@rodina.example'],
  address: home,
}
const father: Contact = {
  ...mother,
  classCode: 'ECON',
  relation: relations.father,
  name: { given: ['Řehoř'], family: 'Ukázkový' },
  telecom: ['MC|tel:+420-000-000-012'],
}

const header: Header = {
  id: 'souhrn-88.L3',
  title: 'Pacientský souhrn: Vojtěch Ukázkový',
  effectiveTime: '20260918101010+0200',
  patients: [
    {
      ids: [
        ['2.999.203.1.1', 'CZ-EX-170405'],
        ['2.999.203.1.2', 'POJ-EX-55'],
      ],
      names: [{ given: ['Vojtěch'], family: 'Ukázkový' }],
      gender: gender.male,
      birthTime: '20170405',
      address: home,
      telecom: ['HP|tel:+420-000-000-010'],
      language: 'cs-CZ',
      guardian: mother,
    },
  ],
  authors: [personAuthor(cz, doctor, '20260918100500+0200')],
  custodian: ward,
  authenticator: doctor,
  contacts: [mother, father],
  preferred: doctor,
  updated: [undefined, '20260918'],
  sibling: 'souhrn-88.L1',
}

const medicines = [
  medication(cz, {
    id: 'lek-1',
    name: 'Osmička Ukázka 500 IU',
    code: { oid: '2.999.203.20.1', code: 'LP-00771', display: 'Osmička Ukázka 500 IU' },
    description: '500 IU v lahvičce, po rozpuštění 250 IU/ml',
    form: forms.powderAndSolvent,
    package: { quantity: [1, '1'], form: packages.vial },
    atc: substances.factorVIII,
    ingredients: [{ substance: substances.factorVIII, strength: { of: [500, '[iU]'], per: [2, 'mL'] } }],
    period: ['20180110', 'UNK'],
    timing: [{ every: [48, 'h'], phase: '20260907070000+0200' }],
    dose: [750, '[iU]'],
    rate: [2, 'mL/min'],
    route: routes.intravenous,
    reason: illnesses.haemophiliaA,
    instruction: 'Při krvácení nebo úrazu hlavy podat ihned 1500 IU a volat centrum.',
  }),
  medication(cz, {
    id: 'lek-2',
    name: 'Tranexa Ukázka 500 mg',
    form: forms.tablet,
    atc: substances.tranexamicAcid,
    ingredients: [{ substance: substances.tranexamicAcid, strength: { of: [500, 'mg'], per: [1, '1'] } }],
    package: { quantity: [20, '1'], form: packages.box },
    period: ['20220601'],
    timing: [{ every: [8, 'h'] }],
    dose: [1, '1'],
    route: routes.oral,
    instruction: 'Jen při krvácení z dásní, nejvýše pět dní.',
  }),
  medication(cz, {
    id: 'lek-3',
    name: 'Salbu Ukázka',
    form: unmapped('Roztok do domácího inhalátoru', 'F-903'),
    package: { quantity: [2.5, 'mL'], form: packages.singleDose },
    ingredients: [{ substance: substances.salbutamol, strength: { of: [2.5, 'mg'], per: [2.5, 'mL'] } }],
    period: ['202405'],
    timing: [{ every: [6, 'h'] }],
    dose: [2.5, 'mL'],
    route: routes.inhalation,
    reason: illnesses.asthma,
  }),
]

const allergies = [
  allergy(cz, {
    id: 'alergie-1',
    agent: agents.acetylsalicylicAcid,
    type: allergyType.intolerance,
    since: ['2021'],
    reactions: [{ manifestation: reactions.angioedema, severity: severities.moderateToSevere, onset: '2021' }],
    criticality: criticality.high,
    certainty: allergyCertainty.confirmed,
    status: allergyStatus.active,
  }),
  allergy(cz, {
    id: 'alergie-2',
    agent: unmapped('Propolisová mast', 'A-4410'),
    type: allergyType.allergy,
    since: ['2023'],
    reactions: [{ manifestation: reactions.itching, severity: severities.mild, onset: '2023' }],
    status: allergyStatus.active,
  }),
]

const group = {
  id: 'vys-1',
  code: { system: 'loinc', code: '34530-6', english: 'ABO and Rh group panel - Blood' },
  when: '20170501',
} as const
const bloodGroup = { ...group, value: { concept: unmapped('A1 Rh(D) pozitivní', 'K-A1P'), type: 'CE' } } as const

/** A boy of nine with severe haemophilia A, his mother his guardian. */
export const czechia = summaryDocument(cz, header, [
  listed(cz, 'medications', medicines),
  listed(cz, 'allergies', allergies),
  listed(cz, 'procedures', [
    procedure(cz, {
      id: 'vykon-1',
      code: unmapped('Zavedení podkožního portu', 'V-2007'),
      when: '20180205',
      reason: illnesses.haemophiliaA,
    }),
  ]),
  listed(cz, 'problems', [
    problem(cz, {
      id: 'nemoc-1',
      value: illnesses.haemophiliaA,
      rare: illnesses.haemophiliaARare,
      period: ['20170412'],
      severity: severities.severe,
      status: problemStatus.active,
      certainty: certainty.confirmed,
    }),
    problem(cz, {
      id: 'nemoc-2',
      value: illnesses.asthma,
      period: ['202405'],
      severity: severities.mild,
      status: problemStatus.active,
    }),
  ]),
  listed(cz, 'devices', [
    device(cz, {
      id: 'prostredek-1',
      device: unmapped('Podkožní žilní port', 'P-118'),
      serial: ['2.999.203.30', 'PORT-EX-31'],
      period: ['20180205'],
    }),
  ]),
  listed(cz, 'pastIllness', [
    problem(cz, {
      id: 'drive-1',
      value: unmapped('Krvácení do pravého kolena', 'N-77'),
      period: ['202209', '202210'],
      status: problemStatus.resolved,
    }),
  ]),
  listed(cz, 'immunizations', [
    immunization(cz, {
      id: 'ock-1',
      vaccine: vaccines.measles,
      product: 'Spalnička Ukázka',
      when: '20180620',
      diseases: [illnesses.measles],
      doseNumber: 1,
    }),
    immunization(cz, {
      id: 'ock-2',
      vaccine: vaccines.hepatitisB,
      product: 'Žloutenka Ukázka',
      when: '201711',
      diseases: [illnesses.hepatitisB],
      doseNumber: 3,
    }),
  ]),
  listed(
    cz,
    'vitals',
    vitals(cz, 'funkce-1', '20260918', [
      { id: 'funkce-kg', code: measurements.weight, value: { quantity: [31.2, 'kg'] } },
      { id: 'funkce-cm', code: measurements.height, value: { quantity: [136, 'cm'] } },
    ]),
  ),
  listed(cz, 'results', [
    {
      id: 'vys-1',
      cells: [{ id: 'vys-1-code', text: 'Krevní skupina ABO a Rh' }, 'A1 Rh(D) pozitivní', '–', '2017-05-01'],
      entry: observation(cz, ['E.3.25', 'E.3.20', 'I.1.4.13.6', 'I.1.4.13'], bloodGroup),
    },
    ...battery(cz, 'vys-2', tests.study, '20260901', [
      {
        id: 'vys-fviii',
        code: tests.factorVIII,
        value: { quantity: [0.8, '%'] },
        range: [50, 150, '%'],
        interpretation: interpretation.low,
      },
      { id: 'vys-hb', code: tests.haemoglobin, value: { quantity: [126, 'g/L'] }, range: [115, 155, 'g/L'] },
    ]),
  ]),
  narrated(
    cz,
    sections.plan,
    ['Kontrola v centru každé tři měsíce. Žádné injekce do svalu, žádná kyselina acetylsalicylová.'],
    'plan',
  ),
])

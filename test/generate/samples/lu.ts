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
} from '../summary/concepts.ts'
import {
  illnesses,
  interpretation,
  measurements,
  packages,
  pregnancies,
  problemStatus,
  procedures,
  reactions,
} from '../summary/concepts.ts'
import { relations, roles, routes, severities, substances, substitution, tests, vaccines } from '../summary/concepts.ts'
import { summaryDocument } from '../summary/document.ts'
import { deviceAbsence, immunization, procedure } from '../summary/event.ts'
import { type Header, type Organization, personAuthor, type Practitioner } from '../summary/header.ts'
import { type Medication, medication } from '../summary/medication.ts'
import { battery, bloodGroup, pregnancyOutcome, pregnancyStatus, vitals } from '../summary/observation.ts'
import { problem } from '../summary/problem.ts'
import { listed, narrated, sections } from '../summary/section.ts'
import type { Concept, Writing } from '../summary/writing.ts'
import { french } from './lu-words.ts'

/** How the Luxembourg sample is written: wave 7, with everything the medication extension can say. */
const lu: Writing = {
  language: 'fr-LU',
  words: french,
  national: {},
  chain: true,
  dialect: 'pharm',
  prefix: 'ph',
  root: '2.999.442.1',
}

const maternity: Organization = {
  id: 'maternite',
  name: 'Maternité Exemple',
  telecom: ['WP|tel:+352-000-001'],
  address: { line: 'Rue de la Fiction 6', city: 'Esch-sur-Alzette', postalCode: 'L-0006', country: 'LU' },
}

const doctor: Practitioner = {
  id: 'medecin-21',
  name: { prefix: 'Dr', given: ['Odile'], family: 'Inventaire' },
  role: roles.doctors,
  organization: maternity,
  telecom: ['WP|tel:+352-000-002'],
}

const header: Header = {
  id: 'rp-77.L3',
  title: 'Résumé patient : Mireille Fictive',
  effectiveTime: '20261110111500+0100',
  patients: [
    {
      ids: [['2.999.442.1.1', 'LU-EX-930130']],
      names: [
        { use: 'L', given: ['Mireille', 'Exemple'], family: 'Fictive' },
        { use: 'BR', given: ['Mireille'], family: 'Imaginaire' },
      ],
      gender: gender.female,
      birthTime: '19930130',
      address: { use: 'HP', line: 'Impasse du Modèle 2', city: 'Diekirch', postalCode: 'L-0002', country: 'LU' },
      telecom: ['MC|tel:+352-000-010'],
      language: 'fr-LU',
    },
  ],
  authors: [personAuthor(lu, doctor, '20261110110000+0100')],
  custodian: maternity,
  authenticator: doctor,
  contacts: [
    {
      classCode: 'NOK',
      relation: relations.partner,
      name: { given: ['Guy'], family: 'Modèle' },
      telecom: ['MC|tel:+352-000-011', 'HP|tel:+352-000-012'],
    },
  ],
  updated: [undefined, '20261110'],
  sibling: 'rp-77.L1',
}

const prescriber = personAuthor(lu, doctor, '20261015090000+0200')
const per = (of: number, unit: string, each: number, eachUnit: string) =>
  ({ of: [of, unit], per: [each, eachUnit] }) as const

/** A pessary to be used once and a cream beside it, sold as one pack. */
const twoProducts: Medication = {
  id: 'med-1',
  name: 'Clotri Exemple Duo',
  form: forms.creamAndPessary,
  atc: substances.clotrimazole,
  package: { quantity: [1, '1'], form: packages.box },
  parts: [
    {
      quantity: [1, '1'],
      product: {
        name: 'Ovule 500 mg',
        form: forms.pessary,
        package: { quantity: [1, '1'], form: packages.blister },
        ingredients: [{ substance: substances.clotrimazole, strength: per(500, 'mg', 1, '1') }],
      },
    },
    {
      quantity: [1, '1'],
      product: {
        name: 'Crème 10 mg/g',
        form: forms.vaginalCream,
        package: { quantity: [20, 'g'], form: packages.tube },
        ingredients: [{ substance: substances.clotrimazole, strength: per(10, 'mg', 1, 'g') }],
      },
    },
  ],
  period: ['20261108', '20261115'],
  timing: [{ event: 'HS' }],
  dose: [1, '1'],
  route: routes.vaginal,
  reason: illnesses.candidiasis,
  instruction: 'L’ovule le premier soir, la crème matin et soir pendant une semaine.',
  author: prescriber,
}

/** Two tablets of different content in one pack, taken one after the other. */
const twoTablets: Medication = {
  id: 'med-2',
  name: 'Ferro-Folate Exemple Combi',
  form: forms.filmCoatedTablet,
  atc: substances.ironAndFolicAcid,
  package: { quantity: [2, '1'], form: packages.box, inside: { quantity: [28, '1'], form: packages.blister } },
  parts: [
    {
      quantity: [28, '1'],
      product: {
        name: 'Comprimé de fer',
        form: forms.filmCoatedTablet,
        ingredients: [{ substance: substances.ferrousSulfate, strength: per(80, 'mg', 1, '1') }],
      },
    },
    {
      quantity: [28, '1'],
      product: {
        name: 'Comprimé de folate',
        form: forms.tablet,
        ingredients: [{ substance: substances.folicAcid, strength: per(0.4, 'mg', 1, '1') }],
      },
    },
  ],
  period: ['20260901', '20270401'],
  timing: [{ event: 'PCD' }],
  dose: [1, '1'],
  route: routes.oral,
  reason: illnesses.ironDeficiency,
}

const medicines = [
  medication(lu, twoProducts),
  medication(lu, twoTablets),
  medication(lu, {
    id: 'med-3',
    name: 'Salbu Exemple 2,5 mg/2,5 mL',
    form: forms.nebuliserSolution,
    package: {
      quantity: [6, '1'],
      form: packages.box,
      inside: { quantity: [10, '1'], form: packages.bag, inside: { quantity: [2.5, 'mL'], form: packages.singleDose } },
    },
    ingredients: [{ substance: substances.salbutamol, strength: per(2.5, 'mg', 2.5, 'mL') }],
    period: ['2015', 'UNK'],
    timing: [{ every: [6, 'h'] }],
    dose: { low: [2.5, 'mL'], high: [5, 'mL'] },
    route: routes.inhalation,
    reason: illnesses.asthma,
    instruction: 'En cas de gêne seulement.',
    fulfilment: 'Ne pas fractionner la boîte.',
    substitution: substitution.generic,
  }),
  medication(lu, {
    id: 'med-4',
    name: 'Labétalol Exemple 200 mg',
    form: forms.filmCoatedTablet,
    atc: substances.labetalol,
    ingredients: [{ substance: substances.labetalol, strength: per(200, 'mg', 1, '1') }],
    package: { quantity: [56, '1'], form: packages.box },
    period: ['20260615'],
    timing: [{ every: [12, 'h'] }, { event: 'PC' }],
    dose: { low: [1, '1'], high: [2, '1'] },
    route: routes.oral,
    reason: illnesses.preExistingHypertension,
    substitution: substitution.none,
    author: prescriber,
  }),
  medication(lu, {
    id: 'med-5',
    name: 'Magnésium Exemple perfusion',
    status: 'completed',
    mood: 'EVN',
    form: forms.solutionForInfusion,
    ingredients: [{ substance: substances.magnesiumSulfate, strength: per(40, 'mg', 1, 'mL') }],
    package: { quantity: [500, 'mL'], form: packages.bag },
    period: ['20261020083000+0200', '20261021083000+0200'],
    timing: [{ at: '20261020083000+0200' }],
    dose: [24, 'g'],
    rate: [25, 'mL/h'],
    route: routes.intravenous,
  }),
]

const illness = (id: string, value: Concept, since: string) =>
  problem(lu, { id, value, period: [since], status: problemStatus.active, certainty: certainty.confirmed })

/** A woman of 33, pregnant, hypertensive, allergic to latex. */
export const luxembourg = summaryDocument(lu, header, [
  listed(lu, 'medications', medicines),
  listed(lu, 'allergies', [
    allergy(lu, {
      id: 'all-1',
      agent: agents.latex,
      type: allergyType.allergy,
      since: ['20180309'],
      reactions: [
        { manifestation: reactions.bronchospasm, severity: severities.severe, onset: '20180309' },
        { manifestation: reactions.urticaria, severity: severities.moderate, onset: '20180309' },
      ],
      criticality: criticality.high,
      certainty: allergyCertainty.confirmed,
      status: allergyStatus.active,
    }),
  ]),
  listed(lu, 'procedures', [procedure(lu, { id: 'int-1', code: procedures.caesarean, when: '20220412' })]),
  listed(lu, 'problems', [
    illness('pb-1', illnesses.preExistingHypertension, '20260615'),
    illness('pb-2', illnesses.ironDeficiency, '20260901'),
    illness('pb-3', illnesses.asthma, '2001'),
  ]),
  listed(lu, 'devices', [deviceAbsence(lu, 'disp', absences.noKnownDevices, 'Aucun dispositif connu')]),
  listed(lu, 'immunizations', [
    immunization(lu, {
      id: 'vac-1',
      vaccine: vaccines.pertussis,
      product: 'Coqueluche Exemple',
      when: '20261103',
      diseases: [illnesses.pertussis],
      doseNumber: 1,
      performer: doctor,
    }),
  ]),
  listed(lu, 'pregnancy', [
    ...pregnancyStatus(
      lu,
      { id: 'gro-1', code: pregnancies.status, value: { concept: pregnancies.pregnant }, when: '20261110' },
      { id: 'gro-2', code: pregnancies.delivery, value: { moment: '20270122' }, when: '20260820' },
    ),
    pregnancyOutcome(lu, { id: 'gro-3', code: pregnancies.livebirth, value: { integer: 1 }, when: '2022' }),
    pregnancyOutcome(lu, { id: 'gro-4', code: pregnancies.miscarriage, value: { integer: 1 }, when: '2024' }),
  ]),
  listed(
    lu,
    'vitals',
    vitals(lu, 'sv-1', '20261110104500+0100', [
      { id: 'sv-sys', code: measurements.systolic, value: { quantity: [142, 'mm[Hg]'] } },
      { id: 'sv-dia', code: measurements.diastolic, value: { quantity: [91, 'mm[Hg]'] } },
      { id: 'sv-kg', code: measurements.weight, value: { quantity: [74.3, 'kg'] } },
    ]),
  ),
  listed(lu, 'results', [
    bloodGroup(lu, 'res-1', bloodGroups.oNegative, '20220301'),
    ...battery(lu, 'res-2', tests.study, '20261105', [
      {
        id: 'res-hb',
        code: tests.haemoglobin,
        value: { quantity: [10.4, 'g/dL'] },
        range: [11, 14, 'g/dL'],
        interpretation: interpretation.low,
      },
      {
        id: 'res-fer',
        code: tests.ferritin,
        value: { quantity: [9, 'ug/L'] },
        range: [15, 150, 'ug/L'],
        interpretation: interpretation.low,
      },
    ]),
  ]),
  narrated(
    lu,
    sections.plan,
    ['Contrôle de la tension chaque semaine. Rhésus négatif : immunoglobuline anti-D reçue à 28 semaines.'],
    'plan',
  ),
])

import { allergy, allergyAbsence } from '../summary/allergy.ts'
import {
  absences,
  agents,
  allergyCertainty,
  allergyStatus,
  allergyType,
  certainty,
  forms,
  gender,
  illnesses,
  problemStatus,
  reactions,
  roles,
  routes,
  severities,
  substances,
} from '../summary/concepts.ts'
import { summaryDocument } from '../summary/document.ts'
import { deviceAbsence, procedureAbsence } from '../summary/event.ts'
import { type Header, type Organization, personAuthor, type Practitioner } from '../summary/header.ts'
import { medication } from '../summary/medication.ts'
import { problem } from '../summary/problem.ts'
import { listed } from '../summary/section.ts'
import type { Concept, Writing } from '../summary/writing.ts'
import { polish } from '../samples/pl-words.ts'

const pl: Writing = {
  language: 'pl-PL',
  words: polish,
  national: {},
  chain: true,
  dialect: 'pharm',
  prefix: 'ph',
  root: '2.999.616.1',
}

const clinic: Organization = {
  id: 'przychodnia-12',
  name: 'Przychodnia Na Niby',
  telecom: ['WP|tel:+48-000-000-021'],
  address: { line: 'ul. Urojona 2', city: 'Nibylandia', postalCode: '00-000', country: 'PL' },
}

const doctor: Practitioner = {
  id: 'lekarz-9',
  name: { prefix: 'lek.', given: ['Zenon'], family: 'Niby' },
  role: roles.doctors,
  organization: clinic,
}

/** The number that both were once given. */
const shared = ['2.999.616.1.1', 'PL-EX-990001'] as const

type Sister = {
  /** Of the document, without its level. */
  readonly id: string
  readonly number: string
  readonly given: string
  readonly birthTime: string
  readonly illness: Concept
  readonly since: string
}

const header = ({ id, number, given, birthTime }: Sister): Header => ({
  id: `${id}.L3`,
  title: `Karta zdrowia pacjenta: ${given} Urojona`,
  effectiveTime: '20261012101500+0200',
  patients: [
    {
      ids: [['2.999.616.1.1', number], shared],
      names: [{ given: [given], family: 'Urojona' }],
      gender: gender.female,
      birthTime,
      address: { use: 'HP', line: 'ul. Urojona 14', city: 'Nibylandia', postalCode: '00-000', country: 'PL' },
      telecom: [],
      language: 'pl-PL',
    },
  ],
  authors: [personAuthor(pl, doctor, '20261012101000+0200')],
  custodian: clinic,
  authenticator: doctor,
  contacts: [],
  updated: [undefined, '20261012'],
  sibling: `${id}.L1`,
})

const asthmaSpray = medication(pl, {
  id: 'lek-1',
  name: 'Salbutamol Przykład 100 mikrogramów',
  form: forms.pressurisedInhalation,
  atc: substances.salbutamol,
  ingredients: [{ substance: substances.salbutamol, strength: { of: [100, 'ug'], per: [1, '1'] } }],
  period: ['20190301'],
  route: routes.inhalation,
  reason: illnesses.asthma,
})

const pollen = allergy(pl, {
  id: 'alergia-1',
  agent: agents.grassPollen,
  type: allergyType.allergy,
  since: ['1990'],
  reactions: [{ manifestation: reactions.itching, severity: severities.mild, onset: '1990' }],
  certainty: allergyCertainty.confirmed,
  status: allergyStatus.active,
})

const noAllergies = allergyAbsence(pl, 'alergia', absences.noKnownAllergies, 'Brak znanych alergii')
const stomachCapsule = medication(pl, {
  id: 'lek-1',
  name: 'Omeprazol Przykład 20 mg',
  form: forms.gastroResistantCapsule,
  atc: substances.omeprazole,
  ingredients: [{ substance: substances.omeprazole, strength: { of: [20, 'mg'], per: [1, '1'] } }],
  period: ['20250110'],
  timing: [{ every: [1, 'd'] }],
  dose: [1, '1'],
  route: routes.oral,
  reason: illnesses.reflux,
})

const summary = (sister: Sister, allergies: typeof pollen, medicine: typeof pollen) =>
  summaryDocument(pl, header(sister), [
    listed(pl, 'allergies', [allergies]),
    listed(pl, 'medications', [medicine]),
    listed(pl, 'problems', [
      problem(pl, {
        id: 'problem-1',
        value: sister.illness,
        period: [sister.since],
        status: problemStatus.active,
        certainty: certainty.confirmed,
        severity: severities.moderate,
      }),
    ]),
    listed(pl, 'procedures', [procedureAbsence(pl, 'zabiegi', absences.noKnownProcedures, 'Brak znanych zabiegów')]),
    listed(pl, 'devices', [deviceAbsence(pl, 'wyroby', absences.noKnownDevices, 'Brak znanych wyrobów medycznych')]),
  ])

/** Two sisters whose registers were merged wrongly: one number leads to both, the day of birth tells them apart. */
export const elderSister = summary(
  {
    id: 'kzp-901',
    number: 'PL-EX-710302',
    given: 'Danuta',
    birthTime: '19710302',
    illness: illnesses.asthma,
    since: '1990',
  },
  pollen,
  asthmaSpray,
)
export const youngerSister = summary(
  {
    id: 'kzp-902',
    number: 'PL-EX-740815',
    given: 'Jolanta',
    birthTime: '19740815',
    illness: illnesses.reflux,
    since: '2025',
  },
  noAllergies,
  stomachCapsule,
)

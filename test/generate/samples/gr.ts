import { allergy, allergyAbsence } from '../summary/allergy.ts'
import {
  absences,
  allergyCertainty,
  allergyStatus,
  allergyType,
  forms,
  gender,
  habits,
  reactions,
  relations,
  roles,
} from '../summary/concepts.ts'
import { routes, severities, substances } from '../summary/concepts.ts'
import { summaryDocument } from '../summary/document.ts'
import { deviceAbsence } from '../summary/event.ts'
import { type Header, type Organization, personAuthor, type Practitioner } from '../summary/header.ts'
import { medication } from '../summary/medication.ts'
import { functional, social } from '../summary/observation.ts'
import { problemAbsence } from '../summary/problem.ts'
import { listed, narrated, sections } from '../summary/section.ts'
import type { Writing } from '../summary/writing.ts'
import { greek } from './gr-words.ts'

/** How the Greek sample is written: Greek script, little coded, much absent. */
const gr: Writing = {
  language: 'el-GR',
  words: greek,
  national: {
    'atc:B01AA07': {
      oid: '2.999.300.20.1',
      code: 'ΦΑΡ-118',
      display: 'Ασενοκουμαρόλη',
      name: 'Επινοημένος κατάλογος φαρμάκων',
    },
  },
  chain: true,
  dialect: 'pharm',
  prefix: 'pharm',
  root: '2.999.300.1',
}

const clinic: Organization = {
  id: 'kentro-3',
  name: 'Κέντρο Υγείας Παραδείγματος',
  telecom: [],
  address: { line: 'Οδός Φανταστική 8', city: 'Λάρισα', postalCode: '000 08', country: 'GR' },
}

const doctor: Practitioner = {
  id: 'iatros-2',
  name: { given: ['Θάλεια'], family: 'Επινοημένη' },
  role: roles.doctors,
  organization: clinic,
}

const header: Header = {
  id: 'istoriko-5.L3',
  title: 'Συνοπτικό ιστορικό υγείας: Ορέστης Υποθετικός',
  effectiveTime: '20240229183000+0200',
  patients: [
    {
      ids: [['2.999.300.1.1', 'GR-EX-590817']],
      names: [
        { use: 'L', given: ['Ορέστης'], family: 'Υποθετικός' },
        { use: 'ABC', given: ['Orestis'], family: 'Ypothetikos' },
      ],
      gender: gender.male,
      birthTime: '195908',
      telecom: [],
      language: 'el-GR',
    },
  ],
  authors: [personAuthor(gr, doctor, '20240229182500+0200')],
  custodian: clinic,
  authenticator: doctor,
  contacts: [
    {
      classCode: 'NOK',
      relation: relations.sibling,
      name: { given: ['Ηλέκτρα'], family: 'Υποθετική' },
      telecom: ['tel:+30-000-000-011'],
    },
  ],
  updated: { nullFlavor: 'UNK' },
  sibling: 'istoriko-5.L1',
}

const medicines = [
  medication(gr, {
    id: 'farmako-1',
    name: 'Ασενοκουμαρόλη Παράδειγμα',
    form: forms.tablet,
    ingredients: [{ substance: substances.acenocoumarol, strength: { text: 'μισό δισκίο των 4 mg' } }],
    period: ['2020', 'UNK'],
    timing: [{ every: [1, 'd'] }],
    route: routes.oral,
    instruction: 'Σύμφωνα με το INR.',
  }),
  medication(gr, {
    id: 'farmako-2',
    name: 'Μετφορμίνη Παράδειγμα',
    description: '850 mg ανά δισκίο',
    form: forms.filmCoatedTablet,
    atc: substances.metformin,
    period: { nullFlavor: 'UNK' },
    timing: [{ every: [12, 'h'] }],
    dose: [1, '1'],
    route: routes.oral,
  }),
  medication(gr, {
    id: 'farmako-3',
    name: 'Σκόνη για την πίεση, από άλλη χώρα',
    form: { text: 'Σκόνη σε φακελάκια' },
    ingredients: [{ substance: { text: 'Άγνωστη ουσία' } }],
    period: ['202312', 'UNK'],
    status: 'active',
  }),
]

const allergies = [
  allergy(gr, {
    id: 'allergia-1',
    agent: { text: 'Αντιβιοτικό που δόθηκε σε νοσοκομείο το 1998, το όνομα δεν είναι γνωστό' },
    type: allergyType.allergy,
    since: ['1998'],
    reactions: [{ manifestation: reactions.dyspnoea, severity: severities.severe, onset: '1998' }],
    certainty: allergyCertainty.unconfirmed,
    status: allergyStatus.active,
  }),
  allergyAbsence(gr, 'allergia-2', absences.noKnownFoodAllergies, greek['No known food allergies'] ?? ''),
]

const masked = { nullFlavor: 'MSK' } as const

/** A man of 67 whose summary mostly says what is not known, not asked, masked or missing; no procedure section at all. */
export const greece = summaryDocument(gr, header, [
  listed(gr, 'medications', medicines),
  listed(gr, 'allergies', allergies),
  listed(gr, 'problems', [problemAbsence(gr, 'provlima', absences.noProblemInfo, 'Δεν υπάρχουν πληροφορίες')]),
  listed(gr, 'devices', [deviceAbsence(gr, 'siskevi', { nullFlavor: 'UNK' }, 'Άγνωστο')]),
  listed(gr, 'pastIllness', [problemAbsence(gr, 'palaia', { nullFlavor: 'NASK' }, 'Δεν ρωτήθηκε')]),
  listed(gr, 'social', [
    social(gr, { id: 'synithia-1', code: habits.tobacco, value: masked, when: { nullFlavor: 'MSK' } }),
  ]),
  listed(
    gr,
    'functional',
    functional(gr, 'leitourgia', '20240229', [
      { id: 'leitourgia-1', code: { text: 'Ακοή' }, value: { text: 'Ακούει με βαρηκοΐα στο δεξί αυτί' } },
    ]),
  ),
  narrated(gr, sections.vitals, [], 'vitals'),
  narrated(gr, sections.immunizations, ['Ο ασθενής αναφέρει εμβόλιο τετάνου «πριν από χρόνια».'], 'immunizations'),
])

import { cypriotGreek } from '../samples/cy-words.ts'
import { allergy } from '../summary/allergy.ts'
import {
  absences,
  allergyStatus,
  allergyType,
  forms,
  gender,
  reactions,
  roles,
  routes,
  severities,
  substances,
} from '../summary/concepts.ts'
import { summaryDocument } from '../summary/document.ts'
import { deviceAbsence } from '../summary/event.ts'
import { type Header, type Organization, personAuthor, type Practitioner } from '../summary/header.ts'
import { medication } from '../summary/medication.ts'
import { problemAbsence } from '../summary/problem.ts'
import { listed } from '../summary/section.ts'
import type { Writing } from '../summary/writing.ts'

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
  id: 'iatreio-8',
  name: 'Ιατρείο Φαντασίας',
  telecom: [],
  address: { line: 'Οδός Φαντασίας 3', city: 'Πάφος', postalCode: '0000', country: 'CY' },
}

const doctor: Practitioner = {
  id: 'giatros-44',
  name: { given: ['Ανδρέας'], family: 'Φανταστικός' },
  role: roles.doctors,
  organization: clinic,
}

const header: Header = {
  id: 'synopsi-404.L3',
  title: 'Συνοπτικό ιστορικό υγείας: Ευγενία Φανταστική',
  effectiveTime: '20230405120000+0300',
  patients: [
    {
      ids: [['2.999.196.1.1', 'CY-EX-680229']],
      names: [{ given: ['Ευγενία'], family: 'Φανταστική' }],
      gender: gender.female,
      birthTime: '19680229',
      address: { use: 'HP', line: 'Οδός Φαντασίας 7', city: 'Πάφος', postalCode: '0000', country: 'CY' },
      telecom: [],
      language: 'el-CY',
    },
  ],
  authors: [personAuthor(cy, doctor, '20230405115500+0300')],
  custodian: clinic,
  authenticator: doctor,
  contacts: [],
  updated: [undefined, '20230405'],
  sibling: 'synopsi-404.L1',
}

/** No substance that a reader could know it by, and no dose: what the reader warns of. */
const powder = medication(cy, {
  id: 'farmako-1',
  name: 'Σκόνη για την καρδιά',
  form: { text: 'Σκόνη σε φακελάκια' },
  ingredients: [{ substance: { text: 'Άγνωστη ουσία' } }],
  period: ['2021', 'UNK'],
})

const tablet = medication(cy, {
  id: 'farmako-2',
  name: 'Μετφορμίνη Παράδειγμα',
  form: forms.filmCoatedTablet,
  atc: substances.metformin,
  period: { nullFlavor: 'UNK' },
  route: routes.oral,
})

const unnamed = allergy(cy, {
  id: 'allergia-1',
  agent: { text: 'Αντιβιοτικό, το όνομα δεν είναι γνωστό' },
  type: allergyType.allergy,
  since: ['1999'],
  reactions: [{ manifestation: reactions.dyspnoea, severity: severities.severe, onset: '1999' }],
  status: allergyStatus.active,
})

/** A woman whose summary is years old and leaves open what a doctor would ask first. */
export const gaps = summaryDocument(cy, header, [
  listed(cy, 'allergies', [unnamed]),
  listed(cy, 'medications', [powder, tablet]),
  listed(cy, 'problems', [problemAbsence(cy, 'provlima', absences.noProblemInfo, 'Δεν υπάρχουν πληροφορίες')]),
  listed(cy, 'devices', [deviceAbsence(cy, 'siskevi', { nullFlavor: 'UNK' }, 'Άγνωστο')]),
])

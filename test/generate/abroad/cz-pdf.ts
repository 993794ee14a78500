import { czech } from '../samples/cz-words.ts'
import { pdf } from '../samples/pdf.ts'
import { gender, roles } from '../summary/concepts.ts'
import { unstructuredDocument } from '../summary/document.ts'
import { type Header, type Organization, personAuthor, type Practitioner } from '../summary/header.ts'
import type { Writing } from '../summary/writing.ts'

const cz: Writing = {
  language: 'cs-CZ',
  words: czech,
  national: {},
  chain: false,
  dialect: 'pharm',
  prefix: 'pharm',
  root: '2.999.203.1',
}

const practice: Organization = {
  id: 'ordinace-2',
  name: 'Ordinace Na Oko',
  telecom: ['WP|tel:+420-000-000-021'],
  address: { line: 'Neexistující 4', city: 'Olomouc', postalCode: '000 04', country: 'CZ' },
}

const doctor: Practitioner = {
  id: 'lekar-21',
  name: { prefix: 'MUDr.', given: ['Radim'], family: 'Naoko' },
  role: roles.doctors,
  organization: practice,
}

const header: Header = {
  id: 'souhrn-301',
  title: 'Pacientský souhrn: Hedvika Naoková',
  effectiveTime: '20260611093000+0200',
  patients: [
    {
      ids: [['2.999.203.1.1', 'CZ-EX-580923']],
      names: [{ given: ['Hedvika'], family: 'Naoková' }],
      gender: gender.female,
      birthTime: '19580923',
      address: { use: 'HP', line: 'Neexistující 11', city: 'Olomouc', postalCode: '000 04', country: 'CZ' },
      telecom: [],
      language: 'cs-CZ',
    },
  ],
  authors: [personAuthor(cz, doctor, '20260611092500+0200')],
  custodian: practice,
  authenticator: doctor,
  contacts: [],
  updated: [undefined, '20260611'],
}

// Only words whose letters the PDF's own fonts have (WinAnsi, which lacks some of Czech).
const page = await pdf({
  title: 'Souhrn zdravotních dat (smyšlený dokument)',
  made: new Date('2026-06-11T07:30:00Z'),
  lines: [
    'Hedvika Naoková, narozena 23. 9. 1958',
    'ALERGIE: sulfonamidy, vyrážka 1999.',
    'LÉKY: levothyroxin 75 µg ráno, pak 30 minut nejíst.',
    'DIAGNÓZY: hypothyreóza od roku 2011.',
    'Osoba a údaje jsou vymyšlené pro ukázku.',
  ],
})

/** A woman of whom her doctor has written a PDF and nothing else. */
export const onlyPdf = unstructuredDocument(cz, header, page.toString('base64'))

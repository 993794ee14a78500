import { gaps } from './cy-gaps.ts'
import { onlyPdf } from './cz-pdf.ts'
import { elderSister, youngerSister } from './pl-one-number.ts'
import { dischargeLetter, laboratoryReport } from './pt-originals.ts'

/** Documents that other people of the demonstration's countries have, by file name under `samples/abroad`. */
export const abroad: readonly { readonly file: string; readonly about: string; readonly document: string }[] = [
  {
    file: 'cy-ps-l3-gaps.xml',
    about: 'Cyprus: a summary years old, with substances nobody names and no procedures',
    document: gaps,
  },
  { file: 'cz-ps-l1.xml', about: 'Czechia: a PDF and no structured summary', document: onlyPdf },
  { file: 'pl-ps-l3-danuta.xml', about: 'Poland: the elder of two sisters who share a number', document: elderSister },
  { file: 'pl-ps-l3-jolanta.xml', about: 'Poland: the younger of them', document: youngerSister },
  {
    file: 'pt-orcd-discharge.xml',
    about: 'Portugal: a discharge letter of the woman of `pt-ps-l3.xml`, PDF in CDA',
    document: dischargeLetter,
  },
  { file: 'pt-orcd-laboratory.xml', about: 'Portugal: her laboratory report, PDF in CDA', document: laboratoryReport },
]

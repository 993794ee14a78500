import { type Language, texts } from '../../../protocols/web/language.ts'
import { rowOf } from './lookup.ts'
import type { Said } from './summary-view.ts'

/** What a summary may say, or leave unsaid, in place of a fact. No two of them are the same, and none is «none». */
export type AbsenceState =
  | 'none-known'
  | 'no-information'
  | 'not-asked'
  | 'asked-unknown'
  | 'unknown'
  | 'not-available'
  | 'not-applicable'
  | 'other'
  | 'section-empty'
  | 'section-absent'
  | 'not-fetched'

/** HL7 v3 NullFlavor to its state; `MSK` never arrives here (`concealMasked`), and reads as NI if it should. */
const stateByFlavor: Readonly<Record<string, AbsenceState>> = {
  NI: 'no-information',
  MSK: 'no-information',
  NASK: 'not-asked',
  ASKU: 'asked-unknown',
  UNK: 'unknown',
  NAV: 'not-available',
  NA: 'not-applicable',
  OTH: 'other',
  NAVU: 'unknown',
  QS: 'other',
  TRC: 'other',
  PINF: 'other',
  NINF: 'other',
  INV: 'other',
  UNC: 'other',
  DER: 'other',
}

/** A flavour outside the code system is no information: the least that can be said. */
export function stateOfFlavor(nullFlavor: string): AbsenceState {
  return rowOf(stateByFlavor, nullFlavor) ?? 'no-information'
}

/** The texts of the states: told apart by their words alone. */
export const absenceTexts = texts<Readonly<Record<AbsenceState, string>>>({
  nb: {
    'none-known': 'Ingen kjente',
    'no-information': 'Ikke opplyst – ikke det samme som ingen',
    'not-asked': 'Ikke spurt om',
    'asked-unknown': 'Spurt om, men pasienten visste ikke',
    unknown: 'Ukjent',
    'not-available': 'Ikke tilgjengelig hos avsender nå',
    'not-applicable': 'Ikke aktuelt',
    other: 'Finnes, men avsender hadde ingen kode for det',
    'section-empty': 'Tomt hos avsender – sier ikke om noe finnes',
    'section-absent': 'Ikke levert av avsender',
    'not-fetched': 'Kunne ikke hentes – prøv igjen',
  },
  nn: {
    'none-known': 'Ingen kjende',
    'no-information': 'Ikkje opplyst – ikkje det same som ingen',
    'not-asked': 'Ikkje spurt om',
    'asked-unknown': 'Spurt om, men pasienten visste ikkje',
    unknown: 'Ukjent',
    'not-available': 'Ikkje tilgjengeleg hos avsendaren no',
    'not-applicable': 'Ikkje aktuelt',
    other: 'Finst, men avsendaren hadde ingen kode for det',
    'section-empty': 'Tomt hos avsendaren – seier ikkje om noko finst',
    'section-absent': 'Ikkje levert av avsendaren',
    'not-fetched': 'Kunne ikkje hentast – prøv igjen',
  },
  en: {
    'none-known': 'None known',
    'no-information': 'Not stated – not the same as none',
    'not-asked': 'Not asked about',
    'asked-unknown': 'Asked about, but the patient did not know',
    unknown: 'Unknown',
    'not-available': 'Not available to the sender now',
    'not-applicable': 'Not applicable',
    other: 'There is one, but the sender had no code for it',
    'section-empty': 'Empty at the sender – does not say whether there is any',
    'section-absent': 'Not delivered by the sender',
    'not-fetched': 'Could not be fetched – try again',
  },
})

/** A state in words. */
export function saidAbsence(state: AbsenceState, language: Language): Said {
  const { plain, language: lang } = absenceTexts(language)[state]
  return { text: plain, lang, how: 'own', absence: state }
}

import { type Language, texts } from '../../../protocols/web/language.ts'
import {
  type AbsenceSubject,
  absenceText,
  type AbsenceState as SharedState,
} from '../../../standards/terminology/absence-texts.ts'
import { rowOf } from './lookup.ts'
import type { Said } from './summary-view.ts'

/**
 * What a summary may say, or leave unsaid, in place of a fact. No two of them are the same, and none is «none»; beyond
 * the states every reader must tell apart (issue 2, item 9), those that HL7 v3 tells apart besides.
 */
export type AbsenceState =
  | Exclude<SharedState, 'untranslated'>
  | 'asked-unknown'
  | 'not-available'
  | 'not-applicable'
  | 'other'

/** HL7 v3 NullFlavor to its state; `MSK` never arrives here (`concealMasked`), and reads as NI if it should. */
const stateByFlavor: Readonly<Record<string, AbsenceState>> = {
  NI: 'no-information',
  MSK: 'no-information',
  NASK: 'not-asked',
  ASKU: 'asked-unknown',
  UNK: 'unknown',
  NAVU: 'unknown',
  NAV: 'not-available',
  NA: 'not-applicable',
  OTH: 'other',
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

const moreTexts = texts({
  nb: {
    'asked-unknown': 'Spurt om, men pasienten visste ikke',
    'not-available': 'Ikke tilgjengelig hos avsender nå',
    'not-applicable': 'Ikke aktuelt',
    other: 'Finnes, men avsender hadde ingen kode for det',
  },
  nn: {
    'asked-unknown': 'Spurt om, men pasienten visste ikkje',
    'not-available': 'Ikkje tilgjengeleg hos avsendaren no',
    'not-applicable': 'Ikkje aktuelt',
    other: 'Finst, men avsendaren hadde ingen kode for det',
  },
  en: {
    'asked-unknown': 'Asked about, but the patient did not know',
    'not-available': 'Not available to the sender now',
    'not-applicable': 'Not applicable',
    other: 'There is one, but the sender had no code for it',
  },
})

/** A state in words that no other state shares. */
export function saidAbsence(state: AbsenceState, language: Language, subject: AbsenceSubject = 'other'): Said {
  const own = rowOf(moreTexts(language), state)
  if (own) return { text: own.plain, lang: own.language, how: 'own', absence: state }
  // What has no text of its own is one of the shared states.
  const shared = absenceText(state as SharedState, subject, language)
  return { text: shared.text, lang: shared.language, how: 'own', absence: state }
}

/**
 * The ways in which something may not be there, never merged. `masked` has no text: it is shown as `no-information`, so
 * that a restriction leaves no trace (Regulation (EU) 2025/327, Art. 8).
 */
export type AbsenceState =
  /** Somebody has said that there is none. */
  | 'known-absent'
  /** The source says that it has no information. */
  | 'no-information'
  /** The source says that nobody asked. */
  | 'not-asked'
  /** The source says that it is not known. */
  | 'unknown'
  /** A code is there and we have no text for it in the reader's language. */
  | 'untranslated'
  /** The section is in the document, with nothing in it. */
  | 'section-empty'
  /** The section is not in the document. */
  | 'section-absent'
  /** We could not get the document or the part of it. */
  | 'not-fetched'

/** What is absent; `other` is any element or section without a row of its own. */
export type AbsenceSubject =
  | 'allergies'
  | 'medications'
  | 'problems'
  | 'past-illness'
  | 'procedures'
  | 'devices'
  | 'immunizations'
  | 'results'
  | 'vital-signs'
  | 'alerts'
  | 'functional-status'
  | 'pregnancy'
  | 'social-history'
  | 'plan'
  | 'advance-directives'
  | 'family-history'
  | 'travel'
  | 'other'

/** The languages of our pages. Northern Sámi has no text here until a person vouches for one. */
export type PageLanguage = 'nb' | 'nn' | 'se' | 'en'

type WrittenLanguage = Exclude<PageLanguage, 'se'>

/** A text and the language it is in, which for `se` is the bokmål that stands in. */
export type AbsenceText = { readonly text: string; readonly language: WrittenLanguage }

/** «Ingen kjente allergier», «ingen allergier», «allergier»: the forms the sentences need. */
type Forms = { readonly knownAbsent: string; readonly none: string; readonly about: string }

const subjects: Readonly<Record<AbsenceSubject, Readonly<Record<WrittenLanguage, Forms>>>> = {
  allergies: {
    nb: { knownAbsent: 'Ingen kjente allergier', none: 'ingen allergier', about: 'allergier' },
    nn: { knownAbsent: 'Ingen kjende allergiar', none: 'ingen allergiar', about: 'allergiar' },
    en: { knownAbsent: 'No known allergies', none: 'no allergies', about: 'allergies' },
  },
  medications: {
    nb: { knownAbsent: 'Bruker ingen kjente legemidler', none: 'ingen legemidler', about: 'legemidler' },
    nn: { knownAbsent: 'Bruker ingen kjende legemiddel', none: 'ingen legemiddel', about: 'legemiddel' },
    en: { knownAbsent: 'No known medications', none: 'no medications', about: 'medications' },
  },
  problems: {
    nb: { knownAbsent: 'Ingen kjente helseproblemer', none: 'ingen helseproblemer', about: 'helseproblemer' },
    nn: { knownAbsent: 'Ingen kjende helseproblem', none: 'ingen helseproblem', about: 'helseproblem' },
    en: { knownAbsent: 'No known problems', none: 'no problems', about: 'problems' },
  },
  'past-illness': {
    nb: {
      knownAbsent: 'Ingen kjente tidligere sykdommer',
      none: 'ingen tidligere sykdommer',
      about: 'tidligere sykdommer',
    },
    nn: {
      knownAbsent: 'Ingen kjende tidlegare sjukdommar',
      none: 'ingen tidlegare sjukdommar',
      about: 'tidlegare sjukdommar',
    },
    en: { knownAbsent: 'No known past illness', none: 'no past illness', about: 'past illness' },
  },
  procedures: {
    nb: { knownAbsent: 'Ingen kjente inngrep', none: 'ingen inngrep', about: 'inngrep' },
    nn: { knownAbsent: 'Ingen kjende inngrep', none: 'ingen inngrep', about: 'inngrep' },
    en: { knownAbsent: 'No known procedures', none: 'no procedures', about: 'procedures' },
  },
  devices: {
    nb: {
      knownAbsent: 'Ingen kjente implantater eller hjelpemidler',
      none: 'ingen implantater eller hjelpemidler',
      about: 'implantater og hjelpemidler',
    },
    nn: {
      knownAbsent: 'Ingen kjende implantat eller hjelpemiddel',
      none: 'ingen implantat eller hjelpemiddel',
      about: 'implantat og hjelpemiddel',
    },
    en: { knownAbsent: 'No known implants or devices', none: 'no implants or devices', about: 'implants and devices' },
  },
  immunizations: {
    nb: { knownAbsent: 'Ingen kjente vaksinasjoner', none: 'ingen vaksinasjoner', about: 'vaksinasjoner' },
    nn: { knownAbsent: 'Ingen kjende vaksinasjonar', none: 'ingen vaksinasjonar', about: 'vaksinasjonar' },
    en: { knownAbsent: 'No known immunizations', none: 'no immunizations', about: 'immunizations' },
  },
  results: {
    nb: { knownAbsent: 'Ingen kjente prøvesvar', none: 'ingen prøvesvar', about: 'prøvesvar' },
    nn: { knownAbsent: 'Ingen kjende prøvesvar', none: 'ingen prøvesvar', about: 'prøvesvar' },
    en: { knownAbsent: 'No known results', none: 'no results', about: 'results' },
  },
  'vital-signs': {
    nb: { knownAbsent: 'Ingen kjente målinger', none: 'ingen målinger', about: 'målinger' },
    nn: { knownAbsent: 'Ingen kjende målingar', none: 'ingen målingar', about: 'målingar' },
    en: { knownAbsent: 'No known measurements', none: 'no measurements', about: 'measurements' },
  },
  alerts: {
    nb: {
      knownAbsent: 'Ingen kjent kritisk informasjon',
      none: 'ingen kritisk informasjon',
      about: 'kritisk informasjon',
    },
    nn: {
      knownAbsent: 'Ingen kjend kritisk informasjon',
      none: 'ingen kritisk informasjon',
      about: 'kritisk informasjon',
    },
    en: { knownAbsent: 'No known alerts', none: 'no alerts', about: 'alerts' },
  },
  'functional-status': {
    nb: { knownAbsent: 'Ingen kjent funksjonsnedsettelse', none: 'ingen funksjonsnedsettelse', about: 'funksjonsnivå' },
    nn: { knownAbsent: 'Inga kjend funksjonsnedsetjing', none: 'inga funksjonsnedsetjing', about: 'funksjonsnivå' },
    en: { knownAbsent: 'No known disability', none: 'no disability', about: 'functional status' },
  },
  pregnancy: {
    nb: { knownAbsent: 'Ingen kjente svangerskap', none: 'ingen svangerskap', about: 'svangerskap' },
    nn: { knownAbsent: 'Ingen kjende svangerskap', none: 'ingen svangerskap', about: 'svangerskap' },
    en: { knownAbsent: 'No known pregnancies', none: 'no pregnancies', about: 'pregnancies' },
  },
  'social-history': {
    nb: { knownAbsent: 'Ingen kjente levevaner av betydning', none: 'ingen slike levevaner', about: 'levevaner' },
    nn: { knownAbsent: 'Ingen kjende levevanar som betyr noko', none: 'ingen slike levevanar', about: 'levevanar' },
    en: { knownAbsent: 'No known habits of significance', none: 'no such habits', about: 'social history' },
  },
  plan: {
    nb: { knownAbsent: 'Ingen kjent plan', none: 'ingen plan', about: 'videre plan' },
    nn: { knownAbsent: 'Ingen kjend plan', none: 'ingen plan', about: 'vidare plan' },
    en: { knownAbsent: 'No known plan', none: 'no plan', about: 'plan of care' },
  },
  'advance-directives': {
    nb: { knownAbsent: 'Ingen kjente forhåndsønsker', none: 'ingen forhåndsønsker', about: 'forhåndsønsker' },
    nn: { knownAbsent: 'Ingen kjende førehandsønske', none: 'ingen førehandsønske', about: 'førehandsønske' },
    en: { knownAbsent: 'No known advance directives', none: 'no advance directives', about: 'advance directives' },
  },
  'family-history': {
    nb: {
      knownAbsent: 'Ingen kjente sykdommer i familien',
      none: 'ingen sykdommer i familien',
      about: 'sykdommer i familien',
    },
    nn: {
      knownAbsent: 'Ingen kjende sjukdommar i familien',
      none: 'ingen sjukdommar i familien',
      about: 'sjukdommar i familien',
    },
    en: {
      knownAbsent: 'No known illness in the family',
      none: 'no illness in the family',
      about: 'illness in the family',
    },
  },
  travel: {
    nb: { knownAbsent: 'Ingen kjente reiser', none: 'ingen reiser', about: 'reiser' },
    nn: { knownAbsent: 'Ingen kjende reiser', none: 'ingen reiser', about: 'reiser' },
    en: { knownAbsent: 'No known travel', none: 'no travel', about: 'travel' },
  },
  other: {
    nb: { knownAbsent: 'Ingen kjente', none: 'ingen', about: 'dette' },
    nn: { knownAbsent: 'Ingen kjende', none: 'ingen', about: 'dette' },
    en: { knownAbsent: 'None known', none: 'none', about: 'this' },
  },
}

const sentences: Readonly<Record<WrittenLanguage, Readonly<Record<AbsenceState, (forms: Forms) => string>>>> = {
  nb: {
    'known-absent': ({ knownAbsent }) => knownAbsent,
    'no-information': ({ none }) => `Ikke opplyst – ikke det samme som ${none}`,
    'not-asked': ({ about }) => `Ikke spurt om ${about}`,
    unknown: () => 'Ukjent',
    untranslated: () => 'Ikke oversatt',
    'section-empty': ({ none }) => `Tom i dokumentet – ikke det samme som ${none}`,
    'section-absent': () => 'Ikke levert av avsender',
    'not-fetched': () => 'Kunne ikke hentes – prøv igjen',
  },
  nn: {
    'known-absent': ({ knownAbsent }) => knownAbsent,
    'no-information': ({ none }) => `Ikkje opplyst – ikkje det same som ${none}`,
    'not-asked': ({ about }) => `Ikkje spurt om ${about}`,
    unknown: () => 'Ukjend',
    untranslated: () => 'Ikkje omsett',
    'section-empty': ({ none }) => `Tom i dokumentet – ikkje det same som ${none}`,
    'section-absent': () => 'Ikkje levert av avsendaren',
    'not-fetched': () => 'Kunne ikkje hentast – prøv igjen',
  },
  en: {
    'known-absent': ({ knownAbsent }) => knownAbsent,
    'no-information': ({ none }) => `Not stated – not the same as ${none}`,
    'not-asked': ({ about }) => `Not asked about ${about}`,
    unknown: () => 'Unknown',
    untranslated: () => 'Not translated',
    'section-empty': ({ none }) => `Empty in the document – not the same as ${none}`,
    'section-absent': () => 'Not supplied by the sender',
    'not-fetched': () => 'Could not be fetched – try again',
  },
}

/** An absence in words that no other state shares. Who said so, and when, is the caller's to add. */
export function absenceText(state: AbsenceState, subject: AbsenceSubject, language: PageLanguage): AbsenceText {
  const written = language === 'se' ? 'nb' : language
  return { text: sentences[written][state](subjects[subject][written]), language: written }
}

/** The subject of a section by its LOINC code (MyHealth@EU patient summary and EPS sections); `other` for the rest. */
export function absenceSubjectOf(sectionCode: string): AbsenceSubject {
  return subjectBySection.get(sectionCode) ?? 'other'
}

const subjectBySection: ReadonlyMap<string, AbsenceSubject> = new Map(
  Object.entries({
    '48765-2': 'allergies',
    '10160-0': 'medications',
    '11450-4': 'problems',
    '11348-0': 'past-illness',
    '47519-4': 'procedures',
    '46264-8': 'devices',
    '11369-6': 'immunizations',
    '30954-2': 'results',
    '8716-3': 'vital-signs',
    '104605-1': 'alerts',
    '47420-5': 'functional-status',
    '10162-6': 'pregnancy',
    '29762-2': 'social-history',
    '18776-5': 'plan',
    '42348-3': 'advance-directives',
    '10157-6': 'family-history',
    '10182-4': 'travel',
  }),
)

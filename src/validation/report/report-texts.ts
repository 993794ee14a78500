import type { Severity } from '../finding.ts'
import type { Counts, ReportLanguage, Result } from './reported.ts'

/** What a report itself says, around the findings. */
export type ReportTexts = {
  readonly title: string
  readonly severities: Readonly<Record<Severity, string>>
  readonly results: Readonly<Record<Result, string>>
  readonly nothingFound: string
  readonly profiles: string
  readonly findings: string
  readonly document: string
  readonly noDocument: string
  readonly notChecked: string
  readonly notCheckedMeaning: string
  readonly show: string
  readonly place: string
  readonly line: string
  readonly askedBy: string
  /** Of a published profile that is not loaded. */
  readonly inOurWords: string
  readonly rule: string
  readonly advice: string
  readonly goToDocument: string
  readonly goToFinding: string
  readonly items: string
  readonly characters: string
  readonly clipped: string
  /** @param cut kinds of which there are more than were counted */
  counts(counts: Counts, cut?: ReadonlySet<keyof Counts>): string
}

const plural = (count: number, one: string, many: string): string => `${count} ${count === 1 ? one : many}`

/** One kind after another, without those there are none of. */
function counted(
  counts: Counts,
  cut: ReadonlySet<keyof Counts>,
  moreThan: string,
  words: Readonly<Record<keyof Counts, readonly [one: string, many: string]>>,
): string {
  const kinds: readonly (keyof Counts)[] = ['error', 'warning', 'information', 'notChecked']
  return kinds
    .filter((kind) => counts[kind] > 0)
    .map((kind) => `${cut.has(kind) ? `${moreThan} ` : ''}${plural(counts[kind], ...words[kind])}`)
    .join(', ')
}

export const reportTexts: Readonly<Record<ReportLanguage, ReportTexts>> = {
  en: {
    title: 'Validation report',
    severities: { error: 'Error', warning: 'Warning', information: 'Information' },
    results: { valid: 'Valid', noErrors: 'No errors found', invalid: 'Not valid' },
    nothingFound: 'Nothing was found.',
    profiles: 'Looked at against',
    findings: 'Findings',
    document: 'The document',
    noDocument: 'The document is not at hand.',
    notChecked: 'Not checked',
    notCheckedMeaning: 'This could not be checked here. It may be right or wrong.',
    show: 'Show',
    place: 'Place',
    line: 'line',
    askedBy: 'Asked by',
    inOurWords: 'as Knutepunkt’s own profile follows it',
    rule: 'Rule',
    advice: 'Advice, not a requirement',
    goToDocument: 'Show in the document',
    goToFinding: 'Back to the list',
    items: 'items',
    characters: 'characters',
    clipped: 'The document is large. Only the parts with findings are shown.',
    counts: (counts, cut = new Set()) =>
      counted(counts, cut, 'more than', {
        error: ['error', 'errors'],
        warning: ['warning', 'warnings'],
        information: ['note', 'notes'],
        notChecked: ['not checked', 'not checked'],
      }),
  },
  nb: {
    title: 'Valideringsrapport',
    severities: { error: 'Feil', warning: 'Advarsel', information: 'Informasjon' },
    results: { valid: 'Gyldig', noErrors: 'Ingen feil funnet', invalid: 'Ikke gyldig' },
    nothingFound: 'Ingenting ble funnet.',
    profiles: 'Vurdert etter',
    findings: 'Funn',
    document: 'Dokumentet',
    noDocument: 'Dokumentet er ikke tilgjengelig.',
    notChecked: 'Ikke kontrollert',
    notCheckedMeaning: 'Dette kunne ikke kontrolleres her. Det kan være riktig eller galt.',
    show: 'Vis',
    place: 'Sted',
    line: 'linje',
    askedBy: 'Krevd av',
    inOurWords: 'slik Knutepunkts egen profil følger den',
    rule: 'Regel',
    advice: 'Et råd, ikke et krav',
    goToDocument: 'Vis i dokumentet',
    goToFinding: 'Tilbake til listen',
    items: 'elementer',
    characters: 'tegn',
    clipped: 'Dokumentet er stort. Bare delene med funn blir vist.',
    counts: (counts, cut = new Set()) =>
      counted(counts, cut, 'mer enn', {
        error: ['feil', 'feil'],
        warning: ['advarsel', 'advarsler'],
        information: ['merknad', 'merknader'],
        notChecked: ['ikke kontrollert', 'ikke kontrollert'],
      }),
  },
  nn: {
    title: 'Valideringsrapport',
    severities: { error: 'Feil', warning: 'Åtvaring', information: 'Informasjon' },
    results: { valid: 'Gyldig', noErrors: 'Ingen feil funne', invalid: 'Ikkje gyldig' },
    nothingFound: 'Ingenting vart funne.',
    profiles: 'Vurdert etter',
    findings: 'Funn',
    document: 'Dokumentet',
    noDocument: 'Dokumentet er ikkje tilgjengeleg.',
    notChecked: 'Ikkje kontrollert',
    notCheckedMeaning: 'Dette kunne ikkje kontrollerast her. Det kan vere rett eller gale.',
    show: 'Vis',
    place: 'Stad',
    line: 'linje',
    askedBy: 'Kravd av',
    inOurWords: 'slik Knutepunkt sin eigen profil følgjer han',
    rule: 'Regel',
    advice: 'Eit råd, ikkje eit krav',
    goToDocument: 'Vis i dokumentet',
    goToFinding: 'Tilbake til lista',
    items: 'element',
    characters: 'teikn',
    clipped: 'Dokumentet er stort. Berre delane med funn blir viste.',
    counts: (counts, cut = new Set()) =>
      counted(counts, cut, 'meir enn', {
        error: ['feil', 'feil'],
        warning: ['åtvaring', 'åtvaringar'],
        information: ['merknad', 'merknader'],
        notChecked: ['ikkje kontrollert', 'ikkje kontrollerte'],
      }),
  },
}

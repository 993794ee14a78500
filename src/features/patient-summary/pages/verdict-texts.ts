import { type Language, texts } from '../../../protocols/web/language.ts'
import type { NotValidated } from '../../../validation/kept-verdict.ts'

type Reasons = Readonly<Record<NotValidated, string>>

/** Why nothing was checked, as the end of a sentence. */
const notValidated: Readonly<Record<'nb' | 'nn' | 'en', Reasons>> = {
  nb: {
    'too-slow': 'tok for lang tid',
    'too-large': 'krevde for mye minne',
    stopped: 'systemet ble stoppet',
    failed: 'kontrollen sviktet',
  },
  nn: {
    'too-slow': 'tok for lang tid',
    'too-large': 'kravde for mykje minne',
    stopped: 'systemet blei stoppa',
    failed: 'kontrollen svikta',
  },
  en: {
    'too-slow': 'it took too long',
    'too-large': 'it needed too much memory',
    stopped: 'the system was stopped',
    failed: 'the checks failed',
  },
}

/** Texts of what the checks said of a document. */
export const verdictTexts = texts({
  nb: {
    title: 'Kontroll av dokumentet',
    lead: 'Reglene dokumentet er målt mot, og hva som brøt dem. Avvik som kan villede, står også som advarsler i oppsummeringen.',
    cameAs: 'Kontrollert da det kom:',
    leftAs: 'Som EPS, sist det ble hentet:',
    underway: 'Dokumentet kontrolleres nå.',
    notJudged: 'Dokumentet er ikke kontrollert.',
    unjudged: (reason: NotValidated) => `Ikke kontrollert: ${notValidated.nb[reason]}.`,
    seeAll: 'Se kontrollen',
    cameTitle: 'Slik det kom',
    leftTitle: 'Som EPS, sist det ble hentet',
    notLeft: 'Ingen har hentet dokumentet som EPS.',
    counted: (errors: number, warnings: number, notes: number, unchecked: number) =>
      `${errors === 0 ? 'ingen feil' : `${errors} feil`}, ${warnings} ${warnings === 1 ? 'advarsel' : 'advarsler'}, ${notes} ${notes === 1 ? 'merknad' : 'merknader'}, ${unchecked} ikke kontrollert.`,
    against: (rules: string) => `Målt mot ${rules}.`,
    structured: 'MyHealth@EUs mal for pasientoppsummeringer',
    onlyPdf: 'MyHealth@EUs mal for pasientoppsummeringer som PDF',
    gravity: 'Alvor',
    what: 'Hva',
    where: 'Hvor',
    error: 'Feil',
    warning: 'Advarsel',
    note: 'Merknad',
    unchecked: 'Ikke kontrollert',
    uncheckedTitle: (count: number) => `Ikke kontrollert: ${count}`,
    forOperators: 'Dette gjelder den som drifter systemet: kodeverk og verdisett som ikke er lastet inn.',
    atLine: (line: number) => `Linje ${line}`,
    more: (count: number) => `${count} til er talt, men ikke vist.`,
    back: 'Til oppsummeringen',
  },
  nn: {
    title: 'Kontroll av dokumentet',
    lead: 'Reglane dokumentet er målt mot, og kva som braut dei. Avvik som kan villeie, står òg som åtvaringar i oppsummeringa.',
    cameAs: 'Kontrollert då det kom:',
    leftAs: 'Som EPS, sist det vart henta:',
    underway: 'Dokumentet blir kontrollert no.',
    notJudged: 'Dokumentet er ikkje kontrollert.',
    unjudged: (reason: NotValidated) => `Ikkje kontrollert: ${notValidated.nn[reason]}.`,
    seeAll: 'Sjå kontrollen',
    cameTitle: 'Slik det kom',
    leftTitle: 'Som EPS, sist det vart henta',
    notLeft: 'Ingen har henta dokumentet som EPS.',
    counted: (errors: number, warnings: number, notes: number, unchecked: number) =>
      `${errors === 0 ? 'ingen feil' : `${errors} feil`}, ${warnings} ${warnings === 1 ? 'åtvaring' : 'åtvaringar'}, ${notes} ${notes === 1 ? 'merknad' : 'merknader'}, ${unchecked} ikkje kontrollert.`,
    against: (rules: string) => `Målt mot ${rules}.`,
    structured: 'MyHealth@EU sin mal for pasientoppsummeringar',
    onlyPdf: 'MyHealth@EU sin mal for pasientoppsummeringar som PDF',
    gravity: 'Alvor',
    what: 'Kva',
    where: 'Kvar',
    error: 'Feil',
    warning: 'Åtvaring',
    note: 'Merknad',
    unchecked: 'Ikkje kontrollert',
    uncheckedTitle: (count: number) => `Ikkje kontrollert: ${count}`,
    forOperators: 'Dette gjeld den som driftar systemet: kodeverk og verdisett som ikkje er lasta inn.',
    atLine: (line: number) => `Linje ${line}`,
    more: (count: number) => `${count} til er talde, men ikkje viste.`,
    back: 'Til oppsummeringa',
  },
  en: {
    title: 'Checks of the document',
    lead: 'The rules the document was measured against, and what broke them. What may mislead is also a warning in the summary.',
    cameAs: 'Checked when it came:',
    leftAs: 'As EPS, when last downloaded:',
    underway: 'The document is being checked.',
    notJudged: 'The document has not been checked.',
    unjudged: (reason: NotValidated) => `Not checked: ${notValidated.en[reason]}.`,
    seeAll: 'See the checks',
    cameTitle: 'As it came',
    leftTitle: 'As EPS, when last downloaded',
    notLeft: 'Nobody has downloaded the document as EPS.',
    counted: (errors: number, warnings: number, notes: number, unchecked: number) =>
      `${errors === 0 ? 'no errors' : errors === 1 ? '1 error' : `${errors} errors`}, ${warnings} ${warnings === 1 ? 'warning' : 'warnings'}, ${notes} ${notes === 1 ? 'note' : 'notes'}, ${unchecked} not checked.`,
    against: (rules: string) => `Measured against ${rules}.`,
    structured: 'the template of MyHealth@EU for patient summaries',
    onlyPdf: 'the template of MyHealth@EU for patient summaries as PDF',
    gravity: 'Gravity',
    what: 'What',
    where: 'Where',
    error: 'Error',
    warning: 'Warning',
    note: 'Note',
    unchecked: 'Not checked',
    uncheckedTitle: (count: number) => `Not checked: ${count}`,
    forOperators: 'This concerns whoever runs the system: code systems and value sets that are not loaded.',
    atLine: (line: number) => `Line ${line}`,
    more: (count: number) => `${count} more are counted, but not shown.`,
    back: 'To the summary',
  },
})

/** Templates of documents (eHDSI, exchange node) that have a name for readers. */
const named: ReadonlyMap<string, 'structured' | 'onlyPdf'> = new Map([
  ['1.3.6.1.4.1.12559.11.10.1.3.1.1.3', 'structured'],
  ['1.3.6.1.4.1.12559.11.10.1.3.1.1.7', 'onlyPdf'],
])

/** Rules, `id|version`, by name where they have one; the number stays for whoever looks it up. */
export function namedRules(rules: string, language: Language): string {
  const [id = '', version] = rules.split('|')
  const name = named.get(id)
  if (!name) return rules
  const edition = version === undefined ? '' : ` ${version}`
  return `${verdictTexts(language)[name].plain}${edition} (${id})`
}

import type { FindingTexts } from '../finding.ts'
import { en } from './repair-hints.en.ts'
import { nb } from './repair-hints.nb.ts'
import { nn } from './repair-hints.nn.ts'
import { ruleTexts } from './rule-texts.ts'
import type { RuleCode } from './rules.ts'
import type { ValidatorCode } from './validator-codes.ts'

/** Everything a verdict on a CDA document may say. */
export type CdaCode = RuleCode | ValidatorCode

/** One hint a code. */
export type CdaHints = Readonly<Record<CdaCode, string>>

type Language = 'en' | 'nb' | 'nn'

/** What only a validator says: the reader of a document never meets it. */
const messages: Readonly<Record<ValidatorCode, Readonly<Record<Language, string>>>> = {
  'not-cda': {
    en: 'This is not a CDA document.',
    nb: 'Dette er ikke et CDA-dokument.',
    nn: 'Dette er ikkje eit CDA-dokument.',
  },
  'document-type-unknown': {
    en: 'The document is none of the types of MyHealth@EU, so no template was asked.',
    nb: 'Dokumentet er av en type som ikke hører til MyHealth@EU, så ingen mal ble brukt.',
    nn: 'Dokumentet er av ein type som ikkje høyrer til MyHealth@EU, så ingen mal vart brukt.',
  },
  'document-template-not-stated': {
    en: 'The document does not name the template it is judged by.',
    nb: 'Dokumentet oppgir ikke malen det blir vurdert etter.',
    nn: 'Dokumentet oppgir ikkje malen det blir vurdert etter.',
  },
  'document-code-unexpected': {
    en: 'The document’s code is not that of its template.',
    nb: 'Dokumentets kode er en annen enn den malen krever.',
    nn: 'Koden til dokumentet er ein annan enn den malen krev.',
  },
  'document-language-form': {
    en: 'The document’s language is not written as language and country.',
    nb: 'Dokumentets språk er ikke skrevet som språk og land.',
    nn: 'Språket til dokumentet er ikkje skrive som språk og land.',
  },
  'section-template-missing': {
    en: 'The section does not name its template, so its content was not judged by it.',
    nb: 'Avsnittet oppgir ikke malen sin, så innholdet ble ikke vurdert etter den.',
    nn: 'Avsnittet oppgir ikkje malen sin, så innhaldet vart ikkje vurdert etter han.',
  },
  'not-one-patient': {
    en: 'The document is not about one patient: it names none, or more than one.',
    nb: 'Dokumentet gjelder ikke én pasient: det nevner ingen, eller flere.',
    nn: 'Dokumentet gjeld ikkje éin pasient: det nemner ingen, eller fleire.',
  },
  'attribute-not-in-catalogue-set': {
    en: 'The value of {element} is not in the value set {valueSet}.',
    nb: 'Verdien av {element} er ikke i verdisettet {valueSet}.',
    nn: 'Verdien av {element} er ikkje i verdisettet {valueSet}.',
  },
  'code-not-in-catalogue-set': {
    en: 'The code of {element} is not in the value set {valueSet}.',
    nb: 'Koden i {element} er ikke i verdisettet {valueSet}.',
    nn: 'Koden i {element} er ikkje i verdisettet {valueSet}.',
  },
  'code-beyond-catalogue-set': {
    en: 'The code of {element} is not in {valueSet}, so it may not be translated abroad.',
    nb: 'Koden i {element} er ikke i {valueSet}, så den blir kanskje ikke oversatt i utlandet.',
    nn: 'Koden i {element} er ikkje i {valueSet}, så han blir kanskje ikkje omsett i utlandet.',
  },
  'not-checked-catalogue-set': {
    en: 'Codes of {element} were not checked: the value set {valueSet} is not loaded.',
    nb: 'Koder i {element} ble ikke kontrollert: verdisettet {valueSet} er ikke lastet inn.',
    nn: 'Kodar i {element} vart ikkje kontrollerte: verdisettet {valueSet} er ikkje lasta inn.',
  },
}

const hints: Readonly<Record<Language, CdaHints>> = { en, nb, nn }
const months: Readonly<Record<Language, string>> = {
  en: '{months} months',
  nb: '{months} måneder',
  nn: '{months} månader',
}

/** The reader's words, with what only its own renderer can fill made plain. */
const messageOf = (code: CdaCode, language: Language): string =>
  code in messages
    ? messages[code as ValidatorCode][language]
    : ruleTexts[language][code as RuleCode][0].replace('{age}', months[language])

/** Every code of a verdict on a CDA document, in words. */
export const cdaTexts: FindingTexts = Object.fromEntries(
  // The keys of a record are its codes.
  (Object.keys(en) as CdaCode[]).map((code) => [
    code,
    {
      en: { message: messageOf(code, 'en'), hint: hints.en[code] },
      nb: { message: messageOf(code, 'nb'), hint: hints.nb[code] },
      nn: { message: messageOf(code, 'nn'), hint: hints.nn[code] },
    },
  ]),
)

import { type Language, texts } from '../../../protocols/web/language.ts'
import { type RefusalCode, refusalTexts } from '../../../validation/cda/refusal-texts.ts'

/** What is refused before the document is recognised, by code (`open.ts`, `open-eps.ts`, `platform/xml/parse.ts`). */
const fileTexts = texts({
  nb: {
    json: 'Filen er ikke gyldig JSON.',
    'json-too-large': 'Filen er for stor eller har for mange opplysninger.',
    'json-too-deep': 'Filen har for mange nivåer.',
    'fhir-form': 'Filen er ikke gyldig FHIR.',
    'eps-not-a-summary': 'Filen er JSON, men ikke en pasientoppsummering i FHIR (EPS).',
    'eps-no-patient': 'Oppsummeringen sier ikke hvilken pasient den handler om.',
    'eps-two-patients': 'Oppsummeringen handler om flere pasienter.',
    'eps-modifier-extension': 'Oppsummeringen har et tillegg som endrer meningen, og som programmet ikke kjenner.',
    'eps-repeated':
      'Samme navn står to ganger på samme sted i filen, så den kan leses på flere måter. Be avsenderen rette den.',
    'eps-untold':
      'Oppsummeringen har opplysninger som ikke kan vises her. Be avsenderen om oppsummeringen som CDA (XML).',
    'xml-empty': 'Filen er tom.',
    'xml-not-xml': 'Filen er ikke XML.',
    'xml-encoding': 'Filen inneholder tegn som ikke stemmer med tegnsettet den oppgir.',
    'xml-encoding-unknown': 'Filen oppgir et tegnsett programmet ikke kjenner.',
    'xml-truncated': 'Filen er avkortet: slutten mangler.',
    'xml-doctype': 'Filen har en dokumenttypedeklarasjon (DOCTYPE). Slike filer åpnes ikke.',
    'xml-not-well-formed': 'Filen er ikke gyldig XML.',
    'xml-undeclared-prefix': 'Filen bruker et navneromsprefiks som ikke er deklarert.',
    'xml-too-large': 'Filen er for stor eller har for mange elementer.',
    'xml-too-deep': 'Filen har for mange nivåer.',
    'too-large': 'Filen er større enn 20 MB.',
    unreadable: 'Filen kan ikke leses.',
  },
  nn: {
    json: 'Fila er ikkje gyldig JSON.',
    'json-too-large': 'Fila er for stor eller har for mange opplysningar.',
    'json-too-deep': 'Fila har for mange nivå.',
    'fhir-form': 'Fila er ikkje gyldig FHIR.',
    'eps-not-a-summary': 'Fila er JSON, men ikkje ei pasientoppsummering i FHIR (EPS).',
    'eps-no-patient': 'Oppsummeringa seier ikkje kva pasient ho handlar om.',
    'eps-two-patients': 'Oppsummeringa handlar om fleire pasientar.',
    'eps-modifier-extension': 'Oppsummeringa har eit tillegg som endrar meininga, og som programmet ikkje kjenner.',
    'eps-repeated':
      'Same namn står to gonger på same staden i fila, så ho kan lesast på fleire måtar. Be avsendaren rette henne.',
    'eps-untold':
      'Oppsummeringa har opplysningar som ikkje kan visast her. Be avsendaren om oppsummeringa som CDA (XML).',
    'xml-empty': 'Fila er tom.',
    'xml-not-xml': 'Fila er ikkje XML.',
    'xml-encoding': 'Fila inneheld teikn som ikkje stemmer med teiknsettet ho oppgir.',
    'xml-encoding-unknown': 'Fila oppgir eit teiknsett programmet ikkje kjenner.',
    'xml-truncated': 'Fila er avkorta: slutten manglar.',
    'xml-doctype': 'Fila har ein dokumenttypedeklarasjon (DOCTYPE). Slike filer blir ikkje opna.',
    'xml-not-well-formed': 'Fila er ikkje gyldig XML.',
    'xml-undeclared-prefix': 'Fila bruker eit namneromsprefiks som ikkje er deklarert.',
    'xml-too-large': 'Fila er for stor eller har for mange element.',
    'xml-too-deep': 'Fila har for mange nivå.',
    'too-large': 'Fila er større enn 20 MB.',
    unreadable: 'Fila kan ikkje lesast.',
  },
  en: {
    json: 'The file is not valid JSON.',
    'json-too-large': 'The file is too large or holds too much.',
    'json-too-deep': 'The file has too many levels.',
    'fhir-form': 'The file is not valid FHIR.',
    'eps-not-a-summary': 'The file is JSON, but no patient summary in FHIR (EPS).',
    'eps-no-patient': 'The summary does not say which patient it is about.',
    'eps-two-patients': 'The summary is about more than one patient.',
    'eps-modifier-extension':
      'The summary has an extension that changes its meaning, and that this program does not know.',
    'eps-repeated':
      'The same name stands twice in one place of the file, so it can be read in more than one way. Ask the sender to correct it.',
    'eps-untold': 'The summary holds something that cannot be shown here. Ask the sender for the summary as CDA (XML).',
    'xml-empty': 'The file is empty.',
    'xml-not-xml': 'The file is not XML.',
    'xml-encoding': 'The file holds characters that do not fit the encoding it states.',
    'xml-encoding-unknown': 'The file states an encoding the program does not know.',
    'xml-truncated': 'The file is cut off: its end is missing.',
    'xml-doctype': 'The file has a document type declaration (DOCTYPE). Such files are not opened.',
    'xml-not-well-formed': 'The file is not well-formed XML.',
    'xml-undeclared-prefix': 'The file uses a namespace prefix that is not declared.',
    'xml-too-large': 'The file is too large or has too many elements.',
    'xml-too-deep': 'The file has too many levels.',
    'too-large': 'The file is larger than 20 MB.',
    unreadable: 'The file cannot be read.',
  },
})

const refusals = texts<Readonly<Record<RefusalCode, string>>>(refusalTexts)

/** What is wrong with a file, by the code of the Problem that refused it; no personal data, nothing of the file. */
export function refusalText(code: string, language: Language) {
  const ofFile = fileTexts(language)
  if (Object.hasOwn(ofFile, code)) return ofFile[code as keyof typeof ofFile]
  if (code.startsWith('json-')) return ofFile.json
  const ofDocument = refusals(language)
  return Object.hasOwn(ofDocument, code) ? ofDocument[code as RefusalCode] : ofFile.unreadable
}

import { type Language, texts } from '../../../protocols/web/language.ts'
import { type RefusalCode, refusalTexts } from '../../../validation/cda/refusal-texts.ts'

/** What is refused before the document is recognised, by code (`open.ts`, `platform/xml/parse.ts`). */
const xmlTexts = texts({
  nb: {
    'summary-as-json':
      'Filen er JSON, slik europeiske pasientoppsummeringer i FHIR (EPS) er. De kan ikke åpnes her ennå. Be avsenderen om oppsummeringen som CDA (XML).',
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
    'summary-as-json':
      'Fila er JSON, slik europeiske pasientoppsummeringar i FHIR (EPS) er. Dei kan ikkje opnast her enno. Be avsendaren om oppsummeringa som CDA (XML).',
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
    'summary-as-json':
      'The file is JSON, as European Patient Summaries in FHIR (EPS) are. They cannot be opened here yet. Ask the sender for the summary as CDA (XML).',
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
  const ofXml = xmlTexts(language)
  if (Object.hasOwn(ofXml, code)) return ofXml[code as keyof typeof ofXml]
  const ofDocument = refusals(language)
  return Object.hasOwn(ofDocument, code) ? ofDocument[code as RefusalCode] : ofXml.unreadable
}

import type { Place, Problem } from '../../kernel/problem.ts'
import type { ReportLanguage } from '../../validation/report/reported.ts'

type Words = Readonly<Record<ReportLanguage, string>>

/** Why a document could not be validated, and what to do, by the code of the `Problem`. */
const words: Readonly<Record<string, Words>> = {
  'json-empty': {
    nb: 'Dokumentet er tomt.',
    nn: 'Dokumentet er tomt.',
    en: 'The document is empty.',
  },
  'json-encoding': {
    nb: 'Dokumentet er ikke skrevet i UTF-8. Lagre det i UTF-8.',
    nn: 'Dokumentet er ikkje skrive i UTF-8. Lagre det i UTF-8.',
    en: 'The document is not written in UTF-8. Save it as UTF-8.',
  },
  'json-syntax': {
    nb: 'Dokumentet er ikke JSON: noe på dette stedet er skrevet feil. Kommentarer og komma til slutt er ikke tillatt.',
    nn: 'Dokumentet er ikkje JSON: noko på denne staden er skrive feil. Kommentarar og komma til slutt er ikkje lov.',
    en: 'The document is not JSON: something is miswritten in this place. Comments and trailing commas are not allowed.',
  },
  'json-comment': {
    nb: 'Her er en kommentar. JSON har ingen kommentarer. Fjern den.',
    nn: 'Her er ein kommentar. JSON har ingen kommentarar. Fjern han.',
    en: 'This is a comment. JSON has no comments. Remove it.',
  },
  'json-is-pdf': {
    nb: 'Filen er en PDF. Her leses FHIR som JSON, eller CDA som XML.',
    nn: 'Fila er ein PDF. Her blir FHIR lese som JSON, eller CDA som XML.',
    en: 'The file is a PDF. FHIR is read as JSON here, and CDA as XML.',
  },
  'json-is-zip': {
    nb: 'Filen er pakket (ZIP eller gzip). Pakk den ut, og velg dokumentet som lå i den.',
    nn: 'Fila er pakka (ZIP eller gzip). Pakk ho ut, og vel dokumentet som låg i ho.',
    en: 'The file is packed (ZIP or gzip). Unpack it, and choose the document that was in it.',
  },
  'json-is-image': {
    nb: 'Filen er et bilde. Her leses FHIR som JSON, eller CDA som XML.',
    nn: 'Fila er eit bilete. Her blir FHIR lese som JSON, eller CDA som XML.',
    en: 'The file is an image. FHIR is read as JSON here, and CDA as XML.',
  },
  'json-is-utf-16': {
    nb: 'Dokumentet er skrevet i UTF-16. JSON skrives i UTF-8. Lagre det i UTF-8.',
    nn: 'Dokumentet er skrive i UTF-16. JSON blir skrive i UTF-8. Lagre det i UTF-8.',
    en: 'The document is written in UTF-16. JSON is written in UTF-8. Save it as UTF-8.',
  },
  'json-truncated': {
    nb: 'Dokumentet slutter før det er ferdig. Er hele filen med?',
    nn: 'Dokumentet sluttar før det er ferdig. Er heile fila med?',
    en: 'The document ends before it is complete. Is the whole file there?',
  },
  'json-too-large': {
    nb: 'Dokumentet er for stort til å bli lest.',
    nn: 'Dokumentet er for stort til å bli lese.',
    en: 'The document is too large to be read.',
  },
  'too-large': {
    nb: 'Dokumentet er større enn 20 MB.',
    nn: 'Dokumentet er større enn 20 MB.',
    en: 'The document is larger than 20 MB.',
  },
  internal: {
    nb: 'Noe gikk galt hos oss. Feilen er notert.',
    nn: 'Noko gjekk gale hos oss. Feilen er notert.',
    en: 'Something went wrong on our side. The fault has been noted.',
  },
  'json-too-deep': {
    nb: 'Dokumentet har for mange nivåer inni hverandre.',
    nn: 'Dokumentet har for mange nivå inni kvarandre.',
    en: 'The document has too many levels inside one another.',
  },
  'fhir-xml': {
    nb: 'Dette er FHIR skrevet som XML. FHIR leses her som JSON. Lagre dokumentet som JSON og prøv igjen.',
    nn: 'Dette er FHIR skrive som XML. FHIR blir lese her som JSON. Lagre dokumentet som JSON og prøv igjen.',
    en: 'This is FHIR written as XML. FHIR is read as JSON here. Save the document as JSON and try again.',
  },
  'xml-doctype': {
    nb: 'Dokumentet har en DOCTYPE. Av hensyn til sikkerheten leses det ikke. Fjern den.',
    nn: 'Dokumentet har ein DOCTYPE. Av omsyn til tryggleiken blir det ikkje lese. Fjern han.',
    en: 'The document has a DOCTYPE. For safety it is not read. Remove it.',
  },
  'xml-empty': { nb: 'Dokumentet er tomt.', nn: 'Dokumentet er tomt.', en: 'The document is empty.' },
  'xml-encoding': {
    nb: 'Dokumentet er ikke skrevet i det tegnsettet det sier.',
    nn: 'Dokumentet er ikkje skrive i det teiknsettet det seier.',
    en: 'The document is not written in the encoding it declares.',
  },
  'xml-too-large': {
    nb: 'Dokumentet er for stort til å bli lest.',
    nn: 'Dokumentet er for stort til å bli lese.',
    en: 'The document is too large to be read.',
  },
  'validation-too-slow': {
    nb: 'Dokumentet tok for lang tid å kontrollere, og ble lagt til side.',
    nn: 'Dokumentet tok for lang tid å kontrollere, og vart lagt til side.',
    en: 'The document took too long to check, and was put aside.',
  },
  'validation-too-large': {
    nb: 'Dokumentet krever mer minne enn ett dokument kan få.',
    nn: 'Dokumentet krev meir minne enn eitt dokument kan få.',
    en: 'The document needs more memory than one may have.',
  },
  'validation-busy': {
    nb: 'Mange kontrollerer dokumenter akkurat nå. Prøv igjen om litt.',
    nn: 'Mange kontrollerer dokument akkurat no. Prøv igjen om litt.',
    en: 'Many documents are being checked right now. Try again in a while.',
  },
  'validate-mode': {
    nb: 'Denne måten å validere på støttes ikke. Bruk profile, create eller update.',
    nn: 'Denne måten å validere på er ikkje støtta. Bruk profile, create eller update.',
    en: 'This mode is not supported. Use profile, create or update.',
  },
  'validate-no-resource': {
    nb: 'Parameters mangler parameteren resource med en ressurs i.',
    nn: 'Parameters manglar parameteren resource med ein ressurs i.',
    en: 'Parameters lacks the parameter resource with a resource in it.',
  },
  'validate-profiles': {
    nb: 'Du kan oppgi høyst 20 profiler.',
    nn: 'Du kan oppgi høgst 20 profilar.',
    en: 'At most 20 profiles may be named.',
  },
  'validate-instance': {
    nb: 'Her er ingen ressurser lagret. Send ressursen til /fhir/$validate.',
    nn: 'Her er ingen ressursar lagra. Send ressursen til /fhir/$validate.',
    en: 'No resources are kept here. Send the resource to /fhir/$validate.',
  },
  'not-acceptable': {
    nb: 'Svaret gis bare som FHIR i JSON. Be om application/fhir+json.',
    nn: 'Svaret blir berre gjeve som FHIR i JSON. Be om application/fhir+json.',
    en: 'The answer is given as FHIR in JSON only. Ask for application/fhir+json.',
  },
  'validate-type': {
    nb: 'Adressen har en ressurstype som ikke finnes.',
    nn: 'Adressa har ein ressurstype som ikkje finst.',
    en: 'The address has a resource type that does not exist.',
  },
}

const otherwise: Words = {
  nb: 'Dokumentet kunne ikke leses. Det skal være FHIR som JSON, eller CDA som XML.',
  nn: 'Dokumentet kunne ikkje lesast. Det skal vere FHIR som JSON, eller CDA som XML.',
  en: 'The document could not be read. It should be FHIR as JSON, or CDA as XML.',
}

const places: Readonly<Record<ReportLanguage, (line: number, column: number | undefined) => string>> = {
  nb: (line, column) => `linje ${line}${column === undefined ? '' : `, tegn ${column}`}`,
  nn: (line, column) => `linje ${line}${column === undefined ? '' : `, teikn ${column}`}`,
  en: (line, column) => `line ${line}${column === undefined ? '' : `, character ${column}`}`,
}

/** Why a document could not be validated, for the one who sent it. */
export function unreadableText({ code }: Pick<Problem, 'code'>, language: ReportLanguage): string {
  return (Object.hasOwn(words, code) ? words[code] : undefined)?.[language] ?? otherwise[language]
}

/** Where in the document it is; nothing when that is not known. */
export function placeText({ line, column }: Place, language: ReportLanguage): string | undefined {
  return line === undefined ? undefined : places[language](line, column)
}

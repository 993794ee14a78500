import { type Language, type Text, texts } from '../../../protocols/web/language.ts'
import { type TroubleCode, troubleCodes, troubleTexts } from '../../country-of-treatment/index.ts'

/** What we answer other countries, by the names of the catalogue (exchange-error-codes, second generation). */
const answerTexts = texts({
  nb: {
    'exchange-interrupted': 'Programmet stoppet før svaret var kjent',
    ERROR_DOCUMENT_NOT_FOUND: 'Dokumentet finnes ikke',
    ERROR_ED_EPRESCRIPTION_NOT_IDENTIFIABLE: 'Utleveringen hører ikke til noen resept vi kjenner',
    ERROR_ED_INCORRECT_FORMATTING: 'Utleveringen hadde feil form',
    ERROR_EP_NOT_FOUND: 'Ingen resepter',
    ERROR_HPI_GENERIC: 'Helsepersonellet ble ikke godtatt',
    ERROR_HPI_HAI_NO_INFORMATION: 'Helsepersonellets virksomhet manglet',
    ERROR_INSUFFICIENT_RIGHTS: 'Yrket har ikke adgang',
    ERROR_MRO_NO_DATA: 'Ingen legemiddeloversikt',
    ERROR_NOT_VALID_TRC_ASSERTION: 'Behandlingsrelasjonen ble ikke godtatt',
    ERROR_ORCD_NOT_FOUND: 'Ingen originale dokumenter',
    ERROR_PI_MISSING_REQUIRED_FIELDS: 'Opplysninger om pasienten manglet',
    ERROR_PI_MULTIPLE_MATCHES: 'Flere pasienter passet',
    ERROR_PI_NO_MATCH: 'Ingen pasient passet',
    ERROR_PS_NOT_FOUND: 'Ingen pasientoppsummering',
    ERROR_UNKNOWN_PATIENT_IDENTIFIER: 'Pasientens nummer er ukjent',
    ERROR_UNKNOWN_SIGNIFIER: 'Dokumenttypen er ukjent',
    WARNING_SEC_UNEXPECTED_NUMBER_OF_REQUESTS: 'For mange spørsmål',
  },
  nn: {
    'exchange-interrupted': 'Programmet stoppa før svaret var kjent',
    ERROR_DOCUMENT_NOT_FOUND: 'Dokumentet finst ikkje',
    ERROR_ED_EPRESCRIPTION_NOT_IDENTIFIABLE: 'Utleveringa høyrer ikkje til nokon resept vi kjenner',
    ERROR_ED_INCORRECT_FORMATTING: 'Utleveringa hadde feil form',
    ERROR_EP_NOT_FOUND: 'Ingen reseptar',
    ERROR_HPI_GENERIC: 'Helsepersonellet vart ikkje godteke',
    ERROR_HPI_HAI_NO_INFORMATION: 'Verksemda til helsepersonellet mangla',
    ERROR_INSUFFICIENT_RIGHTS: 'Yrket har ikkje tilgang',
    ERROR_MRO_NO_DATA: 'Ingen legemiddeloversikt',
    ERROR_NOT_VALID_TRC_ASSERTION: 'Behandlingsrelasjonen vart ikkje godteken',
    ERROR_ORCD_NOT_FOUND: 'Ingen originale dokument',
    ERROR_PI_MISSING_REQUIRED_FIELDS: 'Opplysningar om pasienten mangla',
    ERROR_PI_MULTIPLE_MATCHES: 'Fleire pasientar passa',
    ERROR_PI_NO_MATCH: 'Ingen pasient passa',
    ERROR_PS_NOT_FOUND: 'Inga pasientoppsummering',
    ERROR_UNKNOWN_PATIENT_IDENTIFIER: 'Nummeret til pasienten er ukjent',
    ERROR_UNKNOWN_SIGNIFIER: 'Dokumenttypen er ukjend',
    WARNING_SEC_UNEXPECTED_NUMBER_OF_REQUESTS: 'For mange spørsmål',
  },
  en: {
    'exchange-interrupted': 'The program stopped before the answer was known',
    ERROR_DOCUMENT_NOT_FOUND: 'The document is not there',
    ERROR_ED_EPRESCRIPTION_NOT_IDENTIFIABLE: 'The dispensation belongs to no prescription we know',
    ERROR_ED_INCORRECT_FORMATTING: 'The dispensation had the wrong form',
    ERROR_EP_NOT_FOUND: 'No prescriptions',
    ERROR_HPI_GENERIC: 'The professional was not accepted',
    ERROR_HPI_HAI_NO_INFORMATION: 'The professional’s organisation was missing',
    ERROR_INSUFFICIENT_RIGHTS: 'The profession has no access',
    ERROR_MRO_NO_DATA: 'No medication overview',
    ERROR_NOT_VALID_TRC_ASSERTION: 'The treatment relation was not accepted',
    ERROR_ORCD_NOT_FOUND: 'No original documents',
    ERROR_PI_MISSING_REQUIRED_FIELDS: 'Something about the patient was missing',
    ERROR_PI_MULTIPLE_MATCHES: 'Several patients fitted',
    ERROR_PI_NO_MATCH: 'No patient fitted',
    ERROR_PS_NOT_FOUND: 'No patient summary',
    ERROR_UNKNOWN_PATIENT_IDENTIFIER: 'The patient’s number is unknown',
    ERROR_UNKNOWN_SIGNIFIER: 'The kind of document is unknown',
    WARNING_SEC_UNEXPECTED_NUMBER_OF_REQUESTS: 'Too many questions',
  },
})

const isTrouble = (code: string): code is TroubleCode => troubleCodes.some((each) => each === code)

/** What a code of the exchange records says, in words; undefined for one that nobody has put into words. */
export function wordsOfCode(code: string, language: Language): Text | undefined {
  if (isTrouble(code)) return troubleTexts[code](language).heading
  const answers: Readonly<Record<string, Text>> = answerTexts(language)
  return Object.hasOwn(answers, code) ? answers[code] : undefined
}

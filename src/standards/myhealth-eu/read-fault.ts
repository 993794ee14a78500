import { nameOfCode } from './error-codes.ts'
import type { ExchangeFault } from './exchange-fault.ts'

/** Codes outside the catalogue that countries answer with, and the name that says the same (IHE ITI TF-3, table 4.2.4.1-2). */
const foreign: Readonly<Record<string, string>> = {
  XDSMISSINGDOCUMENT: 'ERROR_GENERIC_DOCUMENT_MISSING',
  XDSDOCUMENTUNIQUEIDERROR: 'ERROR_GENERIC_DOCUMENT_MISSING',
  XDSREPOSITORYERROR: 'ERROR_GENERIC',
  XDSDUPLICATEUNIQUEIDINREGISTRY: 'ERROR_DOCUMENT_NOT_PROCESSED',
  XDSREGISTRYERROR: 'ERROR_GENERIC',
  XDSREGISTRYBUSY: 'ERROR_GENERIC_CONNECTION_NOT_POSSIBLE',
  XDSREPOSITORYBUSY: 'ERROR_GENERIC_CONNECTION_NOT_POSSIBLE',
  XDSREGISTRYNOTAVAILABLE: 'ERROR_GENERIC_CONNECTION_NOT_POSSIBLE',
  XDSUNAVAILABLECOMMUNITY: 'ERROR_GENERIC_CONNECTION_NOT_POSSIBLE',
  XDSUNKNOWNCOMMUNITY: 'ERROR_GENERIC_CONNECTION_NOT_POSSIBLE',
  XDSUNKNOWNPATIENTID: 'ERROR_PI_NO_MATCH',
  XDSPATIENTIDDOESNOTMATCH: 'ERROR_UNKNOWN_PATIENT_IDENTIFIER',
  XDSSTOREDQUERYMISSINGPARAM: 'ERROR_UNKNOWN_FILTER',
  XDSSTOREDQUERYPARAMNUMBER: 'ERROR_UNKNOWN_FILTER',
  XDSUNKNOWNSTOREDQUERY: 'ERROR_UNKNOWN_FILTER',
}

/** Numbers of the transformation of documents; two modules use them for different things, so no more is known. */
const transformation: readonly (readonly [pattern: RegExp, name: string])[] = [
  [/^45\d\d$/, 'ERROR_TRANSCODING_ERROR'],
  [/^2[45]\d\d$/, 'WARNING_HQI_A_INFORMATION_NOT_PROPERLY_STRUCTURED'],
]

/** What came in an answer: code, how grave the sender calls it, and words. */
export type SentFault = {
  readonly code?: string | undefined
  /** Where it is not said, the name decides, and an unknown code is an error. */
  readonly severity?: ExchangeFault['severity'] | undefined
  readonly text?: string | undefined
}

/** Of what other countries write; some send their stack of calls. */
const longestText = 500

/** By catalogue name, whatever generation and family of codes the other side writes; the code and words are kept. */
export function readFault({ code = '', severity, text }: SentFault): ExchangeFault {
  const known = nameOfCode(code) ?? nameOfForeign(code)
  const named = known?.startsWith('WARNING') ? 'warning' : 'error'
  return {
    name: known ?? (severity === 'warning' ? 'WARNING_GENERIC' : 'ERROR_GENERIC'),
    severity: severity ?? named,
    ...(code === '' ? {} : { sentCode: code }),
    ...(text ? { sentText: text.slice(0, longestText) } : {}),
  }
}

function nameOfForeign(code: string): string | undefined {
  const local = code.trim().slice(code.trim().lastIndexOf(':') + 1)
  return foreign[local.toUpperCase()] ?? transformation.find(([pattern]) => pattern.test(local))?.[1]
}

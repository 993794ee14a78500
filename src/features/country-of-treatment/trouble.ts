import { Problem } from '../../kernel/problem.ts'
import type { ExchangeFault } from '../../standards/myhealth-eu/exchange-fault.ts'

/** Everything that may stop a lookup, by what the professional can do about it. Each has its words on a page. */
export const troubleCodes = [
  'no-match',
  'several-matches',
  'missing-fields',
  'bad-format',
  'patient-refused',
  'registry-unavailable',
  'profession-refused',
  'not-accepted',
  'attest-refused',
  'attest-unavailable',
  'grounds-refused',
  'next-of-kin-refused',
  'too-many-requests',
  'nothing-registered',
  'document-gone',
  'document-unusable',
  'document-not-summary',
  'document-too-large',
  'another-patient',
  'remote-failed',
  'slow',
  'unreachable',
  'untrusted',
  'answer-broken',
  'cancelled',
  'interrupted',
  'not-recorded',
  'country-closed',
  'consent-refused',
  'consent-withdrawn',
  'emergency-closed',
  'consent-ended',
  'visit-full',
  'ours',
] as const
export type TroubleCode = (typeof troubleCodes)[number]

/** What stopped a lookup. The other country's code is shown, for the operators; its words are not: they may name a person. */
export type Trouble = { readonly code: TroubleCode; readonly sentCode?: string }

/** What is asked for, since some answers mean different things. */
export type AskedFor = 'identify' | 'list' | 'retrieve'

type FaultRow = readonly [names: RegExp, code: TroubleCode]

/** The first row whose pattern fits a name of the catalogue decides. */
const faultRows: readonly FaultRow[] = [
  [/^ERROR_PI_NO_MATCH$|^WARNING_PI_NO_CONSENT$/, 'no-match'],
  [/^ERROR_PI_MULTIPLE_MATCHES$/, 'several-matches'],
  [/^ERROR_PI_MISSING_REQUIRED_FIELDS$/, 'missing-fields'],
  [/^ERROR_PI_INCORRECT_FORMATTING$/, 'bad-format'],
  [/REGISTRY_NOT_A(VAILABLE|CCESSIBLE)$|^ERROR_GENERIC_CONNECTION_NOT_POSSIBLE$/, 'registry-unavailable'],
  [/UNEXPECTED_NUMBER_OF_REQUESTS/, 'too-many-requests'],
  [/^ERROR_INSUFFICIENT_RIGHTS$|^ERROR_(UNKNOWN_)?POLICY(_VIOLATION)?$/, 'profession-refused'],
  [/^ERROR_NOT_VALID_TRC_ASSERTION$|^ERROR_UNKNOWN_PATIENT_IDENTIFIER$|^ERROR_4207$/, 'grounds-refused'],
  [/^ERROR_NOT_VALID_ASSERTION$|^ERROR_WEAK_AUTHENTICATION$|^ERROR_NO_SIGNATURE$|^ERROR_HPI_/, 'not-accepted'],
  [/^ERROR_GENERIC_DOCUMENT_MISSING$|^ERROR_DOCUMENT_NOT_FOUND$/, 'document-gone'],
  [/_(NOT_FOUND|NO_CONSENT)$|^ERROR_NO_CONSENT$|^ERROR_MRO_NO_DATA$/, 'nothing-registered'],
  [
    /_(INCORRECT_FORMAT(TING)?|MISSING_BASIC_(DATA|SECTIONS)|MISSING_EXPECTED_MAPPING|MISSING_REQUIRED_FIELDS)$/,
    'document-unusable',
  ],
  [
    /TRANSCODING|TRANSFORMATION|PIVOT_MISSING|ORIGINAL_DATA_MISSING|PDF_FORMAT|RENDERING|COLLECTION|INTEGRITY/,
    'document-unusable',
  ],
  [/^ERROR_PI_/, 'patient-refused'],
]

/** What a catalogue name means here; what nobody foresaw is that the other country failed. */
export function troubleOfName(name: string): TroubleCode {
  return faultRows.find(([names]) => names.test(name))?.[1] ?? 'remote-failed'
}

/** What may be shown as a code of theirs: another country can write anything there, also a name. */
export function isCode(text: string): boolean {
  return /^[\w.:-]{1,80}$/.test(text)
}

/** The fault to act on: the gravest that says something, and what the other country wrote about it. */
export function troubleOfFaults(faults: readonly ExchangeFault[], asked: AskedFor): Trouble {
  const grave = faults.filter(({ severity }) => severity === 'error')
  const candidates = grave.length > 0 ? grave : faults
  const telling = candidates.find(({ name }) => troubleOfName(name) !== 'remote-failed') ?? candidates[0]
  if (!telling) return { code: nothingSaid[asked] }
  const code = inPlace(troubleOfName(telling.name), asked)
  const { sentCode } = telling
  return { code, ...(sentCode !== undefined && isCode(sentCode) ? { sentCode } : {}) }
}

const nothingSaid: Readonly<Record<AskedFor, TroubleCode>> = {
  identify: 'no-match',
  list: 'nothing-registered',
  retrieve: 'document-gone',
}

/** A patient unknown when documents are listed has none: whichever it is, the answer must not tell. */
function inPlace(code: TroubleCode, asked: AskedFor): TroubleCode {
  if (asked === 'list' && (code === 'no-match' || code === 'document-gone')) return 'nothing-registered'
  if (asked === 'retrieve' && (code === 'no-match' || code === 'nothing-registered')) return 'document-gone'
  return code
}

/** What another country's refusal of an assertion is about, by the detail of its fault; undefined when it does not say. */
export function troubleOfRefusal(detail: string | undefined): TroubleCode | undefined {
  if (detail?.startsWith('trc-')) return 'grounds-refused'
  return detail?.startsWith('nok-') ? 'next-of-kin-refused' : undefined
}

/** Problems of our own side of the exchange, by code. */
const problemRows: Readonly<Record<string, TroubleCode>> = {
  'remote-timeout': 'slow',
  'remote-unreachable': 'unreachable',
  'remote-certificate': 'untrusted',
  'remote-too-large': 'document-too-large',
  'remote-cancelled': 'cancelled',
  'remote-fault': 'not-accepted',
  'remote-broken': 'answer-broken',
  'xcpd-response': 'answer-broken',
  'xca-list': 'answer-broken',
  'xca-documents': 'answer-broken',
  'exchange-record-failed': 'not-recorded',
  'access-record-failed': 'not-recorded',
  'too-many-documents': 'visit-full',
  'sign-in-unavailable': 'attest-unavailable',
}

/** What a failed exchange means to the professional; undefined for a fault in our own program, which is thrown on. */
export function troubleOfProblem(error: unknown): Trouble | undefined {
  if (!(error instanceof Problem)) return undefined
  const code = problemRows[error.code]
  if (code !== undefined) return { code }
  if (/^(attest|token-|helseid-)/.test(error.code)) return { code: 'attest-refused' }
  // What cannot be read of an answer: base64, MTOM, XML.
  return error.kind === 'invalid' || error.kind === 'unsupported' ? { code: 'answer-broken' } : { code: 'ours' }
}

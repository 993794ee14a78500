import { Problem, type ProblemKind } from '../../kernel/problem.ts'
import type { FaultCode, SoapFault } from '../../standards/soap/fault.ts'

/** A refusal and the HTTP status it goes with. */
export type Refusal = { readonly fault: SoapFault; readonly status: number }

type Row = { readonly code: FaultCode; readonly subcodes?: readonly string[]; readonly status?: number }

const byKind: Readonly<Record<ProblemKind, Row>> = {
  invalid: { code: 'Sender' },
  forbidden: { code: 'Sender', subcodes: ['FailedAuthentication'] },
  'not-found': { code: 'Sender' },
  conflict: { code: 'Sender' },
  unsupported: { code: 'Sender' },
  unavailable: { code: 'Receiver' },
}

/** Codes with an answer of their own (WS-Addressing SOAP binding section 6.4; RFC 9110 section 15.5). */
const byCode: Readonly<Record<string, Row>> = {
  'soap-1.1': { code: 'VersionMismatch' },
  'soap-version': { code: 'VersionMismatch' },
  'soap-must-understand': { code: 'MustUnderstand' },
  'wsa-header-missing': { code: 'Sender', subcodes: ['MessageAddressingHeaderRequired'] },
  'wsa-header-twice': { code: 'Sender', subcodes: ['InvalidAddressingHeader', 'InvalidCardinality'] },
  'wsa-header': { code: 'Sender', subcodes: ['InvalidAddressingHeader'] },
  'wsa-only-anonymous': { code: 'Sender', subcodes: ['InvalidAddressingHeader', 'OnlyAnonymousAddressSupported'] },
  'wsa-action-mismatch': { code: 'Sender', subcodes: ['InvalidAddressingHeader', 'ActionMismatch'] },
  'wsa-action-unknown': { code: 'Sender', subcodes: ['ActionNotSupported'] },
  'soap-path-unknown': { code: 'Sender', status: 404 },
  'method-not-allowed': { code: 'Sender', status: 405 },
  'request-timeout': { code: 'Sender', status: 408 },
  'too-large': { code: 'Sender', status: 413 },
  'media-type': { code: 'Sender', status: 415 },
  'content-type': { code: 'Sender', status: 415 },
  'content-encoding': { code: 'Sender', status: 415 },
  'server-busy': { code: 'Receiver', status: 503 },
}

/** What the other side is told of an error: of anything but a `Problem`, nothing. */
export function refusalOf(error: unknown): Refusal {
  if (!(error instanceof Problem)) return silent
  const { code, subcodes = [], status } = byCode[error.code] ?? byKind[error.kind]
  return {
    fault: { code, subcodes, reason: error.message, detail: error.code },
    // SOAP 1.2 part 2, table 20: 400 when it is the sender's, 500 otherwise.
    status: status ?? (code === 'Sender' ? 400 : 500),
  }
}

/** When something of ours failed, or what failed could not be recorded. */
export const silent: Refusal = { fault: { code: 'Receiver', subcodes: [], reason: 'Internal error' }, status: 500 }

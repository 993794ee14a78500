import type { Json } from '../../standards/fhir/json.ts'
import { wordsFor } from '../../standards/myhealth-eu/error-codes.ts'
import type { ExchangeFault } from '../../standards/myhealth-eu/exchange-fault.ts'

/** HTTP status (RFC 9110, section 15) and issue type of R4. */
export type Refusal = { readonly status: number; readonly issue: string }

/** What stopped, told in FHIR. */
export type Stopped = Refusal & { readonly code: string; readonly text: string }

/** Faults of the core by name. What is not here is our own trouble. */
const faults: Readonly<Record<string, Refusal>> = {
  ERROR_PI_MISSING_REQUIRED_FIELDS: { status: 400, issue: 'required' },
  ERROR_PI_MULTIPLE_MATCHES: { status: 422, issue: 'multiple-matches' },
  ERROR_HPI_GENERIC: { status: 403, issue: 'forbidden' },
  ERROR_NOT_VALID_TRC_ASSERTION: { status: 403, issue: 'forbidden' },
  ERROR_UNKNOWN_PATIENT_IDENTIFIER: { status: 403, issue: 'forbidden' },
  ERROR_UNKNOWN_SIGNIFIER: { status: 400, issue: 'code-invalid' },
  XDSMissingDocument: { status: 404, issue: 'not-found' },
  WARNING_SEC_UNEXPECTED_NUMBER_OF_REQUESTS: { status: 429, issue: 'throttled' },
}

/** Names that say there is nothing, whatever the reason: a search answers them with nothing found. */
const nothing: ReadonlySet<string> = new Set([
  'ERROR_PI_NO_MATCH',
  'ERROR_PS_NOT_FOUND',
  'ERROR_EP_NOT_FOUND',
  'ERROR_DOCUMENT_NOT_FOUND',
  'ERROR_MRO_NO_DATA',
  'ERROR_ORCD_NOT_FOUND',
])

/** The first fault that stops a request; undefined when there is none, or only that nothing was found. */
export function stoppedBy(found: readonly ExchangeFault[]): Stopped | undefined {
  const fault = found.find(({ name, severity }) => severity === 'error' && !nothing.has(name))
  if (!fault) return undefined
  const { name } = fault
  return { ...(faults[name] ?? { status: 500, issue: 'exception' }), code: name, text: wordsFor(name) }
}

/** One and the same, whether there is nothing or something hidden (Regulation (EU) 2025/327, Art. 8). */
export const nothingThere: Stopped = {
  status: 404,
  issue: 'not-found',
  code: 'not-found',
  text: 'There is nothing here',
}

/** @see https://hl7.org/fhir/R4/operationoutcome.html */
export function operationOutcome(
  { issue, code, text }: Omit<Stopped, 'status'>,
  severity: 'error' | 'warning' = 'error',
): Json {
  const details = { coding: [{ system: problemCodes, code }], text }
  return { resourceType: 'OperationOutcome', issue: [{ severity, code: issue, details }] }
}

/** Whose codes the codes of a refusal are. */
const problemCodes = 'https://knutepunkt.example/fhir/CodeSystem/problem'

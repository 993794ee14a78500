import type { Json } from '../../standards/fhir/json.ts'
import type { Problem, ProblemKind } from '../../kernel/problem.ts'
import { signatureAlgorithms } from '../identity/index.ts'
import type { NationalService, Outcome } from './national-service.ts'

/** HTTP status (RFC 9110, section 15) and issue type of FHIR. */
type Told = { readonly status: number; readonly issue: string }

/** A problem, or our own fault. */
export type Stopped = Pick<Problem, 'code' | 'message' | 'place'> & { readonly kind: ProblemKind | 'internal' }

const kinds: Readonly<Record<Stopped['kind'], Told>> = {
  invalid: { status: 400, issue: 'invalid' },
  forbidden: { status: 403, issue: 'forbidden' },
  'not-found': { status: 404, issue: 'not-found' },
  conflict: { status: 409, issue: 'conflict' },
  unsupported: { status: 422, issue: 'not-supported' },
  unavailable: { status: 503, issue: 'transient' },
  internal: { status: 500, issue: 'exception' },
}

/** Codes that have an answer of their own, by what they begin with. */
const codes: readonly (readonly [string, Told & { readonly challenge?: string }])[] = [
  ['token-scope', { status: 403, issue: 'forbidden', challenge: 'insufficient_scope' }],
  ['token-missing', { status: 401, issue: 'login', challenge: '' }],
  ['token-', { status: 401, issue: 'login', challenge: 'invalid_token' }],
  ['dpop-', { status: 401, issue: 'login', challenge: 'invalid_dpop_proof' }],
  ['too-large', { status: 413, issue: 'too-long' }],
  ['body-too-', { status: 413, issue: 'too-long' }],
  ['if-match-stale', { status: 412, issue: 'conflict' }],
  ['body-media-type', { status: 415, issue: 'not-supported' }],
  ['method-', { status: 405, issue: 'not-supported' }],
]

/** Whose codes ours are, in an OperationOutcome. */
const problemCodes = 'https://knutepunkt.example/fhir/CodeSystem/problem'

/**
 * What stopped a call, as this service says it: an OperationOutcome, or problem details where it does not speak FHIR.
 * The text is of our own and holds nothing of the call.
 *
 * @param eventId what the caller follows the call by, for services that repeat it
 */
export function refusalOf(
  { format, refuses }: Pick<NationalService, 'format' | 'refuses'>,
  stopped: Stopped,
  eventId = '',
): Outcome {
  const { kind, code, message: text, place } = stopped
  const special = codes.find(([begins]) => code.startsWith(begins))?.[1]
  const { status, issue } = special ?? kinds[kind]
  const { at } = place
  const challenge =
    special?.challenge === undefined ? undefined : { 'www-authenticate': challengeOf(special.challenge) }
  if (refuses) {
    const { body, headers } = refuses(stopped, status, eventId)
    return {
      ...{ status, headers: { ...headers, ...challenge }, stopped: { code, ...(at === undefined ? {} : { at }) } },
      ...(body === undefined ? {} : { body }),
    }
  }
  return {
    status,
    body: format === 'json' ? problemDetails(status, code, text) : operationOutcome('error', issue, { code, text, at }),
    ...(challenge ? { headers: challenge } : {}),
  }
}

/** What a refusal is written in: problem details (RFC 9457), unless the service has a shape of its own. */
export function refusalMediaType({ format, refuses }: Pick<NationalService, 'format' | 'refuses'>): string {
  if (format !== 'json') return 'application/fhir+json'
  return refuses ? 'application/json' : 'application/problem+json'
}

/** @see RFC 9449, section 7.1 */
function challengeOf(error: string): string {
  return `DPoP ${error === '' ? '' : `error="${error}", `}algs="${signatureAlgorithms.join(' ')}"`
}

/** @see RFC 9457 */
function problemDetails(status: number, code: string, text: string): Json {
  return { type: `urn:knutepunkt:problem:${code}`, title: text, status, code }
}

/** @see https://hl7.org/fhir/R4/operationoutcome.html */
export function operationOutcome(
  severity: 'error' | 'warning' | 'information',
  issue: string,
  { code, text, at, system = problemCodes }: { code: string; text?: string; at?: string | undefined; system?: string },
): Json {
  return {
    resourceType: 'OperationOutcome',
    issue: [
      {
        severity,
        code: issue,
        details: { coding: [{ system, code }], ...(text === undefined ? {} : { text }) },
        ...(at === undefined ? {} : { expression: [at] }),
      },
    ],
  }
}

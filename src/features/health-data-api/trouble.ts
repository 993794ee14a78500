import type { ProblemKind } from '../../kernel/problem.ts'
import type { Refusal, Stopped } from './outcome.ts'

/** A `Problem`, or what the web server makes of one. */
export type Trouble = {
  readonly kind: ProblemKind | 'internal'
  readonly code: string
  readonly message: string
}

const kinds: Readonly<Record<Trouble['kind'], Refusal>> = {
  invalid: { status: 400, issue: 'invalid' },
  forbidden: { status: 403, issue: 'forbidden' },
  'not-found': { status: 404, issue: 'not-found' },
  conflict: { status: 409, issue: 'conflict' },
  unsupported: { status: 422, issue: 'not-supported' },
  unavailable: { status: 503, issue: 'transient' },
  internal: { status: 500, issue: 'exception' },
}

/** Codes whose answer is more exact than their kind's. */
const codes: Readonly<Record<string, Refusal>> = {
  'token-missing': { status: 401, issue: 'login' },
  'token-invalid': { status: 401, issue: 'login' },
  'method-not-allowed': { status: 405, issue: 'not-supported' },
  'not-acceptable': { status: 406, issue: 'not-supported' },
  'media-type': { status: 415, issue: 'not-supported' },
  'parameters-media-type': { status: 415, issue: 'not-supported' },
  'too-large': { status: 413, issue: 'too-long' },
  'search-parameter': { status: 400, issue: 'not-supported' },
  'search-value': { status: 400, issue: 'value' },
}

/** What a problem is to a FHIR client; of our own trouble it learns nothing but that there is some. */
export function stoppedByProblem({ kind, code, message }: Trouble): Stopped {
  const text = kind === 'unavailable' ? 'This cannot be answered now' : message
  const told = kind === 'unavailable' || kind === 'internal' ? kind : code
  return { ...(codes[code] ?? kinds[kind]), code: told, text }
}

/** RFC 6750, section 3: what a client is told that came without a token that is enough. */
export function challengeFor({ code }: Pick<Trouble, 'code'>): Readonly<Record<string, string>> {
  const challenge = challenges[code]
  return challenge === undefined ? {} : { 'www-authenticate': challenge }
}

const challenges: Readonly<Record<string, string>> = {
  'token-missing': 'Bearer',
  'token-invalid': 'Bearer error="invalid_token"',
  'scope-insufficient': 'Bearer error="insufficient_scope"',
}

import type { Answer } from '../../protocols/web/answer.ts'
import type { Trouble } from './trouble.ts'
import { isClientRefusal } from './refuse-client.ts'

/** RFC 6749, section 5.2. */
type OAuthError = { readonly status: number; readonly error: string }

const kinds: Readonly<Record<Trouble['kind'], OAuthError>> = {
  invalid: { status: 400, error: 'invalid_request' },
  forbidden: { status: 400, error: 'invalid_grant' },
  'not-found': { status: 404, error: 'invalid_request' },
  conflict: { status: 400, error: 'invalid_request' },
  unsupported: { status: 400, error: 'invalid_request' },
  unavailable: { status: 503, error: 'temporarily_unavailable' },
  internal: { status: 500, error: 'server_error' },
}

const codes: Readonly<Record<string, OAuthError>> = {
  'grant-type': { status: 400, error: 'unsupported_grant_type' },
  'token-scope': { status: 400, error: 'invalid_scope' },
  'media-type': { status: 415, error: 'invalid_request' },
  'too-large': { status: 413, error: 'invalid_request' },
}

/** A client is not told why it is not believed: that would tell which clients and keys there are. */
const invalidClient: OAuthError = { status: 401, error: 'invalid_client' }

/** What stopped a token request. What was wrong with claims is told by its code, which holds nothing of theirs. */
export function tokenRefused({ kind, code }: Trouble): Answer {
  const { status, error } = isClientRefusal(code) ? invalidClient : (codes[code] ?? kinds[kind])
  const described = error === 'invalid_grant' ? { error_description: code } : {}
  return jsonAnswer({ error, ...described }, status)
}

export function jsonAnswer(body: object, status = 200): Answer {
  return {
    kind: 'bytes',
    type: 'application/json; charset=utf-8',
    body: JSON.stringify(body),
    status,
    disposition: 'inline',
    headers: { pragma: 'no-cache', ...(status === 503 ? { 'retry-after': '5' } : {}) },
  }
}

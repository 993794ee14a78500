import { createHash } from 'node:crypto'
import type { Answer } from '../../protocols/web/answer.ts'

/** Public and the same to everybody: kept a minute, then asked for again by its tag (RFC 9110, section 8.8.3). */
const kept = 'public, max-age=60'

/** Bytes that others keep a copy of: 304 without them when the copy is still right (RFC 9110, section 13.1.2). */
export function tagged(
  type: string,
  body: string,
  headers: Readonly<Record<string, string | undefined>>,
  more: { readonly fileName?: string; readonly status?: number } = {},
): Answer {
  const etag = `"${createHash('sha256').update(body).digest('base64url').slice(0, 27)}"`
  const known = (headers['if-none-match'] ?? '').split(',').map((tag) => tag.trim().replace(/^W\//, ''))
  const answer = { kind: 'bytes', type, disposition: 'inline', headers: { etag, 'cache-control': kept } } as const
  return known.includes(etag) ? { ...answer, status: 304, body: '' } : { ...answer, ...more, body }
}

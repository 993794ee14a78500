import { calculateJwkThumbprint, importJWK, type JWK } from 'jose'
import { holdsSecret } from '../identity/index.ts'

/** Why pasted keys cannot be registered. */
export type KeysFault = 'keys-unreadable' | 'keys-private' | 'keys-weak' | 'keys-alike'

/** Characters, and keys. */
const longest = 20_000
const mostKeys = 5

/**
 * Public keys as a vendor pastes them: a JWK set (RFC 7517), a list or one key. Every key gets a `kid`: its thumbprint when
 * it has none. Nothing pasted gives no keys.
 */
export async function readPublicKeys(
  text: string,
): Promise<{ readonly keys: readonly JWK[] } | { readonly fault: KeysFault }> {
  if (text === '') return { keys: [] }
  const found = text.length > longest ? undefined : keysIn(text)
  if (!found || found.length === 0 || found.length > mostKeys) return { fault: 'keys-unreadable' }
  if (found.some(holdsSecret)) return { fault: 'keys-private' }
  if (found.some(isWeak)) return { fault: 'keys-weak' }
  const keys = await Promise.all(found.map(registered)).catch(() => undefined)
  // The cause may quote what was pasted.
  if (!keys) return { fault: 'keys-unreadable' }
  // RFC 7517, section 4.5: of two, chance would choose which holds.
  return new Set(keys.map(({ kid }) => kid)).size < keys.length ? { fault: 'keys-alike' } : { keys }
}

function keysIn(text: string): readonly JWK[] | undefined {
  try {
    const read: unknown = JSON.parse(text)
    const list = isObject(read) && Array.isArray(read.keys) ? read.keys : Array.isArray(read) ? read : [read]
    return list.every(isObject) ? list : undefined
  } catch {
    return undefined
  }
}

/** Less than 2048 bits, or an algorithm that HelseID does not take. */
function isWeak({ kty, n, crv }: JWK): boolean {
  if (kty === 'RSA') return Buffer.from(n ?? '', 'base64url').length < 256
  return kty !== 'EC' || !['P-256', 'P-384', 'P-521'].includes(crv ?? '')
}

const algorithmOf: Readonly<Record<string, string>> = { 'P-256': 'ES256', 'P-384': 'ES384', 'P-521': 'ES512' }

async function registered({ kty, crv, x, y, n, e, kid, alg }: JWK): Promise<JWK> {
  const bare: JWK = kty === 'EC' ? { kty, crv: crv!, x: x!, y: y! } : { kty: 'RSA', n: n!, e: e! }
  await importJWK(bare, alg ?? algorithmOf[crv ?? ''] ?? 'PS256')
  return { ...bare, kid: kid ?? (await calculateJwkThumbprint(bare)), ...(alg ? { alg } : {}), use: 'sig' }
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> & JWK {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

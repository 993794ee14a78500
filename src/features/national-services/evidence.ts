import { createECDH, createHash, createPrivateKey, createPublicKey, hkdfSync, type KeyObject, sign } from 'node:crypto'
import type { Json } from '../../standards/fhir/json.ts'

/** Signs what others keep as proof that something was so. */
export type Evidence = {
  /** A compact JWS (RFC 7515) of the claims. */
  readonly sign: (claims: Json) => string
  /** The public half, for whoever keeps the proof: a JWK set (RFC 7517). */
  readonly keys: Json
}

/** @param privateKey of the curve P-256 */
export function evidenceOf(privateKey: KeyObject): Evidence {
  const { kty, crv, x, y } = createPublicKey(privateKey).export({ format: 'jwk' })
  // The members of RFC 7638 in their order: the thumbprint is the name of the key.
  const kid = createHash('sha256').update(JSON.stringify({ crv, kty, x, y })).digest('base64url')
  const header = encoded({ alg: 'ES256', typ: 'JWT', kid })
  return {
    sign(claims) {
      const signed = `${header}.${encoded(claims)}`
      const signature = sign('sha256', Buffer.from(signed), { key: privateKey, dsaEncoding: 'ieee-p1363' })
      return `${signed}.${signature.toString('base64url')}`
    },
    keys: { keys: [{ kty, crv, x, y, kid, use: 'sig', alg: 'ES256' }] },
  }
}

/**
 * The same key for the same secret: a proof that was archived is verified after a restart too.
 *
 * @param secret at least 32 random bytes; what is derived from it here is of no use for anything else (RFC 5869)
 */
export function evidenceKeyOf(secret: Uint8Array): KeyObject {
  const d = Buffer.from(hkdfSync('sha256', secret, '', 'knutepunkt national-services evidence', 32))
  const curve = createECDH('prime256v1')
  // Refuses a number that is no private key: one secret in four thousand million.
  curve.setPrivateKey(d)
  const point = curve.getPublicKey()
  const [x, y] = [point.subarray(1, 33), point.subarray(33)].map((each) => each.toString('base64url'))
  return createPrivateKey({
    key: { kty: 'EC', crv: 'P-256', d: d.toString('base64url'), ...(x && y ? { x, y } : {}) },
    format: 'jwk',
  })
}

function encoded(value: Json): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url')
}

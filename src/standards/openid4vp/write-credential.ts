import { createPublicKey, type KeyObject } from 'node:crypto'
import { base64url } from './base64url.ts'
import { signJws } from './jws.ts'
import { digestOf } from './sd-jwt.ts'
import type { Json } from './strict-json.ts'

/** A credential to issue: what stands open in it, and what its holder may hold back. */
export type CredentialOrder = {
  readonly vct: string
  readonly open: Json
  readonly disclosable: Json
  /** Public or private key of the holder, on P-256. */
  readonly holder: KeyObject
  readonly issuedAt: Date
  readonly expires: Date
}

/** Who issues: on P-256, with certificates as DER from the signer's upwards, without the root. */
export type CredentialIssuer = { readonly key: KeyObject; readonly certificates: readonly Uint8Array[] }

/** An issued SD-JWT VC as a wallet keeps it: disclosures by the names of their claims. */
export type IssuedCredential = {
  readonly issued: string
  readonly disclosures: ReadonlyMap<string, string>
}

/**
 * Issues an SD-JWT VC (SD-JWT-based Verifiable Credentials, section 2): for demonstrations and tests.
 *
 * @param newSalt random text of at least 128 bits, for each claim anew
 */
export function issueCredential(
  order: CredentialOrder,
  { key, certificates }: CredentialIssuer,
  newSalt: () => string,
): IssuedCredential {
  const { vct, open, disclosable, holder, issuedAt, expires } = order
  const disclosures = new Map(
    Object.entries(disclosable).map(([name, value]) => [name, base64url(JSON.stringify([newSalt(), name, value]))]),
  )
  const x5c = certificates.map((der) => Buffer.from(der).toString('base64'))
  const issued = signJws(
    { typ: 'dc+sd-jwt', x5c },
    {
      ...open,
      vct,
      iat: secondsOf(issuedAt),
      exp: secondsOf(expires),
      cnf: { jwk: { ...createPublicKey(holder).export({ format: 'jwk' }) } },
      _sd_alg: 'sha-256',
      // Sorted, so that their order says nothing of the claims.
      _sd: [...disclosures.values()].map(digestOf).toSorted(),
    },
    key,
  )
  return { issued, disclosures }
}

/** To whom a credential is shown, and when. */
export type Showing = {
  readonly claims: readonly string[]
  readonly audience: string
  readonly nonce: string
  readonly at: Date
}

/** Shows the asked claims and no others, signed by the holder for one verifier and one question (RFC 9901, section 4.3). */
export function showCredential(
  { issued, disclosures }: IssuedCredential,
  { claims, audience, nonce, at }: Showing,
  holder: KeyObject,
): string {
  const disclosed = claims.flatMap((name) => disclosures.get(name) ?? [])
  const shown = [issued, ...disclosed, ''].join('~')
  const said = { aud: audience, nonce, iat: secondsOf(at), sd_hash: digestOf(shown) }
  return shown + signJws({ typ: 'kb+jwt' }, said, holder)
}

function secondsOf(moment: Date): number {
  return Math.floor(moment.getTime() / 1000)
}

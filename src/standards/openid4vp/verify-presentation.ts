import { createPublicKey, type KeyObject } from 'node:crypto'
import { type Jws, isSignedBy, readJws } from './jws.ts'
import { refuse } from './refuse.ts'
import { digestOf, disclosedClaims, splitSdJwt } from './sd-jwt.ts'
import { type StatusReference, statusReference } from './status-list.ts'
import { isJson, type Json } from './strict-json.ts'

/** What a presentation is measured against. */
export type PresentationTrust = {
  readonly now: Date
  /** How much the clocks of wallet, issuer and verifier may differ. */
  readonly skewSeconds: number
  /** When the wallet was asked: nothing bound to its holder before that is an answer. */
  readonly askedAt: Date
  /** Our client identifier, with its prefix. */
  readonly audience: string
  readonly nonce: string
  /** The one type of credential that this answer is to be. */
  readonly vct: string
  /** Who signed, by the certificates in the header, path and revocation checked; undefined when they are not believed. */
  readonly issuer: (header: Json) => KeyObject | undefined
}

/** A credential that its issuer signed and its holder showed to us, now. Whether it was revoked is still to be asked. */
export type VerifiedPresentation = { readonly claims: Json; readonly status?: StatusReference }

/**
 * Verifies one SD-JWT VC with key binding: issuer first, then what is disclosed, then the holder. Nothing is read of a
 * credential whose issuer is not believed.
 *
 * @throws Problem of `presentationFaults`
 * @see RFC 9901, section 7.3; SD-JWT-based Verifiable Credentials, section 2.4; OpenID4VP 1.0, appendix B.3
 */
export function verifyPresentation(text: string, trust: PresentationTrust): VerifiedPresentation {
  const { issued, disclosures, keyBinding, shown } = splitSdJwt(text)
  const credential = tokenOf(issued, 'credential-form')
  const key = typed(credential, 'dc+sd-jwt') ? trust.issuer(credential.header) : refuse('credential-form')
  if (!key) return refuse('credential-issuer')
  if (!isSignedBy(credential, key)) return refuse('credential-signature')
  requireInTime(credential.payload, trust)
  const claims = disclosedClaims(credential.payload, disclosures)
  if (neverDisclosed.some((name) => !same(claims[name], credential.payload[name]))) refuse('credential-disclosures')
  if (claims.vct !== trust.vct) return refuse('credential-type')
  requireHolder(tokenOf(keyBinding, 'holder-signature'), holderKey(claims), digestOf(shown), trust)
  const status = statusReference(claims)
  return { claims, ...(status ? { status } : {}) }
}

/** What the issuer says to everybody or not at all (SD-JWT VC, section 2.2.2.2): disclosing one is a forgery. */
const neverDisclosed = ['iss', 'nbf', 'exp', 'cnf', 'vct', 'vct#integrity', 'status'] as const

const same = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other)

function tokenOf(compact: string, fault: 'credential-form' | 'holder-signature'): Jws {
  try {
    return readJws(compact)
  } catch (cause) {
    return refuse(fault, cause)
  }
}

const typed = ({ header }: Jws, typ: string) => header.typ === typ

function requireInTime({ exp, nbf, iat }: Json, { now, skewSeconds }: PresentationTrust): void {
  const seconds = now.getTime() / 1000
  const moments = [exp, nbf, iat].filter((moment) => moment !== undefined)
  if (!moments.every((moment) => typeof moment === 'number')) refuse('credential-form')
  // Without an end it would be good for ever.
  const end = typeof exp === 'number' ? exp : refuse('credential-form')
  if (end <= seconds - skewSeconds) refuse('credential-expired')
  const begins = Math.max(typeof nbf === 'number' ? nbf : 0, typeof iat === 'number' ? iat : 0)
  if (begins > seconds + skewSeconds) refuse('credential-not-yet-valid')
}

/** The key of whom it was issued to (RFC 7800): without one, whoever has a copy could show it. */
function holderKey({ cnf }: Json): KeyObject {
  const jwk = isJson(cnf) ? cnf.jwk : undefined
  if (!isJson(jwk) || Object.hasOwn(jwk, 'd') || jwk.kty !== 'EC') return refuse('holder-key')
  try {
    return createPublicKey({ key: { ...jwk }, format: 'jwk' })
  } catch (cause) {
    return refuse('holder-key', cause)
  }
}

function requireHolder(binding: Jws, key: KeyObject, hash: string, trust: PresentationTrust): void {
  const { now, skewSeconds, askedAt, audience, nonce } = trust
  if (!typed(binding, 'kb+jwt') || !isSignedBy(binding, key)) refuse('holder-signature')
  const { aud, nonce: said, iat, sd_hash: saidHash } = binding.payload
  if (aud !== audience) refuse('holder-audience')
  if (said !== nonce) refuse('holder-nonce')
  if (saidHash !== hash) refuse('holder-hash')
  const early = askedAt.getTime() / 1000 - skewSeconds
  const late = now.getTime() / 1000 + skewSeconds
  if (typeof iat !== 'number' || iat < early || iat > late) refuse('holder-time')
}

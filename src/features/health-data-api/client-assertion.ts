import { decodeJwt, decodeProtectedHeader, type JWTPayload, jwtVerify, type ProtectedHeaderParameters } from 'jose'
import { skewSeconds } from '../../standards/saml/assertion-trust.ts'
import type { Clients, RegisteredClient } from './clients.ts'
import { refuseClient } from './refuse-client.ts'

/** A client that has shown who it is, and what it signed. */
export type AuthenticatedClient = {
  readonly client: RegisteredClient
  readonly jti: string
  /** The assertion cannot be used after this. */
  readonly until: Date
  readonly extensions: unknown
}

/** Characters; an assertion with a professional and a patient in it has about 2,000. */
const longest = 16_384

/** Seconds from now to `exp` (SMART Backend Services). */
const longestLife = 300

/** All that a header may say. A key or an address of one (`jwk`, `jku`, `x5u`, `x5c`) is never looked at, but refused. */
const headerNames: ReadonlySet<string> = new Set(['alg', 'kid', 'typ'])

/**
 * Who signed a token request, by the key that is registered for the client and by nothing in the assertion itself. That it
 * is used once is for the caller to see to, by `jti`.
 *
 * @param audience the token endpoint, and nothing beside it
 * @throws Problem `forbidden` of `refuse-client.ts`
 * @see RFC 7523, section 3; https://hl7.org/fhir/smart-app-launch/client-confidential-asymmetric.html
 */
export async function authenticateClient(
  assertion: string,
  { clients, audience, now }: { readonly clients: Clients; readonly audience: string; readonly now: Date },
): Promise<AuthenticatedClient> {
  const { header, claimed } = unverified(assertion)
  const client = (await clients.find(claimed)) ?? refuseClient('client-unknown')
  const registered = client.keys.find(({ kid }) => kid === header.kid)
  if (!registered || header.alg !== registered.alg) return refuseClient('client-key-unknown')
  const { clientId } = client
  const expected = { issuer: clientId, subject: clientId, audience, algorithms: [registered.alg] }
  const payload = await verified(() =>
    jwtVerify(assertion, registered.key, {
      ...expected,
      currentDate: now,
      clockTolerance: skewSeconds,
      requiredClaims: ['exp', 'jti'],
    }),
  )
  const { jti, extensions } = payload
  if (typeof jti !== 'string' || jti.length === 0 || jti.length > 128) return refuseClient('client-assertion-form')
  return { client, jti, until: untilOf(payload, now), extensions }
}

function unverified(assertion: string): { readonly header: ProtectedHeaderParameters; readonly claimed: string } {
  if (assertion.length > longest) refuseClient('client-assertion-form')
  try {
    const header = decodeProtectedHeader(assertion)
    const { iss } = decodeJwt(assertion)
    const plain = Object.keys(header).every((name) => headerNames.has(name))
    if (plain && /^(JWT|client-authentication\+jwt)$/i.test(header.typ ?? 'JWT') && typeof iss === 'string')
      return { header, claimed: iss }
  } catch {
    refuseClient('client-assertion-form')
  }
  return refuseClient('client-assertion-form')
}

async function verified(verify: () => Promise<{ readonly payload: JWTPayload }>): Promise<JWTPayload> {
  try {
    const { payload } = await verify()
    // A second audience could replay the assertion to the first.
    if (Array.isArray(payload.aud) && payload.aud.length !== 1) refuseClient('client-assertion-signature')
    return payload
  } catch {
    // The library's error holds the claims, and so a patient.
    return refuseClient('client-assertion-signature')
  }
}

function untilOf({ exp = 0, iat }: JWTPayload, now: Date): Date {
  const seconds = now.getTime() / 1000
  if (exp - seconds > longestLife + skewSeconds) refuseClient('client-assertion-lifetime')
  if (iat !== undefined && (iat > seconds + skewSeconds || exp - iat > longestLife)) {
    refuseClient('client-assertion-lifetime')
  }
  return new Date((exp + skewSeconds) * 1000)
}

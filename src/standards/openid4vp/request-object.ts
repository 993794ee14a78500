import { createHash, type KeyObject } from 'node:crypto'
import { base64url } from './base64url.ts'
import { countryClaim } from './credential-types.ts'
import { signatureAlgorithms, signJws } from './jws.ts'
import type { Json } from './strict-json.ts'

/** Who asks wallets, and with which key: a certificate that wallets trust (HAIP 1.0, section 5). */
export type Verifier = {
  /** On the curve P-256. */
  readonly key: KeyObject
  /** DER. */
  readonly certificate: Uint8Array
  /** DER, from the certificate's issuer upwards, without the root. */
  readonly chain: readonly Uint8Array[]
}

/** A credential that would do: the name of the query, the type, and the claims it must show. */
export type AskedCredential = { readonly id: string; readonly vct: string; readonly claims: readonly string[] }

/** One question to a wallet. */
export type AuthorizationRequest = {
  readonly nonce: string
  readonly state: string
  readonly responseUri: string
  /** In the order we like them; the wallet shows one. */
  readonly credentials: readonly AskedCredential[]
  /** Public key that the answer is encrypted for: a JWK on P-256 with `kid`. */
  readonly encryptFor: Json
  readonly issuedAt: Date
  readonly expires: Date
}

/** What an answer may be encrypted with (HAIP 1.0, section 5). */
export const contentEncryptions: readonly string[] = ['A128GCM', 'A256GCM']

/** Our name to wallets: the certificate's SHA-256 (OpenID4VP 1.0, section 5.9.3, `x509_hash`). */
export function clientIdOf({ certificate }: Pick<Verifier, 'certificate'>): string {
  return `x509_hash:${base64url(createHash('sha256').update(certificate).digest())}`
}

/**
 * The signed request that a wallet fetches (RFC 9101; OpenID4VP 1.0, sections 5 and 8.3.1): what is asked is only in here,
 * and the answer comes encrypted, whoever reads the connection.
 */
export function requestObject(asked: AuthorizationRequest, verifier: Verifier): string {
  const { nonce, state, responseUri, credentials, encryptFor, issuedAt, expires } = asked
  const x5c = [verifier.certificate, ...verifier.chain].map((der) => Buffer.from(der).toString('base64'))
  return signJws(
    { typ: 'oauth-authz-req+jwt', x5c },
    {
      response_type: 'vp_token',
      response_mode: 'direct_post.jwt',
      client_id: clientIdOf(verifier),
      response_uri: responseUri,
      aud: 'https://self-issued.me/v2',
      nonce,
      state,
      iat: Math.floor(issuedAt.getTime() / 1000),
      exp: Math.floor(expires.getTime() / 1000),
      dcql_query: dcqlQuery(credentials),
      client_metadata: {
        jwks: { keys: [{ ...encryptFor, use: 'enc', alg: 'ECDH-ES' }] },
        encrypted_response_enc_values_supported: contentEncryptions,
        vp_formats_supported: {
          'dc+sd-jwt': { 'sd-jwt_alg_values': signatureAlgorithms, 'kb-jwt_alg_values': signatureAlgorithms },
        },
      },
    },
    verifier.key,
  )
}

/** Digital Credentials Query Language (OpenID4VP 1.0, section 6): one of the credentials is enough. */
function dcqlQuery(credentials: readonly AskedCredential[]): Json {
  return {
    credentials: credentials.map(({ id, vct, claims }) => ({
      id,
      format: 'dc+sd-jwt',
      meta: { vct_values: [vct] },
      claims: [...claims, countryClaim].map((claim) => ({ path: [claim] })),
    })),
    ...(credentials.length > 1 ? { credential_sets: [{ options: credentials.map(({ id }) => [id]) }] } : {}),
  }
}

/** What stands in the QR code: the address that opens a wallet (OpenID4VP 1.0, section 5.10). */
export function walletAddress(requestUri: string, verifier: Pick<Verifier, 'certificate'>): string {
  return `openid4vp://?${new URLSearchParams({ client_id: clientIdOf(verifier), request_uri: requestUri })}`
}

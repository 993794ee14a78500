import { Problem } from '../../kernel/problem.ts'
import { readCertificate } from '../../platform/x509/certificate.ts'
import { validatePath } from '../../platform/x509/path-validation.ts'
import { isSignedBy, readJws } from '../../standards/openid4vp/jws.ts'
import { clientIdOf } from '../../standards/openid4vp/request-object.ts'
import { isJson, type Json } from '../../standards/openid4vp/strict-json.ts'

/** A question whose asker the wallet believes. */
export type Question = {
  /** The asker, as its certificate says. */
  readonly asker: string
  readonly clientId: string
  readonly nonce: string
  readonly state: string
  readonly responseUri: string
  /** The key to encrypt the answer for: a public JWK. */
  readonly encryptFor: Json
  /** Asked credentials: the name of the query, the type, the claims. */
  readonly credentials: readonly { readonly id: string; readonly vct: string; readonly claims: readonly string[] }[]
}

/** What a wallet believes. */
export type AskerTrust = { readonly root: Uint8Array; readonly now: Date }

/**
 * Reads a signed request as a wallet does: the certificate leads to a root, the client's name is its hash, and the key of it
 * signed (OpenID4VP 1.0, section 5.10).
 *
 * @throws Problem `forbidden` (`demo-wallet-request`)
 */
export function readRequest(token: string, clientId: string, { root, now }: AskerTrust): Question {
  try {
    const jws = readJws(token)
    const [x5c]: readonly unknown[] = Array.isArray(jws.header.x5c) ? jws.header.x5c : []
    const certificate = Buffer.from(textIn(x5c), 'base64')
    const path = { anchors: [root], intermediates: [], crls: [], use: 'assertion', now } as const
    const { commonName, publicKey } = readCertificate(certificate)
    const { payload, header } = jws
    const believed =
      header.typ === 'oauth-authz-req+jwt' &&
      validatePath(certificate, path).ok &&
      clientIdOf({ certificate }) === clientId &&
      payload.client_id === clientId &&
      isSignedBy(jws, publicKey) &&
      Number(payload.exp) > now.getTime() / 1000
    if (believed) return { asker: commonName, clientId, ...questionIn(payload) }
  } catch (cause) {
    throw refusal(cause)
  }
  throw refusal()
}

function questionIn(payload: Json): Omit<Question, 'asker' | 'clientId'> {
  const { client_metadata: metadata, dcql_query: query } = payload
  const [encryptFor] = objectsIn(objectIn(objectIn(metadata).jwks).keys)
  return {
    nonce: textIn(payload.nonce),
    state: textIn(payload.state),
    responseUri: textIn(payload.response_uri),
    encryptFor: objectIn(encryptFor),
    credentials: objectsIn(objectIn(query).credentials).map(({ id, meta, claims }) => {
      const { vct_values: types } = objectIn(meta)
      const [vct]: readonly unknown[] = Array.isArray(types) ? types : []
      const paths = objectsIn(claims).map(({ path }) => textIn(Array.isArray(path) ? path[0] : undefined))
      return { id: textIn(id), vct: textIn(vct), claims: paths }
    }),
  }
}

function objectsIn(value: unknown): readonly Json[] {
  return Array.isArray(value) ? value.map(objectIn) : []
}

function objectIn(value: unknown): Json {
  if (isJson(value)) return value
  throw new TypeError('No object')
}

function textIn(value: unknown): string {
  if (typeof value === 'string') return value
  throw new TypeError('No text')
}

function refusal(cause?: unknown): Problem {
  return new Problem('forbidden', 'demo-wallet-request', 'The wallet does not believe who asks', {}, { cause })
}

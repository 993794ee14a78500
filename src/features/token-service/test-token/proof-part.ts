import { createHash, generateKeyPairSync, type KeyObject } from 'node:crypto'
import { importJWK, type CryptoKey, type JWK, SignJWT } from 'jose'
import { Problem } from '../../../kernel/problem.ts'
import { jwkIn, thumbprintOf } from './client-part.ts'
import type { Parameters } from './wish.ts'

type Json = Readonly<Record<string, unknown>>

/** A proof on its way to be signed. */
type Unsigned = { readonly header: Json; readonly claims: Json }

type Spoil = (proof: Unsigned, at: { readonly seconds: number; readonly secret: JWK }) => Unsigned

const without =
  (part: 'header' | 'claims', name: string): Spoil =>
  (proof) => ({ ...proof, [part]: Object.fromEntries(Object.entries(proof[part]).filter(([each]) => each !== name)) })
const claim =
  (claims: (seconds: number) => Json): Spoil =>
  (proof, { seconds }) => ({ ...proof, claims: { ...proof.claims, ...claims(seconds) } })
const header =
  (headers: (secret: JWK) => Json): Spoil =>
  (proof, { secret }) => ({ ...proof, header: { ...proof.header, ...headers(secret) } })
const same: Spoil = (proof) => proof

/** `invalidDPoPProofParameters` of HelseID's service, by number: what each spoils. */
const spoils: readonly (readonly [name: string, spoil: Spoil])[] = [
  ['None', same],
  ['DontSetHtuClaimValue', without('claims', 'htu')],
  ['DontSetHtmClaimValue', without('claims', 'htm')],
  ['SetIatValueInThePast', claim((seconds) => ({ iat: seconds - 3600 }))],
  ['SetIatValueInTheFuture', claim((seconds) => ({ iat: seconds + 3600 }))],
  ['DontSetAthClaimValue', without('claims', 'ath')],
  ['DontSetAlgHeader', without('header', 'alg')],
  ['DontSetJwkHeader', without('header', 'jwk')],
  ['DontSetJtiClaim', without('claims', 'jti')],
  ['SetAlgHeaderToASymmetricAlgorithm', header(() => ({ alg: 'HS256' }))],
  ['SetPrivateKeyInJwkHeader', header((jwk) => ({ jwk }))],
  ['SetInvalidTypHeaderValue', header(() => ({ typ: 'jwt' }))],
  ['SetAnInvalidSignature', same],
  ['SetAnInvalidJktValueInToken', same],
]

/** The key that a token is bound to, and what is to be wrong. */
export type ProofKey = {
  readonly jkt: string
  readonly key: CryptoKey | KeyObject
  readonly secret: JWK
  readonly published: JWK
  readonly spoilt: string
}

/** @returns undefined where the request asks for no proof. @throws Problem `invalid` (`test-token-malformed`) */
export async function proofKeyOf(wish: Parameters): Promise<ProofKey | undefined> {
  if (!wish.flag('createDPoPTokenWithDPoPProof')) return undefined
  const parameters = wish.within('dPoPProofParameters')
  const given = parameters.text('privateKeyForProofCreation')
  const secret = given === undefined ? newSecret() : jwkIn(given, 'dPoPProofParameters.privateKeyForProofCreation')
  const { d: _d, p: _p, q: _q, dp: _dp, dq: _dq, qi: _qi, ...published } = secret
  const [spoilt] = spoils[parameters.number('invalidDPoPProofParameters') ?? 0] ?? missing('invalidDPoPProofParameters')
  const right = await thumbprintOf(published, 'dPoPProofParameters.privateKeyForProofCreation')
  const jkt = spoilt === 'SetAnInvalidJktValueInToken' ? hashOf(right) : right
  return { jkt, key: await keyOf(secret), secret, published, spoilt }
}

/** The proof that goes with a token, with what was asked to be wrong (RFC 9449, section 4.2). */
export async function proofPart(
  wish: Parameters,
  { key, secret, published, spoilt }: ProofKey,
  token: string,
  { seconds, newId }: { readonly seconds: number; readonly newId: () => string },
): Promise<string> {
  const { text } = wish.within('dPoPProofParameters')
  const claims = {
    htm: text('htmClaimValue') ?? (spoilt === 'DontSetHtmClaimValue' ? '' : missing('htmClaimValue')),
    htu: text('htuClaimValue') ?? (spoilt === 'DontSetHtuClaimValue' ? '' : missing('htuClaimValue')),
    jti: newId(),
    iat: seconds,
    ath: hashOf(token),
  }
  const alg = published.kty === 'RSA' ? 'PS256' : 'ES256'
  const right = { header: { typ: 'dpop+jwt', alg, jwk: published }, claims }
  const spoil = spoils.find(([name]) => name === spoilt)?.[1] ?? same
  return written(spoil(right, { seconds, secret }), alg, key, spoilt === 'SetAnInvalidSignature')
}

/** A header that no library would write stands over a signature that is made by the rules. */
async function written(
  { header, claims }: Unsigned,
  alg: string,
  key: ProofKey['key'],
  broken: boolean,
): Promise<string> {
  const signed = await new SignJWT(claims).setProtectedHeader({ ...header, alg }).sign(key)
  const [, payload = '', signature = ''] = signed.split('.')
  const head = Buffer.from(JSON.stringify(header)).toString('base64url')
  return [
    head,
    payload,
    broken ? Buffer.from(signature).toString('base64url').slice(0, signature.length) : signature,
  ].join('.')
}

async function keyOf(secret: JWK): Promise<CryptoKey> {
  try {
    const key = await importJWK(secret, secret.kty === 'RSA' ? 'PS256' : 'ES256')
    const long = secret.kty !== 'RSA' || Buffer.from(secret.n ?? '', 'base64url').length >= 256
    if (!(key instanceof Uint8Array) && key.type === 'private' && long) return key
  } catch {
    // The cause may quote the key.
  }
  return missing('privateKeyForProofCreation')
}

function newSecret(): JWK {
  // node:crypto gives the same members under looser types.
  return generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey.export({ format: 'jwk' }) as JWK
}

function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('base64url')
}

function missing(name: string): never {
  throw new Problem('invalid', 'test-token-malformed', 'The proof cannot be made', {
    at: `dPoPProofParameters.${name}`,
  })
}

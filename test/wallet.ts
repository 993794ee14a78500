import { createPublicKey, generateKeyPairSync, type KeyObject } from 'node:crypto'
import { base64url } from '../src/standards/openid4vp/base64url.ts'
import { signJws } from '../src/standards/openid4vp/jws.ts'
import { digestOf } from '../src/standards/openid4vp/sd-jwt.ts'
import type { Json } from '../src/standards/openid4vp/strict-json.ts'
import type { PresentationTrust } from '../src/standards/openid4vp/verify-presentation.ts'

/** A key on P-256. */
export const newEcKey = (): KeyObject => generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey

export const issuerKey = newEcKey()
export const holderKey = newEcKey()
export const now = new Date('2026-11-22T10:00:00Z')
export const seconds = Math.floor(now.getTime() / 1000)

export const jwkOf = (key: KeyObject): Json => ({ ...createPublicKey(key).export({ format: 'jwk' }) })

/** A disclosure of a claim, or of an element when there is no name. */
export const disclosure = (...parts: readonly unknown[]): string => base64url(JSON.stringify(['c2FsdA', ...parts]))

/** What a verifier that asked this wallet a minute ago expects. */
export const trust: PresentationTrust = {
  now,
  skewSeconds: 60,
  askedAt: new Date(now.getTime() - 60_000),
  audience: 'x509_hash:us',
  nonce: 'n-0S6_WzA2Mj',
  vct: 'urn:eudi:pid:1',
  issuer: ({ x5c }) => (x5c === undefined ? undefined : createPublicKey(issuerKey)),
}

/** What of a good presentation is to be otherwise. */
export type Forgery = {
  readonly header?: Json
  readonly payload?: Json
  readonly issuer?: KeyObject
  /** Digested by the issuer. */
  readonly signed?: readonly string[]
  /** Shown by the holder; those that were signed unless told. */
  readonly shown?: readonly string[]
  readonly kbHeader?: Json
  readonly kb?: Json
  readonly holder?: KeyObject
  /** The issuer's token after it was signed. */
  readonly issued?: (token: string) => string
  readonly keyBinding?: (token: string) => string
}

/** A presentation that `trust` believes, but for what a test changes. */
export function presentation(forgery: Forgery = {}): string {
  const { signed = [disclosure('family_name', 'Keksitty'), disclosure('given_name', 'Aino')], shown = signed } = forgery
  const { issued = (token) => token, keyBinding = (token) => token } = forgery
  const payload = {
    iss: 'https://pid.example',
    vct: 'urn:eudi:pid:1',
    iat: seconds - 86_400,
    exp: seconds + 86_400,
    cnf: { jwk: jwkOf(holderKey) },
    issuing_country: 'FI',
    _sd: signed.map(digestOf),
    _sd_alg: 'sha-256',
    ...forgery.payload,
  }
  const header = { typ: 'dc+sd-jwt', x5c: ['MA=='], ...forgery.header }
  const before = [issued(signJws(header, payload, forgery.issuer ?? issuerKey)), ...shown, ''].join('~')
  const kb = { aud: trust.audience, nonce: trust.nonce, iat: seconds - 5, sd_hash: digestOf(before), ...forgery.kb }
  return before + keyBinding(signJws({ typ: 'kb+jwt', ...forgery.kbHeader }, kb, forgery.holder ?? holderKey))
}

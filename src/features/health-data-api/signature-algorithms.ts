import type { KeyObject } from 'node:crypto'

/**
 * How a client may sign (RFC 7518, section 3.1), and the key each needs. Nothing symmetric, and not `none`: a row that is
 * not here is refused. RS384 and ES384 are what SMART Backend Services wants of every server.
 */
export const signatureAlgorithms: Readonly<Record<string, (key: KeyObject) => boolean>> = {
  ES256: onCurve('prime256v1'),
  ES384: onCurve('secp384r1'),
  PS256: isRsa,
  RS256: isRsa,
  RS384: isRsa,
}

function onCurve(name: string) {
  return ({ asymmetricKeyType, asymmetricKeyDetails }: KeyObject) =>
    asymmetricKeyType === 'ec' && asymmetricKeyDetails?.namedCurve === name
}

function isRsa({ asymmetricKeyType, asymmetricKeyDetails }: KeyObject): boolean {
  return asymmetricKeyType === 'rsa' && (asymmetricKeyDetails?.modulusLength ?? 0) >= 2048
}

/** Seconds an assertion may live. */
const longestSeconds = 60

type Claims = Readonly<Record<string, unknown>>

/**
 * What HelseID demands of a client's assertion beyond RFC 7523: the issuer alone as audience, `sub` the client too, and over
 * within a minute. That its time is now, the library has checked.
 *
 * @returns what is wrong with it, in words without its values
 * @see https://github.com/NorskHelsenett/HelseID.Samples
 */
export function assertionFault({ aud, iss, sub, iat, nbf, exp }: Claims, issuer: string): string | undefined {
  if (aud !== issuer) return 'aud must be the issuer, and nothing else'
  if (sub !== iss) return 'sub must be the client, as iss is'
  if (typeof iat !== 'number') return 'iat is missing'
  if (typeof nbf !== 'number') return 'nbf is missing'
  if (typeof exp !== 'number' || exp - Math.min(iat, nbf) > longestSeconds) return 'exp must be at most 60 seconds on'
  return undefined
}

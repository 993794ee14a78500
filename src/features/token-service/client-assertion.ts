/** Seconds an assertion may live, and what two clocks may differ. */
const longestSeconds = 60
const skewSeconds = 5

type Claims = Readonly<Record<string, unknown>>

/**
 * What HelseID demands of a client's assertion beyond RFC 7523: the issuer alone as audience, `sub` the client too, issued
 * now and over within a minute.
 *
 * @returns what is wrong with it, in words without its values
 * @see https://github.com/NorskHelsenett/HelseID.Samples
 */
export function assertionFault(
  { aud, iss, sub, iat, nbf, exp }: Claims,
  issuer: string,
  now: Date,
): string | undefined {
  const seconds = now.getTime() / 1000
  if (aud !== issuer) return 'aud must be the issuer, and nothing else'
  if (sub !== iss) return 'sub must be the client, as iss is'
  if (typeof iat !== 'number') return 'iat is missing'
  if (typeof nbf !== 'number') return 'nbf is missing'
  if (typeof exp !== 'number' || exp - Math.min(iat, nbf) > longestSeconds) return 'exp must be at most 60 seconds on'
  if (exp - seconds > longestSeconds + skewSeconds) return 'exp must be at most 60 seconds on'
  return undefined
}

/** The level that ID-porten calls high; health services take no lower. */
export const highLevel = 'idporten-loa-high'

/** Levels that a citizen may have signed in at, highest first. */
export const citizenLevels = [highLevel, 'idporten-loa-substantial'] as const

/** One of them. */
export type CitizenLevel = (typeof citizenLevels)[number]

/**
 * What ID-porten says of a citizen. The names of `pid`, `acr` and `amr` are ID-porten's; which identity provider it was is
 * our proposal, since nobody proves anything here.
 *
 * @see https://docs.digdir.no/docs/idporten/oidc/oidc_protocol_id_token
 */
export function citizenClaims(pid: string, pseudonymOf: (pid: string) => string, acr: string = highLevel) {
  return { sub: pseudonymOf(pid), pid, acr, amr: ['TestID'], locale: 'nb' }
}

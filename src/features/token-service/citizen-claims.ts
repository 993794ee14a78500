/** The level that ID-porten calls high; health services take no lower. */
export const highLevel = 'idporten-loa-high'

/**
 * What ID-porten says of a citizen. The names of `pid`, `acr` and `amr` are ID-porten's; which identity provider it was is
 * our proposal, since nobody proves anything here.
 *
 * @see https://docs.digdir.no/docs/idporten/oidc/oidc_protocol_id_token
 */
export function citizenClaims(pid: string, pseudonymOf: (pid: string) => string) {
  return { sub: pseudonymOf(pid), pid, acr: highLevel, amr: ['TestID'], locale: 'nb' }
}

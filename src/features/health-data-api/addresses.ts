/** Where the FHIR face is. Validation is at `/fhir` and needs no token, so that this one has a base of its own. */
export const addresses = {
  base: '/ehds/fhir',
  token: '/ehds/token',
  smartConfiguration: '/ehds/fhir/.well-known/smart-configuration',
  /** RFC 8414, section 3.1, of the issuer below. */
  authorizationServer: '/.well-known/oauth-authorization-server/ehds',
} as const

/** What tokens name as their issuer. */
export function issuerAt(origin: string): string {
  return `${origin}/ehds`
}

/** What tokens are for: the base that resources are below. */
export function baseAt(origin: string): string {
  return `${origin}${addresses.base}`
}

/** The audience of whoever authenticates to get a token. */
export function tokenEndpointAt(origin: string): string {
  return `${origin}${addresses.token}`
}

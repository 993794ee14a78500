/** An API that tokens are issued for: a service of the box. */
export type Api = {
  /** `aud` of its tokens; also the resource indicator (RFC 8707). */
  readonly audience: string
  readonly scopes: readonly string[]
}

/**
 * The APIs that scopes belong to, in the order of the scopes. HelseID gives a token for one of them at a time: which,
 * follows from the scopes (audience by scope).
 */
export function apisOf(apis: readonly Api[], scopes: readonly string[]): readonly Api[] {
  const found = scopes.map((scope) => apis.find((api) => api.scopes.includes(scope)))
  return [...new Set(found.filter((api) => api !== undefined))]
}

/** Scopes that are of no API here. */
export function unknownScopes(apis: readonly Api[], scopes: readonly string[]): readonly string[] {
  return scopes.filter((scope) => !apis.some((api) => api.scopes.includes(scope)))
}

/** An API that tokens are issued for: a service of the box. */
export type Api = {
  /** `aud` of its tokens; also the resource indicator (RFC 8707). */
  readonly audience: string
  readonly scopes: readonly string[]
}

/**
 * The API that a client is itself, when it is registered as one: a vendor's own, which its other clients get tokens for and
 * which exchanges them (RFC 8693). That every client may ask for it is our proposal; HelseID's self service registers APIs.
 */
export function clientApi(clientId: string): Api {
  return { audience: `box:${clientId}`, scopes: [`box:${clientId}/all`] }
}

/** The API of an audience, a client's own too. */
export function apiOfAudience(apis: readonly Api[], audience: string): Api | undefined {
  const [, clientId] = /^box:([\w-]{1,64})$/.exec(audience) ?? []
  return apis.find((api) => api.audience === audience) ?? (clientId === undefined ? undefined : clientApi(clientId))
}

/**
 * The APIs that scopes belong to, in the order of the scopes. HelseID gives a token for one of them at a time: which,
 * follows from the scopes (audience by scope).
 */
export function apisOf(apis: readonly Api[], scopes: readonly string[]): readonly Api[] {
  const found = scopes.map((scope) => apiOfScope(apis, scope)).filter((api) => api !== undefined)
  return [...new Map(found.map((api) => [api.audience, api])).values()]
}

/** Scopes that are of no API here. */
export function unknownScopes(apis: readonly Api[], scopes: readonly string[]): readonly string[] {
  return scopes.filter((scope) => !apiOfScope(apis, scope))
}

/** Whether everybody may ask for a scope, registered for it or not. */
export function isOpenToAll(scope: string): boolean {
  return /^box:[\w-]{1,64}\/all$/.test(scope)
}

function apiOfScope(apis: readonly Api[], scope: string): Api | undefined {
  const found = apis.find((api) => api.scopes.includes(scope))
  return found ?? (isOpenToAll(scope) ? apiOfAudience(apis, scope.replace(/\/all$/, '')) : undefined)
}

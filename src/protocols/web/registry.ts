import type { RouteDeclaration } from '../gate/gate.ts'
import type { Address, HttpRoute } from './route.ts'

/** Every way in and out, in one list. */
export type Registry = {
  /** All of them, also those not over HTTP: what a twin test runs over. */
  readonly routes: () => readonly RouteDeclaration[]
  readonly http: () => readonly HttpRoute[]
  readonly find: (id: string) => RouteDeclaration | undefined
}

/**
 * Collects what the features hand over.
 *
 * @throws Error when two routes share an id or an address: a fault in the wiring
 */
export function makeRegistry(http: readonly HttpRoute[], others: readonly RouteDeclaration[] = []): Registry {
  const routes: readonly RouteDeclaration[] = [...http, ...others]
  const byId = new Map(routes.map((route) => [route.id, route]))
  if (byId.size !== routes.length) throw new Error(`Two routes share the id ${repeated(routes.map(({ id }) => id))}`)
  const addresses = http.flatMap((route) => route.addresses.map(({ method, path }) => `${method} ${path}`))
  if (new Set(addresses).size !== addresses.length) throw new Error(`Two routes share ${repeated(addresses)}`)
  return { routes: () => routes, http: () => http, find: (id) => byId.get(id) }
}

/** The methods some route answers at this path: what a 405 lists in `Allow` (RFC 9110, section 10.2.1). */
export function methodsAt(registry: Registry, path: string): readonly Address['method'][] {
  const here = registry.http().flatMap((route) => route.addresses.filter((address) => leadsTo(address.path, path)))
  return [...new Set(here.map(({ method }) => method))].toSorted()
}

/** How what stops at this path is told, also where no route is reached: by the protocol that is spoken there. */
export function troubledAt(registry: Registry, path: string): HttpRoute['troubled'] {
  return registry
    .http()
    .find(({ troubled, addresses }) => troubled && addresses.some((each) => leadsTo(freely(each.path), path)))?.troubled
}

/** The same address, taking anything where it stands open. */
function freely(pattern: string): string {
  return pattern.replaceAll(/\(\^.*?\$\)/g, '')
}

function leadsTo(pattern: string, path: string): boolean {
  const wanted = pattern.split('/')
  const given = path.split('/')
  const open = wanted.at(-1) === '*'
  if (open ? given.length < wanted.length : given.length !== wanted.length) return false
  return wanted.every((part, i) => part === '*' || part === given[i] || isOpenTo(part, given[i] ?? ''))
}

/** `:name` takes anything, `:name(^…$)` what the expression takes. */
function isOpenTo(part: string, given: string): boolean {
  const open = /^:\w+(?:\((.+)\))?$/.exec(part)
  return open !== null && (open[1] === undefined || new RegExp(open[1]).test(given))
}

function repeated(values: readonly string[]): string {
  return values.find((value, i) => values.indexOf(value) !== i) ?? ''
}

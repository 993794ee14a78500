import type { Prepared, RouteDeclaration } from '../gate/gate.ts'
import type { Answer } from './answer.ts'
import type { Trouble } from './problem-page.ts'
import type { WebRequest } from './request.ts'

/**
 * How the body of a POST is read. Sizes in bytes; a body above them is refused with `too-large` before it is kept.
 *
 * - `form`: `application/x-www-form-urlencoded`
 * - `files`: `multipart/form-data`; `maxBytes` is per file, and there may be one file unless `maxFiles` says more: all are
 *   in memory at once, so `maxTotalBytes` bounds files and fields together. `maxFieldBytes` is per field, 100 kB unless it
 *   says more
 * - `bytes`: any type, unread
 * - `unread`: left on the connection, for a `raw` answer
 */
export type Body =
  | { readonly kind: 'form'; readonly maxBytes?: number }
  | {
      readonly kind: 'files'
      readonly maxBytes: number
      readonly maxFiles?: number
      readonly maxTotalBytes?: number
      readonly maxFieldBytes?: number
    }
  | { readonly kind: 'bytes'; readonly maxBytes: number }
  | { readonly kind: 'unread' }

/** Where a route is found. `:name` in the path is a parameter, `:name(^…$)` one of that form; a last `*` takes the rest. */
export type Address = { readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE'; readonly path: string }

/** A way in over HTTP. The one thing a feature hands over to be reachable in a browser. */
export type HttpRoute = RouteDeclaration & {
  readonly kind: 'http' | 'print'
  readonly addresses: readonly Address[]
  readonly body?: Body
  /** A POST that other systems call: without our cookie, so the same-site check has nothing to protect. */
  readonly calledBySystems?: true
  /** Gathers the facts and says whom the answer would be about. Shows and changes nothing. */
  readonly prepare: (request: WebRequest) => Prepared<Answer> | Promise<Prepared<Answer>>
  /** What to answer instead of the plain refusal, by the policy row that refused. It gets no data. */
  readonly instead?: Readonly<Record<string, (request: WebRequest) => Answer>>
  /** Code of the words for what is hidden or not there, which are the same for both; `not-found` unless told. */
  readonly hiddenAs?: string
  /** How a protocol of its own says that something stopped; otherwise it is a page, or problem details (RFC 9457). */
  readonly troubled?: (trouble: Trouble, request: WebRequest) => Answer | Promise<Answer>
}

/** What `get` and `post` still need to know. */
export type Wanted = Omit<HttpRoute, 'kind' | 'addresses' | 'prepare'> & {
  readonly kind?: 'print'
  readonly path: string
} & (
    | { readonly prepare: HttpRoute['prepare'] }
    | {
        /** For a route about no one: the answer straight away. */
        readonly answer: (request: WebRequest) => Answer | Promise<Answer>
      }
  )

/** A page or file to read. */
export function get(wanted: Wanted): HttpRoute {
  return made('GET', wanted)
}

/** A form to send. Its body is a plain form unless told. */
export function post(wanted: Wanted): HttpRoute {
  return made('POST', { body: { kind: 'form' }, ...wanted })
}

function made(method: Address['method'], wanted: Wanted): HttpRoute {
  const { path, kind = 'http', ...rest } = wanted
  const prepare: HttpRoute['prepare'] =
    'prepare' in wanted
      ? wanted.prepare
      : (request) => ({ about: { kind: 'no-one' }, answer: () => wanted.answer(request) })
  return { ...rest, kind, addresses: [{ method, path }], prepare }
}

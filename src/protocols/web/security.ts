import type { Page } from './answer.ts'

/** Headers by lower-case name. */
export type Headers = Readonly<Record<string, string>>

/** On every answer, whatever it is. */
export function alwaysHeaders(overHttps: boolean): Headers {
  return {
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    'permissions-policy': 'camera=(), geolocation=(), microphone=()',
    ...(overHttps ? { 'strict-transport-security': 'max-age=31536000' } : {}),
  }
}

/** Nothing personal is kept by the browser or anyone between (RFC 9111, section 5.2.2.5). */
export const unkept: Headers = { 'cache-control': 'no-store' }

/** For what is public and whose address changes with its content (RFC 8246). */
export const keptForever: Headers = { 'cache-control': 'public, max-age=31536000, immutable' }

/** What a page may load: our own style, fonts and pictures, and what it says it needs besides. Nothing from elsewhere. */
export function pagePolicy({ scripts, embeds, formsEndAt }: Pick<Page, 'scripts' | 'embeds' | 'formsEndAt'>): Headers {
  const scripted = scripts !== undefined && scripts.length > 0
  return policy([
    "default-src 'none'",
    "style-src 'self'",
    "font-src 'self'",
    "img-src 'self' data:",
    ...(scripted ? ["script-src 'self'", "connect-src 'self'"] : []),
    ...(embeds === 'own-documents' ? ["object-src 'self'", "frame-src 'self'"] : []),
    "base-uri 'none'",
    `form-action 'self'${isHostSource(formsEndAt) ? ` ${formsEndAt}` : ''}`,
    "frame-ancestors 'none'",
  ])
}

/**
 * Whether an origin can be said in a policy (https://www.w3.org/TR/CSP3/, section 2.3.1, `host-source`). Hosts of addresses may
 * hold a semicolon, which would begin a directive; an IPv6 address cannot be said at all.
 */
function isHostSource(origin: string | undefined): origin is string {
  return origin !== undefined && /^https?:\/\/[a-z\d-]+(\.[a-z\d-]+)*(:\d+)?$/.test(origin)
}

/** For an answer that is not to be shown at all: a redirect, or what other software speaks. */
export const emptyPolicy: Headers = policy(["default-src 'none'", "frame-ancestors 'none'"])

/**
 * A file shown inside our own page. A browser's built-in PDF viewer is a small page with a plug-in and a style of its
 * own; other types get nothing.
 */
export function filePolicy(type: string, disposition: 'attachment' | 'inline'): Headers {
  const framed = disposition === 'inline' ? "frame-ancestors 'self'" : "frame-ancestors 'none'"
  if (type === 'application/pdf' && disposition === 'inline') {
    return policy(["default-src 'none'", "object-src 'self'", "style-src 'unsafe-inline'", framed])
  }
  return policy(["default-src 'none'", 'sandbox', framed])
}

function policy(directives: readonly string[]): Headers {
  return { 'content-security-policy': directives.join('; ') }
}

/** What every machine calls itself (RFC 6761, section 6.3; RFC 8252, section 7.3), as in the `Host` of a request. */
export const loopbackNames: readonly string[] = ['127.0.0.1', 'localhost', '[::1]']

/** Whether a server that listens on this address is reached from its own machine alone. */
export function isLoopback(address: string): boolean {
  return /^(127\.|localhost$|::1$)/.test(address)
}

/**
 * Whether a request on this machine is meant for us. A page from elsewhere whose name is made to lead here (DNS
 * rebinding) calls us by that name, and to a browser that is the same site.
 */
export function isOurName(host: string | undefined, origin: string): boolean {
  const name = host?.toLowerCase().replace(/:\d+$/, '')
  return name === undefined || name === new URL(origin).hostname || loopbackNames.includes(name)
}

/**
 * Whether a POST comes from one of our own pages. Browsers say so in `Sec-Fetch-Site`
 * (https://www.w3.org/TR/fetch-metadata/) or, if they are old, in `Origin`. Neither: not from a page of ours.
 */
export function fromOurPages(headers: Readonly<Record<string, string | undefined>>, origin: string): boolean {
  const site = headers['sec-fetch-site']
  if (site !== undefined) return site === 'same-origin'
  const from = headers.origin
  return from !== undefined && (from === origin || from === `${new URL(origin).protocol}//${headers.host}`)
}

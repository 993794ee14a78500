import { createHash } from 'node:crypto'
import { Problem } from '../../kernel/problem.ts'
import { type Answer, page, redirect } from '../../protocols/web/answer.ts'
import { framePaths } from '../../protocols/web/layout.ts'
import type { WebRequest } from '../../protocols/web/request.ts'
import { get, type HttpRoute, post } from '../../protocols/web/route.ts'
import { loopbackNames } from '../../protocols/web/security.ts'
import type { Attests } from './attests.ts'
import { parseClaims } from './claims.ts'
import { failedPage } from './pages/failed.ts'
import type { RelyingParty } from './relying-party.ts'
import { pendingMinutes, type VisitStore } from './visit.ts'
import type { Visits } from './visits.ts'

/** Where the issuer sends the browser back to: the `redirect_uri` to register with it. */
export const callbackPath = '/logg-inn/svar'

/** Where a sign-in that came to nothing ends. */
export const failedPath = '/logg-inn/avbrutt'

const pendingCookie = 'knutepunkt-sign-in'

/** What signing in and out needs. */
export type SignInNeeds = {
  readonly origin: string
  readonly relyingParty: RelyingParty
  readonly visits: Visits
  readonly store: VisitStore
  readonly attests: Pick<Attests, 'keep'>
  readonly newToken: () => string
}

/** Signing in at the issuer, coming back, and signing out. */
export function signInRoutes(needs: SignInNeeds): readonly HttpRoute[] {
  return [
    get({
      id: 'sign-in',
      path: framePaths.signIn,
      releases: 'nothing',
      answer: (request) => begin(needs, request),
    }),
    get({
      id: 'sign-in-callback',
      path: callbackPath,
      releases: 'nothing',
      answer: (request) => finish(needs, request),
    }),
    get({
      id: 'sign-in-failed',
      path: failedPath,
      releases: 'public',
      answer: ({ language }) => page(failedPage(language)),
    }),
    post({
      id: 'sign-out',
      path: framePaths.signOut,
      releases: 'nothing',
      answer: async ({ cookies }) => redirect(framePaths.front, [await needs.visits.end(cookies)]),
    }),
  ]
}

async function begin({ origin, relyingParty, store, newToken }: SignInNeeds, request: WebRequest): Promise<Answer> {
  const returnTo = localPath(request.query.get('til'))
  if (otherLoopback(request.headers.host, new URL(origin))) {
    return redirect(`${origin}${framePaths.signIn}?${new URLSearchParams({ til: returnTo })}`)
  }
  if (request.person) return redirect(returnTo)
  const { address, pending } = await relyingParty.begin(returnTo)
  const token = newToken()
  await store.savePending(keyOf(token), pending)
  return redirect(address, [{ name: pendingCookie, value: token, maxAgeSeconds: pendingMinutes * 60 }])
}

async function finish(needs: SignInNeeds, request: WebRequest): Promise<Answer> {
  const { origin, relyingParty, visits, store, attests, newToken } = needs
  const token = request.cookies[pendingCookie]
  const pending = token === undefined ? undefined : await store.takePending(keyOf(token))
  if (!pending) throw new Problem('forbidden', 'sign-in-failed', 'No sign-in is under way in this browser')
  const callback = new URL(`${origin}${callbackPath}?${request.query}`)
  const { claims, grant } = await relyingParty.finish(callback, pending)
  const person = parseClaims(claims)
  await visits.end(request.cookies)
  const visit = newToken()
  const begun = await visits.begin(person, visit)
  if (grant) attests.keep(visit, grant)
  return redirect(pending.returnTo, [begun, { name: pendingCookie, value: '', maxAgeSeconds: 0 }])
}

/**
 * Whether this machine was called by another of its names. The issuer sends people back to our own origin, where the
 * cookie of a sign-in begun under another name would be missing.
 */
function otherLoopback(host: string | undefined, { hostname, port }: URL): boolean {
  if (host === undefined || !loopbackNames.includes(hostname)) return false
  return loopbackNames.some((name) => name !== hostname && host === `${name}:${port}`)
}

/** Only a path on this server: whoever makes a link to us must not send our people elsewhere. */
export function localPath(wanted: string | null): string {
  const base = 'http://local.invalid'
  if (wanted === null || !/^\/(?![/\\])/.test(wanted) || !URL.canParse(wanted, base)) return framePaths.front
  const url = new URL(wanted, base)
  // Dots in a path may cancel out and leave two slashes, which browsers read as another host.
  return url.origin === base && !url.pathname.startsWith('//') ? `${url.pathname}${url.search}` : framePaths.front
}

function keyOf(token: string): string {
  return createHash('sha256').update(token).digest('hex')
}

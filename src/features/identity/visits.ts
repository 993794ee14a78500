import { createHash } from 'node:crypto'
import type { SignedIn } from '../../protocols/gate/access.ts'
import type { Cookie } from '../../protocols/web/answer.ts'
import type { WebRequest } from '../../protocols/web/request.ts'
import { type VisitLimits, type VisitStore, visitOpen } from './visit.ts'

/** Begins, finds and ends visits. */
export type Visits = {
  /**
   * A new token every time, so that a token known beforehand opens nothing.
   *
   * @param visit random; another than the token
   */
  readonly begin: (person: Omit<SignedIn, 'visit'>, visit: SignedIn['visit']) => Promise<Cookie>
  readonly personOf: (cookies: WebRequest['cookies']) => Promise<SignedIn | undefined>
  readonly end: (cookies: WebRequest['cookies']) => Promise<Cookie>
  /** Ends visits nobody uses any more; to be called now and then. */
  readonly endUnused: () => Promise<void>
}

/** What visits need. */
export type VisitNeeds = {
  readonly store: VisitStore
  readonly limits: VisitLimits
  readonly now: () => Date
  /** 256 random bits or more, as text that may stand in a cookie. */
  readonly newToken: () => string
  readonly overHttps: boolean
  /** What else ends with a visit. */
  readonly ended: (visit: SignedIn['visit']) => Promise<void>
}

/** The name of the visit's cookie. With `__Host-` the browser itself refuses it from another host or without https. */
export function visitCookie(overHttps: boolean): string {
  return overHttps ? '__Host-knutepunkt-visit' : 'knutepunkt-visit'
}

/** A visit is written as seen at most this often. */
const seenEveryMs = 60_000

/** Visits by a cookie that holds nothing but a random token. */
export function makeVisits({ store, limits, now, newToken, overHttps, ended }: VisitNeeds): Visits {
  const name = visitCookie(overHttps)
  const open = async (cookies: WebRequest['cookies']) => {
    const token = cookies[name]
    if (token === undefined) return undefined
    const key = keyOf(token)
    const visit = await store.find(key)
    return visit && visitOpen(visit, now(), limits) ? { key, visit } : undefined
  }
  return {
    async begin(claimed, visit) {
      const token = newToken()
      const at = now()
      await store.save(keyOf(token), { person: { ...claimed, visit }, begun: at, lastSeen: at })
      return { name, value: token }
    },
    async personOf(cookies) {
      const found = await open(cookies)
      if (!found) return undefined
      const at = now()
      if (at.getTime() - found.visit.lastSeen.getTime() >= seenEveryMs) await store.seen(found.key, at)
      return found.visit.person
    },
    async end(cookies) {
      const found = await open(cookies)
      if (found) {
        await store.remove(found.key)
        await ended(found.visit.person.visit)
      }
      return { name, value: '', maxAgeSeconds: 0 }
    },
    async endUnused() {
      for (const visit of await store.removeEnded(now(), limits)) await ended(visit)
    },
  }
}

function keyOf(token: string): string {
  return createHash('sha256').update(token).digest('hex')
}

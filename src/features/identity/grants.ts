import type { SignedIn } from '../../protocols/gate/access.ts'
import type { Grant } from './relying-party.ts'

/** What an issuer gave for a refresh token, and the one it gave in its place. */
export type Refreshed<Value> = { readonly value: Value; readonly refreshToken?: string }

/** What issuers left visits with at sign-in: in this process, and gone with it. */
export type Grants = {
  readonly keep: (visit: SignedIn['visit'], grant: Grant) => void
  readonly has: (visit: SignedIn['visit']) => boolean
  readonly forget: (visit: SignedIn['visit']) => void
  /**
   * Uses a visit's grant. An issuer that gives another refresh token each time is asked in turn, and is never shown one
   * that it has replaced; of others many may be asked for at once.
   *
   * @returns undefined where the visit has none
   * @see RFC 9700, section 4.14.2
   */
  readonly use: <Value>(
    visit: SignedIn['visit'],
    ask: (grant: Grant) => Promise<Refreshed<Value>>,
  ) => Promise<Value | undefined>
}

/** More visits at once than one process serves; of more, the oldest must sign in again. */
const mostVisits = 10_000

type Held = { grant: Grant; rotates?: boolean; turn: Promise<unknown> }

/** Nothing but the visits' grants, and whose turn it is. */
export function makeGrants(): Grants {
  const held = new Map<string, Held>()
  return {
    keep(visit, grant) {
      const [oldest] = held.keys()
      if (held.size >= mostVisits && oldest !== undefined) held.delete(oldest)
      held.set(visit, { grant, turn: Promise.resolve() })
    },
    has: (visit) => held.has(visit),
    forget: (visit) => void held.delete(visit),
    async use(visit, ask) {
      const of = held.get(visit)
      return of && inTurn(of, ask)
    },
  }
}

function inTurn<Value>(of: Held, ask: (grant: Grant) => Promise<Refreshed<Value>>): Promise<Value> {
  const asking = of.turn.then(() => asked(of, ask))
  // Nobody waits for one that failed, nor for anybody once the issuer is known to let a token be used again.
  of.turn = of.turn.then(() => (of.rotates === false ? undefined : asking.catch(() => undefined)))
  return asking
}

async function asked<Value>(of: Held, ask: (grant: Grant) => Promise<Refreshed<Value>>): Promise<Value> {
  const { value, refreshToken } = await ask(of.grant)
  of.rotates = refreshToken !== undefined && refreshToken !== of.grant.refreshToken
  if (refreshToken !== undefined) of.grant = { ...of.grant, refreshToken }
  return value
}

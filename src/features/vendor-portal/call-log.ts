import type { Outcome } from '../national-services/index.ts'
import { demoClientId } from '../token-service/index.ts'
import { objectIn } from './object-in.ts'

/** What is remembered of a call: nothing of the person it was about. */
export type LoggedCall = {
  readonly at: Date
  readonly client: string
  readonly service: string
  readonly operation: string
  readonly method: string
  readonly status: number
  /** Why not: the code of our problem, or the service's own. */
  readonly code?: string
  /** Header, parameter or member that the code is about. */
  readonly place?: string
  readonly milliseconds: number
  /** Asked for. */
  readonly faults?: string
  readonly facts?: CallFacts
}

/** What the self-test judges a call by. Prints are keyed and tell nothing but what is the same as before. */
export type CallFacts = {
  /** Whether the token was the client's: without it, anybody may have called in its name. */
  readonly verified: boolean
  readonly token: string
  readonly proof: string
  /** Whom the call is about. */
  readonly about?: string
  /** A national number stood in the address. */
  readonly numberInAddress?: true
  /** Which page of a search was asked for: the `_skip` or `_page`. */
  readonly page?: string
  /** The search has more matches than this page. */
  readonly more?: true
  /** A basis that opens what is restricted was stated. */
  readonly elevated?: true
  /** Seconds that the answer told the client to wait. */
  readonly wait?: number
  /** The fault was waiting for this call. */
  readonly asked?: true
}

/** A vendor's own calls. A log to work by, no record: the oldest go first. */
export type CallLog = {
  /** Does not wait for the store. */
  readonly add: (call: LoggedCall) => void
  /** The newest first. */
  readonly of: (client: string, most: number) => Promise<readonly LoggedCall[]>
  /** From one moment until another, both included, the oldest first. */
  readonly between: (client: string, from: Date, until: Date) => Promise<readonly LoggedCall[]>
  readonly forgetBefore: (moment: Date) => Promise<void>
  /** Resolves when what was added is kept. */
  readonly settled: () => Promise<void>
}

/** Calls of one client: more than a run of the self-test takes. */
export const mostCalls = 2_000

/** Clients; the one that has been quiet the longest goes. */
const mostClients = 200

/** Kept in this process and gone with it. */
export function memoryCallLog(): CallLog {
  const clients = new Map<string, readonly LoggedCall[]>()
  return {
    add(call) {
      const before = clients.get(call.client) ?? []
      clients.delete(call.client)
      clients.set(call.client, [call, ...before].slice(0, mostCalls))
      for (const quiet of [...clients.keys()].slice(0, Math.max(0, clients.size - mostClients))) clients.delete(quiet)
    },
    of: async (client, most) => (clients.get(client) ?? []).slice(0, most),
    between: async (client, from, until) =>
      (clients.get(client) ?? []).filter(({ at }) => at >= from && at <= until).toReversed(),
    async forgetBefore(moment) {
      for (const [client, calls] of clients) {
        clients.set(
          client,
          calls.filter(({ at }) => at >= moment),
        )
      }
    },
    settled: async () => {},
  }
}

/** Who called when the call does not say. */
export const unknownClient = 'ukjent'

/**
 * Whom the token says it was given to, also when it is not believed: who has made a token that is refused needs the log
 * the most. So the log is for whoever knows the client's id, and holds nothing about anybody.
 */
export function clientOf(authorization: string | undefined): string {
  const client = namedIn(authorization)
  return isClientId(client) ? client : unknownClient
}

/**
 * Whether a call is our own reader's. How it was answered tells what the patient has decided, so it stands in no log that
 * anybody can read, and takes no fault that anybody can ask for.
 */
export function isOfReader(authorization: string | undefined): boolean {
  return namedIn(authorization) === demoClientId
}

function namedIn(authorization: string | undefined): unknown {
  const [, payload = ''] = authorization?.split('.') ?? []
  try {
    return JSON.parse(Buffer.from(payload, 'base64url').toString()).client_id
  } catch {
    return undefined
  }
}

/** Whether a text may be the id of a vendor's client. */
export function isClientId(text: unknown): text is string {
  return typeof text === 'string' && /^[\w.:-]{1,64}$/.test(text) && text !== demoClientId
}

/** Why a call was refused, as the service said it, or in our words where its shape has none for it. */
export function reasonIn({ status, body: given, stopped }: Outcome): Pick<LoggedCall, 'code' | 'place'> {
  if (stopped) return { code: stopped.code, ...(stopped.at === undefined ? {} : { place: stopped.at }) }
  const body = objectIn(given)
  if (status < 400 || !body) return {}
  if (typeof body.code === 'string') return { code: body.code }
  // An OperationOutcome of `refusalOf`; other shapes say nothing here.
  const [issue] = Array.isArray(body.issue) ? body.issue : []
  const code: unknown = issue?.details?.coding?.[0]?.code
  const place: unknown = issue?.expression?.[0]
  return { ...(typeof code === 'string' ? { code } : {}), ...(typeof place === 'string' ? { place } : {}) }
}

import type { Outcome } from '../national-services/index.ts'

/** What is remembered of a call: nothing of the person it was about. */
export type LoggedCall = {
  readonly at: Date
  readonly client: string
  readonly service: string
  readonly operation: string
  readonly method: string
  readonly status: number
  /** Why not, in the service's own code. */
  readonly code?: string
  /** Header, parameter or member that the code is about. */
  readonly place?: string
  readonly milliseconds: number
  /** Asked for. */
  readonly faults?: string
}

/** A vendor's own calls, the newest first. */
export type CallLog = {
  readonly add: (call: LoggedCall) => void
  readonly of: (client: string) => readonly LoggedCall[]
}

/** Calls of one client. */
const mostCalls = 100
/** Clients; the one that has been quiet the longest goes. */
const mostClients = 200

/** Kept in this process and gone with it: a log to work by, not a record. */
export function memoryCallLog(): CallLog {
  const clients = new Map<string, readonly LoggedCall[]>()
  return {
    add(call) {
      const before = clients.get(call.client) ?? []
      clients.delete(call.client)
      clients.set(call.client, [call, ...before].slice(0, mostCalls))
      for (const quiet of [...clients.keys()].slice(0, Math.max(0, clients.size - mostClients))) clients.delete(quiet)
    },
    of: (client) => clients.get(client) ?? [],
  }
}

/** Who called when the call does not say. */
export const unknownClient = 'ukjent'

/**
 * Whom the token says it was given to, also when it is not believed: who has made a token that is refused needs the log
 * the most. So the log is for whoever knows the client's id, and holds nothing about anybody.
 */
export function clientOf(authorization: string | undefined): string {
  const [, payload = ''] = authorization?.split('.') ?? []
  try {
    const { client_id: client } = JSON.parse(Buffer.from(payload, 'base64url').toString())
    return isClientId(client) ? client : unknownClient
  } catch {
    return unknownClient
  }
}

/** Whether a text may be a client's id. */
export function isClientId(text: unknown): text is string {
  return typeof text === 'string' && /^[\w.:-]{1,64}$/.test(text)
}

/** Why a call was refused, as the service said it. */
export function reasonIn({ status, body }: Outcome): Pick<LoggedCall, 'code' | 'place'> {
  if (status < 400 || !body || body instanceof Uint8Array) return {}
  if (typeof body.code === 'string') return { code: body.code }
  // An OperationOutcome of `refusalOf`; other shapes say nothing here.
  const [issue] = Array.isArray(body.issue) ? body.issue : []
  const code: unknown = issue?.details?.coding?.[0]?.code
  const place: unknown = issue?.expression?.[0]
  return { ...(typeof code === 'string' ? { code } : {}), ...(typeof place === 'string' ? { place } : {}) }
}

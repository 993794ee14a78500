import type { IncomingMessage, ServerResponse } from 'node:http'
import { Problem } from '../../kernel/problem.ts'
import { answerMessage } from './answer-message.ts'
import { refusalOf, silent } from './fault-of.ts'
import type { Parsing } from './one-at-a-time.ts'
import { type Known, maxBytesOf, readMessage } from './read-message.ts'
import { receive, type shareBudget } from './receive.ts'
import { type Ready, refusalReady, send } from './send.ts'
import type { Peer, SoapRoute } from './soap-route.ts'
import type { SoapLimits, SoapServerNeeds, SoapTrouble } from './soap-server.ts'
import type { Turns } from './turns.ts'
import { within } from './within.ts'

/** What every message on a server shares: bounds, and nothing about anyone. */
export type Serving = {
  readonly needs: SoapServerNeeds
  readonly limits: SoapLimits
  readonly budget: ReturnType<typeof shareBudget>
  readonly parsing: Parsing
  readonly turns: Turns
}

/** Serves one HTTP request to its end. Never throws: what goes wrong is told, and ends this request alone. */
export async function serveMessage(
  serving: Serving,
  peer: Peer,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const { newId, clock, answered } = serving.needs
  const started = clock()
  const id = newId()
  const known: Known = {}
  let status = 0
  try {
    const ready = await readyFor(serving, peer, request, response, { id, known })
    status = ready.status
    // A refusal that nobody waits for has been told already; an answer is told of below.
    if (!response.destroyed || status < 400) await send(request, response, ready, serving.limits.requestTimeoutMs)
  } catch (error) {
    response.destroy()
    // There is nobody left to refuse, so a record that cannot be written changes no answer.
    await told(serving, { request: id, peer, known, error }).catch(() => undefined)
  }
  const { route = 'none' } = known
  const { traceparent } = request.headers
  answered({
    ...{ request: id, route, country: peer.country, status, seconds: (clock() - started) / 1000 },
    ...(typeof traceparent === 'string' ? { traceparent } : {}),
  })
}

type Told = { readonly request: string; readonly peer: Peer; readonly known: Known; readonly error: unknown }

async function told({ needs, limits }: Serving, { request, peer, known, error }: Told): Promise<void> {
  const { route = 'none', ...said } = known
  const code = error instanceof Problem ? error.code : 'internal'
  const trouble: SoapTrouble = { request, route, code, error, ...said, peer, address: peer.address, count: 1 }
  const late = (): Problem => new Problem('unavailable', 'record-timeout', 'A refusal could not be recorded in time')
  await within(limits.answerTimeoutMs, needs.failed(trouble), late)
}

/** The answer, or the refusal once it is recorded. */
async function readyFor(
  serving: Serving,
  peer: Peer,
  request: IncomingMessage,
  response: ServerResponse,
  { id, known }: { readonly id: string; readonly known: Known },
): Promise<Ready> {
  const responseId = `urn:uuid:${serving.needs.newId()}`
  try {
    return await answerTo(serving, peer, request, { responseId, known, gone: goneSignal(response) })
  } catch (error) {
    const refusal = await told(serving, { request: id, peer, known, error }).then(
      () => refusalOf(error),
      () => silent,
    )
    return refusalReady(refusal, responseId, known.messageId)
  }
}

async function answerTo(
  { needs, limits, budget, parsing, turns }: Serving,
  peer: Peer,
  request: IncomingMessage,
  { responseId, known, gone }: { readonly responseId: string; readonly known: Known; readonly gone: AbortSignal },
): Promise<Ready> {
  const routes = routesAt(needs.routes, request)
  const maxBytes = Math.max(...routes.map(maxBytesOf))
  const receiving = { maxBytes, timeoutMs: limits.requestTimeoutMs, budget: budget.of(peer.country) }
  const timeoutMs = limits.answerTimeoutMs
  const answering = async (received: Uint8Array): Promise<Ready> => {
    const message = await readMessage(request.headers['content-type'], received, routes, parsing, known)
    return answerMessage(message, { peer, responseId, boundary: needs.newId(), timeoutMs, gone })
  }
  return receive(request, receiving, (received) => turns(peer.certificate.sha256, timeoutMs, () => answering(received)))
}

function routesAt(routes: readonly SoapRoute[], { url = '', method }: IncomingMessage): readonly SoapRoute[] {
  const [path] = url.split('?')
  const found = routes.filter((route) => route.path === path)
  if (found.length === 0) throw new Problem('not-found', 'soap-path-unknown', 'Nothing is answered at this path')
  if (method === 'POST') return found
  throw new Problem('unsupported', 'method-not-allowed', 'SOAP messages are posted')
}

function goneSignal(response: ServerResponse): AbortSignal {
  const gone = new AbortController()
  response.once('close', () => {
    if (!response.writableFinished) gone.abort()
  })
  return gone.signal
}

import { createServer } from 'node:net'
import type { FastifyInstance } from 'fastify'
import { Problem } from '../kernel/problem.ts'

/** Resolves when the signal is given. */
export function aborted(signal: AbortSignal): Promise<void> {
  if (signal.aborted) return Promise.resolve()
  // A signal listener alone does not keep a process alive; the listening server does.
  return new Promise((resolve) => signal.addEventListener('abort', () => resolve(), { once: true }))
}

/** Takes no more requests, waits for those under way, and cuts what is left after this many seconds. */
export async function closed(app: FastifyInstance, seconds: number): Promise<void> {
  // A connection whose request is just answered is idle from then on, and would be kept for the next one.
  const idle = setInterval(() => app.server.closeIdleConnections(), 50)
  const late = setTimeout(() => app.server.closeAllConnections(), seconds * 1000)
  await app.close()
  clearInterval(idle)
  clearTimeout(late)
}

/** Where people reach us when nothing else is said: on this machine, if we listen on all its addresses. */
export function ownOrigin(host: string, port: number): string {
  const everywhere = host === '0.0.0.0' || host === '::'
  return `http://${everywhere ? '127.0.0.1' : host.includes(':') ? `[${host}]` : host}:${port}`
}

/**
 * The wanted port, or with `anyPort` the next free one of a hundred.
 *
 * @throws Problem `unavailable` (`port-in-use`)
 */
export async function freePort(host: string, wanted: number, anyPort: boolean): Promise<number> {
  for (let port = wanted; port < wanted + (anyPort ? 100 : 1); port++) {
    const free = await listens(host, port)
    if (free !== undefined) return free
  }
  throw new Problem('unavailable', 'port-in-use', `Port ${wanted} cannot be used on this machine`)
}

function listens(host: string, port: number): Promise<number | undefined> {
  return new Promise((resolve) => {
    const probe = createServer()
    probe.once('error', () => resolve(undefined))
    probe.listen({ host, port }, () => {
      const at = probe.address()
      probe.close(() => resolve(typeof at === 'object' && at !== null ? at.port : undefined))
    })
  })
}

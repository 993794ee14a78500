import { randomUUID } from 'node:crypto'
import { decideAccess } from '../../features/access-control/index.ts'
import { Problem } from '../../kernel/problem.ts'
import { errorFields, type Log } from '../../platform/log/log.ts'
import { makeGate } from '../../protocols/gate/gate.ts'
import type { Beside } from '../../protocols/soap/serve-beside.ts'
import { makeAssets } from '../../protocols/web/assets.ts'
import { makeRegistry, methodsAt } from '../../protocols/web/registry.ts'
import type { HttpRoute } from '../../protocols/web/route.ts'
import { makeServer } from '../../protocols/web/server.ts'

/** What takes the requests of other countries that are no SOAP. */
export type FhirPort = { readonly beside: Beside; readonly close: () => Promise<void> }

/** What the port takes. */
export type FhirPortNeeds = {
  readonly routes: readonly HttpRoute[]
  /** Scheme, host and port that other countries reach us at, without a last slash. */
  readonly origin: string
  readonly log: Log
  readonly now: () => Date
}

/** From the first byte of a request to the last of its answer: who reads slower holds what is in memory. */
const longestMs = 60_000

/**
 * Routes on the port where other countries reach us: behind the same certificates, pins and limits as SOAP. Nobody signs in
 * there, and nothing there releases anything but what the core of the contact point has decided on and recorded.
 */
export async function openFhirPort({ routes, origin, log, now }: FhirPortNeeds): Promise<FhirPort> {
  const registry = makeRegistry(routes)
  const app = await makeServer({
    registry,
    gate: makeGate({ decide: decideAccess, now, record: () => Promise.reject(new Error('Nobody signs in here')) }),
    origin,
    onThisMachine: false,
    assets: makeAssets([]),
    problemTexts: {},
    demo: false,
    signIn: async () => undefined,
    newId: randomUUID,
    answered: ({ seconds, ...what }) => log.info('request', { ...what, durationMs: Math.round(seconds * 1000) }),
    failed(error, route, request) {
      const told = { ...errorFields(error), route, request }
      if (error instanceof Problem) log.info('problem', told)
      else log.error('internal-error', told)
    },
  })
  await app.ready()
  return {
    beside(request) {
      const [path = ''] = (request.url ?? '').split('?')
      if (methodsAt(registry, path).length === 0) return undefined
      return (response) => {
        const late = setTimeout(() => response.destroy(), longestMs)
        response.once('close', () => clearTimeout(late))
        app.routing(request, response)
      }
    },
    close: () => app.close(),
  }
}

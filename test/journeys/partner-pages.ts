import { accessProblems, decideAccess } from '../../src/features/access-control/index.ts'
import { directoryAssets, directoryProblems, directoryRoutes } from '../../src/features/partner-directory/index.ts'
import type { SignedIn } from '../../src/protocols/gate/access.ts'
import { makeGate } from '../../src/protocols/gate/gate.ts'
import { makeAssets } from '../../src/protocols/web/assets.ts'
import { ownAssets } from '../../src/protocols/web/own-assets.ts'
import { makeRegistry } from '../../src/protocols/web/registry.ts'
import type { HttpRoute } from '../../src/protocols/web/route.ts'
import { makeServer } from '../../src/protocols/web/server.ts'
import type { PartnerWorld } from '../partner-world.ts'
import { freePort } from '../free-port.ts'

/** A server of the operator's pages, with whoever the test says signed in. */
export type PartnerPages = AsyncDisposable & {
  readonly origin: string
  /** Who is signed in; changed by the test. */
  readonly visit: { person: SignedIn | undefined }
  readonly failures: readonly unknown[]
}

/** The operator of the tests. */
export const olga: SignedIn = { visit: 'visit-1', subject: 'operator-1', name: 'Olga Operatør', role: 'operator' }

/** @param more routes beside the operator's own */
export async function partnerPages(
  { keeper, clock }: PartnerWorld,
  more: (origin: string) => readonly HttpRoute[] = () => [],
): Promise<PartnerPages> {
  const port = await freePort()
  const origin = `http://127.0.0.1:${port}`
  const visit: PartnerPages['visit'] = { person: olga }
  const failures: unknown[] = []
  const assets = makeAssets(ownAssets(directoryAssets))
  const routes = directoryRoutes({ keeper, formSecret: Buffer.alloc(32, 7), now: () => clock.now })
  const app = await makeServer({
    registry: makeRegistry([...routes, ...more(origin), assets.route]),
    origin,
    onThisMachine: true,
    assets,
    demo: true,
    problemTexts: { ...accessProblems, ...directoryProblems },
    gate: makeGate({ now: () => clock.now, decide: decideAccess, record: async () => {} }),
    signIn: async () => visit.person,
    newId: () => 'request-1',
    answered: () => {},
    failed: (error) => failures.push(error),
  })
  await app.listen({ host: '127.0.0.1', port })
  return { origin, visit, failures, [Symbol.asyncDispose]: () => app.close() }
}

import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { twinsThatDiffer, type World } from '../../src/protocols/gate/twins.ts'
import { browserAt, signIn, startSystem } from './running-system.ts'

const document = '00000000-0000-4000-8000-000000000001'

/** A doctor who asks for a document by its id, in a system where another visit has it or nobody has. */
async function world(inAnotherVisit: boolean) {
  const system = await startSystem()
  if (inAnotherVisit) {
    const bytes = readFileSync(new URL('../../samples/pt-ps-l3.xml', import.meta.url))
    const expiresAt = new Date(Date.now() + 3_600_000)
    const arrived = { id: document, source: 'dropped', bytes, receivedAt: new Date(), expiresAt } as const
    await system.stores.documents.put({ ...arrived, visitId: 'another' })
  }
  const browser = browserAt(system.origin)
  await signIn(browser, 'demo-doctor')
  const ask: World = async ({ id }) => {
    const [address] = system.registry.http().find((route) => route.id === id)?.addresses ?? []
    if (!address) return 'not over HTTP'
    const path = address.path.replace(/:\w+|\*/g, document)
    const { status, headers, body } = await browser.go(path, address.method === 'POST' ? {} : undefined)
    headers.delete('date')
    return JSON.stringify([status, [...headers], body])
  }
  return { system, ask }
}

test('Art. 8: on every route with health data, hidden looks like absent, byte for byte', async (t) => {
  const [absent, hidden] = [await world(false), await world(true)]
  t.after(() => Promise.all([absent.system.stop(), hidden.system.stop()]))
  const routes = hidden.system.registry.routes()
  const personal = routes.filter(({ releases }) => typeof releases === 'object' && 'category' in releases)
  t.diagnostic(`${personal.length} routes: ${personal.map(({ id }) => id).join(', ')}`)
  assert.deepEqual(await twinsThatDiffer(routes, absent.ask, hidden.ask), [])
})

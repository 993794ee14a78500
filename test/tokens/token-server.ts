import { randomBytes, randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { TestContext } from 'node:test'
import { decideAccess } from '../../src/features/access-control/index.ts'
import { populationOf } from '../../src/features/synthetic-population/index.ts'
import {
  type BoxClient,
  makeTokenService,
  professionalsOf,
  someOfEachKind,
  type TokenServiceNeeds,
} from '../../src/features/token-service/index.ts'
import { makeGate } from '../../src/protocols/gate/gate.ts'
import { makeAssets } from '../../src/protocols/web/assets.ts'
import { ownAssets } from '../../src/protocols/web/own-assets.ts'
import { makeRegistry } from '../../src/protocols/web/registry.ts'
import { makeServer } from '../../src/protocols/web/server.ts'
import { boxStores } from '../storage/box-stores.ts'
import { testClientKey, testSigningKeys } from './signing-keys.ts'
import { freePort } from '../free-port.ts'

export const apis = [
  { audience: 'nhn:one', scopes: ['nhn:one/read', 'nhn:one/write'] },
  { audience: 'nhn:other', scopes: ['nhn:other/read'] },
]

export const { care } = populationOf({ seed: 'tokens', people: 0, today: '2026-11-22' })
export const professionals = professionalsOf(care)

const now = () => new Date()
const program = readFileSync(join(import.meta.dirname, '../../samples/vendor/first-call.mjs'), 'utf8')

/** The token service of the box on a free port, with these clients registered. */
export async function openTokens(t: TestContext, ...registered: readonly BoxClient[]) {
  return openTokensSigning(t, await testSigningKeys(), ...registered)
}

/** The same, signing with these keys. */
export async function openTokensSigning(
  t: TestContext,
  signingKeys: TokenServiceNeeds['signingKeys'],
  ...registered: readonly BoxClient[]
) {
  const port = await freePort()
  const origin = `http://127.0.0.1:${port}`
  const { clients, once } = await boxStores()
  for (const client of registered) await clients.add(client)
  const { clientKey, registered: own } = await testClientKey()
  const tokens = makeTokenService({
    signingKeys,
    origin,
    clients,
    apis,
    firstCall: {
      machine: { program, url: `${origin}/maskinporten/jwk` },
      professional: { program, url: `${origin}/maskinporten/jwk` },
      scope: 'nhn:one/read',
      headers: () => ({ 'nhn-source-system': 'Test 1' }),
      patient: async () => '24868600035',
    },
    now,
    redirectPath: '/svar',
    failedPath: '/avbrutt',
    clientKey: own,
    population: () => ({ professionals, shown: someOfEachKind(care) }),
    pseudonymSecret: Buffer.alloc(32, 3),
    newToken: () => randomBytes(32).toString('base64url'),
    once: once.note,
    newId: randomUUID,
  })
  const failures: unknown[] = []
  const app = await makeServer({
    registry: makeRegistry(tokens.routes),
    gate: makeGate({ decide: decideAccess, record: async () => {}, now }),
    origin,
    onThisMachine: true,
    assets: makeAssets(ownAssets({})),
    demo: true,
    problemTexts: {},
    signIn: async () => undefined,
    newId: randomUUID,
    answered: () => {},
    failed: (error) => void failures.push(error),
  })
  await app.listen({ host: '127.0.0.1', port })
  t.after(() => app.close())
  return { origin, tokens, clients, clientKey, failures }
}

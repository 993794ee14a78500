import { strict as assert } from 'node:assert'
import { randomBytes, randomUUID } from 'node:crypto'
import { decideAccess } from '../../src/features/access-control/index.ts'
import { personKey } from '../../src/features/access-log/index.ts'
import {
  apiTokens,
  makeApiTokens,
  makeGrants,
  makeIssuerClient,
  makeRelyingParty,
  memoryOnce,
} from '../../src/features/identity/index.ts'
import { memoryNationalRecords } from '../../src/features/national-records/index.ts'
import {
  type Asking,
  boxConnections,
  type Connections,
  openNationalSources,
  type SourceNeeds,
  sourceApis,
} from '../../src/features/national-sources/index.ts'
import { type Send, type SentRequest, sendByHttp } from '../../src/features/national-sources/send.ts'
import {
  boxApis,
  evidenceKeyOf,
  evidenceOf,
  personIdsOf,
  personRegister,
  recordsOf,
  serviceRoutes,
} from '../../src/features/national-services/index.ts'
import type { Story } from '../../src/features/synthetic-population/index.ts'
import { demoClientId, makeTokenService, memoryBoxClients } from '../../src/features/token-service/index.ts'
import { demoPeople } from '../../src/features/token-service/demo-people.ts'
import { faultHeader, readFaults, withFaults } from '../../src/features/vendor-portal/faults.ts'
import type { AccessRecord, SignedIn } from '../../src/protocols/gate/access.ts'
import { makeGate } from '../../src/protocols/gate/gate.ts'
import { makeAssets } from '../../src/protocols/web/assets.ts'
import { ownAssets } from '../../src/protocols/web/own-assets.ts'
import { makeRegistry } from '../../src/protocols/web/registry.ts'
import { makeServer } from '../../src/protocols/web/server.ts'
import { testClientKey, testSigningKeys } from '../tokens/signing-keys.ts'
import { signIn } from '../tokens/vendor.ts'
import { freePort } from '../free-port.ts'

/** A call that was sent to a service of the box, and what came back. */
export type Seen = SentRequest & { readonly service: string; readonly operation: string; readonly status: number }

type Told = {
  readonly subject?: string
  /** How long a source has, by its id; the others have a minute, which a busy machine needs now and then. */
  readonly seconds?: Readonly<Record<string, number>>
}

/** The box with these people in it, over HTTP on this machine, and the sources as somebody of the demonstration asks them. */
export async function openWorld(
  t: { readonly after: (close: () => Promise<void>) => void },
  stories: readonly Story[],
  { subject = 'demo-doctor', seconds = {}, ...others }: Told & Partial<SourceNeeds> = {},
) {
  const port = await freePort()
  const origin = `http://127.0.0.1:${port}`
  const records = memoryNationalRecords()
  for (const story of stories) await records.lay(recordsOf(story))
  const accesses: AccessRecord[] = []
  const over = new AbortController()
  const gate = makeGate({ decide: decideAccess, record: async (record) => void accesses.push(record), now })
  const { clientKey, registered } = await testClientKey()
  const tokens = makeTokenService({
    signingKeys: await testSigningKeys(),
    ...{ origin, clients: memoryBoxClients(), apis: boxApis, now, clientKey: registered, newId: randomUUID },
    firstCall: {
      ...{ machine: { program: '', url: origin }, professional: { program: '', url: origin }, scope: '' },
      ...{ headers: () => ({}), patient: async () => '24868600035' },
    },
    redirectPath: '/svar',
    failedPath: '/avbrutt',
    population: () => ({ professionals: [], shown: new Set() }),
    pseudonymSecret: Buffer.alloc(32, 3),
    newToken: () => randomBytes(32).toString('base64url'),
    once: memoryOnce().note,
  })
  const services = serviceRoutes({
    ...{ issuer: tokens.issuer, keys: tokens.keys, once: memoryOnce().note, now, records, gate, origin },
    register: personRegister(records, false),
    personKey: (extension) => personKey(Buffer.alloc(32, 7), { root: '2.16.578.1.12.4.1.4.1', extension }),
    newId: randomUUID,
    personIds: personIdsOf(Buffer.alloc(32, 7)),
    evidence: evidenceOf(evidenceKeyOf(Buffer.alloc(32, 7))),
    around: (call) => withFaults(readFaults(call.call.headers[faultHeader]), call, waitUntil(over.signal))(),
  })
  const failures: unknown[] = []
  const failed = (error: unknown) => void failures.push(error)
  const app = await makeServer({
    ...{ registry: makeRegistry([...tokens.routes, ...services]), gate, origin, failed, newId: randomUUID },
    onThisMachine: true,
    assets: makeAssets(ownAssets({})),
    demo: true,
    problemTexts: {},
    signIn: async () => undefined,
    answered: () => {},
  })
  await app.listen({ host: '127.0.0.1', port })
  t.after(async () => {
    over.abort()
    await app.close()
  })
  const connections: Connections = Object.fromEntries(
    Object.entries(boxConnections(origin)).map(([id, connection]) => [
      id,
      { ...connection!, deadlineMs: (seconds[id] ?? 60) * 1000 },
    ]),
  )
  const issuer = makeIssuerClient({ issuer: tokens.issuer, clientId: demoClientId, clientKey })
  const party = makeRelyingParty(issuer, `${origin}/svar`, now, sourceApis(connections))
  const { address, pending } = await party.begin('/')
  const { grant } = await party.finish(await signIn(address, { person: subject }, `${origin}/svar`), pending)
  const grants = makeGrants()
  const reader: SignedIn = { ...demoPeople.find((each) => each.subject === subject)!, visit: 'v' }
  grants.keep('v', grant ?? assert.fail('The issuer gave no grant'))
  const healthcareService = () => ({ code: 'KP01', system: 'urn:oid:2.16.578.1.12.4.1.1.8663' })
  const { tokenFor } = makeApiTokens({
    ...{ policy: { attest: 'required' }, healthcareService, grants, now },
    fetchToken: apiTokens(issuer, now),
  })
  const wire = watched(others.send ?? sendByHttp)
  const needs: SourceNeeds = {
    ...{ connections, tokenFor, system: 'Knutepunkt test', now, newId: randomUUID, failed },
    ...others,
    send: wire.send,
  }
  return {
    ...{ origin, records, accesses, failures, grants, needs, reader, tokens },
    /** Every call, in the order that they were sent. */
    seen: wire.seen,
    /** Faults that every call to a service carries, by service. */
    faults: wire.faults,
    sources: openNationalSources(needs),
    asking: (number: string): Asking => ({ reader, patient: { number }, basis: 'UNNTAK', decision: 'decision-1' }),
  }
}

function watched(send: Send) {
  const seen: Seen[] = []
  const faults: Record<string, string> = {}
  const watching: Send = async (request) => {
    const [, , service = '', ...path] = new URL(request.url).pathname.split('/')
    const fault = faults[service]
    const headers = { ...request.headers, ...(fault === undefined ? {} : { [faultHeader]: fault }) }
    const received = await send({ ...request, headers })
    seen.push({ ...request, service, operation: path.join('/'), status: received.status })
    return received
  }
  return { seen, faults, send: watching }
}

const now = () => new Date()

/** Nobody waits for a fault once the test is over. */
function waitUntil(over: AbortSignal) {
  return (milliseconds: number) =>
    new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, milliseconds)
      over.addEventListener('abort', () => {
        clearTimeout(timer)
        resolve()
      })
    })
}

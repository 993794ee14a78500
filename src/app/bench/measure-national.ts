import { randomBytes, randomUUID } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { decideAccess } from '../../features/access-control/index.ts'
import { layPopulation, services } from '../../features/national-services/index.ts'
import { populationLines } from '../../features/synthetic-population/index.ts'
import { makePageClient, sendExample, type SendRequest } from '../../features/vendor-portal/index.ts'
import { makeLog } from '../../platform/log/log.ts'
import { openDatabase } from '../../platform/sql/database.ts'
import { startEmbedded } from '../../platform/sql/embedded.ts'
import { migrate } from '../../platform/sql/migrate.ts'
import { makeGate } from '../../protocols/gate/gate.ts'
import { makeAssets } from '../../protocols/web/assets.ts'
import { makeRegistry } from '../../protocols/web/registry.ts'
import { makeServer } from '../../protocols/web/server.ts'
import { recordAccess } from '../access-record.ts'
import { boxWanted } from '../box-wanted.ts'
import { demoTokens } from '../demo-tokens.ts'
import { loadKeys } from '../keys.ts'
import { openNorwayBox, toOurselves } from '../norway-box.ts'
import { type Stores, sqlStores } from '../stores.ts'

/** Calls of each service, in milliseconds, by its id. */
type Called = Readonly<Record<string, readonly number[]>>

/** How many people, and how long it took. */
type Rate = { readonly people: number; readonly seconds: number }

/** All that is measured of the box. */
export type NationalMeasured = {
  readonly written: Rate
  readonly laid: Rate
  /** With a tenth of the people. */
  readonly before: Called
  readonly after: Called
}

const origin = 'http://127.0.0.1:1'
const now = () => new Date()
const callsEach = 40
const writtenPeople = 4000

/**
 * The box on an embedded PostgreSQL of its own, in a folder that is gone afterwards. Calls pass the whole server but its
 * socket: token, proof, attest, settings, access record, store.
 *
 * @param people how many in the end
 */
export async function measureNational(people: number, say: (line: string) => void): Promise<NationalMeasured> {
  await using cleanup = new AsyncDisposableStack()
  const directory = await mkdtemp(join(tmpdir(), 'knutepunkt-bench-'))
  cleanup.defer(() => rm(directory, { recursive: true, force: true }))
  say('Writing people …')
  const written = writtenRate()
  const embedded = await startEmbedded({ directory, log: () => {} })
  cleanup.defer(() => embedded.stop())
  const database = openDatabase(embedded.connection)
  cleanup.defer(() => database.close())
  await migrate(database, now())
  const stores = sqlStores(database)
  const bench = await openBench(stores, join(directory, 'keys'), cleanup)
  const first = await lay(stores, Math.ceil(people / 10), say)
  const before = await callAll(bench, first.numbers, say)
  const all = await lay(stores, people, say)
  const after = await callAll(bench, all.numbers, say)
  return { written, laid: all.rate, before, after }
}

function writtenRate(): Rate {
  const began = performance.now()
  let people = 0
  for (const { kind } of populationLines(wanted(writtenPeople))) if (kind === 'person') people++
  return { people, seconds: (performance.now() - began) / 1000 }
}

function wanted(people: number) {
  return { ...boxWanted, people, today: now().toISOString().slice(0, 10) }
}

async function lay({ nationalRecords }: Stores, people: number, say: (line: string) => void) {
  say(`Laying ${people} people …`)
  const numbers: string[] = []
  const began = performance.now()
  const count = await layPopulation(nationalRecords, wanted(people), undefined, ({ person }) => {
    if (!person.died) numbers.push(person.number)
  })
  return { numbers, rate: { people: count, seconds: (performance.now() - began) / 1000 } }
}

type Bench = Parameters<typeof sendExample>[0]

/** The box behind a server that does not listen. */
async function openBench(stores: Stores, keysDirectory: string, cleanup: AsyncDisposableStack): Promise<Bench> {
  const keys = await loadKeys(keysDirectory)
  const log = makeLog({ write: () => {} }, 'error')
  const newToken = () => randomBytes(32).toString('base64url')
  const { tokenService } = await demoTokens({
    ...{ origin, clients: stores.boxClients, once: stores.once.note, keys, now, newToken },
  })
  const record = recordAccess(stores.accessLog, keys.personKeySecret)
  const gate = makeGate({ decide: decideAccess, record, now })
  const send: SendRequest = (request) => toOurselves(app, origin)(request)
  const parts = { origin, stores, keys, log, now, stopping: () => false, gate, tokens: tokenService, send }
  const { routes } = await openNorwayBox(parts)
  const app = await makeServer({
    ...{ registry: makeRegistry(routes), gate, origin, onThisMachine: true, assets: makeAssets([]), demo: true },
    ...{ problemTexts: {}, signIn: async () => undefined, newId: randomUUID, answered: () => {}, failed: () => {} },
  })
  cleanup.defer(() => app.close())
  const client = await makePageClient({ issue: tokenService.issue, now, newId: randomUUID })
  return { origin, client, send, clock: () => performance.now() }
}

/** Every operation's first example, each call about somebody else: what some of them write is in nobody's way. */
async function callAll(bench: Bench, numbers: readonly string[], say: (line: string) => void): Promise<Called> {
  const called: Record<string, number[]> = {}
  let next = 0
  for (const { service } of services) {
    say(`Calling ${service.id} …`)
    const times: number[] = []
    for (const operation of service.operations) {
      for (let count = 0; count < callsEach; count++) {
        const person = numbers[next++ % numbers.length] ?? ''
        const { milliseconds, received } = await sendExample(bench, service, operation, { person })
        if (received.status >= 500) throw new Error(`${service.id} ${operation.id} answers ${received.status}`)
        // The first few of an operation are for warming up.
        if (count >= callsEach / 4) times.push(milliseconds)
      }
    }
    called[service.id] = times
  }
  return called
}

import { randomBytes, randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { decideAccess } from '../../features/access-control/index.ts'
import { layPopulation, services } from '../../features/national-services/index.ts'
import { makePageClient, type SendRequest, type sendExample } from '../../features/vendor-portal/index.ts'
import { norwegianDay } from '../../kernel/norwegian-day.ts'
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
import { type Keys, loadKeys } from '../keys.ts'
import { openNorwayBox, toOurselves } from '../norway-box.ts'
import { type Stores, sqlStores } from '../stores.ts'

/** How many people, and how long it took. */
export type Rate = { readonly people: number; readonly seconds: number }

/** A box full of people, and how it was filled. */
export type FullBox = {
  /** What calling an operation by its example takes; each call passes the whole server but its socket. */
  readonly callable: Parameters<typeof sendExample>[0]
  /** National numbers of some of the living, from all over the population, of whom a service holds something. */
  readonly numbersOf: (service: string) => readonly string[]
  readonly laid: Rate
}

const origin = 'http://127.0.0.1:1'
const now = () => new Date()

/** What a population of the bench follows from. */
export function benchWanted(people: number) {
  return { ...boxWanted, people, today: norwegianDay(now()) }
}

/** A box on an embedded PostgreSQL of its own in this folder; what was opened is closed by `cleanup`. */
export async function openFullBox(directory: string, people: number, cleanup: AsyncDisposableStack): Promise<FullBox> {
  const embedded = await startEmbedded({ directory, log: () => {} })
  cleanup.defer(() => embedded.stop())
  const database = openDatabase(embedded.connection)
  cleanup.defer(() => database.close())
  await migrate(database, now())
  const keys = await loadKeys(join(directory, 'keys'))
  const stores = sqlStores(database, keys.personKeySecret)
  const filled = await lay(stores, people)
  return { ...filled, callable: await openServer(stores, keys, cleanup) }
}

/** People who may be called about, of each box: so many that some of them have what few have. */
const mostCalled = 20_000

async function lay({ nationalRecords }: Stores, people: number): Promise<Pick<FullBox, 'numbersOf' | 'laid'>> {
  const each = Math.ceil(people / mostCalled)
  const heldBy = new Map(services.map(({ service }) => [service.id, [] as string[]]))
  const anybody: string[] = []
  let [told, choosing] = [0, 0]
  const began = performance.now()
  const count = await layPopulation(nationalRecords, benchWanted(people), undefined, (story) => {
    if (told++ % each > 0 || story.person.died) return
    const since = performance.now()
    const { number } = story.person
    anybody.push(number)
    for (const { service, recordsOf } of services) {
      if (recordsOf(story).length > 0) heldBy.get(service.id)?.push(number)
    }
    choosing += performance.now() - since
  })
  // Of what holds nothing from the beginning, anybody.
  const numbersOf = (service: string) => (heldBy.get(service)?.length ? (heldBy.get(service) ?? []) : anybody)
  return { numbersOf, laid: { people: count, seconds: (performance.now() - began - choosing) / 1000 } }
}

/** The box behind a server that does not listen. */
async function openServer(stores: Stores, keys: Keys, cleanup: AsyncDisposableStack): Promise<FullBox['callable']> {
  const log = makeLog({ write: () => {} }, 'error')
  const newToken = () => randomBytes(32).toString('base64url')
  const parts = { origin, stores, keys, log, now }
  const { tokenService } = await demoTokens({
    ...{
      ...parts,
      clients: stores.boxClients,
      signingKeys: stores.signingKeys,
      once: stores.once.note,
      records: stores.nationalRecords,
      newToken,
    },
  })
  const gate = makeGate({ decide: decideAccess, record: recordAccess(stores.accessLog, keys.personKeySecret), now })
  const send: SendRequest = (request) => toOurselves(app, origin)(request)
  const { routes } = await openNorwayBox({ ...parts, stopping: () => false, gate, tokens: tokenService, send })
  const app = await makeServer({
    ...{ registry: makeRegistry(routes), gate, origin, onThisMachine: true, assets: makeAssets([]), demo: true },
    ...{ problemTexts: {}, signIn: async () => undefined, newId: randomUUID, answered: () => {}, failed: () => {} },
  })
  cleanup.defer(() => app.close())
  const client = await makePageClient({ issue: tokenService.issue, now, newId: randomUUID })
  return { origin, client, send, clock: () => performance.now(), now }
}

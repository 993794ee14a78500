import { createServer } from 'node:net'
import { availableParallelism } from 'node:os'
import type { FastifyInstance } from 'fastify'
import { sqlVisits } from '../features/identity/index.ts'
import { sqlTreatmentRelations } from '../features/access-control/index.ts'
import { sqlAccessLog } from '../features/access-log/index.ts'
import { sqlImportStore } from '../features/council-import/index.ts'
import { knownCouncils } from '../features/council-papers/index.ts'
import { openValidationThreads } from '../features/document-validation/index.ts'
import { layFirstRegister, sqlCouncilStore } from '../features/council/index.ts'
import { sqlSearch } from '../features/open-council/index.ts'
import { sqlVisitDocuments } from '../features/patient-summary/store.sql.ts'
import { Problem } from '../kernel/problem.ts'
import { errorFields, type Log, makeLog } from '../platform/log/log.ts'
import { openDatabase, requireDurability } from '../platform/sql/database.ts'
import { type Embedded, startEmbedded } from '../platform/sql/embedded.ts'
import { migrate } from '../platform/sql/migrate.ts'
import { serverWords } from '../platform/sql/server-words.ts'
import type { Terminal } from './command.ts'
import type { Config } from './config.ts'
import { seatDemoMember } from './demo-membership.ts'
import { configuredPackages } from './fhir-packages.ts'
import { loadKeys } from './keys.ts'
import { runPeriodically } from './periodic.ts'
import { importSamplePapers } from './sample-papers.ts'
import { serverSeconds } from './validation-limits.ts'
import { makeSystem } from './wire.ts'

/** How a server command differs from another. */
export type ServerOptions = {
  readonly config: Config
  /** Takes the next free port when the wanted one is in use. */
  readonly anyPort: boolean
  /** Told the address once it answers. */
  readonly answering: (address: string) => void
}

/**
 * Runs the server until it is asked to stop: then takes no more requests, finishes those under way, seals the access log,
 * and closes the database last.
 */
export async function runServer({ config, anyPort, answering }: ServerOptions, terminal: Terminal): Promise<void> {
  const log = makeLog(process.stderr, config.logLevel)
  const now = () => new Date()
  await using cleanup = new AsyncDisposableStack()
  // The first start reads packages for seconds, which the database takes too. What fails here is thrown where it is awaited.
  const opening = configuredPackages(config)
  opening.catch(() => {})
  const embedded = config.databaseUrl === undefined ? await startOwn(config, log) : undefined
  if (embedded) cleanup.defer(() => embedded.stop())
  const database = openDatabase(config.databaseUrl ?? embedded!.connection, {
    onBroken: (error) => log.warn('problem', errorFields(error)),
  })
  cleanup.defer(() => database.close())
  await requireDurability(database)
  await migrate(database, now())
  const council = sqlCouncilStore(database)
  const imports = sqlImportStore(database)
  await layFirstRegister(council, knownCouncils, { by: 'oppstart', byName: 'Knutepunkt', at: now() })
  // Without an issuer people are invented, and so are the papers.
  if (config.issuer === undefined) {
    await importSamplePapers({ imports, councils: council, now })
    await seatDemoMember(council, now())
  }

  const packages = await opening
  const validation = openValidationThreads({ packages, threads: validators, seconds: serverSeconds, now })
  cleanup.use(validation)

  const port = await freePort(config.host, config.port, anyPort)
  const origin = config.origin ?? ownOrigin(config.host, port)
  const { app, tasks } = await makeSystem({
    config,
    origin,
    log,
    now,
    keys: await loadKeys(config.keysDirectory),
    stores: {
      accessLog: sqlAccessLog(database),
      visits: sqlVisits(database),
      documents: sqlVisitDocuments(database),
      council,
      treatments: sqlTreatmentRelations(database),
      imports,
      search: sqlSearch(database),
      ping: () => database.ping(),
      connections: () => database.load(),
    },
    otherRoutes: terminal.routes,
    stopping: () => terminal.stopped.aborted,
    validation,
    packages,
  })
  await app.listen({ host: config.host, port })
  const stopTasks = runPeriodically(tasks, log)
  cleanup.defer(stopTasks)
  log.info('started', { port })
  answering(origin)

  await aborted(terminal.stopped)
  log.info('stopping', { signal: String(terminal.stopped.reason) })
  await closed(app, config.stopSeconds)
  await stopTasks()
  log.info('stopped')
}

/** One core is left to answer with. */
const validators = Math.max(1, availableParallelism() - 1)

function startOwn({ dataDirectory }: Config, log: Log): Promise<Embedded> {
  return startEmbedded({
    directory: dataDirectory,
    log: (level, message) => log[level]('embedded-database', { server: serverWords(message) }),
  })
}

function aborted(signal: AbortSignal): Promise<void> {
  if (signal.aborted) return Promise.resolve()
  // A signal listener alone does not keep a process alive; the listening server does.
  return new Promise((resolve) => signal.addEventListener('abort', () => resolve(), { once: true }))
}

/** Takes no more requests, waits for those under way, and cuts what is left after this many seconds. */
async function closed(app: FastifyInstance, seconds: number): Promise<void> {
  // A connection whose request is just answered is idle from then on, and would be kept for the next one.
  const idle = setInterval(() => app.server.closeIdleConnections(), 50)
  const late = setTimeout(() => app.server.closeAllConnections(), seconds * 1000)
  await app.close()
  clearInterval(idle)
  clearTimeout(late)
}

/** Where people reach us when nothing else is said: on this machine, if we listen on all its addresses. */
function ownOrigin(host: string, port: number): string {
  const everywhere = host === '0.0.0.0' || host === '::'
  return `http://${everywhere ? '127.0.0.1' : host.includes(':') ? `[${host}]` : host}:${port}`
}

/** @throws Problem `unavailable` (`port-in-use`) */
async function freePort(host: string, wanted: number, anyPort: boolean): Promise<number> {
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

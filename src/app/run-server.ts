import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import type { FastifyInstance } from 'fastify'
import { layFirstRegister } from '../features/council/index.ts'
import { knownCouncils } from '../features/council-papers/index.ts'
import { openValidationThreads } from '../features/document-validation/index.ts'
import type { LoadedTerminology } from '../features/terminology-service/index.ts'
import { errorFields, type Log, makeLog } from '../platform/log/log.ts'
import { type Database, openDatabase, requireDurability } from '../platform/sql/database.ts'
import { type Embedded, startEmbedded } from '../platform/sql/embedded.ts'
import { migrate } from '../platform/sql/migrate.ts'
import { serverWords } from '../platform/sql/server-words.ts'
import type { Terminal } from './command.ts'
import type { Config } from './config.ts'
import { type DemoNeeds, openDemo } from './contact-point/demo.ts'
import { type DemoAuthority, loadDemoAuthority } from './contact-point/demo-authority.ts'
import type { DescribedContactPoint } from './contact-point/contact-point-file.ts'
import { openDescribed, type ProcessContactPoint, readDescribed } from './contact-point/described.ts'
import { seatDemoMember } from './demo-membership.ts'
import { configuredPackages } from './fhir-packages.ts'
import { type Keys, loadKeys } from './keys.ts'
import { aborted, closed, freePort, ownOrigin } from './listening.ts'
import { runPeriodically } from './periodic.ts'
import { importSamplePapers } from './sample-papers.ts'
import { type Stores, sqlStores } from './stores.ts'
import { serverSeconds } from './validation-limits.ts'
import { configuredTerminology } from './terminology.ts'
import { samplesDirectory } from './samples-directory.ts'
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
  await using cleanup = new AsyncDisposableStack()
  // The first start reads packages for seconds, which the database takes too. What fails here is thrown where it is awaited.
  const opening = configuredPackages(config)
  opening.catch(() => {})
  const planned = await plannedPoint(config)
  const { database, connection } = await startDatabase(config, log, cleanup)
  const keys = await loadKeys(config.keysDirectory)
  const stores = sqlStores(database, keys.personKeySecret)
  await layFirstRecords(stores, config)
  const packages = await opening
  const validation = cleanup.use(openValidationThreads({ packages, threads: validators, seconds: serverSeconds, now }))
  const port = await freePort(config.host, config.port, anyPort)
  const origin = config.origin ?? ownOrigin(config.host, port)
  const terminology = await configuredTerminology(config)
  const point = await contactPointOf(config, planned, { connection, database, stores, origin, keys, terminology, log })
  if (point) cleanup.use(point)
  await point?.answer()
  const { app, tasks, begin } = await makeSystem({
    config,
    origin,
    stores,
    keys,
    terminology,
    ...(point ? { contactPoint: point.contactPoint, demoRoutes: point.routes } : {}),
    log,
    now,
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
  point?.begin()
  const begun = begin()

  await untilStopped(app, terminal, config, log)
  await begun
  await stopTasks()
  log.info('stopped')
}

const now = () => new Date()

/** One core is left to answer with. */
const validators = Math.max(1, availableParallelism() - 1)

/** The database of the configuration, or our own where it names none, with the tables of this version. */
async function startDatabase(
  config: Config,
  log: Log,
  cleanup: AsyncDisposableStack,
): Promise<{ readonly database: Database; readonly connection: string }> {
  const embedded = config.databaseUrl === undefined ? await startOwn(config, log) : undefined
  if (embedded) cleanup.defer(() => embedded.stop())
  const connection = config.databaseUrl ?? embedded!.connection
  const database = openDatabase(connection, {
    onBroken: (error) => log.warn('problem', errorFields(error)),
  })
  cleanup.defer(() => database.close())
  await requireDurability(database)
  await migrate(database, now())
  return { database, connection }
}

type ContactPointParts = Pick<DemoNeeds, 'connection' | 'database' | 'origin' | 'log'> & {
  readonly stores: Stores
  readonly keys: Keys
  readonly terminology: LoadedTerminology
}

/** What the contact point will be: as a file describes it, or the demonstration's. */
type PlannedPoint = { readonly setup: DescribedContactPoint } | { readonly authority: Promise<DemoAuthority> }

/**
 * The contact point that a file describes; else the demonstration's, where people are invented; else none. What is wrong
 * in the file is told before anything is started.
 */
async function plannedPoint(config: Config): Promise<PlannedPoint | undefined> {
  const { contactPoint: path, issuer } = config
  const invented = issuer === undefined
  if (path !== undefined) return { setup: await readDescribed(path, invented) }
  return invented ? { authority: demoKeys(config) } : undefined
}

async function contactPointOf(
  config: Config,
  planned: PlannedPoint | undefined,
  { stores, keys, terminology, ...parts }: ContactPointParts,
): Promise<ProcessContactPoint | undefined> {
  if (!planned) return undefined
  const needs = {
    ...parts,
    accessLog: stores.accessLog,
    personKeySecret: keys.personKeySecret,
    terminology: terminology.index,
    samples: samplesDirectory,
    now,
  }
  if ('setup' in planned) return openDescribed({ ...needs, setup: planned.setup })
  const { authority } = planned
  return openDemo({ ...needs, country: config.country, authority, directory: demoKeysDirectory(config) })
}

/** Keys of the demonstration's contact points, beside those of the installation. */
function demoKeysDirectory({ keysDirectory }: Config): string {
  return join(keysDirectory, 'demo-contact-points')
}

/** Our own, begun early: making them takes a second. What fails here is thrown where it is awaited. */
function demoKeys(config: Config): Promise<DemoAuthority> {
  const made = loadDemoAuthority(demoKeysDirectory(config), [config.country], now())
  made.catch(() => {})
  return made
}

function startOwn({ dataDirectory }: Config, log: Log): Promise<Embedded> {
  return startEmbedded({
    directory: dataDirectory,
    log: (level, message) => log[level]('embedded-database', { server: serverWords(message) }),
  })
}

/** The councils there are; without an issuer people are invented, and so are the papers. */
async function layFirstRecords({ council, imports }: Stores, { issuer }: Config): Promise<void> {
  await layFirstRegister(council, knownCouncils, { by: 'oppstart', byName: 'Knutepunkt', at: now() })
  if (issuer !== undefined) return
  await importSamplePapers({ imports, councils: council, now })
  await seatDemoMember(council, now())
}

async function untilStopped(app: FastifyInstance, { stopped }: Terminal, config: Config, log: Log): Promise<void> {
  await aborted(stopped)
  log.info('stopping', { signal: String(stopped.reason) })
  await closed(app, config.stopSeconds)
}

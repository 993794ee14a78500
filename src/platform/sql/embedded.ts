import { randomUUID } from 'node:crypto'
import { mkdir, mkdtemp, open, rename, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { Problem } from '../../kernel/problem.ts'
import { type Binaries, locateBinaries } from './embedded-binaries.ts'
import { answers, launch, type Server, stopped } from './embedded-process.ts'
import { embeddedConnection, isStopping } from './embedded-running.ts'
import { chooseRunAs, giveTo, type RunAs, runAs } from './run-as.ts'

/** Where the supervisor tells what happens; the messages carry no data from the database. */
export type ServerLog = (level: 'info' | 'warn' | 'error', message: string) => void

/** A running database server of our own. */
export type Embedded = {
  /** A connection string for `openDatabase`, valid until `stop`, also across restarts after a crash. */
  readonly connection: string
  /** The server's process id, or undefined while it is down. */
  pid(): number | undefined
  /** Ends it in good order: commits are kept, open connections are cut. May be called twice. */
  stop(): Promise<void>
}

type Options = {
  /** Created if missing; the data is kept in its folder `postgres`. */
  readonly directory: string
  readonly log: ServerLog
  /** Other programs than those npm installed. */
  readonly binaries?: Binaries
  /** Whether root may use a user namespace; false where the machine forbids it without saying so. */
  readonly namespaces?: boolean
}

/** How long another process, perhaps just killed, may take to let go of the data, or at least to begin with it. */
const lockPatienceMs = 3_000
/** How long it may take over it then: its last checkpoint. */
const stopPatienceMs = 60_000
/** Crash recovery replays the log before it answers; the first start of a cold machine is slow too. */
const readyPatienceMs = 120_000
/** The first restarts are refused while connections of the crashed server are still going down. */
const restartDelaysMs = [100, 300, 1_000, 3_000, 10_000]
/** Who has run for this long does not fail at starting. */
const steadyMs = 1_000

/**
 * Starts PostgreSQL on a unix socket in a private directory; nothing listens on the network, and whoever may enter the
 * socket's 0700 directory is trusted. For demonstration, development and single machines: production sets DATABASE_URL.
 *
 * The server never outlives this process, is started again if it crashes, and does not keep this process alive. Only
 * one process may use a data directory.
 *
 * @throws Problem `conflict` when another process uses the directory; `unavailable` when it cannot start here
 */
export async function startEmbedded({ directory, log, binaries, namespaces = true }: Options): Promise<Embedded> {
  const home = resolve(directory)
  const { postgres, initdb } = binaries ?? (await locateBinaries())
  await mkdir(home, { recursive: true })
  const how = await chooseRunAs(postgres, home, namespaces)
  const data = join(home, 'postgres')
  if (!(await exists(data))) await initialise(how, initdb, home, data)
  await giveTo(how, data)
  const sockets = await mkdtemp(join(shortTemporary(), 'kp-'))
  await giveTo(how, sockets)
  const connection = embeddedConnection(sockets)
  const start = () => launch({ how, postgres, data, sockets })
  const removeSockets = () => rm(sockets, { recursive: true, force: true })
  try {
    const { pid, stop } = supervise(await firstStart(start, data, connection, log), start, log)
    return { connection, pid, stop: () => stop().finally(removeSockets) }
  } catch (error) {
    await removeSockets()
    throw error
  }
}

/**
 * Where sockets are made: not beside the data, since not every file system can hold one, and their whole path may have
 * 107 bytes at most (103 on macOS).
 */
function shortTemporary(): string {
  return tmpdir().length <= 80 ? tmpdir() : '/tmp'
}

/** Starts the server again whenever it ends, until it is stopped. */
function supervise(first: Server, start: () => Server, log: ServerLog): Omit<Embedded, 'connection'> {
  const stopping = new AbortController()
  let current: Server | undefined = first
  async function keepUp(): Promise<void> {
    for (let failures = 0; current !== undefined; failures++) {
      const server = current
      const startedAt = performance.now()
      await server.ended
      current = undefined
      if (stopping.signal.aborted) return
      log('warn', `The embedded database ended unexpectedly; starting it again. ${server.lastWords()}`)
      if (performance.now() - startedAt > steadyMs) failures = 0
      const delay = restartDelaysMs[failures] ?? restartDelaysMs.at(-1)
      await wait(delay, undefined, { ref: false, signal: stopping.signal }).catch(() => {}) // cut short when stopped
      if (!stopping.signal.aborted) current = start()
    }
  }
  const watching = keepUp()
  return {
    pid: () => current?.pid,
    async stop() {
      stopping.abort()
      if (current !== undefined) await stopped(current)
      await watching
    },
  }
}

/** Tries again while the lock of an earlier server is still there: after a kill the first attempt is often refused. */
async function firstStart(start: () => Server, data: string, connection: string, log: ServerLog): Promise<Server> {
  const began = performance.now()
  for (;;) {
    const server = start()
    const outcome = await answers(server, connection, readyPatienceMs)
    if (outcome === 'ready') return server
    await stopped(server)
    const cause = new Error(server.lastWords())
    const patienceMs = (await isStopping(data)) ? stopPatienceMs : lockPatienceMs
    if (outcome === 'silent' || performance.now() - began > patienceMs) throw cannotStart(cause)
    log('info', 'The embedded database did not start at once; trying again')
    await wait(300)
  }
}

function cannotStart(cause: Error): Problem {
  if (/postmaster\.pid|shared memory block/.test(cause.message)) {
    const message = 'Another process uses this data directory. Stop it, name another directory, or set DATABASE_URL.'
    return new Problem('conflict', 'embedded-database-in-use', message, {}, { cause })
  }
  const message = 'The embedded PostgreSQL did not start. Set DATABASE_URL to a PostgreSQL.'
  return new Problem('unavailable', 'embedded-database-cannot-start', message, {}, { cause })
}

/** Makes the data in a folder of its own and moves it in place whole, so that a cut start leaves nothing half-made. */
async function initialise(how: RunAs, initdb: string, home: string, data: string): Promise<void> {
  const fresh = join(home, `postgres-${randomUUID()}`)
  await mkdir(fresh, { mode: 0o700 })
  try {
    await giveTo(how, fresh)
    const settings = ['--username=knutepunkt', '--auth=trust', '--encoding=UTF8', '--locale=C', '--data-checksums']
    await runAs(how, initdb, [`--pgdata=${fresh}`, ...settings])
    await rename(fresh, data)
    await syncDirectory(home)
  } catch (cause) {
    await rm(fresh, { recursive: true, force: true })
    if (await exists(data)) return // another process was first; the server's own lock decides who goes on
    const message = 'The embedded PostgreSQL could not make its data directory. Set DATABASE_URL to a PostgreSQL.'
    throw new Problem('unavailable', 'embedded-database-cannot-start', message, {}, { cause })
  }
}

/** A rename is on disk only when the directory that holds the name is. */
async function syncDirectory(path: string): Promise<void> {
  const directory = await open(path)
  await directory.sync().finally(() => directory.close())
}

const exists = (path: string): Promise<boolean> =>
  stat(path).then(
    () => true,
    () => false,
  )

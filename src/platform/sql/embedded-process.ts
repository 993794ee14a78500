import { type ChildProcess, spawn } from 'node:child_process'
import { Socket } from 'node:net'
import { setTimeout as wait } from 'node:timers/promises'
import { Client } from 'pg'
import { type RunAs, serverEnvironment } from './run-as.ts'

/** One life of the server process. */
export type Server = {
  readonly pid: number | undefined
  /** Fulfilled when the process is gone; never rejected. */
  readonly ended: Promise<void>
  hasEnded(): boolean
  signal(name: 'SIGINT' | 'SIGQUIT'): void
  /** The last lines it wrote: why it ended. Settings and file names, no data. */
  lastWords(): string
}

type Launch = {
  readonly how: RunAs
  readonly postgres: string
  readonly data: string
  readonly sockets: string
}

/**
 * `sh` becomes the server and leaves a small guard behind, whose standard input is our pipe. If we die, the pipe ends: the
 * guard asks the server to stop, waits, and removes the directory of its socket ($0). The pipe ends as well when the
 * server does, and we may be about to start it again: then there is nobody to ask, and the directory stays.
 */
const withGuard = `
exec 3<&0 </dev/null
guard() {
  read -r _ <&3
  kill -INT $$ || return
  while kill -0 $$; do sleep 0.1; done
  rmdir "$0"
}
(guard >/dev/null 2>&1 &)
exec "$@" 3<&-`

/** https://www.postgresql.org/docs/18/runtime-config.html */
const settings: Readonly<Record<string, string>> = {
  listen_addresses: '',
  unix_socket_permissions: '0700',
  // A record that was acknowledged must survive a power cut (EHDS Art. 9): never traded for speed, also in tests.
  fsync: 'on',
  synchronous_commit: 'on',
  full_page_writes: 'on',
  // The server's log must hold no personal data: no statements, no values, no failed queries.
  log_min_messages: 'log',
  log_min_error_statement: 'panic',
  log_error_verbosity: 'terse',
  log_statement: 'none',
  log_checkpoints: 'off',
  shared_buffers: '64MB',
  max_connections: '100',
  timezone: 'UTC',
}

/** Starts the process in a group of its own, so that Ctrl-C reaches us first and we stop it last. */
export function launch({ how, postgres, data, sockets }: Launch): Server {
  const named = Object.entries({ ...settings, unix_socket_directories: sockets })
  const args = ['-D', data, ...named.flatMap(([name, value]) => ['-c', `${name}=${value}`])]
  const child = spawn('sh', ['-c', withGuard, sockets, ...how.prefix, postgres, ...args], {
    ...how.identity,
    env: serverEnvironment,
    cwd: '/',
    detached: true,
    stdio: ['pipe', 'ignore', 'pipe'],
  })
  const said: string[] = []
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    for (const line of text.split('\n').filter((each) => each !== '')) {
      said.push(line)
      if (said.length > 20) said.shift()
    }
  })
  const ended = new Promise<void>((resolve) => {
    child.on('error', (error) => {
      said.push(error.message)
      resolve()
    })
    child.on('close', () => resolve())
  })
  let gone = false
  void ended.then(() => {
    gone = true
  })
  keepUsAlive(child, 'unref')
  return {
    pid: child.pid,
    ended,
    hasEnded: () => gone,
    signal(name) {
      keepUsAlive(child, 'ref') // whoever asks it to stop waits for the end
      child.kill(name)
    },
    lastWords: () => said.join('\n'),
  }
}

function keepUsAlive(child: ChildProcess, how: 'ref' | 'unref'): void {
  child[how]()
  for (const stream of [child.stdin, child.stderr]) if (stream instanceof Socket) stream[how]()
}

/** Waits until the server takes connections (`ready`), is gone (`ended`), or the time is out (`silent`). */
export async function answers(
  server: Server,
  connection: string,
  patienceMs: number,
): Promise<'ready' | 'ended' | 'silent'> {
  const giveUpAt = performance.now() + patienceMs
  while (performance.now() < giveUpAt) {
    if (server.hasEnded()) return 'ended'
    if (await connects(connection)) return 'ready'
    await Promise.race([wait(20), server.ended])
  }
  return 'silent'
}

async function connects(connection: string): Promise<boolean> {
  const client = new Client({ connectionString: connection, connectionTimeoutMillis: 5_000 })
  try {
    await client.connect()
    return true
  } catch {
    return false // not yet listening, or still starting up
  } finally {
    await client.end().catch(() => {})
  }
}

/** Fast shutdown; if that hangs, the immediate one, after which the next start replays the log. Nothing acknowledged is lost. */
export async function stopped(server: Server): Promise<void> {
  if (server.hasEnded()) return
  server.signal('SIGINT')
  await Promise.race([server.ended, wait(10_000, undefined, { ref: false })])
  if (!server.hasEnded()) server.signal('SIGQUIT')
  await server.ended
}

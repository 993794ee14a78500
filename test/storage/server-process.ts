import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'

/** The program as a process of its own, which can be killed. */
export type ServerProcess = {
  readonly origin: string
  /** Everything it has said on standard error. */
  readonly said: () => string
  /** Ends it at once, with no chance to put anything in order (SIGKILL). Resolves when it is gone. */
  readonly kill: () => Promise<void>
}

const program = fileURLToPath(new URL('../../src/app/main.ts', import.meta.url))

/**
 * Starts `knutepunkt demo` on any free port, at the lowest log level.
 *
 * @param environment where its data is: KNUTEPUNKT_DATA, or DATABASE_URL and KNUTEPUNKT_KEYS
 * @throws Error with what it said when it ends before it answers
 */
export async function startServerProcess(environment: Readonly<Record<string, string>>): Promise<ServerProcess> {
  const child = spawn(process.execPath, [program, 'demo'], {
    env: { PATH: process.env.PATH, KNUTEPUNKT_PORT: '0', KNUTEPUNKT_LOG_LEVEL: 'debug', ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const [out, said] = [collected(child, 'stdout'), collected(child, 'stderr')]
  const gone = once(child, 'exit')
  while (!out().includes('\n')) {
    if (child.exitCode !== null) throw new Error(`The server ended: ${said()}`)
    await Promise.race([once(child.stdout!, 'data'), gone])
  }
  const kill = async () => {
    child.kill('SIGKILL')
    await gone
  }
  return { origin: out().trim(), said, kill }
}

function collected(child: ChildProcess, stream: 'stdout' | 'stderr'): () => string {
  let text = ''
  child[stream]!.setEncoding('utf8').on('data', (chunk: string) => {
    text += chunk
  })
  return () => text
}

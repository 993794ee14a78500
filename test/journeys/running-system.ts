import { mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { readConfig } from '../../src/app/config.ts'
import { loadKeys } from '../../src/app/keys.ts'
import { makeSystem, memoryStores, type System } from '../../src/app/wire.ts'
import { memoryAccessLog } from '../../src/features/access-log/index.ts'
import { makeLog } from '../../src/platform/log/log.ts'

/** The whole system on memory stores, listening on this machine, with its clock and log in the test's hands. */
export type Running = System & {
  readonly origin: string
  readonly clock: { now: Date }
  readonly lines: readonly string[]
  readonly stop: () => Promise<void>
}

/** Starts the system on a free port. */
export async function startSystem(): Promise<Running> {
  const directory = await mkdtemp(join(tmpdir(), 'kp-system-'))
  const port = await anyPort()
  const origin = `http://127.0.0.1:${port}`
  const clock = { now: new Date() }
  const lines: string[] = []
  const system = await makeSystem({
    config: readConfig({}, {}),
    origin,
    stores: memoryStores(memoryAccessLog()),
    keys: await loadKeys(directory),
    log: makeLog({ write: (line) => void lines.push(line) }, 'debug'),
    now: () => clock.now,
    otherRoutes: [],
    stopping: () => false,
  })
  await system.app.listen({ host: '127.0.0.1', port })
  const stop = async () => {
    await system.app.close()
    await rm(directory, { recursive: true })
  }
  return { ...system, origin, clock, lines, stop }
}

function anyPort(): Promise<number> {
  return new Promise((resolve) => {
    const probe = createServer().listen({ host: '127.0.0.1', port: 0 }, () => {
      const at = probe.address()
      probe.close(() => resolve(typeof at === 'object' && at !== null ? at.port : 0))
    })
  })
}

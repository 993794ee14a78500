import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { allCountriesAnswer, databaseMegabytes } from './demo-memory.ts'

export type DemoStart = {
  readonly firstPageSeconds: number
  /** With Norway and five countries answering, and nobody asking. */
  readonly idleMegabytes: number
  /** Of its database; undefined where the system does not tell. */
  readonly databaseMegabytes: number | undefined
}

const program = join(import.meta.dirname, '../main.ts')

/** Long enough for what starting left behind to be collected. */
const settleMs = 5_000
const patienceMs = 60_000

/**
 * Starts `knutepunkt demo` on an empty folder of its own, asks for the first page, waits until all countries answer, and
 * stops it again.
 */
export async function measureDemo(): Promise<DemoStart> {
  const directory = await mkdtemp(join(tmpdir(), 'knutepunkt-bench-'))
  const started = performance.now()
  const child = spawn(process.execPath, [program, 'demo'], {
    env: { KNUTEPUNKT_DATA: directory, KNUTEPUNKT_PORT: '28787' },
    stdio: ['ignore', 'pipe', 'ignore'],
  })
  try {
    const address = await addressFrom(child)
    const page = await fetch(address)
    await page.text()
    if (!page.ok) throw new Error(`the first page answered ${page.status}`)
    const firstPageSeconds = (performance.now() - started) / 1000
    await allCountriesAnswer(address, patienceMs)
    await new Promise((resolve) => setTimeout(resolve, settleMs))
    return {
      firstPageSeconds,
      idleMegabytes: await residentMegabytes(address),
      databaseMegabytes: await databaseMegabytes(directory),
    }
  } finally {
    if (child.exitCode === null) {
      const ended = once(child, 'exit')
      child.kill('SIGTERM')
      await ended
    }
    await rm(directory, { recursive: true, force: true })
  }
}

async function addressFrom(child: ChildProcess): Promise<string> {
  let said = ''
  child.stdout?.on('data', (chunk) => {
    said += chunk
  })
  const late = AbortSignal.timeout(patienceMs)
  while (!said.includes('\n')) {
    if (child.exitCode !== null) throw new Error('the demo did not start')
    await Promise.race([once(child.stdout!, 'data', { signal: late }), once(child, 'exit', { signal: late })])
  }
  return said.trim()
}

async function residentMegabytes(address: string): Promise<number> {
  const metrics = await (await fetch(`${address}/metrics`)).text()
  const bytes = /^process_resident_memory_bytes (\S+)$/m.exec(metrics)?.[1]
  if (bytes === undefined) throw new Error('the server tells no memory')
  return Number(bytes) / (1024 * 1024)
}

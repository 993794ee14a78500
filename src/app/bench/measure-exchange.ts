import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startEmbedded } from '../../platform/sql/embedded.ts'
import { loadDemoAuthority } from '../contact-point/demo-authority.ts'
import { type BenchDoctor, benchDoctor, overPlainHttp, overTls } from './exchange-asker.ts'
import { asked, asking, type AtWork, type CountryReady, doctorsTogether } from './exchange-measured.ts'

/** How one piece of work went, of so many. */
export type Walked = {
  /** What the asking side waited, each. */
  readonly milliseconds: readonly number[]
  /** Processor time of the answering process for one. */
  readonly atWorkMs: number
}

/** All that is measured of the exchange. */
export type ExchangeMeasured = {
  readonly identification: { readonly secure: Walked; readonly plain: Walked }
  readonly summary: { readonly secure: Walked; readonly plain: Walked }
  readonly documentBytes: number
  /** Fifty doctors at once, each a query and a retrieve. */
  readonly together: readonly number[]
}

const rounds = 10
const inARound = 20
const country = new URL('./exchange-country.ts', import.meta.url)

/**
 * One country answers another over loopback: the answering one in a process of its own with an embedded PostgreSQL of its
 * own, on a folder that is gone afterwards. With and without security have turns, so that the machine is the same for both.
 */
export async function measureExchange(say: (line: string) => void): Promise<ExchangeMeasured> {
  await using cleanup = new AsyncDisposableStack()
  const directory = await mkdtemp(join(tmpdir(), 'knutepunkt-bench-'))
  cleanup.defer(() => rm(directory, { recursive: true, force: true }))
  say('Starting a country …')
  const database = await startEmbedded({ directory, log: () => {} })
  cleanup.defer(() => database.stop())
  const keys = join(directory, 'contact-points')
  const authority = await loadDemoAuthority(keys, [asked.country, asking.country], new Date())
  const child = fork(country, [database.connection, keys], { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] })
  cleanup.defer(() => ended(child))
  const ready = await toldBy<CountryReady>(child)
  const [tls, plain] = [overTls(authority, ready), overPlainHttp(ready)]
  cleanup.defer(() => {
    tls.close()
    plain.close()
  })
  const secureDoctor = benchDoctor(0, authority, tls.carrier)
  const plainDoctor = benchDoctor(0, authority, plain.carrier)
  const documentBytes = await secureDoctor.summary()
  const walked = await inTurns(child, say, {
    secureIdentify: secureDoctor.identify,
    plainIdentify: plainDoctor.identify,
    secureSummary: secureDoctor.summary,
    plainSummary: plainDoctor.summary,
  })
  say(`${doctorsTogether} doctors at once …`)
  const doctors = Array.from({ length: doctorsTogether }, (_, at) => benchDoctor(at, authority, tls.carrier))
  await together(doctors)
  return {
    identification: { secure: walked.secureIdentify, plain: walked.plainIdentify },
    summary: { secure: walked.secureSummary, plain: walked.plainSummary },
    documentBytes,
    together: await together(doctors),
  }
}

async function inTurns<Name extends string>(
  child: ChildProcess,
  say: (line: string) => void,
  works: Readonly<Record<Name, () => Promise<unknown>>>,
): Promise<Readonly<Record<Name, Walked>>> {
  // The keys of `works`, which TypeScript widens.
  const names = Object.keys(works) as Name[]
  const times = new Map<Name, number[]>(names.map((name) => [name, []]))
  const cpu = new Map<Name, number>(names.map((name) => [name, 0]))
  for (let round = 0; round <= rounds; round++) {
    // The first is for warming up.
    say(round === 0 ? 'Warming up …' : `Round ${round} of ${rounds}`)
    for (const name of names) {
      const before = await atWork(child)
      for (let count = 0; count < inARound; count++) {
        const milliseconds = await timed(works[name])
        if (round > 0) times.get(name)?.push(milliseconds)
      }
      if (round > 0) cpu.set(name, (cpu.get(name) ?? 0) + (await atWork(child)) - before)
    }
  }
  const walked = (name: Name): [Name, Walked] => {
    const milliseconds = times.get(name) ?? []
    return [name, { milliseconds, atWorkMs: (cpu.get(name) ?? 0) / milliseconds.length }]
  }
  return Object.fromEntries(names.map(walked)) as Record<Name, Walked> // one entry for each of the names
}

function together(doctors: readonly BenchDoctor[]): Promise<readonly number[]> {
  return Promise.all(doctors.map(({ summary }) => timed(summary)))
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const started = performance.now()
  await work()
  return performance.now() - started
}

async function atWork(child: ChildProcess): Promise<number> {
  child.send('at work')
  return (await toldBy<AtWork>(child)).cpuMs
}

/** The next message of the child, which is of the kind that was asked for. @throws Error when it ended instead */
async function toldBy<Told>(child: ChildProcess): Promise<Told> {
  const waiting = new AbortController()
  const { signal } = waiting
  try {
    const gone = once(child, 'exit', { signal }).then((): never => {
      throw new Error('the process of the country ended')
    })
    const [told] = await Promise.race([once(child, 'message', { signal }), gone])
    return told
  } finally {
    waiting.abort()
  }
}

async function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return
  const exit = once(child, 'exit')
  child.disconnect()
  await exit
}

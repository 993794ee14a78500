import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { readConfig } from '../../src/app/config.ts'
import { loadKeys } from '../../src/app/keys.ts'
import { memoryStores, type Stores } from '../../src/app/stores.ts'
import { makeSystem, type System, type SystemNeeds } from '../../src/app/wire.ts'
import { type AccessLogStore, memoryAccessLog } from '../../src/features/access-log/index.ts'
import { testPackages, testValidation } from '../fhir-definitions.ts'
import { configuredTerminology } from '../../src/app/terminology.ts'
import { makeLog } from '../../src/platform/log/log.ts'
import { freePort } from '../free-port.ts'

/** The whole system on memory stores, or others that a test hands in, listening on this machine, with its clock and log in the test's hands. */
export type Running = System & {
  readonly origin: string
  readonly stores: Stores
  readonly clock: { now: Date }
  readonly lines: readonly string[]
  readonly stop: () => Promise<void>
}

/**
 * Starts the system on a free port. National sources have most of a minute: whoever tests that they are slow says
 * `patience: 1`, and asks nothing of one that answers.
 *
 * @param accessLog for a test that looks into it
 * @param others stores in place of memory
 * @param seconds how long a document may take to judge
 * @param more in place of what is here
 */
export async function startSystem(
  accessLog: AccessLogStore = memoryAccessLog(),
  others: Partial<Stores> = {},
  seconds = 60,
  more: Partial<SystemNeeds> = {},
): Promise<Running> {
  const directory = await mkdtemp(join(tmpdir(), 'kp-system-'))
  const port = await freePort()
  const origin = `http://127.0.0.1:${port}`
  const clock = { now: new Date() }
  const lines: string[] = []
  const stores = { ...memoryStores(accessLog), ...others }
  const packages = await testPackages()
  const validation = testValidation(packages, () => clock.now, seconds)
  const system = await makeSystem({
    config: readConfig({}, {}),
    origin,
    stores,
    keys: await loadKeys(directory),
    log: makeLog({ write: (line) => void lines.push(line) }, 'debug'),
    now: () => clock.now,
    otherRoutes: [],
    patience: 20,
    stopping: () => false,
    packages,
    terminology: await configuredTerminology({ terminologyDirectories: [] }),
    validation,
    ...more,
  })
  await system.app.listen({ host: '127.0.0.1', port })
  const stop = async () => {
    await system.app.close()
    await validation[Symbol.asyncDispose]()
    await rm(directory, { recursive: true })
  }
  return { ...system, origin, stores, clock, lines, stop }
}

/** As much of a browser as following links and sending forms needs: cookies, and one step at a time. */
export function browserAt(origin: string) {
  const cookies = new Map<string, string>()
  return {
    cookies,
    async go(to: string, form?: Record<string, string>) {
      const response = await fetch(new URL(to, origin), {
        redirect: 'manual',
        headers: {
          cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; '),
          'sec-fetch-site': 'same-origin',
        },
        ...(form ? { method: 'POST', body: new URLSearchParams(form) } : {}),
      })
      for (const cookie of response.headers.getSetCookie()) {
        const [, name, value] = /^([^=]+)=([^;]*)/.exec(cookie) ?? []
        if (/max-age=0/i.test(cookie)) cookies.delete(name!)
        else cookies.set(name!, value!)
      }
      const { status, headers } = response
      return { status, headers, to: headers.get('location') ?? '', body: await response.text() }
    },
  }
}

/** Clicks through a sign-in; gives where one ends up. */
export async function signIn({ go }: ReturnType<typeof browserAt>, subject: string, wanted = '/'): Promise<string> {
  const toIssuer = await go(`/logg-inn?til=${encodeURIComponent(wanted)}`)
  const people = await go(toIssuer.to)
  const chosen = await go(people.to, { person: subject })
  const back = await go(chosen.to)
  return (await go(back.to)).to
}

import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { type DemoAuthority, loadDemoAuthority } from '../../src/app/contact-point/demo-authority.ts'
import { demoClients } from '../../src/app/contact-point/demo-clients.ts'
import { browserAt, signIn } from '../journeys/running-system.ts'
import { type ServerProcess, startServerProcess } from '../storage/server-process.ts'
import { contactPointFiles } from './contact-point-files.ts'
import { freePort } from '../free-port.ts'

/** A country as a process of its own, over a database of its own, that can be killed and started again. */
export type CountryProcess = {
  readonly country: string
  readonly origin: string
  /** Where other countries reach it. */
  readonly gateway: string
  /** Folder of the keys of its access log. */
  readonly keys: string
  /** What it has said since its last start. */
  readonly said: () => string
  readonly start: () => Promise<void>
  readonly kill: () => Promise<void>
}

export type Pair = AsyncDisposable & {
  readonly norway: CountryProcess
  readonly finland: CountryProcess
  readonly authority: DemoAuthority
}

/**
 * Norway and Finland, each a process with its own database, certificates and file, which know of each other only what
 * the files and the published metadata say.
 *
 * @param databases a connection string for each
 */
export async function startPair(databases: { readonly NO: string; readonly FI: string }): Promise<Pair> {
  const [no, fi] = [await freePort(), await freePort()]
  const files = await contactPointFiles({ NO: `http://127.0.0.1:${no}`, FI: `http://127.0.0.1:${fi}` })
  const authority = await loadDemoAuthority(files.folder, ['NO', 'FI'], new Date())
  const countryProcess = (country: 'NO' | 'FI', port: number, soapPort: number): CountryProcess => {
    const state: { server?: ServerProcess } = {}
    const gateway = `https://127.0.0.1:${soapPort}`
    const keys = join(files.folder, `keys-${country}`)
    return {
      country,
      origin: `http://127.0.0.1:${port}`,
      gateway,
      keys,
      said: () => state.server?.said() ?? '',
      async start() {
        const listen = { host: '127.0.0.1', port: soapPort }
        const clients = demoClients(authority, [country === 'NO' ? 'FI' : 'NO'])
        const fhir = { fhirOrigin: gateway, clients }
        const file = await files.write(country, { ...files.described(country), listen, ...fhir })
        state.server = await startServerProcess({
          DATABASE_URL: databases[country],
          KNUTEPUNKT_KEYS: keys,
          KNUTEPUNKT_CONTACT_POINT: file,
          KNUTEPUNKT_PORT: String(port),
        })
      },
      async kill() {
        await state.server?.kill()
      },
    }
  }
  const [norway, finland] = [countryProcess('NO', no, await freePort()), countryProcess('FI', fi, await freePort())]
  await Promise.all([norway.start(), finland.start()])
  return {
    norway,
    finland,
    authority,
    async [Symbol.asyncDispose]() {
      await Promise.all([norway.kill(), finland.kill()])
      await files[Symbol.asyncDispose]()
    },
  }
}

type Browser = ReturnType<typeof browserAt>

/** A doctor who has signed in at a country's own pages. */
export async function doctorAt(origin: string): Promise<Browser> {
  const browser = browserAt(origin)
  await signIn(browser, 'demo-doctor')
  return browser
}

const form = '/utenlandsk-pasient/land/FI'
/** The one field of Finland's search mask. */
const asksFor = 'identifier'

/** Until the other country is found and can be asked; a minute at most. */
export async function untilAsking(browser: Browser): Promise<void> {
  const late = performance.now() + 60_000
  for (;;) {
    const { status, body } = await browser.go(form)
    if (body.includes(`name="${asksFor}"`)) return
    const text = body.replace(/<[^>]*>/g, ' ').replace(/\s+/g, ' ')
    if (performance.now() > late) throw new Error(`The other country was not found: ${status} ${text.slice(0, 500)}`)
    await wait(200)
  }
}

/** Where following redirects and waiting pages ends, as a browser without script does. */
export type Ended = { readonly at: string; readonly status: number; readonly heading: string; readonly body: string }

export async function follow({ go }: Browser, to: string): Promise<Ended> {
  for (let at = to; ; ) {
    const { status, headers, to: next, body } = await go(at)
    const [, onwards] = /url=(.*)$/.exec(headers.get('refresh') ?? '') ?? []
    if (status < 300 && onwards === undefined) {
      return { at, status, body, heading: /<h1[^>]*>(.*?)<\/h1>/s.exec(body)?.[1] ?? '' }
    }
    if (status >= 400) return { at, status, body, heading: String(status) }
    at = onwards ?? next
  }
}

/** Asks Finland who has this number. */
export async function identify(browser: Browser, number: string): Promise<Ended> {
  return follow(browser, (await browser.go(form, { [asksFor]: number })).to)
}

/**
 * Notes that the patient at this page consents, and fetches the summary. Where the consent of before stands, nobody is asked
 * again.
 */
export async function consent(browser: Browser, { at, body }: Ended): Promise<Ended> {
  const field = (name: string) => new RegExp(`name="${name}" value="([^"]+)"`).exec(body)?.[1] ?? ''
  const stands = body.includes(`action="${at.replace('/pasient', '/samtykket-for')}"`)
  const fields = stands ? {} : { sprak: field('sprak'), versjon: field('versjon') }
  const { status, to } = await browser.go(at.replace('/pasient', stands ? '/samtykket-for' : '/samtykke'), fields)
  return status >= 400 ? { at, status, body: '', heading: String(status) } : follow(browser, to)
}

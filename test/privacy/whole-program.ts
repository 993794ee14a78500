import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { LightMyRequestResponse } from 'fastify'
import { commandRoute, type Terminal } from '../../src/app/command.ts'
import { commands } from '../../src/app/commands.ts'
import { convert } from '../../src/app/commands/convert.ts'
import { runCommand } from '../../src/app/run-command.ts'
import { memoryAccessLog } from '../../src/features/access-log/index.ts'
import type { Validation } from '../../src/features/document-validation/index.ts'
import { languages } from '../../src/protocols/web/language.ts'
import { testPackages, testValidation } from '../fhir-definitions.ts'
import { fileForm } from '../journeys/file-form.ts'
import { browserAt, type Running, signIn, startSystem } from '../journeys/running-system.ts'
import { commandTargets } from './targets.ts'

/** How thoroughly one document is passed through. A PDF, and HTML as one file, take longer than all else together. */
export type Thoroughness = { readonly asFiles: boolean }

/** The program with a doctor signed in, and everything it says to those who run it. */
export type WholeProgram = {
  /** What the program said while this document passed through every door: logs, standard error, refusals, reports. */
  readonly pass: (name: string, bytes: Uint8Array, wrongId: string, how: Thoroughness) => Promise<Passed>
  /** What it said outside of that: metrics and the access log. */
  readonly kept: () => Promise<string>
  readonly stop: () => Promise<void>
}

/** What one document led to. */
export type Passed = { readonly said: string; readonly opened: boolean; readonly statuses: readonly number[] }

/** Starts it at the lowest log level, in this process. */
export async function startWholeProgram(): Promise<WholeProgram> {
  const directory = await mkdtemp(join(tmpdir(), 'kp-privacy-'))
  const accessLog = memoryAccessLog()
  const system = await startSystem(accessLog)
  const browser = browserAt(system.origin)
  await signIn(browser, 'demo-doctor')
  const cookie = [...browser.cookies].map(([name, value]) => `${name}=${value}`).join('; ')
  const validation = testValidation(await testPackages(), () => new Date())
  const heard = hearStandardError()
  return {
    async pass(name, bytes, wrongId, how) {
      const before = [system.lines.length, heard.length] as const
      const byHttp = await overHttp(system, cookie, name, bytes, wrongId, how)
      const byCommand = await onCommandLine(directory, bytes, how, validation)
      const logged = system.lines.slice(before[0]).map(withoutOurs)
      const said = [...logged, ...heard.slice(before[1]), ...byHttp.said, ...byCommand].join('\n')
      return { said, opened: byHttp.opened, statuses: byHttp.statuses }
    },
    async kept() {
      const metrics = (await system.app.inject('/metrics')).body
      const records = [...accessLog.rows.values()].flat().map(({ content }) => content)
      return [metrics, ...records, ...system.lines.map(withoutOurs), ...heard].join('\n')
    },
    async stop() {
      heard.stop()
      await validation[Symbol.asyncDispose]()
      await system.stop()
      await rm(directory, { recursive: true })
    },
  }
}

/** Our own random numbers and the clock, each in its own field: a document's short number may stand in them by chance. */
function withoutOurs(line: string): string {
  return line.replace(/"time":"[\d:.TZ-]{24}"|"request":"[0-9a-f-]{36}"|"durationMs":\d+|:\d+:\d+\)?"/g, '')
}

/** Everything written to standard error from now on, by whoever. */
function hearStandardError(): string[] & { stop: () => void } {
  const heard: string[] = []
  const write = process.stderr.write
  process.stderr.write = ((chunk: string | Uint8Array) => {
    heard.push(String(chunk))
    return true
  }) as typeof write // its other parameters are not used here
  const stop = () => {
    process.stderr.write = write
  }
  return Object.assign(heard, { stop })
}

async function overHttp(
  { app, registry }: Running,
  cookie: string,
  name: string,
  bytes: Uint8Array,
  wrongId: string,
  { asFiles }: Thoroughness,
) {
  const answers: LightMyRequestResponse[] = []
  const ask = async (method: 'GET' | 'POST' | 'PUT' | 'DELETE', url: string, headers: Record<string, string> = {}) => {
    const answer = await app.inject({ method, url, headers: { cookie, 'sec-fetch-site': 'same-origin', ...headers } })
    answers.push(answer)
    return answer
  }
  const upload = await app.inject({
    method: 'POST',
    url: '/utenlandsk-pasient',
    ...fileForm(name, bytes, { cookie, 'sec-fetch-site': 'same-origin' }),
  })
  answers.push(upload)
  const id = /^\/utenlandsk-pasient\/([0-9a-f-]{36})$/.exec(String(upload.headers.location ?? ''))?.[1]
  const routes = registry.http().filter(({ addresses }) => addresses.some(({ path }) => path.includes(':document')))
  const addresses = routes.flatMap((route) => route.addresses.map((address) => ({ id: route.id, ...address })))
  const last = (route: string) => (route.endsWith('-delete') ? 1 : 0)
  for (const address of addresses.toSorted((a, b) => last(a.id) - last(b.id))) {
    const at = (document: string) => address.path.replace(':document', encodeURIComponent(document))
    await ask(address.method, at(wrongId))
    await ask(address.method, at('00000000-0000-4000-8000-000000000000'))
    if (id === undefined || (address.id === 'patient-summary-pdf' && !asFiles)) continue
    const spoken = address.id === 'patient-summary' ? languages : (['nb'] as const)
    for (const language of spoken) {
      await ask(address.method, `${at(id)}?lang=${language}&navn=${encodeURIComponent(wrongId)}`)
    }
  }
  const refusals = answers.flatMap(({ body, statusCode }) => (statusCode < 400 ? [] : [refusalIn(body)]))
  return { said: refusals, opened: id !== undefined, statuses: answers.map(({ statusCode }) => statusCode) }
}

/** The message of an error page, without the frame and the list of our samples, which name invented people. */
function refusalIn(body: string): string {
  const refusal = /<div class="ps-refusal"[\s\S]*?<\/div>/.exec(body) ?? /<main[\s\S]*<\/main>/.exec(body)
  return (refusal?.[0] ?? body).replace(/<[^>]*>/g, ' ')
}

const rendered = new Set(['html', 'pdf'])

async function onCommandLine(
  directory: string,
  bytes: Uint8Array,
  { asFiles }: Thoroughness,
  validation: Validation,
): Promise<readonly string[]> {
  const input = join(directory, 'document.xml')
  const [out, report, findings] = ['out', 'report', 'findings'].map((each) => join(directory, each))
  await writeFile(input, bytes)
  const said: string[] = []
  const terminal: Terminal = {
    write: () => {},
    say: (line) => void said.push(line),
    draw: () => undefined,
    watched: true,
    routes: commands.map(commandRoute),
    stopped: new AbortController().signal,
    validation,
  }
  for (const [at, to] of commandTargets(convert.help).entries()) {
    if (rendered.has(to) && !asFiles) continue
    // The loss account and the findings are the same whatever is written.
    const files = at === 0 ? ['--report', report!, '--findings', findings!] : []
    const code = await runCommand(commands, ['convert', input, '--to', to, '--out', out!, ...files], terminal)
    if (at === 0 && code === 0) said.push(await readFile(report!, 'utf8'), await readFile(findings!, 'utf8'))
  }
  return said
}

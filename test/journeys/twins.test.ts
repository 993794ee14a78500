import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, mock, test } from 'node:test'
import { commandRoute, type Terminal } from '../../src/app/command.ts'
import { commands } from '../../src/app/commands.ts'
import { convert } from '../../src/app/commands/convert.ts'
import { runCommand } from '../../src/app/run-command.ts'
import type { RouteDeclaration } from '../../src/protocols/gate/gate.ts'
import { twinsThatDiffer, type World } from '../../src/protocols/gate/twins.ts'
import { languages } from '../../src/protocols/web/language.ts'
import { visitCookie } from '../../src/features/identity/visits.ts'
import { commandTargets } from '../privacy/targets.ts'
import { someOf } from '../seed.ts'
import { noVectors, own } from '../vectors.ts'
import { testPackages, testValidation } from '../fhir-definitions.ts'
import { fileForm } from './file-form.ts'
import { maskedTwins } from './masked-twins.ts'
import { browserAt, type Running, signIn, startSystem } from './running-system.ts'

const document = '00000000-0000-4000-8000-000000000001'
const [someSummary] = own('samples')

/** Who asks, and the name of their visit; nobody has none. */
type Asker = { readonly system: Running; readonly cookie: string; readonly visit: string }

async function askerIn(system: Running, subject: string | undefined): Promise<Asker> {
  if (subject === undefined) return { system, cookie: '', visit: '' }
  const browser = browserAt(system.origin)
  await signIn(browser, subject)
  const token = browser.cookies.get(visitCookie(false)) ?? ''
  const visit = await system.stores.visits.find(createHash('sha256').update(token).digest('hex'))
  const cookie = [...browser.cookies].map(([name, value]) => `${name}=${value}`).join('; ')
  return { system, cookie, visit: visit?.person.visit ?? assert.fail('nobody is signed in') }
}

/** Puts a document under a visit, or a shelf of what a person saved. */
async function put({ system }: Asker, visitId: string, { expired = false, saved = false } = {}): Promise<void> {
  const { stores, clock } = system
  const receivedAt = new Date(clock.now.getTime() - 3_600_000)
  const expiresAt = new Date(clock.now.getTime() + (expired ? -1 : 60_000))
  await stores.documents.put({
    id: document,
    visitId,
    source: 'dropped',
    bytes: someSummary!.bytes,
    verdicts: {},
    receivedAt,
    expiresAt,
  })
  if (saved) await stores.documents.save(visitId, document, clock.now)
}

/** Ways a document can be there and be hidden. */
const hidings: Readonly<Record<string, (asker: Asker) => Promise<void>>> = {
  'in another visit': (asker) => put(asker, 'another'),
  'saved by another': (asker) => put(asker, 'saved demo-nurse', { saved: true }),
  expired: (asker) => put(asker, asker.visit, { expired: true }),
  'expired in another visit': (asker) => put(asker, 'another', { expired: true }),
  async deleted(asker) {
    await put(asker, asker.visit)
    await asker.system.stores.documents.delete(asker.visit, document)
  },
}

const readings = [
  { accept: 'text/html', 'accept-language': 'nb' },
  { accept: 'text/html', 'accept-language': 'en' },
  { accept: 'application/json', 'accept-language': 'nb' },
]

/** Asks a route for the document and gives everything that comes back, the clock left out. */
function asks({ system, cookie }: Asker): World {
  return async ({ id }) => {
    const addresses = system.registry.http().find((route) => route.id === id)?.addresses ?? []
    assert.ok(addresses.length > 0, `${id}: this test cannot ask a route that is not over HTTP`)
    const answers: string[] = []
    for (const { method, path } of addresses) {
      for (const reading of readings) {
        const { statusCode, headers, body } = await system.app.inject({
          method,
          url: path.replace(/:\w+(\([^)]*\))?|\*/g, document),
          headers: { ...reading, ...(cookie === '' ? {} : { cookie }), 'sec-fetch-site': 'same-origin' },
        })
        const { date: _clock, ...kept } = headers
        answers.push(JSON.stringify([statusCode, kept, body]))
      }
    }
    return answers.join('\n')
  }
}

const ofDocuments = ({ registry }: Running): readonly RouteDeclaration[] =>
  registry.http().filter(({ addresses }) => addresses.some(({ path }) => path.includes(':document')))

async function twoWorlds(subject: string | undefined, hide: (asker: Asker) => Promise<void>) {
  const worlds = await Promise.all([startSystem(), startSystem()])
  // What tells the time tells the same in both.
  for (const { clock } of worlds) clock.now = worlds[0].clock.now
  const [absent, hidden] = await Promise.all(worlds.map((system) => askerIn(system, subject)))
  await hide(hidden!)
  const stop = () => Promise.all(worlds.map((system) => system.stop()))
  return { absent: absent!, hidden: hidden!, stop }
}

for (const [how, hide] of Object.entries(hidings)) {
  test(`Art. 8: on every route with health data, a document ${how} looks like one that never was, byte for byte`, async (t) => {
    const { absent, hidden, stop } = await twoWorlds('demo-doctor', hide)
    t.after(stop)
    const routes = hidden.system.registry.routes()
    const personal = routes.filter(({ releases }) => typeof releases === 'object' && 'category' in releases)
    assert.ok(personal.length >= 6, 'there are routes with health data')
    t.diagnostic(personal.map(({ id }) => id).join(', '))
    assert.deepEqual(await twinsThatDiffer(routes, asks(absent), asks(hidden)), [])
    for (const route of ofDocuments(hidden.system))
      assert.equal(await asks(hidden)(route), await asks(absent)(route), route.id)
  })
}

for (const subject of ['demo-pharmacist', 'demo-citizen', undefined]) {
  test(`Art. 8: ${subject ?? 'one who is not signed in'} cannot tell a document that is there from one that is not`, async (t) => {
    const { absent, hidden, stop } = await twoWorlds(subject, (asker) => put(asker, asker.visit))
    t.after(stop)
    assert.deepEqual(await twinsThatDiffer(hidden.system.registry.routes(), asks(absent), asks(hidden)), [])
    for (const route of ofDocuments(hidden.system))
      assert.equal(await asks(hidden)(route), await asks(absent)(route), route.id)
  })
}

test('Art. 8: the twin test sees a document that is there and not hidden', async (t) => {
  const { absent, hidden, stop } = await twoWorlds('demo-doctor', (asker) => put(asker, asker.visit))
  t.after(stop)
  const differing = await twinsThatDiffer(hidden.system.registry.routes(), asks(absent), asks(hidden))
  assert.ok(differing.includes('patient-summary'), differing.join(', '))
})

/** Everything the pages show of a document, its own id left out. */
async function shown({ system, cookie }: Asker, bytes: Buffer, asFiles: boolean): Promise<ReadonlyMap<string, string>> {
  const seen = new Map<string, string>()
  const headers = { cookie, 'sec-fetch-site': 'same-origin' }
  const sent = await system.app.inject({
    method: 'POST',
    url: '/utenlandsk-pasient',
    ...fileForm('x.xml', bytes, headers),
  })
  const id = /[0-9a-f-]{36}$/.exec(String(sent.headers.location ?? ''))?.[0]
  if (id === undefined) return seen.set('refused', `${sent.statusCode} ${sent.body}`)
  for (const route of system.registry.http().filter((each) => ofDocuments(system).includes(each))) {
    if (route.id === 'patient-summary-pdf' && !asFiles) continue
    for (const { path } of route.addresses.filter(({ method }) => method === 'GET')) {
      for (const language of languages) {
        const url = `${path.replace(':document', id)}?lang=${language}`
        const { statusCode, headers: given, rawPayload } = await system.app.inject({ method: 'GET', url, headers })
        const { date: _clock, ...kept } = given
        const told = `${statusCode} ${JSON.stringify(kept)} ${rawPayload.toString('latin1')}`
        // A download's name has the first of the id's digits.
        seen.set(`${route.id} in ${language}`, told.replaceAll(id, 'ID').replaceAll(id.slice(0, 8), 'ID'))
        if (route.id.includes('pdf')) break // the languages differ in words only, and each takes its time
      }
    }
  }
  await system.app.inject({ method: 'POST', url: `/utenlandsk-pasient/${id}/slett`, headers })
  return seen
}

const directory = await mkdtemp(join(tmpdir(), 'kp-twins-'))
after(() => rm(directory, { recursive: true }))

const validation = testValidation(await testPackages(), () => new Date())
after(() => validation[Symbol.asyncDispose]())

const rendered = new Set(['html', 'pdf'])

/** Everything the command line writes of a document, and what it says. */
async function converted(bytes: Buffer, asFiles: boolean): Promise<ReadonlyMap<string, string>> {
  const seen = new Map<string, string>()
  const at = (name: string) => join(directory, name)
  await writeFile(at('document.xml'), bytes)
  const said: string[] = []
  const terminal: Terminal = {
    write: () => {},
    say: (line) => void said.push(line),
    draw: () => undefined,
    watched: false,
    routes: commands.map(commandRoute),
    stopped: new AbortController().signal,
    validation,
  }
  for (const to of commandTargets(convert.help)) {
    if (rendered.has(to) && !asFiles) continue
    const files = ['--out', at('out'), '--report', at('report'), '--findings', at('findings')]
    const code = await runCommand(commands, ['convert', at('document.xml'), '--to', to, ...files], terminal)
    if (code !== 0) continue
    for (const name of ['out', 'report', 'findings']) seen.set(`${name} of ${to}`, await readFile(at(name), 'latin1'))
  }
  return seen.set('said', said.join('\n'))
}

function differing(one: ReadonlyMap<string, string>, other: ReadonlyMap<string, string>): readonly string[] {
  return [...new Set([...one.keys(), ...other.keys()])].filter((key) => one.get(key) !== other.get(key))
}

test(`item 9: what is masked looks like no information in every view, print, PDF and conversion: ${someOf(maskedTwins).length} pairs`, async (t) => {
  const system = await startSystem()
  t.after(() => system.stop())
  const doctor = await askerIn(system, 'demo-doctor')
  const told: string[] = []
  if (noVectors) t.diagnostic(noVectors)
  for (const { name, one, other, asFiles } of someOf(maskedTwins)) {
    const pages = [await shown(doctor, one, asFiles), await shown(doctor, other, asFiles)] as const
    // The command line takes the time from the machine; both twins are to be converted at the same moment.
    mock.timers.enable({ apis: ['Date'], now: system.clock.now })
    const files = [await converted(one, asFiles), await converted(other, asFiles)] as const
    mock.timers.reset()
    told.push(...[...differing(...pages), ...differing(...files)].map((where) => `${name}: ${where}`))
  }
  assert.deepEqual(told.slice(0, 20), [], `${told.length} places`)
})

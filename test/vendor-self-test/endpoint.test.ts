import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { after, before, test } from 'node:test'
import { memoryAccessLog } from '../../src/features/access-log/index.ts'
import { addressOf, services } from '../../src/features/national-services/index.ts'
import type { Report } from '../../src/features/vendor-self-test/report.ts'
import { browserAt, type Running, startSystem } from '../journeys/running-system.ts'
import { vendorAt } from './vendor.ts'

let system: Running
let client: string
before(async () => {
  // The command has the clock of the machine: a proof that it makes must not be of another minute than the server's.
  system = await startSystem(memoryAccessLog(), {}, 60, { now: () => new Date() })
  await system.begin()
  client = (await vendorAt(system)).id
})
after(() => system.stop())

async function somebody(situation: string) {
  const { body } = await browserAt(system.origin).go('/norge-i-boks')
  const [, number = '', hpr = ''] =
    new RegExp(`${situation}</th><td><ul[^>]*><li><code>(\\d{11})</code>(?: \\(gjelder HPR (\\d+)\\))?`).exec(body) ??
    []
  return { number, hpr }
}

/** Runs the command as a vendor would, and reads what it wrote. */
async function tried(service: string, base: string, ...words: readonly string[]) {
  const out = await mkdtemp(join(tmpdir(), 'kp-report-'))
  const all = [service, base, '--box', system.origin, '--client', client, '--out', out, ...words]
  const program = join(import.meta.dirname, '../../src/app/main.ts')
  const run = spawn(process.execPath, [program, 'try-endpoint', ...all], { stdio: ['ignore', 'ignore', 'pipe'] })
  const code = await new Promise((resolve) => run.once('close', resolve).stderr.resume())
  try {
    const report: Report = JSON.parse(await readFile(join(out, 'report.json'), 'utf8'))
    const markdown = await readFile(join(out, 'report.md'), 'utf8')
    return { code, report, markdown, html: await readFile(join(out, 'report.html'), 'utf8') }
  } finally {
    await rm(out, { recursive: true })
  }
}

const brokenIn = ({ findings }: Report) =>
  findings
    .filter(({ verdict }) => verdict === 'broken')
    .map(({ rule, about, evidence }) => [rule, about, evidence[0]?.status, evidence[0]?.note].join(' '))

/** Whom a service has something to answer about, where most people will not do. */
const situationFor: Readonly<Record<string, string>> = {
  'maternity-record': 'Gravid',
  requisitions: 'Rekvisisjon uten svar',
}

for (const { service } of services) {
  test(`issue 6, item 5: the box keeps every rule of ${service.id} that it is tried for from outside`, async () => {
    const { number: person } = await somebody(situationFor[service.id] ?? 'Mange prøvesvar')
    const base = `${system.origin}${addressOf(service, '')}`
    const { report } = await tried(service.id, base, '--person', person, '--write')
    assert.deepEqual(brokenIn(report), [])
    assert.ok(report.findings.some(({ verdict }) => verdict === 'kept'))
  })
}

test('issue 6, item 5: people whose settings or absence decide the answer are tried where the vendor names them', async () => {
  const { service } = services.find((each) => each.service.id === 'test-results')!
  const [person, reserved, restricted] = await Promise.all(
    ['Mange prøvesvar', 'Har reservert seg mot deling av prøvesvar', 'Har sperret prøvesvar for alle'].map(
      async (each) => (await somebody(each)).number,
    ),
  )
  const blocked = await somebody('Har sperret prøvesvar for én behandler')
  const people = ['--reserved', reserved!, '--restricted', restricted!]
  const one = ['--blocked', blocked.number, '--hpr', blocked.hpr]
  const base = `${system.origin}${addressOf(service, '')}`
  const { report } = await tried('test-results', base, '--person', person!, ...people, ...one)
  const of = (rule: string) => report.findings.filter((each) => each.rule === rule).map(({ verdict }) => verdict)
  for (const rule of ['nobody-as-nothing', 'reserved', 'restricted-person', 'blocked-professional']) {
    assert.deepEqual(of(rule), ['kept', 'kept'], rule)
  }
})

/** An endpoint of somebody who has not read the contract. */
async function careless(answer: (request: IncomingMessage, response: ServerResponse) => void) {
  const server = createServer(answer).listen(0, '127.0.0.1')
  await new Promise((resolve) => server.once('listening', resolve))
  const at = server.address()
  return {
    base: `http://127.0.0.1:${typeof at === 'object' && at ? at.port : 0}`,
    stop: () => new Promise((resolve) => server.close(resolve)),
  }
}

test('issue 6, item 5: an endpoint that answers everybody is found out, and the report says for what', async () => {
  const { base, stop } = await careless((_request, response) => {
    response.writeHead(200, { 'content-type': 'application/fhir+json' })
    response.end(JSON.stringify({ resourceType: 'Bundle', type: 'searchset', total: 0 }))
  })
  const { code, report, markdown, html } = await tried('test-results', base).finally(stop)
  assert.equal(code, 1)
  const broken = new Set(report.findings.filter(({ verdict }) => verdict === 'broken').map(({ rule }) => rule))
  for (const rule of ['no-token', 'other-audience', 'proof-replayed', 'attest-other-patient', 'number-check']) {
    assert.ok(broken.has(rule), rule)
  }
  assert.ok(!broken.has('answers'))
  assert.match(markdown, /\| Uten token: avvist\. `search-reports` \| \[RFC 9449, section 7\]/)
  assert.match(html, /<h3><span class="ds-tag" data-color="danger">brutt<\/span>/)
  for (const text of [markdown, html, JSON.stringify(report)])
    assert.doesNotMatch(text, /(?<![\da-z])\d{11}(?![\da-z])/)
})

test('issue 6, item 5: refusals that repeat the number, have another form or no challenge are found', async () => {
  const { base, stop } = await careless((request, response) => {
    response.writeHead(401, { 'content-type': 'text/plain' })
    response.end(`No: ${request.headers['person-id']}`)
  })
  const { report } = await tried('test-results', base).finally(stop)
  const verdictOf = (rule: string) => report.findings.find((each) => each.rule === rule)?.verdict
  const rules = ['refusal-shape', 'refusal-silent', 'challenge', 'answers', 'no-token']
  assert.deepEqual(rules.map(verdictOf), ['broken', 'broken', 'broken', 'broken', 'kept'])
})

test('an endpoint that does not answer is not tried, and no rule counts as kept', async () => {
  const { base, stop } = await careless(() => {})
  await stop()
  const { code, report } = await tried('test-results', base)
  assert.deepEqual([code, new Set(report.findings.map(({ verdict }) => verdict))], [2, new Set(['not-tried'])])
})

for (const [title, words] of [
  ['a number of real shape', ['test-results', 'https://x.example', '--client', 'x', '--person', '01010100131']],
  ['an address without TLS', ['test-results', 'http://x.example', '--client', 'x']],
  ['a service that there is not', ['nothing', 'https://x.example', '--client', 'x']],
] as const) {
  test(`try-endpoint refuses ${title}, and sends nothing`, async () => {
    const program = join(import.meta.dirname, '../../src/app/main.ts')
    const run = spawn(process.execPath, [program, 'try-endpoint', ...words], { stdio: ['ignore', 'ignore', 'pipe'] })
    const said = await text(run.stderr)
    assert.equal(run.exitCode ?? (await new Promise((resolve) => run.once('close', resolve))), 2)
    assert.doesNotMatch(said, /\d{11}/)
  })
}

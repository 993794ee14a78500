import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { after, before, test } from 'node:test'
import { addressOf, services } from '../../src/features/national-services/index.ts'
import type { Report } from '../../src/features/vendor-self-test/report.ts'
import { browserAt, type Running, startSystem } from '../journeys/running-system.ts'
import { vendorAt } from './vendor.ts'

let system: Running
let client: string
before(async () => {
  system = await startSystem()
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

for (const { service } of services) {
  test(`issue 6, item 5: the box keeps every rule of ${service.id} that it is tried for from outside`, async () => {
    const { number: person } = await somebody(service.id === 'maternity-record' ? 'Gravid' : 'Mange prøvesvar')
    const base = `${system.origin}${addressOf(service, '')}`
    const { report } = await tried(service.id, base, '--person', person, '--write')
    assert.deepEqual(brokenIn(report), [])
    assert.ok(report.findings.some(({ verdict }) => verdict === 'kept'))
  })
}

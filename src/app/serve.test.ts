import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { memoryAccessLog } from '../features/access-log/index.ts'
import { openValidationThreads } from '../features/document-validation/index.ts'
import { silentLog } from '../platform/log/log.ts'
import { readConfig } from './config.ts'
import { loadKeys } from './keys.ts'
import { memoryStores } from './stores.ts'
import { configuredTerminology } from './terminology.ts'
import { makeSystem } from './wire.ts'

const program = fileURLToPath(new URL('../../bin/knutepunkt.mjs', import.meta.url))

async function run(words: readonly string[], environment: Record<string, string> = {}) {
  const env = { PATH: process.env.PATH, ...environment }
  const child = spawn(process.execPath, [program, ...words], { env, stdio: ['ignore', 'pipe', 'pipe'] })
  let [out, said] = ['', '']
  child.stdout.on('data', (chunk) => {
    out += chunk
  })
  child.stderr.on('data', (chunk) => {
    said += chunk
  })
  const [code] = await once(child, 'close')
  return { code, out, said }
}

for (const [title, words, environment, expected] of [
  ['serve without an issuer names it', ['serve'], {}, /KNUTEPUNKT_OPENID_ISSUER/],
  ['a wrong setting is named', ['demo'], { KNUTEPUNKT_PORT: 'x' }, /KNUTEPUNKT_PORT/],
  ['an unknown option points to the help', ['demo', '--fast'], {}, /knutepunkt demo --help/],
] as const) {
  test(`item 3: ${title}, exit code 2, nothing on standard output`, async () => {
    const { code, out, said } = await run(words, environment)
    assert.equal(code, 2)
    assert.equal(out, '')
    assert.match(said, expected)
  })
}

test('docs/configuration.md: a wrong file of the contact point is told in one line, before a database is made', async (t) => {
  const directory = await mkdtemp(join(tmpdir(), 'kp-serve-'))
  t.after(() => rm(directory, { recursive: true }))
  const file = join(directory, 'NO.json')
  await writeFile(file, JSON.stringify({ network: 'demonstration', listen: {} }))
  const data = join(directory, 'data')
  const { code, out, said } = await run(['demo'], { KNUTEPUNKT_CONTACT_POINT: file, KNUTEPUNKT_DATA: data })
  assert.deepEqual([code, out], [2, ''])
  assert.match(said, /\(tls\) \[contact-point-file\]\n$/)
  assert.doesNotMatch(said, /^\{/m)
  await assert.rejects(stat(join(data, 'postgres')), { code: 'ENOENT' })
})

test('item 5: with an issuer of one’s own there are no demo people', async (t) => {
  const directory = await mkdtemp(join(tmpdir(), 'kp-serve-'))
  t.after(() => rm(directory, { recursive: true }))
  const environment = { KNUTEPUNKT_OPENID_ISSUER: 'https://issuer.invalid', KNUTEPUNKT_OPENID_CLIENT_ID: 'x' }
  const { app, registry, tasks } = await makeSystem({
    config: readConfig({}, environment),
    origin: 'https://knutepunkt.invalid',
    stores: memoryStores(memoryAccessLog()),
    keys: await loadKeys(directory),
    log: silentLog,
    now: () => new Date(),
    otherRoutes: [],
    stopping: () => false,
    packages: [],
    terminology: await configuredTerminology({ terminologyDirectories: [] }),
    validation: openValidationThreads({ packages: [], threads: 1, seconds: 1, now: () => new Date() }),
  })
  assert.equal(registry.routes().filter(({ id }) => id.startsWith('demo')).length, 0)
  const { headers, body } = await app.inject('/')
  assert.match(String(headers['strict-transport-security']), /max-age/)
  assert.doesNotMatch(body, /Demo/)
  assert.deepEqual(
    tasks.filter(({ atStop }) => atStop).map(({ name }) => name),
    ['seal-access-log'],
  )
  await app.close()
})

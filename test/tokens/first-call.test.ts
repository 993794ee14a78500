import { strict as assert } from 'node:assert'
import { execFile, spawn } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { text } from 'node:stream/consumers'
import { after, before, type TestContext, test } from 'node:test'
import { promisify } from 'node:util'
import { freePort } from '../free-port.ts'
import { type Running, startSystem } from '../journeys/running-system.ts'
import { signIn } from './vendor.ts'

let system: Running
before(async () => {
  // Those who call have the clock of the machine.
  system = await startSystem(undefined, {}, 60, { now: () => new Date() })
  await system.begin()
})
after(() => system.stop())

const unescaped = (page: string) =>
  page
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&')

/** Registers a client by its form as a vendor does; gives what its page shows to be copied, by the words before it. */
async function registered(use: string, over: Readonly<Record<string, string>> = {}) {
  const pages = `${system.origin}/norge-i-boks/klienter`
  const form = unescaped(await (await fetch(pages)).text())
  const scopes = [...form.matchAll(/name="omfang" value="([^"]+)"/g)].map(([, scope = '']) => ['omfang', scope])
  const [, orgnr = ''] = /id="orgnr"[^>]* value="(\d+)"/.exec(form) ?? []
  const single = { navn: 'Eksempel EPJ', orgnr, bruk: use, ...over }
  const fields = [...Object.entries(single), ...scopes].map(([name = '', value = '']): [string, string] => [
    name,
    value,
  ])
  const answer = await fetch(pages, {
    method: 'POST',
    headers: { origin: system.origin },
    body: new URLSearchParams(fields),
  })
  assert.equal(answer.status, 200)
  const page = unescaped(await answer.text())
  const blocks = [
    ...page.matchAll(/<h[23]>([^<]*)<\/h[23]><p>([^<]*)<\/p>\s*<pre[^>]*><code>([\s\S]*?)<\/code><\/pre>/g),
  ]
  const block = (title: string) => blocks.find(([, heading]) => heading === title) ?? assert.fail(`No ${title}`)
  return { orgnr, said: (title: string) => block(title)[2] ?? '', shown: (title: string) => block(title)[3] ?? '' }
}

/** A folder with these files, gone after the test. */
async function folderWith(t: TestContext, files: Readonly<Record<string, string>>): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'kp-vendor-'))
  t.after(() => rm(folder, { recursive: true }))
  for (const [name, content] of Object.entries(files)) await writeFile(join(folder, name), content)
  return folder
}

const keyTitle = 'Den private nøkkelen vises bare nå'

test('issue 6, proof: from the demonstration to a first authorised call with what its pages say alone', async (t) => {
  const { shown } = await registered('system')
  const program = shown('Det første kallet')
  const cwd = await folderWith(t, { 'private-key.json': shown(keyTitle), 'first-call.mjs': program })
  const run = spawn(process.execPath, ['first-call.mjs'], { cwd, stdio: ['ignore', 'pipe', 'inherit'] })
  assert.match(await text(run.stdout), /^200 \{.*"hasCriticalInformation":true.*privacySetting/)
})

for (const tenancy of ['single-tenant', 'multi-tenant']) {
  test(`issue 6, item 5: the ${tenancy} client’s page has a program that signs a professional in and asks with an attest`, async (t) => {
    const back = `http://127.0.0.1:${await freePort()}/svar`
    const { shown, said } = await registered('professional', { retur: back, opptrer: tenancy })
    assert.match(said('Attesten'), /authorization_details/)
    const cwd = await folderWith(t, {
      'private-key.json': shown(keyTitle),
      'professional-call.mjs': shown('Et helsepersonell, med attest'),
      'attest.json': shown('Attesten'),
    })
    const run = spawn(process.execPath, ['professional-call.mjs'], { cwd, stdio: ['ignore', 'pipe', 'inherit'] })
    t.after(() => run.kill())
    const lines = createInterface(run.stdout)[Symbol.asyncIterator]()
    const [, start = ''] = /^Open in a browser: (\S+)$/.exec((await lines.next()).value ?? '') ?? []
    const returned = await fetch(await signIn(start, { person: 'demo-doctor' }, back))
    assert.equal(returned.status, 200)
    const answer = String((await lines.next()).value)
    assert.match(answer, /^200 .*"resourceType":"AllergyIntolerance"/)
  })
}

const shell = promisify(execFile)
const hasCurl = await shell('curl', ['--version']).then(
  () => true,
  () => false,
)

test('HelseID, TTT: both lines of the client’s page can be pasted as they stand', async (t) => {
  if (!hasCurl) {
    t.diagnostic('NO CURL: the lines were not run')
    t.skip('NO CURL: the lines were not run')
    return
  }
  const { shown, orgnr } = await registered('system')
  const lines = shown('Testtoken')
  const cwd = await folderWith(t, {})
  const { stdout } = await shell('sh', ['-c', lines], { cwd })
  assert.match(stdout, /^HTTP\/1\.1 200[\s\S]*"resourceType":"AllergyIntolerance"/)
  assert.ok(lines.includes(`"orgnrParent":"${orgnr}"`))
})

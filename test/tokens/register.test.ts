import { strict as assert } from 'node:assert'
import { spawn } from 'node:child_process'
import { generateKeyPairSync } from 'node:crypto'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { test } from 'node:test'
import { care, openTokens } from './token-server.ts'

const good = {
  navn: 'Eksempel EPJ',
  orgnr: care.organisations[0]!.orgNumber,
  opptrer: 'single-tenant',
  bruk: 'system',
  omfang: 'nhn:one/read',
  retur: '',
  nokler: '',
}

async function sent(t: Parameters<typeof openTokens>[0], changes: Partial<typeof good> = {}) {
  const system = await openTokens(t)
  const answer = await fetch(`${system.origin}/norge-i-boks/klienter`, {
    method: 'POST',
    headers: { origin: system.origin },
    body: new URLSearchParams({ ...good, ...changes }),
  })
  return { ...system, status: answer.status, page: plain(await answer.text()) }
}

/** Texts of a page as they are read. */
function plain(page: string): string {
  return page
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&')
}

const blocks = (page: string) =>
  [...page.matchAll(/<pre[^>]*><code>([\s\S]*?)<\/code><\/pre>/g)].map(([, code = '']) => code)

test('issue 6, item 5: a client is registered with a key made for it, and the program of its page makes the first call', async (t) => {
  const { status, page, clients, origin } = await sent(t)
  assert.equal(status, 200)
  const [key = '', program = ''] = blocks(page)
  assert.ok(JSON.parse(key).d)
  const [client] = await clients.list(1)
  assert.equal(client?.keys[0]?.d, undefined)
  const folder = await mkdtemp(join(tmpdir(), 'kp-vendor-'))
  t.after(() => rm(folder, { recursive: true }))
  await writeFile(join(folder, 'private-key.json'), key)
  await writeFile(join(folder, 'first-call.mjs'), program)
  const run = spawn(process.execPath, ['first-call.mjs'], { cwd: folder, stdio: ['ignore', 'pipe', 'inherit'] })
  assert.match(await text(run.stdout), /^200 /)
  const again = await fetch(`${origin}/norge-i-boks/klienter/${client?.id}`)
  const shown = plain(await again.text())
  assert.ok(shown.includes(client?.id ?? ''))
  assert.equal(shown.includes(JSON.parse(key).d), false, 'The private key is shown once')
})

test('HelseID, TTT: the client’s page has a call that gives a test token', async (t) => {
  const { page, origin, clients } = await sent(t, {})
  const [client] = await clients.list(1)
  const [, address = '', key = '', body = ''] =
    /curl -s (\S+) -H 'X-Auth-Key: (\S+)'.* -d '(.*)' >/.exec(plain(page)) ?? []
  assert.ok(address.startsWith(origin) && key === client?.id)
  const answer = await fetch(address, { method: 'POST', headers: { 'x-auth-key': key }, body })
  assert.equal(answer.status, 200, await answer.text())
})

const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 })
const weak = generateKeyPairSync('rsa', { modulusLength: 1024 })
const jwk = (key: typeof rsa.publicKey) => JSON.stringify(key.export({ format: 'jwk' }))

test('RFC 7517, 5: a pasted key is registered with its thumbprint as kid where it has none', async (t) => {
  const { status, clients } = await sent(t, { nokler: `{"keys":[${jwk(rsa.publicKey)}]}` })
  const [client] = await clients.list(1)
  assert.deepEqual([status, client?.keys.length, typeof client?.keys[0]?.kid], [200, 1, 'string'])
})

for (const [title, changes, words] of [
  ['a private key', { nokler: jwk(rsa.privateKey) }, 'Dette er en privat nøkkel'],
  ['a key of 1024 bits', { nokler: jwk(weak.publicKey) }, 'for svak'],
  ['a key pasted twice', { nokler: `[${jwk(rsa.publicKey)},${jwk(rsa.publicKey)}]` }, 'samme kid'],
  ['something that is no key', { nokler: 'x' }, 'kan ikke leses'],
  ['an organisation number of real shape', { orgnr: '971032146' }, 'oppdiktet nummer'],
  ['an address without TLS', { bruk: 'professional', retur: 'http://vendor.example/svar' }, 'En adresse er ikke'],
  ['no address where people sign in', { bruk: 'citizen' }, 'Fyll ut eller velg noe her: Adresser'],
  ['no name', { navn: '' }, 'Fyll ut eller velg noe her: Navn'],
  ['a scope that there is not', { omfang: 'x' }, 'Fyll ut eller velg noe her: Tilganger'],
] as const) {
  test(`issue 6, bad input: ${title} is told beside its field, what was typed stays, and nothing is registered`, async (t) => {
    const { status, page, clients } = await sent(t, changes)
    assert.equal(status, 400)
    assert.ok(page.includes(words), 'words')
    assert.ok(page.includes('ds-error-summary'))
    assert.ok('navn' in changes || page.includes('value="Eksempel EPJ"'))
    assert.deepEqual(await clients.list(1), [])
  })
}

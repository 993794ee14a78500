import assert from 'node:assert/strict'
import { mkdtemp, readdir, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { readContactPointFile } from '../contact-point/contact-point-file.ts'
import type { Terminal } from '../command.ts'
import { commands } from '../commands.ts'
import { runCommand } from '../run-command.ts'

const home = await mkdtemp(join(tmpdir(), 'kp test-'))
after(() => rm(home, { recursive: true, force: true }))

async function make(...words: readonly string[]) {
  const written: string[] = []
  const said: string[] = []
  const terminal: Terminal = {
    write: (text) => void written.push(String(text)),
    say: (line) => void said.push(line),
    draw: () => {},
    watched: false,
    routes: [],
    stopped: new AbortController().signal,
  }
  const code = await runCommand(commands, ['make-test-countries', ...words], terminal)
  return { code, text: written.join(''), said: said.join('\n') }
}

test('make-test-countries: each country is described whole, and knows the others by number, address and certificates', async () => {
  const folder = join(home, 'three')
  const { code, said } = await make(folder, 'NO', 'FI', 'CZ', '--port', '9100', '--exchange-port', '9200')
  assert.equal(code, 0, said)
  const [no, fi, cz] = await Promise.all(
    ['NO', 'FI', 'CZ'].map((each) => readContactPointFile(join(folder, `${each}.json`))),
  )
  assert.deepEqual(
    [no, fi, cz].map((each) => [each?.country, each?.network, each?.listen.port]),
    [
      ['NO', 'demonstration', 9200],
      ['FI', 'demonstration', 9201],
      ['CZ', 'demonstration', 9202],
    ],
  )
  assert.deepEqual(
    no?.partners.map(({ country, homeCommunityId, address }) => [country, homeCommunityId, address]),
    [
      ['FI', fi?.homeCommunityId, 'http://127.0.0.1:9101/smp'],
      ['CZ', cz?.homeCommunityId, 'http://127.0.0.1:9102/smp'],
    ],
  )
  assert.deepEqual(
    [no?.fhirOrigin, no?.clients?.map(({ clientId }) => clientId)],
    ['https://127.0.0.1:9200', ['ncp-fi', 'ncp-cz']],
  )
  const [tls, signature] = cz?.partners[1]?.brought ?? []
  assert.deepEqual(tls, { use: 'tls-client', certificate: fi?.tls.certificate })
  assert.deepEqual(signature, { use: 'assertion', certificate: fi?.signature.certificate })
})

test('make-test-countries: keys are for their owner alone', async () => {
  const folder = join(home, 'keys')
  await make(folder)
  const files = await readdir(folder, { recursive: true })
  const keys = files.filter((file) => file.endsWith('.key.pem'))
  assert.equal(keys.length, 8)
  for (const key of keys) assert.equal((await stat(join(folder, key))).mode & 0o077, 0, key)
})

test('make-test-countries: prints what a shell runs, whatever the folder is called', async () => {
  const folder = join(home, "it's two")
  const { text } = await make(folder)
  assert.match(
    text,
    /^KNUTEPUNKT_CONTACT_POINT='[^\n]*it'\\''s two\/NO\.json' KNUTEPUNKT_DATA='[^\n]*data-NO' KNUTEPUNKT_PORT=8787 npx knutepunkt demo\n/,
  )
  assert.equal(text.split('\n').filter(Boolean).length, 2)
})

test('make-test-countries: a set that is there is left as it is', async () => {
  const folder = join(home, 'twice')
  assert.equal((await make(folder)).code, 0)
  const { code, said } = await make(folder, 'FI', 'CZ')
  assert.equal(code, 2)
  assert.match(said, /\[folder-in-use\]/)
  assert.deepEqual((await readdir(folder)).toSorted(), ['FI', 'FI.json', 'NO', 'NO.json', 'authority', 'publisher'])
})

for (const words of [
  [],
  ['x', 'NO'],
  ['x', 'NO', 'NO'],
  ['x', 'NO', 'SE'],
  ['x', '--port', '65535'],
  ['x', '--port', '8442'],
]) {
  test(`make-test-countries ${words.join(' ')}: is not understood, and makes nothing`, async () => {
    const [, ...rest] = words
    const folder = join(home, 'none')
    const { code, said } = await make(...(words.length === 0 ? [] : [folder, ...rest]))
    assert.equal(code, 2)
    assert.match(said, /\[usage\]/)
    await assert.rejects(stat(folder), { code: 'ENOENT' })
  })
}

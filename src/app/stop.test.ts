import assert from 'node:assert/strict'
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { type TestContext, test } from 'node:test'
import { fileURLToPath } from 'node:url'

const program = fileURLToPath(new URL('../../bin/knutepunkt.mjs', import.meta.url))

/** Starts the demo as a user would, on data of its own. */
async function demo(t: TestContext) {
  const directory = await mkdtemp(join(tmpdir(), 'kp-demo-'))
  const child = spawn(process.execPath, [program, 'demo'], {
    env: { PATH: process.env.PATH, KNUTEPUNKT_DATA: directory, KNUTEPUNKT_PORT: '18787', KNUTEPUNKT_LOG_LEVEL: 'info' },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const said = collected(child, 'stderr')
  t.after(async () => {
    child.kill('SIGKILL')
    await rm(directory, { recursive: true, force: true })
  })
  const started = performance.now()
  const out = collected(child, 'stdout')
  while (!out.text().includes('\n')) {
    assert.equal(child.exitCode, null, said.text())
    await Promise.race([once(child.stdout!, 'data'), once(child, 'exit')])
  }
  const seconds = (performance.now() - started) / 1000
  return { child, address: out.text().trim(), seconds, said, database: join(directory, 'postgres', 'postmaster.pid') }
}

function collected(child: ChildProcess, stream: 'stdout' | 'stderr') {
  let text = ''
  child[stream]!.on('data', (chunk) => {
    text += chunk
  })
  return { text: () => text }
}

/** Whether a new request is answered. */
const isTaken = (address: string) =>
  fetch(address).then(
    () => true,
    () => false,
  )

test('item 6: on SIGTERM a request under way is finished, the database stopped, and the exit code is 0', async (t) => {
  const { child, address, seconds, said, database } = await demo(t)
  assert.match(address, /^http:\/\/127\.0\.0\.1:\d+$/)
  t.diagnostic(`the address came after ${seconds.toFixed(1)} s`)
  assert.equal((await fetch(`${address}/health/ready`)).status, 200)
  assert.ok(existsSync(database))

  const { hostname, port } = new URL(address)
  const socket = connect({ host: hostname, port: Number(port) })
  await once(socket, 'connect')
  const head = `POST /logg-ut HTTP/1.1\r\nhost: ${hostname}\r\nsec-fetch-site: same-origin\r\n`
  socket.write(
    `${head}content-type: application/x-www-form-urlencoded\r\ncontent-length: 3\r\nexpect: 100-continue\r\n\r\n`,
  )
  assert.match(String((await once(socket, 'data'))[0]), /^HTTP\/1\.1 100/, 'the request is under way')
  const ended = once(child, 'exit')
  child.kill('SIGTERM')
  while (await isTaken(address)) await wait(20)
  const answered = once(socket, 'data')
  socket.write('a=1')
  assert.match(String((await answered)[0]), /^HTTP\/1\.1 303/)
  const [code] = await ended
  assert.equal(code, 0, said.text())
  assert.match(said.text(), /"event":"stopping"[\s\S]*"event":"stopped"/)
  assert.equal(existsSync(database), false)
})

test('item 3: two demos side by side take two ports; SIGINT ends one with 0', async (t) => {
  const [one, two] = [await demo(t), await demo(t)]
  assert.notEqual(one.address, two.address)
  for (const { child } of [one, two]) {
    const ended = once(child, 'exit')
    child.kill('SIGINT')
    assert.equal((await ended)[0], 0)
  }
})

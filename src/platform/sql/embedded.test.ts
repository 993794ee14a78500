import assert from 'node:assert/strict'
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmod, cp, mkdir, mkdtemp, readdir, readFile, readlink, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { after, test } from 'node:test'
import { setTimeout as wait } from 'node:timers/promises'
import { sql } from 'kysely'
import { type Database, openDatabase, requireDurability } from './database.ts'
import { startEmbedded } from './embedded.ts'
import { locateBinaries, makeMissingLinks } from './embedded-binaries.ts'

const silent = { log: () => {} }
const home = await mkdtemp(join(tmpdir(), 'kp-embedded-'))
const directory = join(home, 'data')
after(() => rm(home, { recursive: true, force: true }))

async function withDatabase<Result>(
  connection: string,
  work: (database: Database) => Promise<Result>,
): Promise<Result> {
  const database = openDatabase(connection, { maxConnections: 2 })
  return work(database).finally(() => database.close())
}

const setting = async (database: Database, name: string) =>
  (await sql<{ value: string }>`select current_setting(${name}) as value`.execute(database.tables())).rows[0]?.value

test('the embedded server listens on a private unix socket only, and flushes what it acknowledges', async () => {
  const server = await startEmbedded({ directory, ...silent })
  try {
    await withDatabase(server.connection, async (database) => {
      await requireDurability(database)
      assert.equal(await setting(database, 'listen_addresses'), '')
      assert.equal(await setting(database, 'log_min_messages'), 'log')
      const sockets = (await setting(database, 'unix_socket_directories')) ?? ''
      assert.equal((await stat(sockets)).mode & 0o777, 0o700)
      assert.equal((await stat(join(directory, 'postgres'))).mode & 0o777, 0o700)
      await sql`create table kept (id integer primary key)`.execute(database.tables())
      await sql`insert into kept values (1)`.execute(database.tables())
    })
  } finally {
    await server.stop()
    await server.stop()
  }
})

test('a later start finds the data, and is fast', async (t) => {
  const before = performance.now()
  const server = await startEmbedded({ directory, ...silent })
  t.diagnostic(`later start: ${Math.round(performance.now() - before)} ms`)
  try {
    const { rows } = await withDatabase(server.connection, (database) =>
      sql`select id from kept`.execute(database.tables()),
    )
    assert.deepEqual(rows, [{ id: 1 }])
  } finally {
    await server.stop()
  }
})

test('a second process on the same data directory is refused, and the first goes on', async () => {
  const first = await startEmbedded({ directory, ...silent })
  try {
    await assert.rejects(startEmbedded({ directory, ...silent }), {
      kind: 'conflict',
      code: 'embedded-database-in-use',
    })
    await withDatabase(first.connection, (database) => database.ping())
  } finally {
    await first.stop()
  }
})

test('one that must wait for another to let go of the data starts when it has', async () => {
  const first = await startEmbedded({ directory, ...silent })
  const second = startEmbedded({ directory, ...silent })
  await wait(800)
  await first.stop()
  const server = await second
  try {
    await withDatabase(server.connection, (database) => database.ping())
  } finally {
    await server.stop()
  }
})

test('two first starts at the same time: one serves, the other is refused, nothing is half-made', async () => {
  const fresh = join(home, 'raced')
  const outcomes = await Promise.allSettled([1, 2].map(() => startEmbedded({ directory: fresh, ...silent })))
  const started = outcomes.filter((each) => each.status === 'fulfilled').map((each) => each.value)
  try {
    assert.equal(started.length, 1)
    const refused = outcomes.find((each) => each.status === 'rejected')
    assert.equal(refused?.reason.code, 'embedded-database-in-use')
    assert.deepEqual(await readdir(fresh), ['postgres'])
  } finally {
    await Promise.all(started.map((each) => each.stop()))
  }
})

test('a server that crashes is started again on the same connection', async () => {
  const server = await startEmbedded({ directory, ...silent })
  try {
    await withDatabase(server.connection, async (database) => {
      await database.ping()
      const crashed = server.pid()
      assert(crashed !== undefined)
      process.kill(crashed, 'SIGKILL')
      const giveUpAt = performance.now() + 20_000
      while (
        performance.now() < giveUpAt &&
        !(await database.ping().then(
          () => server.pid() !== crashed,
          () => false,
        ))
      ) {
        await wait(50)
      }
      await database.ping()
      assert.notEqual(server.pid(), crashed)
    })
  } finally {
    await server.stop()
  }
})

test('the server ends with the process that started it, even when that is killed, and the data starts again', async () => {
  const script = `
    import { startEmbedded } from ${JSON.stringify(new URL('./embedded.ts', import.meta.url).href)}
    const server = await startEmbedded({ directory: ${JSON.stringify(directory)}, log: () => {} })
    console.log(server.pid())
    setInterval(() => {}, 1000)`
  const owner = spawn(process.execPath, ['--input-type=module', '-e', script], { stdio: ['ignore', 'pipe', 'inherit'] })
  const pid = Number(await firstLine(owner))
  owner.kill('SIGKILL')
  await once(owner, 'exit')
  const server = await startEmbedded({ directory, ...silent })
  await server.stop()
  assert.notEqual(server.pid(), pid)
  const giveUpAt = performance.now() + 10_000
  while (isAlive(pid) && performance.now() < giveUpAt) await wait(20)
  assert(!isAlive(pid))
})

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch {
    return false
  }
}

async function firstLine(child: ChildProcess): Promise<string> {
  const [chunk] = child.stdout === null ? [] : await once(child.stdout, 'data')
  return String(chunk).trim()
}

test('symbolic links that the install script did not make are made at the start', async () => {
  const native = join(home, 'package', 'native')
  await mkdir(join(native, 'lib'), { recursive: true })
  await writeFile(join(native, 'lib', 'libx.so.1.2'), 'x')
  const links = ['libx.so', 'libx.so.1'].map((name) => ({
    source: 'native/lib/libx.so.1.2',
    target: `native/lib/${name}`,
  }))
  await writeFile(join(native, 'pg-symlinks.json'), JSON.stringify(links))
  await makeMissingLinks(native)
  await makeMissingLinks(native)
  assert.equal(await readFile(join(native, 'lib', 'libx.so.1'), 'utf8'), 'x')
  assert.equal(await readlink(join(native, 'lib', 'libx.so')), 'libx.so.1.2')
})

const asRoot = process.getuid?.() === 0
test('as root, with everything below a 0700 directory, it starts all the same', {
  skip: !asRoot && 'not root',
}, async () => {
  const locked = join(home, 'locked')
  await mkdir(locked)
  const root = dirname(dirname((await locateBinaries()).postgres))
  await cp(root, join(locked, 'native'), { recursive: true, verbatimSymlinks: true })
  await chmod(locked, 0o700)
  const binaries = { postgres: join(locked, 'native/bin/postgres'), initdb: join(locked, 'native/bin/initdb') }
  const server = await startEmbedded({ directory: join(locked, 'data'), binaries, ...silent })
  try {
    await withDatabase(server.connection, (database) => database.ping())
  } finally {
    await server.stop()
  }
})

test('as root without user namespaces, another user runs it', { skip: !asRoot && 'not root' }, async () => {
  const open = await mkdtemp(join(tmpdir(), 'kp-nobody-'))
  await chmod(open, 0o755)
  const server = await startEmbedded({ directory: join(open, 'data'), namespaces: false, ...silent })
  try {
    await withDatabase(server.connection, (database) => database.ping())
    assert.notEqual((await stat(join(open, 'data/postgres'))).uid, 0)
  } finally {
    await server.stop()
    await rm(open, { recursive: true, force: true })
  }
})

test('where it cannot run, the message says to set DATABASE_URL', async () => {
  const binaries = { postgres: join(home, 'none'), initdb: join(home, 'none') }
  await assert.rejects(startEmbedded({ directory: join(home, 'unused'), binaries, ...silent }), {
    kind: 'unavailable',
    message: /DATABASE_URL/,
  })
})

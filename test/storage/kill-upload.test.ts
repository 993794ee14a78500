import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { setTimeout as wait } from 'node:timers/promises'
import { loadKeys, readSealKey } from '../../src/app/keys.ts'
import { sealChains, sqlAccessLog, verifyAccessLog } from '../../src/features/access-log/index.ts'
import type { VisitDocumentTables } from '../../src/features/patient-summary/queries.sql.ts'
import { type Database, openDatabase } from '../../src/platform/sql/database.ts'
import { startEmbedded } from '../../src/platform/sql/embedded.ts'
import { fileForm } from '../journeys/file-form.ts'
import { browserAt, signIn } from '../journeys/running-system.ts'
import { heldIn, leaked } from '../privacy/held.ts'
import { long } from '../seed.ts'
import { own } from '../vectors.ts'
import { testDatabase } from './database.ts'
import { type ServerProcess, startServerProcess } from './server-process.ts'

const home = await mkdtemp(join(tmpdir(), 'kp-kill-upload-'))
after(() => rm(home, { recursive: true, force: true }))
const { database, connection } = await testDatabase()
const [summary] = own('samples').filter(({ name }) => name === 'pt-ps-l3.xml')
const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')

let made = 0
/** The summary as a file that no other upload sends, by a comment at its end. */
function anotherFile(): Buffer {
  return Buffer.concat([summary!.bytes, Buffer.from(`<!-- ${made++} -->`)])
}

/** What a client was told before the server was killed, and what it had sent. */
type Told = {
  /** By document id: the hash of the file that was answered as taken in. */
  readonly kept: Map<string, string>
  readonly deleted: Set<string>
  /** A document that somebody asked to delete, answered or not. */
  readonly maybeDeleted: Set<string>
  readonly sent: Set<string>
  /** How many pages of each document were answered in full. */
  readonly shown: Map<string, number>
}

/** Uploads, reads and deletes this many files, or until the server is gone. */
async function use(origin: string, cookie: string, told: Told, files = Number.POSITIVE_INFINITY): Promise<void> {
  const headers = { cookie, 'sec-fetch-site': 'same-origin' }
  const ask = (path: string, method = 'GET') => fetch(origin + path, { method, headers, redirect: 'manual' })
  try {
    for (let done = 0; done < files; done++) {
      const file = anotherFile()
      told.sent.add(sha256(file))
      const form = fileForm('file.xml', file, headers)
      const sent = { method: 'POST', redirect: 'manual', headers: form.headers, body: form.payload } as const
      const { headers: given, status } = await fetch(`${origin}/utenlandsk-pasient`, sent)
      const path = given.get('location') ?? ''
      assert.equal(status, 303)
      const id = path.split('/').at(-1) ?? ''
      told.kept.set(id, sha256(file))
      for (const page of [path, `${path}/utskrift`]) {
        const answer = await ask(page)
        const body = await answer.text()
        assert.equal(answer.status, 200)
        if (body.includes('</html>')) told.shown.set(id, (told.shown.get(id) ?? 0) + 1)
      }
      told.maybeDeleted.add(id)
      if ((await ask(`${path}/slett`, 'POST')).status === 303) told.deleted.add(id)
    }
  } catch (error) {
    // `fetch` says so when the server is gone; anything else is a fault of ours.
    if (!(error instanceof TypeError)) throw error
  }
}

/** Sends half of a file and leaves it so. */
function halfAnUpload(origin: string, cookie: string): void {
  const { hostname, port } = new URL(origin)
  const { headers, payload } = fileForm('half.xml', anotherFile(), { cookie, 'sec-fetch-site': 'same-origin' })
  const head = Object.entries({ host: hostname, 'content-length': String(payload.length), ...headers })
  const socket = connect({ host: hostname, port: Number(port) })
  socket.on('error', () => {}) // the server is killed while we wait
  socket.write(
    `POST /utenlandsk-pasient HTTP/1.1\r\n${head.map(([name, value]) => `${name}: ${value}\r\n`).join('')}\r\n`,
  )
  socket.write(payload.subarray(0, payload.length / 2))
}

/** Runs the server, uses it from several sides, and kills it at some moment. */
async function oneRound(server: ServerProcess, cookie: string, killAfterMs: number): Promise<Told> {
  const told: Told = { kept: new Map(), deleted: new Set(), maybeDeleted: new Set(), sent: new Set(), shown: new Map() }
  // A server that has just begun is slow at first, and would be killed before it has answered anything.
  await use(server.origin, cookie, told, 1)
  halfAnUpload(server.origin, cookie)
  const users = [1, 2, 3, 4].map(() => use(server.origin, cookie, told))
  await wait(killAfterMs)
  await server.kill()
  await Promise.all(users)
  return told
}

async function signedInAt(origin: string): Promise<string> {
  const browser = browserAt(origin)
  await signIn(browser, 'demo-doctor')
  return [...browser.cookies].map(([name, value]) => `${name}=${value}`).join('; ')
}

/** What is in the database after the kill, against what clients were told. */
async function assertWhole(on: Database, { kept, deleted, maybeDeleted, sent, shown }: Told): Promise<void> {
  const db = on.tables<VisitDocumentTables>()
  const rows = await db.selectFrom('visit_document').select(['id', 'sha256', 'bytes']).execute()
  for (const { sha256: noted, bytes } of rows) {
    assert.equal(sha256(bytes), noted, 'a document has the hash of its bytes')
    assert.ok(sent.has(noted), 'a document is one that was sent whole')
  }
  const there = new Map(rows.map(({ id, sha256: hash }) => [id, hash]))
  for (const [id, hash] of kept) {
    if (!maybeDeleted.has(id)) assert.equal(there.get(id), hash, 'a document that was answered is there')
  }
  for (const id of deleted) assert.equal(there.get(id), undefined, 'a document answered as deleted is gone')
  const records = await recordsOf(on)
  for (const [id, times] of shown) {
    assert.ok((records.get(id) ?? 0) >= times, 'every page that was answered has its access record')
  }
  await db.deleteFrom('visit_document').execute()
}

/** How often each document was recorded as shown. */
async function recordsOf(on: Database): Promise<ReadonlyMap<string, number>> {
  const store = sqlAccessLog(on)
  const counts = new Map<string, number>()
  for (const { person } of await store.heads('', 1_000)) {
    for (const { content } of await store.records(person, 0, 1_000_000)) {
      const { what, outcome }: { what: { documents: string[]; route: string }; outcome: string } = JSON.parse(content)
      if (outcome !== 'shown' || !/^patient-summary(-print)?$/.test(what.route)) continue
      for (const id of what.documents) counts.set(id, (counts.get(id) ?? 0) + 1)
    }
  }
  return counts
}

async function assertSound(on: Database, keys: string): Promise<void> {
  const { sealKey } = await loadKeys(keys)
  await sealChains(sqlAccessLog(on), sealKey, new Date())
  const faults: unknown[] = []
  for await (const fault of verifyAccessLog(sqlAccessLog(on), await readSealKey(keys))) faults.push(fault)
  assert.deepEqual(faults, [])
}

const rounds = long ? 100 : 4

test(`EHDS Art. 9 and item 15: a server killed at any moment leaves nothing half-stored and nothing unrecorded (${rounds} rounds)`, async (t) => {
  const keys = join(home, 'keys')
  let cookie: string | undefined
  let [pages, files] = [0, 0]
  for (let round = 0; round < rounds; round++) {
    const server = await startServerProcess({ DATABASE_URL: connection, KNUTEPUNKT_KEYS: keys })
    try {
      // The visit outlives the process.
      cookie ??= await signedInAt(server.origin)
      const told = await oneRound(server, cookie, Math.random() * 400)
      await assertWhole(database, told)
      pages += [...told.shown.values()].reduce((sum, times) => sum + times, 0)
      files += told.kept.size
      assert.deepEqual(leaked(server.said(), heldIn(summary!.bytes)), [], 'its log holds nothing of the document')
    } finally {
      await server.kill()
    }
  }
  await assertSound(database, keys)
  t.diagnostic(`${files} files and ${pages} pages were answered before the kills`)
  assert.ok(files > 0 && pages > 0, 'the server was killed while it was used')
})

const wholeCrashes = long ? 20 : 1

test(`EHDS Art. 9 and item 15: so it is with the embedded database, which ends with its server (${wholeCrashes} rounds)`, async () => {
  const data = join(home, 'data')
  const keys = join(data, 'keys')
  let cookie: string | undefined
  for (let round = 0; round < wholeCrashes; round++) {
    const server = await startServerProcess({ KNUTEPUNKT_DATA: data })
    cookie ??= await signedInAt(server.origin)
    const told = await oneRound(server, cookie, Math.random() * 400)
    const embedded = await startEmbedded({ directory: data, log: () => {} })
    const again = openDatabase(embedded.connection)
    try {
      await assertWhole(again, told)
      await assertSound(again, keys)
    } finally {
      await again.close()
      await embedded.stop()
    }
  }
})

import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, test } from 'node:test'
import { sql } from 'kysely'
import { testServer, withDatabase } from '../../../test/storage/database.ts'
import { type Database, openDatabase } from './database.ts'
import { type Migration, migrate, readMigrations, statementsOf } from './migrate.ts'

const server = await testServer()
const admin = openDatabase(server, { maxConnections: 1 })
const opened: Database[] = [admin]
after(() => Promise.all(opened.map((each) => each.close())))

async function emptyDatabase(): Promise<string> {
  const name = `kp_test_${randomUUID().replaceAll('-', '')}`
  await sql`create database ${sql.id(name)}`.execute(admin.tables())
  return withDatabase(server, name)
}

function open(connection: string): Database {
  const database = openDatabase(connection, { maxConnections: 2 })
  opened.push(database)
  return database
}

const now = new Date('2026-01-02T03:04:05Z')
const step = (number: number, ...statements: string[]): Migration => ({
  number,
  name: `step-${number}`,
  checksum: statements.join(),
  statements,
})

test('the migrations of this program apply to an empty database, and again without effect', async () => {
  const database = open(await emptyDatabase())
  await migrate(database, now)
  await migrate(database, new Date())
  const { rows } = await sql`select number, applied_at from schema_migration order by number`.execute(database.tables())
  assert.deepEqual(
    rows,
    (await readMigrations()).map(({ number }) => ({ number, applied_at: now })),
  )
})

test('processes that start at the same time migrate once', async () => {
  const connection = await emptyDatabase()
  await Promise.all([1, 2, 3, 4].map(() => migrate(open(connection), now)))
})

test('a migration that fails leaves nothing of itself or of those before it', async () => {
  const database = open(await emptyDatabase())
  const broken = [step(1, 'create table one (id text primary key)'), step(2, 'create table two (id nonsense)')]
  await assert.rejects(migrate(database, now, broken))
  const { rows } = await sql`select to_regclass('one') as found`.execute(database.tables())
  assert.deepEqual(rows, [{ found: null }])
})

test('an applied migration that was changed since is refused by name', async () => {
  const database = open(await emptyDatabase())
  await migrate(database, now, [step(1, 'create table one (id text primary key)')])
  await assert.rejects(migrate(database, now, [step(1, 'create table one (id integer primary key)')]), {
    kind: 'conflict',
    code: 'migration-changed',
    place: { at: 'migrations/0001-step-1.sql' },
  })
})

test('a database newer than the program is refused, not used', async () => {
  const database = open(await emptyDatabase())
  const first = step(1, 'create table one (id text primary key)')
  await migrate(database, now, [first, step(2, 'create table two (id text primary key)')])
  await assert.rejects(migrate(database, now, [first]), { kind: 'conflict', code: 'database-newer' })
})

test('a later migration is applied on top of the earlier ones', async () => {
  const database = open(await emptyDatabase())
  const first = step(1, 'create table one (id text primary key)')
  await migrate(database, now, [first])
  await migrate(database, now, [first, step(2, 'alter table one add column name text', 'create index on one (name)')])
  await sql`select id, name from one`.execute(database.tables())
})

test('statements end at a semicolon that ends a line; comments alone are none', () => {
  assert.deepEqual(statementsOf("-- why\ncreate table a (b text default ';x');\n\n-- end\n"), [
    "-- why\ncreate table a (b text default ';x')",
  ])
})

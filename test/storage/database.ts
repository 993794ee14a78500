import { randomUUID } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after } from 'node:test'
import { sql } from 'kysely'
import { type Database, openDatabase } from '../../src/platform/sql/database.ts'
import { type Embedded, startEmbedded } from '../../src/platform/sql/embedded.ts'
import { migrate, readMigrations } from '../../src/platform/sql/migrate.ts'

/** A database of one test file, made from a migrated template; dropped when the file's tests are over. */
export type TestDatabase = { readonly database: Database; readonly connection: string }

const running: { server?: Promise<Embedded> } = {}

/** Undone last first when the tests of this process are over; hooks of their own would run first first. */
const undo: (() => Promise<unknown>)[] = []
after(async () => {
  for (const step of undo.toReversed()) await step()
})

/**
 * The server that the tests use: the one that DATABASE_URL_TEST names, whose user may create databases; else an embedded
 * one, started at the first call in this process and stopped after its tests.
 */
export async function testServer(): Promise<string> {
  const given = process.env.DATABASE_URL_TEST
  if (given !== undefined && given !== '') return given
  running.server ??= startOwn()
  return (await running.server).connection
}

async function startOwn(): Promise<Embedded> {
  const directory = await mkdtemp(join(tmpdir(), 'kp-test-'))
  const server = await startEmbedded({ directory, log: () => {} })
  undo.push(
    () => rm(directory, { recursive: true, force: true }),
    () => server.stop(),
  )
  return server
}

/** Call once in a test file, at its top level. */
export async function testDatabase(): Promise<TestDatabase> {
  const server = await testServer()
  const admin = openDatabase(server, { maxConnections: 1 })
  const template = await migratedTemplate(admin, server)
  const name = `kp_test_${randomUUID().replaceAll('-', '')}`
  await sql`create database ${sql.id(name)} template ${sql.id(template)}`.execute(admin.tables())
  const connection = withDatabase(server, name)
  const database = openDatabase(connection)
  undo.push(
    () => admin.close(),
    () => sql`drop database if exists ${sql.id(name)} with (force)`.execute(admin.tables()),
    () => database.close(),
  )
  return { database, connection }
}

/** One template for each state of the migrations; test files that start at the same time make it once. */
async function migratedTemplate(admin: Database, server: string): Promise<string> {
  const migrations = await readMigrations()
  const name = `kp_template_${migrations.map(({ checksum }) => checksum.slice(0, 8)).join('_')}`.slice(0, 60)
  await admin
    .tables()
    .connection()
    .execute(async (db) => {
      await sql`select pg_advisory_lock(4712025)`.execute(db)
      const { rows } = await sql`select 1 from pg_database where datname = ${name}`.execute(db)
      if (rows.length === 0) {
        const draft = `${name}_d`
        await sql`drop database if exists ${sql.id(draft)}`.execute(db)
        await sql`create database ${sql.id(draft)}`.execute(db)
        const database = openDatabase(withDatabase(server, draft), { maxConnections: 1 })
        await migrate(database, new Date(0)).finally(() => database.close())
        await sql`alter database ${sql.id(draft)} rename to ${sql.id(name)}`.execute(db)
      }
      await sql`select pg_advisory_unlock(4712025)`.execute(db)
    })
  return name
}

/** The same server, another database. */
export function withDatabase(connection: string, name: string): string {
  const url = new URL(connection)
  url.pathname = `/${name}`
  return url.href
}

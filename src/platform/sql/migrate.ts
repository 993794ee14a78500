import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { type Kysely, type Selectable, sql } from 'kysely'
import { Problem } from '../../kernel/problem.ts'
import { type Database, transaction } from './database.ts'

/** One numbered file of `migrations/`. It is never changed once it has been applied anywhere: the checksum would tell. */
export type Migration = {
  readonly number: number
  readonly name: string
  readonly checksum: string
  /** One command each, without the closing semicolon. */
  readonly statements: readonly string[]
}

type MigrationTables = {
  schema_migration: { number: number; name: string; checksum: string; applied_at: Date }
}

/** The schema of all features, in order. */
export async function readMigrations(directory = new URL('./migrations/', import.meta.url)): Promise<Migration[]> {
  const files = (await readdir(directory)).filter((file) => file.endsWith('.sql')).sort()
  return Promise.all(
    files.map(async (file, index) => {
      const text = (await readFile(new URL(file, directory), 'utf8')).replaceAll('\r\n', '\n')
      const [, number, name] = /^(\d{4})-([a-z0-9-]+)\.sql$/.exec(file) ?? []
      if (number === undefined || name === undefined || Number(number) !== index + 1) {
        throw new Error(`Migrations are numbered without gaps, 0001-name.sql: ${file}`)
      }
      const checksum = createHash('sha256').update(text).digest('hex')
      return { number: index + 1, name, checksum, statements: statementsOf(text) }
    }),
  )
}

/** A statement ends with a semicolon at the end of a line. Comments stay; a comment alone is no statement. */
export function statementsOf(text: string): string[] {
  const parts = text.split(/;[ \t]*(?:\n|$)/)
  return parts.filter((part) => part.replace(/--.*$/gm, '').trim() !== '').map((part) => part.trim())
}

/** Any number, but the same in every version of this program. */
const lock = 4_712_025_327

/**
 * Brings the schema up to date, all or nothing. Processes that start at the same time wait for one another.
 *
 * @param now recorded as the time of application
 * @throws Problem `conflict` when an applied migration was changed since, or the database is newer than this program
 */
export async function migrate(database: Database, now: Date, migrations?: readonly Migration[]): Promise<void> {
  const wanted = migrations ?? (await readMigrations())
  const db: Kysely<MigrationTables> = database.tables<MigrationTables>()
  await transaction(db, async (trx) => {
    await sql`select pg_advisory_xact_lock(${lock})`.execute(trx)
    await sql`create table if not exists schema_migration (
      number integer primary key, name text not null, checksum text not null, applied_at timestamptz not null
    )`.execute(trx)
    const applied = await trx.selectFrom('schema_migration').selectAll().orderBy('number').execute()
    requireSameHistory(applied, wanted)
    for (const { number, name, checksum, statements } of wanted.slice(applied.length)) {
      for (const statement of statements) await sql.raw(statement).execute(trx)
      await trx.insertInto('schema_migration').values({ number, name, checksum, applied_at: now }).execute()
    }
  })
}

function requireSameHistory(
  applied: readonly Selectable<MigrationTables['schema_migration']>[],
  wanted: readonly Migration[],
): void {
  if (applied.length > wanted.length) {
    throw new Problem('conflict', 'database-newer', 'The database was made by a newer version of this program')
  }
  const changed = applied.find((each, index) => each.checksum !== wanted[index]?.checksum)
  if (changed !== undefined) {
    const at = `migrations/${String(changed.number).padStart(4, '0')}-${changed.name}.sql`
    throw new Problem('conflict', 'migration-changed', 'A migration differs from the one that was applied', { at })
  }
}

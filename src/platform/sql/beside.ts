import { sql } from 'kysely'
import { type Database, type DatabaseOptions, openDatabase } from './database.ts'
import { migrate } from './migrate.ts'

/**
 * Another database on the same server, made and brought up to date when it is not there: for a demonstration that runs
 * several installations beside each other.
 *
 * @param connection of a database on that server whose user may make others
 * @param name lower-case letters and underscores
 * @param now recorded as the time of what is applied
 */
export async function openBeside(
  connection: string,
  name: string,
  now: Date,
  options: DatabaseOptions = {},
): Promise<Database> {
  const admin = openDatabase(connection, { maxConnections: 1 })
  try {
    const { rows } = await sql`select 1 from pg_database where datname = ${name}`.execute(admin.tables())
    if (rows.length === 0) await sql`create database ${sql.id(name)}`.execute(admin.tables())
  } finally {
    await admin.close()
  }
  const url = new URL(connection)
  url.pathname = `/${name}`
  const database = openDatabase(url.href, options)
  await migrate(database, now)
  return database
}

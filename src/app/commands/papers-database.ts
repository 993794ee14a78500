import { type Database, openDatabase } from '../../platform/sql/database.ts'
import { migrate } from '../../platform/sql/migrate.ts'
import type { Config } from '../config.ts'
import { ownConnection } from './own-database.ts'

/**
 * The configured database, brought up to date: the one DATABASE_URL names, the embedded one that a server runs, or else
 * the embedded one started for as long as the command lasts.
 */
export async function openConfigured(
  { databaseUrl, dataDirectory }: Config,
  cleanup: AsyncDisposableStack,
  now: Date,
): Promise<Database> {
  const connection = databaseUrl ?? (await ownConnection(dataDirectory, cleanup))
  const database = openDatabase(connection, { maxConnections: 2 })
  cleanup.defer(() => database.close())
  await migrate(database, now)
  return database
}

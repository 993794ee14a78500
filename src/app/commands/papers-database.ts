import { type Database, openDatabase } from '../../platform/sql/database.ts'
import { startEmbedded } from '../../platform/sql/embedded.ts'
import { runningEmbedded } from '../../platform/sql/embedded-running.ts'
import { migrate } from '../../platform/sql/migrate.ts'
import type { Config } from '../config.ts'

/**
 * The configured database, brought up to date: the one DATABASE_URL names, the embedded one that a server runs, or else
 * the embedded one started for as long as the command lasts.
 */
export async function openConfigured(
  { databaseUrl, dataDirectory }: Config,
  cleanup: AsyncDisposableStack,
  now: Date,
): Promise<Database> {
  const connection = databaseUrl ?? (await embedded(dataDirectory, cleanup))
  const database = openDatabase(connection, { maxConnections: 2 })
  cleanup.defer(() => database.close())
  await migrate(database, now)
  return database
}

async function embedded(directory: string, cleanup: AsyncDisposableStack): Promise<string> {
  const running = await runningEmbedded(directory)
  if (running !== undefined && (await answers(running))) return running
  const server = await startEmbedded({ directory, log: () => {} })
  cleanup.defer(() => server.stop())
  return server.connection
}

async function answers(connection: string): Promise<boolean> {
  const database = openDatabase(connection, { maxConnections: 1 })
  try {
    await database.ping()
    return true
  } catch {
    return false // left over from a server that was killed
  } finally {
    await database.close()
  }
}

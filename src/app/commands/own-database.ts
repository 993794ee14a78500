import { openDatabase } from '../../platform/sql/database.ts'
import { startEmbedded } from '../../platform/sql/embedded.ts'
import { runningEmbedded } from '../../platform/sql/embedded-running.ts'

/**
 * Connection string of the embedded database in a directory: of the one that a server runs there, or else of one started
 * for as long as the command lasts.
 */
export async function ownConnection(directory: string, cleanup: AsyncDisposableStack): Promise<string> {
  const running = await runningEmbedded(directory)
  if (running !== undefined && (await answers(running))) return running
  const embedded = await startEmbedded({ directory, log: () => {} })
  cleanup.defer(() => embedded.stop())
  return embedded.connection
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

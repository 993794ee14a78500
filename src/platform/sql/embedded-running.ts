import { readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'

/** Whether a directory holds the data of an embedded server. */
export function hasEmbedded(directory: string): Promise<boolean> {
  return stat(join(directory, 'postgres', 'PG_VERSION')).then(
    () => true,
    () => false,
  )
}

/**
 * Where the server listens that another process of ours runs on this directory, as it says itself in `postmaster.pid`
 * (fifth line: https://www.postgresql.org/docs/18/storage-file-layout.html). After a crash the file may be left over, so
 * the address need not answer.
 *
 * @returns a connection string, or undefined when none says that it runs
 */
export async function runningEmbedded(directory: string): Promise<string | undefined> {
  const text = await readFile(join(directory, 'postgres', 'postmaster.pid'), 'utf8').catch(() => '')
  const sockets = text.split('\n')[4]
  return sockets ? embeddedConnection(sockets) : undefined
}

/** @param sockets the directory of the server's unix socket */
export function embeddedConnection(sockets: string): string {
  return `postgresql://knutepunkt@localhost/postgres?host=${encodeURIComponent(sockets)}`
}

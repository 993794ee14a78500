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
 * Where the server listens that another process of ours runs on this directory, as it says itself. After a crash that may
 * be left over, so the address need not answer.
 *
 * @returns a connection string, or undefined when none says that it runs
 */
export async function runningEmbedded(directory: string): Promise<string | undefined> {
  const sockets = (await saidOf(join(directory, 'postgres')))[4]
  return sockets ? embeddedConnection(sockets) : undefined
}

/** Whether the server on this data directory says that it is on its way out. */
export async function isStopping(data: string): Promise<boolean> {
  return (await saidOf(data))[7]?.trim() === 'stopping'
}

/** The lines of `postmaster.pid`: https://www.postgresql.org/docs/18/storage-file-layout.html */
async function saidOf(data: string): Promise<readonly string[]> {
  const text = await readFile(join(data, 'postmaster.pid'), 'utf8').catch(() => '')
  return text.split('\n')
}

/** @param sockets the directory of the server's unix socket */
export function embeddedConnection(sockets: string): string {
  return `postgresql://knutepunkt@localhost/postgres?host=${encodeURIComponent(sockets)}`
}

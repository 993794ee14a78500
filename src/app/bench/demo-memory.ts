import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { demoCountries } from '../../features/demo-countries/index.ts'
import { publisherPath } from '../../features/partner-directory/index.ts'
import { serviceGroupPath } from '../../standards/smp/participant.ts'

/** Waits until every country has published itself at a running demonstration. */
export async function allCountriesAnswer(origin: string, patienceMs: number): Promise<void> {
  const late = performance.now() + patienceMs
  for (const { country } of demoCountries) {
    while (!(await fetch(`${origin}${publisherPath}${serviceGroupPath(country)}`)).ok) {
      if (performance.now() > late) throw new Error('a country did not begin to answer')
      await new Promise((resolve) => setTimeout(resolve, 200))
    }
  }
}

/**
 * Resident memory of all processes of a database server, what they share counted once; undefined where the system does not
 * tell.
 *
 * @param directory of the database: its server's process id is in the folder
 */
export async function databaseMegabytes(directory: string): Promise<number | undefined> {
  try {
    const [server = ''] = (await readFile(join(directory, 'postgres/postmaster.pid'), 'utf8')).split('\n')
    const others = (await readdir('/proc')).filter((name) => /^\d+$/.test(name))
    const parents = await Promise.all(others.map(async (pid) => [pid, await parentOf(pid)] as const))
    const own = [server, ...parents.flatMap(([pid, parent]) => (parent === server ? [pid] : []))]
    const shares = await Promise.all(own.map(proportionalBytes))
    return shares.reduce((sum, bytes) => sum + bytes, 0) / (1024 * 1024)
  } catch {
    return undefined // no /proc, or not ours to read
  }
}

async function parentOf(pid: string): Promise<string> {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '')
  return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1] ?? ''
}

/** What a process shares with others is divided among them. */
async function proportionalBytes(pid: string): Promise<number> {
  const [, kilobytes] = /^Pss:\s+(\d+) kB/m.exec(await readFile(`/proc/${pid}/smaps_rollup`, 'utf8')) ?? []
  if (kilobytes === undefined) throw new Error('The system does not tell')
  return Number(kilobytes) * 1024
}

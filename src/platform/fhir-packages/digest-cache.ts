import { randomUUID } from 'node:crypto'
import { mkdir, open, readdir, rename, rm, writeFile } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { type Digested, packDigest, unpackDigest } from './digested.ts'

const ending = '.digest'

/** Another package, other bytes or another way to digest them is another file. */
export function cacheFileName(packageFile: string, fingerprint: string, digestVersion: number): string {
  return `${stem(packageFile)}${fingerprint.slice(0, 24)}-${digestVersion}${ending}`
}

function stem(packageFile: string): string {
  return `${packageFile.replaceAll(/[^\w.-]/g, '_')}@`
}

/** Reads what was kept, into memory that threads share; undefined when there is nothing, or nothing whole. */
export async function readKeptDigest(file: string): Promise<Digested | undefined> {
  try {
    await using handle = await open(file)
    const { size } = await handle.stat()
    const packed = new Uint8Array(new SharedArrayBuffer(size))
    const { bytesRead } = await handle.read(packed, 0, size, 0)
    return bytesRead === size ? unpackDigest(packed) : undefined
  } catch (error) {
    // A cache is no source: what the file system refuses (and says with a code) is read from the package instead.
    if (error instanceof Error && 'code' in error) return undefined
    throw error
  }
}

/**
 * Writes a digest whole or not at all, and takes away what was kept of the same package before.
 *
 * @return false when the folder cannot be written: the program works without, only slower to start
 */
export async function keepDigest(file: string, digested: Digested): Promise<boolean> {
  const folder = dirname(file)
  const unfinished = `${file}.${randomUUID()}`
  try {
    await mkdir(folder, { recursive: true })
    await writeFile(unfinished, packDigest(digested))
    await rename(unfinished, file)
    await removeOlder(folder, basename(file))
    return true
  } catch (error) {
    await rm(unfinished, { force: true }).catch(() => undefined)
    // What the file system refuses has a code; anything else is our own mistake.
    if (error instanceof Error && 'code' in error) return false
    throw error
  }
}

async function removeOlder(folder: string, current: string): Promise<void> {
  const start = current.slice(0, current.indexOf('@') + 1)
  const older = (await readdir(folder)).filter(
    (name) => name.startsWith(start) && name.endsWith(ending) && name !== current,
  )
  for (const name of older) await rm(join(folder, name), { force: true })
}

import { readdir, readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { Readable, Transform } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { createGunzip } from 'node:zlib'
import { extract } from 'tar-stream'
import { Problem } from '../../kernel/problem.ts'

/** One file of a package's own folder; never of `example`, `other`, `xml` beside it. */
export type PackageFile = { readonly name: string; readonly bytes: Uint8Array }

/** How much a package may hold before it is refused: what a gzip of kilobytes unpacks to has no end. */
export type PackageLimits = {
  /** Unpacked, all files together. */
  readonly bytes: number
  /** Unpacked, one file. */
  readonly fileBytes: number
  readonly files: number
}

/** Ten times the largest package in use (the examples of FHIR R4: 190 MB in 5300 files). */
export const packageLimits: PackageLimits = { bytes: 2e9, fileBytes: 1e8, files: 50_000 }

/** @return the folder that holds the files themselves: of an unpacked `.tgz` that is `package` inside it */
export async function filesFolder(folder: string): Promise<string> {
  const inner = join(folder, 'package')
  return (await isFile(join(inner, 'package.json'))) ? inner : folder
}

/** Reads the wanted files of a folder, in the order of their names. */
export async function* filesOfFolder(
  folder: string,
  wants: (name: string) => boolean,
  limits: PackageLimits,
): AsyncGenerator<PackageFile> {
  const held = makeTally(folder, limits)
  const entries = await readdir(folder, { withFileTypes: true })
  for (const name of entries.flatMap((each) => (each.isFile() ? [each.name] : [])).sort()) {
    if (!wants(name)) continue
    const bytes = await readFile(join(folder, name))
    held.file(bytes.length)
    held.bytes(bytes.length)
    yield { name, bytes }
  }
}

/**
 * Reads the wanted files of an npm tarball, as they come. Only what stands directly in its `package` folder is a
 * definition.
 *
 * @see https://confluence.hl7.org/display/FHIR/NPM+Package+Specification
 * @throws Problem `package-unreadable`, `package-too-large`
 */
export async function* filesOfTarball(
  tarball: Uint8Array,
  name: string,
  wants: (name: string) => boolean,
  limits: PackageLimits,
): AsyncGenerator<PackageFile> {
  const held = makeTally(name, limits)
  const counting = new Transform({
    transform(chunk: Uint8Array, _encoding, done) {
      try {
        held.bytes(chunk.length)
        done(null, chunk)
      } catch (error) {
        done(error instanceof Error ? error : new Error('Not counted', { cause: error }))
      }
    },
  })
  const unpacked = extract()
  const gunzip = createGunzip()
  // An error before the last stream ends that one: the loop below throws it.
  for (const each of [gunzip, counting]) each.on('error', (error) => void unpacked.destroy(error))
  Readable.from([tarball]).pipe(gunzip).pipe(counting).pipe(unpacked)
  try {
    for await (const entry of unpacked) {
      const file = /^package\/([^/]+)$/.exec(entry.header.name)?.[1]
      held.file(entry.header.size ?? 0)
      if (entry.header.type !== 'file' || file === undefined || !wants(file)) entry.resume()
      else yield { name: file, bytes: await buffer(entry) }
    }
  } catch (cause) {
    if (cause instanceof Problem) throw cause
    throw new Problem('invalid', 'package-unreadable', 'The package is no gzipped tar', { at: name }, { cause })
  } finally {
    gunzip.destroy()
  }
}

function makeTally(at: string, limits: PackageLimits) {
  let [files, total] = [0, 0]
  const within = (fits: boolean) => {
    if (!fits) throw new Problem('invalid', 'package-too-large', 'The package unpacks to more than is read', { at })
  }
  return {
    file: (size: number) => within(++files <= limits.files && size <= limits.fileBytes),
    bytes: (more: number) => {
      total += more
      within(total <= limits.bytes)
    },
  }
}

/** Whether there is a file of that name. */
export async function isFile(path: string): Promise<boolean> {
  const found = await stat(path).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT' || error.code === 'ENOTDIR') return undefined
    throw error
  })
  return found?.isFile() ?? false
}

import { createHash } from 'node:crypto'
import { readdirSync, statSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { Problem } from '../../kernel/problem.ts'
import { type Digested, type DigestEntry, packBody } from './digested.ts'
import { cacheFileName, keepDigest, readKeptDigest } from './digest-cache.ts'
import {
  filesFolder,
  filesOfFolder,
  filesOfTarball,
  type PackageFile,
  type PackageLimits,
  packageLimits,
} from './package-files.ts'

/** What is taken from a package; which files, and what of each. */
export type Digester = {
  /** Goes up when the same package would be digested to something else. */
  readonly version: number
  wants(fileName: string): boolean
  /**
   * What is kept of a file, each under its own URL; empty for what is not kept.
   *
   * @throws Problem where it should be kept, and is malformed
   */
  digest(
    resource: unknown,
  ): readonly { readonly resourceType: string; readonly url: string; readonly version?: string }[]
}

/** How a package was opened. */
export type Opened = {
  readonly digested: Digested
  /** The file or folder it stands in. */
  readonly path: string
  /** `unkept`: it could not be written, and is made anew next time. */
  readonly cache: 'used' | 'written' | 'unkept'
  /** Files that hold no JSON or a malformed definition, by name; nothing was taken from them. */
  readonly unreadable: readonly string[]
}

/**
 * Opens a FHIR package: a `.tgz`, or a folder as npm unpacks one. The digest of the same bytes is kept in the cache
 * folder, and used as long as it is whole.
 *
 * @param cacheFolder undefined: nothing is kept
 * @throws Problem `package-unreadable`, `package-too-large`; `at` is the file's name
 */
export async function openPackage(
  path: string,
  digester: Digester,
  cacheFolder: string | undefined,
  limits: PackageLimits = packageLimits,
): Promise<Opened> {
  const source = await sourceOf(path, digester, limits)
  const cached = cacheFolder && join(cacheFolder, cacheFileName(basename(path), source.fingerprint, digester.version))
  const kept = cached === undefined ? undefined : await readKeptDigest(cached)
  if (kept) return { digested: kept, path, cache: 'used', unreadable: [] }
  const { digested, unreadable } = await digestAll(source.files(), digester, basename(path))
  const written = cached !== undefined && (await keepDigest(cached, digested))
  return { digested, path, cache: written ? 'written' : 'unkept', unreadable }
}

type Source = { readonly fingerprint: string; files(): AsyncIterable<PackageFile> }

async function sourceOf(path: string, { wants }: Digester, limits: PackageLimits): Promise<Source> {
  const wanted = (name: string) => name === 'package.json' || wants(name)
  try {
    if (!statSync(path).isDirectory()) {
      const tarball = await readFile(path)
      const fingerprint = createHash('sha256').update(tarball).digest('hex')
      return { fingerprint, files: () => filesOfTarball(tarball, basename(path), wanted, limits) }
    }
    const folder = await filesFolder(path)
    return { fingerprint: fingerprintOf(folder, wanted), files: () => filesOfFolder(folder, wanted, limits) }
  } catch (cause) {
    throw new Problem('invalid', 'package-unreadable', 'The package cannot be read', { at: basename(path) }, { cause })
  }
}

/** Of names, sizes and times: to read all of a package of a hundred megabytes takes longer than to use it. */
function fingerprintOf(folder: string, wanted: (name: string) => boolean): string {
  const hash = createHash('sha256')
  for (const name of readdirSync(folder).filter(wanted).sort()) {
    const { size, mtimeMs } = statSync(join(folder, name))
    hash.update(`${name}\n${size}\n${mtimeMs}\n`)
  }
  return hash.digest('hex')
}

async function digestAll(files: AsyncIterable<PackageFile>, digester: Digester, fileName: string) {
  const entries: DigestEntry[] = []
  const bodies: Uint8Array[] = []
  const unreadable: string[] = []
  let offset = 0
  let identity: { readonly name: string; readonly version: string | undefined } = { name: fileName, version: undefined }
  for await (const { name, bytes } of files) {
    const content = parsed(bytes)
    if (content === undefined) unreadable.push(name)
    else if (name === 'package.json') identity = identityOf(content, fileName)
    else {
      const kept = digestOf(content, digester)
      if (!kept) unreadable.push(name)
      for (const { kind, url, version, body } of kept ?? []) {
        entries.push({ kind, url, version, offset, length: body.length })
        bodies.push(body)
        offset += body.length
      }
    }
  }
  return { digested: { ...identity, entries, bodies: inSharedMemory(bodies, offset) }, unreadable }
}

function inSharedMemory(parts: readonly Uint8Array[], length: number): Uint8Array {
  const whole = new Uint8Array(new SharedArrayBuffer(length))
  let offset = 0
  for (const part of parts) {
    whole.set(part, offset)
    offset += part.length
  }
  return whole
}

/** @return undefined for what is no definition: malformed, or nested deeper than the stack */
function digestOf(content: unknown, { digest }: Digester) {
  try {
    return digest(content).map((kept) => {
      const { resourceType: kind, url, version } = kept
      return { kind, url, version, body: packBody(kept) }
    })
  } catch (error) {
    if (error instanceof RangeError || error instanceof Problem) return undefined
    throw error
  }
}

function identityOf(manifest: unknown, fileName: string) {
  // Only the two fields are read, and each is checked.
  const { name, version } = (manifest ?? {}) as { readonly name?: unknown; readonly version?: unknown }
  return {
    name: typeof name === 'string' ? name : fileName,
    version: typeof version === 'string' ? version : undefined,
  }
}

function parsed(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(
      Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
        .toString('utf8')
        .replace(/^\uFEFF/, ''),
    )
  } catch (error) {
    if (error instanceof SyntaxError) return undefined
    throw error
  }
}

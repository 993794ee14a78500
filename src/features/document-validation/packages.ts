import { readdir, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { Problem } from '../../kernel/problem.ts'
import { type Digester, type Opened, openPackage } from '../../platform/fhir-packages/open-package.ts'
import { isFile } from '../../platform/fhir-packages/package-files.ts'
import { digest, digestVersion, mayBeConformance, registeredNames } from '../../validation/fhir/package/digest.ts'

/** HL7's own definitions, as npm brings them; `examples` is the one that holds all of FHIR R4. */
const shippedManifests = [
  import.meta.resolve('hl7.fhir.r4.examples/package.json'),
  import.meta.resolve('hl7.terminology.r4/package.json'),
  import.meta.resolve('hl7.fhir.uv.extensions.r4/package.json'),
  import.meta.resolve('hl7.fhir.uv.ips/package.json'),
]

/** Paths of the packages that come with the program. */
export function shippedPackagePaths(): readonly string[] {
  return shippedManifests.map((manifest) => dirname(fileURLToPath(manifest)))
}

/** What is told of a package that was opened. */
export type LoadedPackage = {
  readonly name: string
  readonly version: string | undefined
  readonly path: string
  readonly definitions: number
  readonly cache: Opened['cache']
  readonly unreadable: readonly string[]
}

/** Packages that were opened; plain data that threads may hand each other, the definitions themselves in shared memory. */
export type Packages = readonly Opened[]

const digester: Digester = {
  version: digestVersion,
  wants: mayBeConformance,
  digest: (resource) => {
    const definition = digest(resource)
    return definition ? [definition] : registeredNames(resource)
  },
}

/**
 * Opens packages.
 *
 * @param folders each a package, or a folder of packages (`.tgz` files and unpacked ones); of two with the same name
 *   and version the first is taken
 * @param cacheFolder where digests are kept; undefined: nowhere, and every start takes seconds
 * @throws Problem `package-unreadable`, `package-too-large`, `packages-missing`
 */
export async function openPackages(folders: readonly string[], cacheFolder: string | undefined): Promise<Packages> {
  const paths = (await Promise.all(folders.map(packagesIn))).flat()
  const opened = new Map<string, Opened>()
  for (const path of paths) {
    const each = await openPackage(path, digester, cacheFolder)
    const identity = `${each.digested.name}#${each.digested.version}`
    if (!opened.has(identity)) opened.set(identity, each)
  }
  return [...opened.values()]
}

/** What was opened, and from where. */
export function loadedPackages(packages: Packages): readonly LoadedPackage[] {
  return packages.map(({ digested: { name, version, entries }, path, cache, unreadable }) => ({
    name,
    version,
    path,
    definitions: entries.length,
    cache,
    unreadable,
  }))
}

/** The packages in a folder, by name; the folder itself when it is one. */
async function packagesIn(path: string): Promise<readonly string[]> {
  const found = await stat(path).catch((cause: unknown) => {
    throw new Problem('invalid', 'packages-missing', 'There are no packages there', { at: path }, { cause })
  })
  if (!found.isDirectory() || (await isPackage(path))) return [path]
  const inside = (await readdir(path)).sort().map((name) => join(path, name))
  const kinds = await Promise.all(inside.map(async (each) => each.endsWith('.tgz') || (await isPackage(each))))
  return inside.filter((_, at) => kinds[at])
}

async function isPackage(folder: string): Promise<boolean> {
  return (await isFile(join(folder, 'package.json'))) || (await isFile(join(folder, 'package', 'package.json')))
}

import { existsSync } from 'node:fs'
import { join } from 'node:path'
// Not through index.ts: a command that only starts threads loads nothing that judges documents.
import { openPackages, type Packages, shippedPackagePaths } from '../features/document-validation/packages.ts'
import { openProfileNames } from '../features/document-validation/profile-names.ts'
import type { Config } from './config.ts'

/** Where packages lie beside a checkout; nobody need say so. */
const besideCheckout = join(import.meta.dirname, '../../../shared/packages')

/** Where the FHIR packages are, those that come with the program first, and where what was read of them is kept. */
export function packageSources({ packageDirectories, dataDirectory }: Config): {
  readonly folders: readonly string[]
  readonly cacheFolder: string
} {
  const more = packageDirectories ?? [besideCheckout].filter((folder) => existsSync(folder))
  return { folders: [...shippedPackagePaths(), ...more], cacheFolder: join(dataDirectory, 'fhir-packages') }
}

/**
 * The packages that the configuration names, and the operator's names of profiles with them.
 *
 * @param more paths of packages that are asked for besides
 * @throws Problem as `openPackages` and `openProfileNames`, and `profile-names-unknown`
 */
export async function configuredPackages(config: Config, more: readonly string[] = []): Promise<Packages> {
  const { folders, cacheFolder } = packageSources(config)
  const packages = await openPackages([...folders, ...more], cacheFolder)
  if (config.profileNames === undefined) return packages
  const named = [...packages, await openProfileNames(config.profileNames)]
  // Read where there are names to look at: a command that only starts threads does without.
  const { requireNamed } = await import('../features/document-validation/definitions-in.ts')
  requireNamed(named)
  return named
}

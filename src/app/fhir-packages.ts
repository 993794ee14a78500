import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { shippedPackagePaths } from '../features/document-validation/packages.ts'
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

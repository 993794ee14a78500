import { bodyOf } from '../../platform/fhir-packages/digested.ts'
import type { Opened } from '../../platform/fhir-packages/open-package.ts'
import type { Definitions } from '../../validation/fhir/definitions.ts'
import { definitionsOf, type PackagedDefinition } from '../../validation/fhir/package-definitions.ts'
import { withSnapshots } from '../../validation/fhir/snapshot.ts'
import { aliases, ownDefinitions } from '../../validation/profiles/catalogue.ts'
import { withFallback } from '../../validation/profiles/fallback.ts'
import type { Packages } from './packages.ts'

/** The definitions of all packages together, and of the profiles that the program carries itself. */
export function definitionsIn(packages: Packages): Definitions {
  return withSnapshots(withFallback(definitionsOf([...ownPackaged, ...packages.flatMap(packaged)]), aliases))
}

const ownPackaged: readonly PackagedDefinition[] = ownDefinitions.map((definition) => ({
  package: 'knutepunkt',
  kind: definition.resourceType,
  url: definition.url,
  version: definition.version,
  read: () => definition,
}))

function packaged({ digested }: Opened): readonly PackagedDefinition[] {
  return digested.entries.map((entry) => ({
    package: digested.name,
    kind: entry.kind,
    url: entry.url,
    version: entry.version,
    read: () => bodyOf(digested, entry),
  }))
}

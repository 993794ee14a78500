import { Problem } from '../../kernel/problem.ts'
import { bodyOf } from '../../platform/fhir-packages/digested.ts'
import type { Opened } from '../../platform/fhir-packages/open-package.ts'
import type { Definitions } from '../../validation/fhir/definitions.ts'
import { definitionsOf, type PackagedDefinition } from '../../validation/fhir/package/package-definitions.ts'
import { withSnapshots } from '../../validation/fhir/snapshot/snapshot.ts'
import { aliases, ownDefinitions } from '../../validation/profiles/catalogue.ts'
import { withFallback } from '../../validation/profiles/fallback.ts'
import type { Packages } from './packages.ts'
import { profileNamesIn } from './profile-names.ts'

/** The definitions of all packages together, and of the profiles that the program carries itself. */
export function definitionsIn(packages: Packages): Definitions {
  const all = definitionsOf([...ownPackaged, ...packages.flatMap(packaged)])
  return withSnapshots(withFallback(withFallback(all, aliases), profileNamesIn(packages)))
}

/**
 * Makes sure that what an operator's names lead to is there.
 *
 * @throws Problem `profile-names-unknown`
 */
export function requireNamed(packages: Packages): void {
  const { structure, valueSet, codeSystem } = definitionsIn(packages)
  const at = [...profileNamesIn(packages).values()].find(
    (each) => !(structure(each) ?? valueSet(each) ?? codeSystem(each)),
  )
  if (at === undefined) return
  throw new Problem('invalid', 'profile-names-unknown', 'A profile is named that no loaded package has', { at })
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

import type { ReportedDocument } from '../../validation/report/reported.ts'
import type { Outcome } from './validate-run.ts'

/**
 * The published packages, with their versions, that profiles of our own stood for: a finding names the profile of ours,
 * while the document declared the published one.
 */
export async function followedBy(outcomes: readonly Outcome[]): Promise<readonly string[]> {
  if (!usesOurs(outcomes)) return []
  const [{ guides }, { OWN }] = await Promise.all([
    import('../../validation/profiles/catalogue.ts'),
    import('../../validation/profiles/table.ts'),
  ])
  const ids = new Set(profilesOf(outcomes).flatMap((profile) => idIn(profile, `${OWN}/StructureDefinition/`)))
  return guides
    .filter(({ profiles }) => Object.keys(profiles).some((id) => ids.has(id)))
    .map(({ package: name, version, reading }) => `${name} ${version}${reading ? readings[reading.sure] : ''}`)
}

const readings = {
  defined: ' (our reading of its definitions, not all of it)',
  described: ' (our reading of descriptions of it, not all of it)',
} as const

/** How a report names our own profiles by the published ones they stood for, where any was used. */
export async function namingOf(outcomes: readonly Outcome[]): Promise<Pick<ReportedDocument, 'follows'>> {
  if (!usesOurs(outcomes)) return {}
  const { publishedOf } = await import('../../validation/profiles/catalogue.ts')
  return { follows: publishedOf }
}

/** Their tables are read only where one was used: that takes longer than a small document. */
function usesOurs(outcomes: readonly Outcome[]): boolean {
  return profilesOf(outcomes).some((profile) => profile.startsWith('https://knutepunkt.example/'))
}

function profilesOf(outcomes: readonly Outcome[]): readonly string[] {
  return outcomes.flatMap((outcome) => ('verdict' in outcome ? outcome.verdict.profiles : []))
}

function idIn(profile: string, base: string): readonly string[] {
  return profile.startsWith(base) ? [profile.slice(base.length).replace(/\|.*$/, '')] : []
}

import type { Outcome } from './validate-run.ts'

/**
 * The published packages, with their versions, that profiles of our own stood for: a finding names the profile of ours,
 * while the document declared the published one.
 */
export async function followedBy(outcomes: readonly Outcome[]): Promise<readonly string[]> {
  const used = new Set(outcomes.flatMap((outcome) => ('verdict' in outcome ? outcome.verdict.profiles : [])))
  if (![...used].some((profile) => profile.startsWith('https://knutepunkt.example/'))) return []
  // Read only where one was used: the tables of all guides take longer than a small document.
  const [{ guides }, { OWN }] = await Promise.all([
    import('../../validation/profiles/catalogue.ts'),
    import('../../validation/profiles/table.ts'),
  ])
  const ids = new Set([...used].flatMap((profile) => idIn(profile, `${OWN}/StructureDefinition/`)))
  return guides
    .filter(({ profiles }) => Object.keys(profiles).some((id) => ids.has(id)))
    .map((guide) => `${guide.package} ${guide.version}`)
}

function idIn(profile: string, base: string): readonly string[] {
  return profile.startsWith(base) ? [profile.slice(base.length).replace(/\|.*$/, '')] : []
}

import { type Covered, type CoverageAsked, makeCoverage } from './coverage.ts'
import { declaredProfiles } from '../declared-profiles.ts'
import type { Definitions } from '../definitions.ts'
import type { Standing } from '../document/document-index.ts'
import type { Run } from '../run.ts'
import { belongs } from '../slice-match.ts'
import type { Walk } from '../walk.ts'

/**
 * The coverage of one validation: every resource against the profiles it declares, the root against those that were
 * asked for too, and all against what these impose.
 *
 * @return a function of the run, the profiles asked of the root, and what the source knew
 */
export function makeRunCoverage(definitions: Definitions) {
  const coverage = makeCoverage(definitions)
  return (run: Run, asked: readonly string[], known?: CoverageAsked['known']): readonly Covered[] =>
    coverage({
      root: run.root,
      resources: run.index.all.flatMap((standing) => {
        const declared = declaredProfiles(standing.resource, definitions).flatMap(({ profile }) => profile ?? [])
        const own = standing === run.index.root ? [...asked, ...declared] : declared
        return withImposed(own, run).map((profile) => ({ standing, profile }))
      }),
      belongs: (standing, place, criteria) => belongs(looking(run, standing), place, { criteria }) === 'yes',
      ...(known && { known }),
    })
}

function withImposed(profiles: readonly string[], run: Run): readonly string[] {
  const all = new Set<string>()
  const waiting = [...profiles]
  for (let each = waiting.pop(); each !== undefined; each = waiting.pop()) {
    if (all.has(each)) continue
    all.add(each)
    waiting.push(...(run.programs.profile(each)?.imposed ?? []))
  }
  return [...all]
}

/** A walk that only looks: slices are told apart as when they are checked, and nothing is reported. */
function looking(run: Run, standing: Standing): Walk {
  const { resource } = standing
  const scope = { resource, rootResource: standing.container?.resource ?? resource, resolve: none, conformsTo: none }
  return { run, standing, canonical: '', scope, findings: [], trial: undefined }
}

const none = () => undefined

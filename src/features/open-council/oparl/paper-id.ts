import type { CouncilCase } from '../../council/index.ts'
import type { OpenCouncils } from '../public-records.ts'

/** The paper that a case stands in. */
export function paperIdOf(one: CouncilCase, open: OpenCouncils): string {
  const matter = open.matterOf(one.id)
  return matter === undefined ? `sak/${one.id}` : `saksgang/${matter.id}`
}

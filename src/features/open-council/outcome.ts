import type { CaseDecision, CouncilCase, Proposal, Published } from '../council/index.ts'

/** The decision in force: the last one in the minutes. A proposal is never one. */
export function decisionOf({ decisions }: Published<CouncilCase>): CaseDecision | undefined {
  return decisions.at(-1)
}

/** What the council was last asked to decide. */
export function proposalOf({ proposals }: Published<CouncilCase>): Proposal | undefined {
  return proposals.at(-1)
}

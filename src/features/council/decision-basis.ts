import type { CaseDecision, CouncilCase, Proposal } from './records.ts'

/** How a decision stands to what was proposed (A13). */
export type DecisionBasis =
  | { readonly kind: 'no-proposal' }
  | { readonly kind: 'as-proposed'; readonly proposal: Proposal }
  | { readonly kind: 'changed'; readonly proposal: Proposal }

/**
 * What a decision is to be compared with: the last proposal, an updated one before the one that was sent out. When none
 * is stored, that is said; nothing is compared with a decision's own words.
 */
export function basisOf({ proposals }: Pick<CouncilCase, 'proposals'>, decision: CaseDecision): DecisionBasis {
  const proposal = proposals.findLast(({ kind }) => kind === 'forslag-oppdatert') ?? proposals.at(-1)
  if (proposal === undefined) return { kind: 'no-proposal' }
  return { kind: sameWords(proposal.text, decision.text) ? 'as-proposed' : 'changed', proposal }
}

const sameWords = (one: string, other: string): boolean => words(one) === words(other)

const words = (text: string): string => text.replaceAll(/\s+/gu, ' ').trim()

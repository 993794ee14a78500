import { type Html, html } from '../../../protocols/web/html.ts'
import type { CouncilCase } from '../../council/index.ts'
import type { TreatTexts } from '../texts/treat.ts'

/** What changed from the first proposal to the decision; says so where no proposal is stored (A13). */
export function comparison({ proposals, decisions }: CouncilCase, t: TreatTexts): Html | undefined {
  const [proposed, decided] = [proposals[0], decisions[0]]
  if (!decided) return undefined
  if (!proposed) return html`<p class="kp-small">${t.noProposalStored}</p>`
  if (proposed.text === decided.text) return html`<p class="kp-small">${t.same}</p>`
  return undefined
}

import { type Html, html } from '../../../protocols/web/html.ts'
import { basisOf, type CouncilCase, changedWords } from '../../council/index.ts'
import type { TreatTexts } from '../texts/treat.ts'

/** What changed from what was proposed to the decision; says so where no proposal is stored (A13). */
export function comparison(one: CouncilCase, t: TreatTexts): Html | undefined {
  const decided = one.decisions[0]
  if (!decided) return undefined
  const basis = basisOf(one, decided)
  if (basis.kind === 'no-proposal') return html`<p class="kp-small">${t.noProposalStored}</p>`
  if (basis.kind === 'as-proposed') return html`<p class="kp-small">${t.same}</p>`
  return html`<h3>${t.difference}</h3>${diffHtml(basis.proposal.text, decided.text, t)}`
}

/** The later text with what was taken out of the earlier one struck through. Told to readers who do not see it, too. */
export function diffHtml(
  before: string,
  after: string,
  { removed, added }: Pick<TreatTexts, 'removed' | 'added'>,
): Html {
  return html`<p class="cw-text cw-diff">${changedWords(before, after).map(({ kind, text }) => {
    if (kind === 'removed')
      return html`<del><span class="ds-sr-only">[${removed}: </span>${text}<span class="ds-sr-only">] </span></del>`
    if (kind === 'added')
      return html`<ins><span class="ds-sr-only">[${added}: </span>${text}<span class="ds-sr-only">] </span></ins>`
    return text
  })}</p>`
}

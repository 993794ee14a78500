import { type Html, html, type HtmlValue } from '../../../protocols/web/html.ts'
import { type Language, texts } from '../../../protocols/web/language.ts'
import {
  basisOf,
  type CaseDecision,
  type CouncilCase,
  type Proposal,
  type Published,
  changedWords,
} from '../../council/index.ts'
import { addresses } from '../addresses.ts'
import { correctedOn } from '../corrected.ts'
import { numberInId } from '../case-number.ts'
import { correctedMark } from './corrections.ts'
import { inBokmal } from './frame.ts'
import { dayTag, sourceLinks } from './parts.ts'
import { prose } from './prose.ts'
import { openTexts } from './texts.ts'

const outcomeTexts = texts({
  nb: {
    heading: 'Foreslått og vedtatt',
    proposed: 'Foreslått',
    decided: 'Vedtatt',
    noProposal: 'Ikke noe forslag er lagret, så det er ikke noe å sammenligne vedtaket med.',
    proposalUnknown: 'Ikke noe forslag er lagret.',
    notDecided: 'Ikke noe vedtak er lagret. Forslaget er ikke vedtatt.',
    neither: 'Verken forslag eller vedtak er lagret for denne saken.',
    same: 'Vedtaket er ordrett likt forslaget.',
    differs: 'Vedtaket er et annet enn forslaget.',
    legend: 'Slik leser du forskjellen',
    removed: 'strøket fra forslaget',
    added: 'nytt i vedtaket',
    address: 'Vedtakets egen adresse',
    earlierProposals: 'Tidligere forslag i saken',
    earlierDecisions: 'Tidligere utgaver av vedtaket',
    quoted: 'Vedtaket er kjent bare slik en annen sak gjengir det. Referatet er ikke lagret her.',
    quotedIn: 'Gjengitt i sak',
  },
  nn: {
    heading: 'Foreslått og vedteke',
    proposed: 'Foreslått',
    decided: 'Vedteke',
    noProposal: 'Det er ikkje lagra noko forslag, så det er ikkje noko å jamføre vedtaket med.',
    proposalUnknown: 'Det er ikkje lagra noko forslag.',
    notDecided: 'Det er ikkje lagra noko vedtak. Forslaget er ikkje vedteke.',
    neither: 'Korkje forslag eller vedtak er lagra for denne saka.',
    same: 'Vedtaket er ordrett likt forslaget.',
    differs: 'Vedtaket er eit anna enn forslaget.',
    legend: 'Slik les du skilnaden',
    removed: 'stroke frå forslaget',
    added: 'nytt i vedtaket',
    address: 'Adressa til vedtaket',
    earlierProposals: 'Tidlegare forslag i saka',
    earlierDecisions: 'Tidlegare utgåver av vedtaket',
    quoted: 'Vedtaket er kjent berre slik ei anna sak attgjev det. Referatet er ikkje lagra her.',
    quotedIn: 'Attgjeve i sak',
  },
  en: {
    heading: 'Proposed and decided',
    proposed: 'Proposed',
    decided: 'Decided',
    noProposal: 'No proposal is kept, so there is nothing to compare the decision with.',
    proposalUnknown: 'No proposal is kept.',
    notDecided: 'No decision is kept. The proposal is not decided.',
    neither: 'Neither a proposal nor a decision is kept for this case.',
    same: 'The decision is word for word the proposal.',
    differs: 'The decision is not the same as the proposal.',
    legend: 'How to read the difference',
    removed: 'struck from the proposal',
    added: 'new in the decision',
    address: 'The decision’s own address',
    earlierProposals: 'Earlier proposals in the case',
    earlierDecisions: 'Earlier versions of the decision',
    quoted: 'The decision is known only as another case quotes it. The minutes are not kept here.',
    quotedIn: 'Quoted in case',
  },
})

/** What was proposed beside what was decided, the difference marked (acceptance A13). Never one for the other. */
export function outcomeSection(one: Published<CouncilCase>, language: Language): Html {
  const t = outcomeTexts(language)
  const [proposal, decision] = [one.proposals.at(-1), one.decisions.at(-1)]
  const known = proposal ?? decision ?? one.quoted[0]
  return html`<section class="oc-outcome-section" aria-labelledby="utfall"><h2 id="utfall">${t.heading}</h2>
${known ? sideBySide(one, proposal, decision, language) : html`<p class="kp-note">${t.neither}</p>`}
${olderPart(t.earlierProposals, one.proposals.slice(0, -1), language)}
${olderPart(t.earlierDecisions, one.decisions.slice(0, -1), language)}</section>`
}

function sideBySide(
  one: Published<CouncilCase>,
  proposal: Proposal | undefined,
  decision: CaseDecision | undefined,
  language: Language,
): Html {
  const t = outcomeTexts(language)
  const ts = openTexts(language)
  const basis = decision && basisOf(one, decision)
  const same = basis?.kind === 'as-proposed'
  const differs = proposal && basis?.kind === 'changed' && decision
  const stretches = differs ? changedWords(proposal.text, decision.text) : []
  const without = (kind: 'added' | 'removed') => stretches.filter((each) => each.kind !== kind)
  return html`<div class="oc-sides">
<div class="oc-side" data-kind="proposal"><h3>${t.proposed}</h3>
${
  proposal
    ? html`<p class="oc-kind">${proposal.kind === 'forslag' ? ts.proposal : ts.updatedProposal}</p>
${differs ? markedProse(without('added'), language) : prose(proposal.text, language)}${sourceLinks(proposal.sources, language)}`
    : html`<p>${decision ? t.noProposal : t.proposalUnknown}</p>`
}</div>
<div class="oc-side" data-kind="${decision ? 'decision' : one.quoted.length > 0 ? 'quoted' : 'none'}"><h3>${t.decided}</h3>
${
  decision
    ? html`<p class="oc-kind">${decision.kind === 'vedtak' ? ts.decision : ts.updatedDecision}</p>
${differs ? markedProse(without('removed'), language) : prose(decision.text, language)}${correctedMark(correctedOn(one, `decisions/${decision.id}`), one.id, language)}${sourceLinks(decision.sources, language)}
<p><a class="ds-link" href="${addresses.decision(one.id, one.decisions.length)}">${t.address}</a></p>`
    : one.quoted.length > 0
      ? quotedPart(one, language)
      : html`<p>${t.notDecided}</p>`
}</div></div>
${same && html`<p class="oc-compared">${t.same}</p>`}
${differs && html`<p class="oc-compared">${t.differs} <span class="oc-legend">${t.legend}: <del>${t.removed}</del>, <ins>${t.added}</ins>.</span></p>`}`
}

function markedProse(stretches: ReturnType<typeof changedWords>, language: Language): Html {
  const tags: Readonly<Record<string, (text: string) => HtmlValue>> = {
    same: (text) => text,
    removed: (text) => html`<del>${text}</del>`,
    added: (text) => html`<ins>${text}</ins>`,
  }
  return html`<div class="oc-prose" ${inBokmal(language)}><p>${stretches.map(({ kind, text }) => tags[kind]?.(text))}</p></div>`
}

/** As other cases say it; the minutes themselves are not here, and it says so. */
function quotedPart(one: Published<CouncilCase>, language: Language): Html {
  const t = outcomeTexts(language)
  const quotes = one.quoted.map(
    ({ text, date, citedIn, sources }) => html`${prose(text, language)}
<p class="oc-facts">${dayTag(date, language)} <span>${t.quotedIn} <a class="ds-link" href="${addresses.case(citedIn)}">${numberInId(citedIn)}</a></span> ${sourceLinks(sources, language)}</p>`,
  )
  return html`<p class="oc-kind">${t.quoted}</p>${quotes}`
}

function olderPart(
  heading: HtmlValue,
  older: readonly (Proposal | CaseDecision)[],
  language: Language,
): Html | undefined {
  if (older.length === 0) return undefined
  return html`<details class="oc-more"><summary>${heading}</summary>
${older.map(({ text, sources }) => html`${prose(text, language)}<p>${sourceLinks(sources, language)}</p>`)}</details>`
}

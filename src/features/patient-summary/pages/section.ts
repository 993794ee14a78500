import { type Html, html } from '../../../protocols/web/html.ts'
import type { FactGroup, Narrative, SectionView } from '../view/summary-view.ts'
import { factHtml, warningHtml } from './fact.ts'
import { narrativeHtml } from './narrative.ts'
import { phrase, type Reader, saidHtml } from './said.ts'

/** How a section is shown. */
export type SectionStyle = {
  /** Name of the language of the original, in the reader's language. */
  readonly originalLanguage: string
  /** All originals stand open, as in print. */
  readonly originalsOpen: boolean
}

/** One section: Norwegian first, the sender's narrative beside it. */
export function sectionHtml(section: SectionView, style: SectionStyle, reader: Reader): Html {
  const { id, title, original, groups, undrawn, absence, warnings, unread, narrative } = section
  return html`<section class="ps-section" id="${id}" data-kind="${section.kind}" aria-labelledby="${id}-tittel">
<h2 id="${id}-tittel">${phrase(title, reader)}${original && html` <span class="ps-original">${phrase(original, reader)}</span>`}</h2>
<div class="ps-columns">
${
  (warnings.length > 0 || absence || unread > 0 || groups.length > 0) &&
  html`<div class="ps-ours">
${warnings.map((warning) => warningHtml(warning, reader))}
${absence && html`<p>${saidHtml(absence, reader)}</p>`}
${unread > 0 && html`<p class="ps-warning">${reader.t.unread(unread)}</p>`}
${groups.map((group) => groupHtml(group, reader))}
${undrawn > 0 && html`<p class="ps-warning">${reader.t.undrawn(undrawn)}</p>`}
</div>`
}
${narrative && originalHtml(narrative, title.text, style, reader)}
</div>
</section>`
}

function groupHtml({ title, facts }: FactGroup, reader: Reader): Html {
  const items = html`<ul class="ps-facts">${facts.map((fact) => factHtml(fact, reader))}</ul>`
  return title ? html`<h3>${phrase(title, reader)}</h3>${items}` : items
}

function originalHtml(narrative: Narrative, title: string, style: SectionStyle, reader: Reader): Html {
  const { t } = reader
  const open = narrative.holdsMore || style.originalsOpen
  const label = t.originalIn(style.originalLanguage)
  return html`<details class="ps-narrative"${open && html` open`}><summary>${label}<span class="ds-sr-only ps-sr">: ${title}</span></summary>
<div class="ps-scroll ps-foreign" lang="${narrative.lang}" tabindex="0" role="group" aria-label="${label}: ${title}">${narrativeHtml(narrative.text)}</div>
</details>`
}

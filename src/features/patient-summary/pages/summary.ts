import { type Html, html } from '../../../protocols/web/html.ts'
import type { Language } from '../../../protocols/web/language.ts'
import type { Banner, Danger, Party, Said, SummaryView, Warning } from '../view/summary-view.ts'
import { viewTexts } from '../view/texts.ts'
import { warningHtml } from './fact.ts'
import { freeTextTag, list, phrase, type Reader, saidHtml } from './said.ts'
import { sectionHtml } from './section.ts'
import { pageTexts } from './texts.ts'

/** The patient and what must be seen first: stands above the page and does not scroll away where there is room. */
export function bannerHtml(view: Pick<SummaryView, 'banner' | 'dangers'>, language: Language): Html {
  const reader: Reader = { language, t: pageTexts(language) }
  const { t } = reader
  return html`<div class="ps-top">
<section class="ps-banner" aria-label="${t.patient}">${identity(view.banner, reader)}</section>
${
  view.dangers.length > 0 &&
  html`<section class="ps-dangers" aria-label="${t.important}"><dl>${view.dangers.map((danger) => dangerHtml(danger, reader))}</dl></section>`
}
</div>`
}

function identity(banner: Banner, reader: Reader): Html {
  const t = viewTexts(reader.language)
  const row = (label: Html | string, value: Html) => html`<div><dt>${label}</dt><dd>${value}</dd></div>`
  const { name, birth, age, sex, ids, country, documentTime, documentAge, contentTime, source, language } = banner
  return html`<h1>${saidHtml(name, reader)}</h1>
<dl>
${row(html`${t.born}`, html`${saidHtml(birth, reader)}${age && html` (${phrase(age, reader)})`}`)}
${row(html`${t.sex}`, saidHtml(sex, reader))}
${row(html`${t.country}`, saidHtml(country, reader))}
${ids.length > 0 && row(html`${t.id}`, html`${ids.map((id, at) => html`${at > 0 && ', '}${phrase(id, reader)}`)}`)}
${row(html`${t.document}`, html`${saidHtml(documentTime, reader)}${documentAge && html` (${phrase(documentAge, reader)})`}`)}
${contentTime && row(html`${t.content}`, saidHtml(contentTime, reader))}
${row(html`${t.source}`, saidHtml(source, reader))}
${row(html`${t.language}`, saidHtml(language, reader))}
</dl>`
}

function dangerHtml({ label, items }: Danger, reader: Reader): Html {
  const grave = items.some((item) => item.grave)
  return html`<div${grave && html` data-grave`}><dt>${phrase(label, reader)}</dt>
<dd><ul>${items.map(
    ({ said, note, fact, grave: serious }) =>
      html`<li>${
        serious &&
        html`<span class="ps-bang" aria-hidden="true">!</span><span class="ds-sr-only ps-sr">${reader.t.grave}: </span>`
      }${fact ? html`<a href="#${fact}">${phrase(said, reader)}</a>${untranslated(said, reader)}` : saidHtml(said, reader)}${note && html` – ${phrase(note, reader)}${untranslated(note, reader)}`}</li>`,
  )}</ul></dd></div>`
}

function untranslated(said: Said, reader: Reader): Html | false {
  const { how } = said
  const { t } = reader
  if (how === 'free-text') return freeTextTag(said, reader)
  return how === 'untranslated' && html` <span class="ps-tag" data-tone="neutral">${t.notTranslated}</span>`
}

/** How the page around the summary differs. */
export type SummaryOptions = {
  readonly originalsOpen: boolean
  /** What can be done with the document; left out in print. */
  readonly actions?: Html
  /** The PDF of an L1 document, embedded. */
  readonly originalPdf?: Html
}

/** What stands in the first screenful, by the id of its view: the first section of its kind. */
const firstScreen: ReadonlySet<string> = new Set(['allergies', 'medications', 'problems'])

/** Everything below the banner. */
export function summaryHtml(view: SummaryView, language: Language, options: SummaryOptions): Html {
  const reader: Reader = { language, t: pageTexts(language) }
  const { t } = reader
  const style = { originalLanguage: view.banner.language.text, originalsOpen: options.originalsOpen }
  const first = view.sections.filter(({ id }) => firstScreen.has(id))
  const rest = view.sections.filter(({ id }) => !firstScreen.has(id))
  return html`<div class="ps">
<div class="ps-bar">
<p class="ps-counts">${countHtml(view, reader)}</p>
${options.actions}
</div>
${view.warnings.length > 0 && html`<section class="ps-document" aria-label="${t.aboutDocument}">${view.warnings.map((warning) => warningHtml(warning, reader))}</section>`}
${options.originalPdf}
${
  view.sections.length > 0 &&
  html`<div class="ps-first">${first.map((section) => sectionHtml(section, style, reader))}</div>
<div class="ps-sections">${rest.map((section) => sectionHtml(section, style, reader))}</div>`
}
${notDelivered(view, reader)}
${warningList(view, reader)}
${untranslatedList(view, reader)}
${view.parties.length > 0 && html`<section class="ps-section" aria-labelledby="personer"><h2 id="personer">${t.people}</h2><div class="ps-parties">${view.parties.map((party) => partyHtml(party, reader))}</div></section>`}
</div>`
}

/** What says nothing, in one line for each way of saying it. */
function notDelivered({ notDelivered: silent }: SummaryView, reader: Reader): Html | false {
  const byAbsence = Map.groupBy(silent, ({ absence }) => absence.text)
  return (
    silent.length > 0 &&
    html`<div class="ps-not-delivered">${[...byAbsence.values()].map(
      (alike) =>
        html`<p><strong>${phrase(alike[0]!.absence, reader)}:</strong> ${alike.map(({ title }, at) => html`${at > 0 && ', '}${phrase(title, reader)}`)}</p>`,
    )}</div>`
  )
}

function countHtml({ warningCount, untranslated, level }: SummaryView, { t }: Reader): Html {
  const warnings = warningCount === 0 ? t.noWarnings : html`<a href="#advarsler">${t.warningCount(warningCount)}</a>`
  if (level === 'L1') return html`${warnings}`
  const codes =
    untranslated.length === 0
      ? t.allTranslated
      : html`<a href="#ikke-oversatt">${t.untranslatedCount(untranslated.length)}</a>`
  return html`${warnings} · ${codes}`
}

function warningList(view: SummaryView, reader: Reader): Html | false {
  const { t } = reader
  const facts = view.sections.flatMap(({ groups }) => groups.flatMap((group) => group.facts))
  const item = (warning: Warning, at: Html) =>
    html`<li>${at} ${phrase(warning.message, reader)} ${phrase(warning.meaning, reader)} ${warning.line > 0 && html`<span class="ps-place">(${t.place(warning.line)})</span>`}</li>`
  return (
    view.warningCount > 0 &&
    html`<section class="ps-section" aria-labelledby="advarsler"><h2 id="advarsler">${t.warnings} (${view.warningCount})</h2><ul>
${view.warnings.map((warning) => item(warning, html`<strong>${t.aboutDocument}:</strong>`))}
${view.sections.map(({ id, title, warnings }) => warnings.map((warning) => item(warning, html`<a href="#${id}">${phrase(title, reader)}</a>:`)))}
${facts.map((fact) => fact.warnings.map((warning) => item(warning, html`<a href="#${fact.id}">${fact.lead.map((said, at) => html`${at > 0 && ' + '}${phrase(said, reader)}`)}</a>:`)))}
</ul></section>`
  )
}

function untranslatedList({ untranslated }: SummaryView, reader: Reader): Html | false {
  const { t } = reader
  return (
    untranslated.length > 0 &&
    html`<section class="ps-section" aria-labelledby="ikke-oversatt"><h2 id="ikke-oversatt">${t.untranslated} (${untranslated.length})</h2>
<ul class="ps-codes">${untranslated.map(({ said, fact }) => html`<li><a href="#${fact}">${phrase(said, reader)}</a>${said.original && html` <span class="ps-original">${phrase(said.original, reader)}</span>`} <span class="ps-place">${said.system ?? ''} ${said.code ?? ''}</span></li>`)}</ul></section>`
  )
}

function partyHtml({ title, details }: Party, reader: Reader): Html {
  return html`<div class="ps-party"><h3>${phrase(title, reader)}</h3><dl>${details.map(
    ({ label, values }) => html`<div><dt>${phrase(label, reader)}</dt><dd>${list(values, reader)}</dd></div>`,
  )}</dl></div>`
}

import { type Html, html } from '../../../protocols/web/html.ts'
import type { Detail, Fact, Warning } from '../view/summary-view.ts'
import { freeTextTag, list, markHtml, phrase, type Reader, saidHtml } from './said.ts'

/** One fact: its lead, what is shown at once, its warnings, and everything else one click away. */
export function factHtml(fact: Fact, reader: Reader): Html {
  const { main, lead, marks, warnings } = fact
  const beside = main.filter(({ place }) => place === 'beside')
  const lines = main.filter(({ place }) => place === 'line')
  const rest = main.filter(({ place }) => place === undefined)
  return html`<li class="ps-fact" id="${fact.id}"${fact.denied && html` data-denied`}>
<div class="ps-what">
<p class="ps-lead">${lead.map((said, at) => html`${at > 0 && ' + '}<strong>${saidHtml(said, reader)}</strong>${freeTextTag(said, reader)}`)}${beside.map(
    (detail) => html`, ${missing(detail, list(detail.values, reader))}`,
  )}${marks.map((mark) => markHtml(mark, reader))}</p>
${originals(fact, reader)}${lines.map(({ label, values }) => html`<p class="ps-line">${phrase(label, reader)}: ${list(values, reader)}</p>`)}
</div>
${rest.length > 0 && html`<dl class="ps-main">${rest.map((detail) => detailHtml(detail, reader))}</dl>`}
${warnings.map((warning) => warningHtml(warning, reader))}
${moreHtml(fact, reader)}
</li>`
}

/** The sender's words for the lead, and what goes without a label, in small on one line. */
function originals({ lead, main }: Fact, reader: Reader): Html | false {
  const under = main.filter(({ place }) => place === 'under').flatMap(({ values }) => values)
  const written = [
    ...lead.flatMap(({ text, original }) =>
      original && original.text.toLowerCase() !== text.toLowerCase() ? [original] : [],
    ),
    ...under,
  ]
  return (
    written.length > 0 &&
    html`<p class="ps-original">${written.map((each, at) => html`${at > 0 && ' · '}${phrase(each, reader)}`)}</p>`
  )
}

function detailHtml(detail: Detail, reader: Reader): Html {
  return html`<div><dt>${phrase(detail.label, reader)}</dt><dd>${missing(detail, list(detail.values, reader))}</dd></div>`
}

function missing({ missing: lacks }: Detail, content: Html): Html {
  return lacks ? html`<span class="ps-lacking">${content}</span>` : content
}

/** A deviation in words, as an alert that does not interrupt. */
export function warningHtml({ message, meaning }: Warning, reader: Reader): Html {
  return html`<p class="ps-warning"><strong>${reader.t.warning}:</strong> ${phrase(message, reader)} ${phrase(meaning, reader)}</p>`
}

/** Everything that is known of a fact, ours and the sender's words side by side. */
function moreHtml(fact: Fact, reader: Reader): Html | false {
  const { t } = reader
  const details = [...fact.main, ...fact.more]
  const subject = fact.lead.map(({ text }) => text).join(' + ')
  const row = ({ label, values }: Detail) => html`<tr><th scope="row">${phrase(label, reader)}</th>
<td>${values.map((said) => html`<div>${saidHtml(said, reader)} ${how(said.how, reader)}</div>`)}</td>
<td>${values.map((said) => html`<div>${said.original ? phrase(said.original, reader) : said.how === 'own' ? '–' : phrase(said, reader)}</div>`)}</td></tr>`
  return html`<details class="ps-more"><summary>${t.details}<span class="ds-sr-only ps-sr">: ${fact.lead.map((said, at) => html`${at > 0 && ' + '}${phrase(said, reader)}`)}</span></summary>
<div class="ps-scroll" tabindex="0" role="group" aria-label="${t.detailsOf(subject)}">
<table><thead><tr><th scope="col">${t.what}</th><th scope="col">${t.norwegian}</th><th scope="col">${t.originalText}</th></tr></thead>
<tbody>${row({ label: fact.label, values: fact.lead })}${details.map(row)}</tbody></table></div>
${fact.sentence && html`<p><strong>${t.sentence}:</strong> <q>${phrase(fact.sentence, reader)}</q></p>`}
${fact.line > 0 && html`<p class="ps-place">${t.place(fact.line)}</p>`}
</details>`
}

function how(origin: Fact['lead'][number]['how'], { t }: Reader): Html | false {
  const words = {
    terminology: t.byTerminology,
    sender: t.bySender,
    'free-text': t.freeText,
    untranslated: undefined,
    own: undefined,
  }
  const text = words[origin]
  return text !== undefined && html`<span class="ps-how">(${text})</span>`
}

import type { Problem } from '../../../kernel/problem.ts'
import type { Page } from '../../../protocols/web/answer.ts'
import { type Html, html } from '../../../protocols/web/html.ts'
import type { Language, Text } from '../../../protocols/web/language.ts'
import { narrativeLanguage } from '../../../standards/cda/narrative-language.ts'
import { countryName, languageName } from '../../../standards/terminology/geographic-names.ts'
import type { SampleSummary } from '../samples.ts'
import type { VisitDocumentEntry } from '../store.ts'
import { paths } from './paths.ts'
import { refusalText } from './problem-texts.ts'
import { type PageTexts, pageTexts } from './texts.ts'

/** Why the form came back: each with the field to mend, or a file that was refused. */
export type FormTrouble = {
  readonly fields: readonly ('file' | 'treating')[]
  readonly refusal?: Problem
}

/** A document of the person's; `closed` when its patient has taken the consent back. */
export type OpenEntry = VisitDocumentEntry & { readonly closed?: true }

/** Choose a summary: our samples, those already open, or a file of one's own. */
export function choosePage(
  language: Language,
  samples: readonly SampleSummary[],
  open: readonly OpenEntry[],
  asksCountries: boolean,
  trouble?: FormTrouble,
): Page {
  const t = pageTexts(language)
  const main = html`${trouble && troubleHtml(trouble, t, language)}
<h1>${t.title}</h1>
<p class="kp-lead">${t.lead}</p>
${asksCountries && html`<ul class="kp-doors"><li><a class="kp-door" href="${paths.countries}"><strong>${t.askCountry}</strong> ${t.askCountryAbout}</a></li></ul>`}
<section aria-labelledby="fil-tittel"><h2 id="fil-tittel">${t.dropTitle}</h2>${fileForm(t, trouble)}</section>
${open.length > 0 && html`<section aria-labelledby="mine-tittel"><h2 id="mine-tittel">${t.mine}</h2><ul>${open.map((entry) => openItem(entry, t))}</ul></section>`}
${
  samples.length > 0 &&
  html`<section aria-labelledby="eksempler-tittel"><h2 id="eksempler-tittel">${t.samples}</h2>
<p>${t.samplesHelp}</p><ul class="kp-people">${samples.map((sample) => sampleItem(sample, t, language))}</ul></section>`
}`
  return { title: t.title, main, scripts: ['drop-file.js'] }
}

function fileForm(t: PageTexts, trouble: FormTrouble | undefined): Html {
  const wrong = (field: 'file' | 'treating', text: Text) =>
    trouble?.fields.includes(field) && html`<p class="ps-field-error" id="feil-${field}">${text}</p>`
  const described = (field: 'file' | 'treating', id: string) =>
    trouble?.fields.includes(field)
      ? html` aria-invalid="true" aria-describedby="${id} feil-${field}"`
      : html` aria-describedby="${id}"`
  return html`<form class="ps-drop" method="post" action="${paths.choose}" enctype="multipart/form-data" data-drop="${t.drop}" data-sending="${t.sending}">
<p><label for="fil">${t.file}</label></p>
<p id="fil-hjelp" class="kp-small">${t.dropHelp} ${t.kept}</p>
${wrong('file', t.noFile)}
<p><input class="ds-input" type="file" id="fil" name="fil" accept=".xml,.json,application/xml,text/xml,application/json,application/fhir+json"${described('file', 'fil-hjelp')}></p>
${wrong('treating', t.notTreating)}
<p><input class="ds-input" type="checkbox" id="behandler" name="behandler" value="ja"${trouble && !trouble.fields.includes('treating') && html` checked`}${described('treating', 'fil-hjelp')}> <label for="behandler">${t.treating}</label></p>
<p><button class="ds-button" type="submit">${t.openFile}</button></p>
<p class="ps-sending" role="status"></p>
</form>`
}

function troubleHtml({ fields, refusal }: FormTrouble, t: PageTexts, language: Language): Html {
  const { at, line, column } = refusal?.place ?? {}
  const place = [
    line !== undefined && line > 0 && t.atLine(line),
    column !== undefined && t.atColumn(column),
    at !== undefined && html`<code>${at}</code>`,
  ].filter((part) => part !== false)
  return html`<div class="ps-refusal" role="alert" tabindex="-1" id="feil" autofocus>
<h2>${t.couldNotOpen}</h2>
${refusal && html`<p>${refusalText(refusal.code, language)}</p>`}
${place.length > 0 && html`<p>${t.where}: ${place.map((part, index) => html`${index > 0 && ', '}${part}`)}</p>`}
<ul>${fields.map((field) => html`<li><a href="#${field === 'file' ? 'fil' : 'behandler'}">${field === 'file' ? t.noFile : t.notTreating}</a></li>`)}</ul>
<p>${t.nothingKept}</p>
</div>`
}

const clock = new Intl.DateTimeFormat('nb', {
  timeZone: 'Europe/Oslo',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
})

function openItem({ id, receivedAt, saved, closed }: OpenEntry, t: PageTexts): Html {
  const opened = t.openedAt(clock.format(receivedAt))
  if (closed) return html`<li>${opened}: ${t.closedByPatient}</li>`
  // No name: a list of patients is no answer to «which file», and would be let out without a record.
  return html`<li><a class="ds-link" href="${paths.view(id)}">${opened}</a>${saved && html` (${t.saved})`}</li>`
}

function sampleItem(
  { name, patient, country, language: written, level }: SampleSummary,
  t: PageTexts,
  language: Language,
): Html {
  const tag = narrativeLanguage(written)
  const spoken = tag && languageName(tag.split('-')[0]!, language)
  const place = country && countryName(country, language)
  return html`<li><form method="post" action="${paths.sample(name)}"><button type="submit">
<strong lang="${tag ?? 'und'}">${patient}</strong>
<span>${place ?? ''}</span>
<span class="kp-small">${level === 'L1' ? t.asPdf : t.structured}${spoken && html`, ${spoken}`}</span>
</button></form></li>`
}

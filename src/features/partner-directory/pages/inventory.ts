import type { Page } from '../../../protocols/web/answer.ts'
import { type Html, html } from '../../../protocols/web/html.ts'
import type { Language } from '../../../protocols/web/language.ts'
import { dayIn, momentIn } from '../../../protocols/web/moment.ts'
import { readCertificate } from '../../../platform/x509/certificate.ts'
import { services } from '../../../standards/smp/participant.ts'
import { alarmOf, type InventoryItem } from '../inventory.ts'
import type { DirectoryKeeper } from '../keeper.ts'
import { publisherCountry } from '../pin.ts'
import { entryKey } from '../snapshot.ts'
import { faultTexts } from './fault-texts.ts'
import { importForm, type ImportTrouble } from './import-form.ts'
import { directoryPaths } from './paths.ts'
import { certificateRows, pinRow, row, tokenField, waitingCard } from './pin-parts.ts'
import { alarmTexts, inventoryTexts, serviceTexts, useTexts } from './texts.ts'
import { fingerprintHtml, nameOf } from './words.ts'

/** What the page is made of. */
export type InventoryView = {
  readonly keeper: DirectoryKeeper
  readonly language: Language
  /** Of this visit. */
  readonly token: string
  readonly now: Date
  readonly trouble?: ImportTrouble
}

/** Whom the contact point trusts, what waits, and what ends. */
export function inventoryPage(view: InventoryView): Page {
  const { keeper, language, token, trouble } = view
  const t = inventoryTexts(language)
  const items = keeper.inventory()
  const waiting = items.filter(({ pin }) => pin.state === 'waiting')
  const decided = items.filter(({ pin }) => pin.state !== 'waiting')
  const name = (country: string) => nameOf(country, language).plain
  const published = keeper.publishers.map(({ country }) => country)
  const countries = published.toSorted((one, other) => name(one).localeCompare(name(other), 'nb'))
  const form = importForm(countries, language, token, trouble)
  return {
    title: t.title,
    width: 'wide',
    main: html`<div class="pd"><p><a class="ds-link" href="${directoryPaths.operation}">${t.operation}</a></p><h1>${t.title}</h1>
<p class="kp-lead">${t.lead}</p>
${trouble && form}
${summary(view, waiting.length)}
${waiting.length > 0 && html`<section aria-labelledby="venter" class="pd-part"><h2 id="venter">${t.waiting}</h2><p>${t.waitingAbout}</p>${waiting.map((item) => waitingCard(item, language, token))}</section>`}
${countries.length === 0 && html`<p>${t.noPublishers}</p>`}
${countries.map((country) => countrySection(country, decided, view))}
${certificateTable(publisherCountry, decided, view)}
${ownSection(view)}
${decisionsSection(view)}
${refreshSection(view)}
${!trouble && form}</div>`,
  }
}

function summary({ keeper, language }: InventoryView, waits: number): Html {
  const t = inventoryTexts(language)
  const ending = keeper.ending()
  const urgent = ending.some(({ alarm }) => alarm !== 'sixty-days')
  return html`<section aria-labelledby="status"><h2 id="status" class="ds-sr-only">${t.summary}</h2>
<div class="ds-alert" data-color="${waits > 0 ? 'warning' : 'success'}"><p>${waits > 0 ? html`<a class="ds-link" href="#venter">${t.waits(waits)}</a>` : t.nothingWaits}</p></div>
<div class="ds-alert" data-color="${ending.length === 0 ? 'success' : urgent ? 'danger' : 'warning'}">${
    ending.length === 0
      ? html`<p>${t.nothingEnds}</p>`
      : html`<p><strong>${t.ends}</strong></p><ul class="ds-list">${ending.map(
          ({ country, use, notAfter, alarm }) =>
            html`<li>${t.endsLine(nameOf(country, language).plain, useTexts(language)[use].plain, dayIn(notAfter, language))} (${alarmTexts(language)[alarm]})</li>`,
        )}</ul>`
  }</div></section>`
}

function countrySection(country: string, items: readonly InventoryItem[], view: InventoryView): Html {
  const { keeper, language, token } = view
  const t = inventoryTexts(language)
  const id = `land-${country}`
  const known = services.flatMap(({ service }) => keeper.entries().get(entryKey(country, service)) ?? [])
  const shown = known.filter(({ usable, fault }) => usable || fault !== 'not-published')
  const partner = keeper.directory.partner(country)
  const rows = shown.map(({ service, usable, outcome }) => {
    const fault = partner?.faults.find((each) => each.service === service)?.fault
    return html`<tr><th scope="row">${serviceTexts(language)[service]}</th>
<td>${usable && html`<span class="ds-tag" data-color="success">${t.usable}</span> `}${usable && endingTag(usable.ends, view)}${fault && html`<span class="ds-tag" data-color="warning">${faultTexts(language)[fault]}</span>`}</td>
<td>${usable?.url && html`<code class="pd-print">${usable.url}</code>`}</td>
<td>${outcome ? momentIn(outcome.at, language) : t.neverAsked}</td></tr>\n`
  })
  return html`<section aria-labelledby="${id}" class="pd-part"><h2 id="${id}">${nameOf(country, language)}</h2>
${rows.length > 0 && html`<div class="pd-scroll" tabindex="0" role="group" aria-label="${t.services}"><table class="ds-table"><caption>${t.services}</caption><thead><tr><th scope="col">${t.service}</th><th scope="col">${t.state}</th><th scope="col">URL</th><th scope="col">${t.asked}</th></tr></thead><tbody>${rows}</tbody></table></div>`}
${certificateTable(country, items, view)}
<form method="post" action="${directoryPaths.refresh}">${tokenField(token)}<button class="ds-button" data-variant="tertiary" data-size="sm" type="submit" name="land" value="${country}">${t.refreshOne}<span class="ds-sr-only">: ${nameOf(country, language)}</span></button></form>
</section>`
}

/** When the service, or a certificate it rests on, ends. */
function endingTag(ends: Date, { language, now }: InventoryView): Html | undefined {
  const alarm = alarmOf(ends, now)
  return alarm && html`<span class="ds-tag" data-color="danger">${alarmTexts(language)[alarm]}</span> `
}

function certificateTable(country: string, items: readonly InventoryItem[], { language, token }: InventoryView): Html {
  const t = inventoryTexts(language)
  const theirs = items.filter(({ pin }) => pin.country === country)
  const name = country === publisherCountry ? t.publisher : t.certificates
  if (theirs.length === 0) return html`${country !== publisherCountry && html`<p>${t.noCertificates}</p>`}`
  const heads = [t.use, t.subject, t.until, t.decided].map((head) => html`<th scope="col">${head}</th>`)
  return html`<div class="pd-scroll" tabindex="0" role="group" aria-label="${name}"><table class="ds-table"><caption>${name}</caption>
<thead><tr>${heads}<td></td></tr></thead><tbody>${theirs.map((item) => pinRow(item, language, token))}</tbody></table></div>`
}

function ownSection({ keeper, language, now }: InventoryView): Html {
  const t = inventoryTexts(language)
  const cards = keeper.own.map(({ use, certificate: der }) => {
    const certificate = readCertificate(der)
    const alarm = alarmOf(certificate.notAfter, now)
    return html`<article class="pd-card"><h3>${useTexts(language)[use]} ${alarm && html`<span class="ds-tag" data-color="danger">${alarmTexts(language)[alarm]}</span>`}</h3>
<dl class="pd-facts">${certificateRows(certificate, language)}${row(t.fingerprint, fingerprintHtml(certificate.sha256))}</dl></article>`
  })
  return html`<section aria-labelledby="egne" class="pd-part"><h2 id="egne">${t.own}</h2>${cards.length === 0 ? html`<p>${t.ownNone}</p>` : cards}</section>`
}

/** Decisions shown; all are kept. */
const latest = 30

function decisionsSection({ keeper, language }: InventoryView): Html {
  const t = inventoryTexts(language)
  const decisions = keeper.decisions().slice(0, latest)
  const verdicts = { approved: t.approved, refused: t.refused }
  const lines = decisions.map(
    ({ country, use, sha256, verdict, byName, at }) =>
      html`<li>${nameOf(country, language)}, ${useTexts(language)[use]}, <code class="pd-print">${sha256.slice(0, 16)}…</code>: ${t.decidedBy(verdicts[verdict].plain, byName, momentIn(at, language))}</li>`,
  )
  return html`${
    lines.length > 0 &&
    html`<section aria-labelledby="avgjort" class="pd-part"><h2 id="avgjort">${t.log}</h2><ul class="ds-list">${lines}</ul></section>`
  }`
}

function refreshSection({ language, token }: InventoryView): Html {
  const t = inventoryTexts(language)
  return html`<section aria-labelledby="hent" class="pd-part"><h2 id="hent">${t.refresh}</h2><p>${t.refreshAbout}</p>
<form method="post" action="${directoryPaths.refresh}">${tokenField(token)}<button class="ds-button" data-variant="secondary" type="submit">${t.refreshAll}</button></form></section>`
}

import { type Html, html, type HtmlValue } from '../../../protocols/web/html.ts'
import type { Language } from '../../../protocols/web/language.ts'
import { dayIn, momentIn } from '../../../protocols/web/moment.ts'
import type { Certificate } from '../../../platform/x509/certificate.ts'
import type { SearchMask } from '../../../standards/smp/search-mask.ts'
import type { InventoryItem } from '../inventory.ts'
import type { Pin, Verdict } from '../pin.ts'
import { faultTexts } from './fault-texts.ts'
import { directoryPaths } from './paths.ts'
import { alarmTexts, inventoryTexts, lossTexts, noteTexts, useTexts } from './texts.ts'
import { fingerprintHtml, nameOf } from './words.ts'

/** What one needs to know before saying yes: the new beside what is in use. */
export function waitingCard(item: InventoryItem, language: Language, token: string): Html {
  const t = inventoryTexts(language)
  const { pin, beside } = item
  const id = `v-${pin.country}-${pin.use}-${pin.sha256.slice(0, 12)}`
  const from = pin.from === 'import' ? t.fromImport : t.fromMetadata
  return html`<article class="pd-card" aria-labelledby="${id}">
<h3 id="${id}">${nameOf(pin.country, language)}: ${useTexts(language)[pin.use]} ${tags(item, language)}</h3>
<dl class="pd-facts">
${row(t.new, fingerprintHtml(pin.sha256))}
${row(t.inUse, beside.length === 0 ? t.noneInUse : beside.map(({ sha256 }) => html`<p>${fingerprintHtml(sha256)}</p>`))}
${item.certificate && certificateRows(item.certificate, language)}
${item.mask && maskRows(item.mask, pin, language)}
${row(t.found, from(momentIn(pin.seenAt, language)))}
</dl>
<form class="pd-buttons" method="post" action="${directoryPaths.decide}">${pinFields(pin, token)}
${verdictButton('approved', t.approve, item, language, 'primary')}${verdictButton('refused', t.refuse, item, language, 'secondary')}</form>
</article>`
}

/** A line of the table of a country's certificates. */
export function pinRow(item: InventoryItem, language: Language, token: string): Html {
  const t = inventoryTexts(language)
  const { pin, certificate, mask } = item
  const verdicts = { approved: t.approved, refused: t.refused }
  const { decision } = pin
  return html`<tr>
<td>${useTexts(language)[pin.use]}<br>${tags(item, language)}</td>
<td>${certificate && html`${certificate.subject}<br>`}${mask && maskInBrief(mask, language)}${fingerprintHtml(pin.sha256)}</td>
<td>${certificate && dayIn(certificate.notAfter, language)}</td>
<td>${decision && t.decidedBy(verdicts[decision.verdict].plain, decision.byName, momentIn(decision.at, language))}</td>
<td>${pin.state === 'approved' ? withdrawal(item, language, token) : approval(item, language, token)}</td>
</tr>\n`
}

function approval(item: InventoryItem, language: Language, token: string): Html {
  const { approveAfterAll } = inventoryTexts(language)
  return html`<form method="post" action="${directoryPaths.decide}">${pinFields(item.pin, token)}${verdictButton('approved', approveAfterAll, item, language, 'tertiary')}</form>`
}

/** Asked twice, with what it will do: exchanges stop by it. */
function withdrawal(item: InventoryItem, language: Language, token: string): Html {
  const t = inventoryTexts(language)
  const { pin } = item
  return html`<details class="pd-ask"><summary>${t.withdraw}<span class="ds-sr-only">${t.of(whatOf(pin, language))}</span></summary><p>${lossTexts(language)[pin.use]}</p>
<form method="post" action="${directoryPaths.decide}">${pinFields(pin, token)}${verdictButton('refused', t.withdrawNow, item, language, 'secondary')}</form></details>`
}

/** What must be seen at a glance: whether it is believed, and how long. */
function tags({ pin, alarm, fault }: InventoryItem, language: Language): HtmlValue {
  const t = inventoryTexts(language)
  const states = {
    approved: { name: t.approved, color: 'success' },
    refused: { name: t.refused, color: 'neutral' },
    waiting: { name: t.waitingState, color: 'warning' },
  } as const
  const { name, color } = states[pin.state]
  return html`<span class="ds-tag" data-color="${color}">${name}</span>
${alarm && html`<span class="ds-tag" data-color="${alarm === 'sixty-days' ? 'info' : 'danger'}">${alarmTexts(language)[alarm]}</span> `}
${fault && alarm !== 'ended' && html`<span class="ds-tag" data-color="danger">${faultTexts(language)[fault]}</span>`}`
}

/** Who a certificate says it is, and for how long. */
export function certificateRows(certificate: Certificate, language: Language): Html {
  const t = inventoryTexts(language)
  const { subject, issuer, serial, notBefore, notAfter } = certificate
  return html`${row(t.subject, subject)}
${row(t.issuer, issuer)}
${row(t.serial, html`<code class="pd-print">${serial}</code>`)}
${row(t.valid, t.validBetween(dayIn(notBefore, language), dayIn(notAfter, language)))}`
}

function maskInBrief({ fields, pictures, notes }: SearchMask, language: Language): Html {
  const t = inventoryTexts(language)
  const counted = html`${t.maskFields(fields.length)}${pictures.length > 0 && html`, ${t.pictures(pictures.length)}`}`
  return html`${counted}<br>${notesHtml(notes, language)}`
}

/** All that clinicians will see of a mask, pictures too: approving it shows it to them. */
function maskRows({ fields, pictures, notes }: SearchMask, pin: Pin, language: Language): Html {
  const t = inventoryTexts(language)
  const list = fields.map(
    ({ label, description, domain, format, mandatory }) =>
      html`<li>${description ?? label}${mandatory && html` (${t.mandatory})`}${format && html`, ${t.format} <code>${format.source}</code>`}${domain && html`, <code>${domain}</code>`}</li>`,
  )
  const shown = pictures.map(({ description, name }, number) => {
    const address = directoryPaths.picture(pin.country, pin.sha256, String(number))
    return html`<p><img class="pd-picture" src="${address}" alt="${description ?? name ?? t.pictures(1)}"></p>`
  })
  return html`${row(t.maskFields(fields.length), html`<ul class="ds-list">${list}</ul>${notesHtml(notes, language)}`)}
${shown.length > 0 && row(t.pictures(shown.length), shown)}`
}

function notesHtml(notes: SearchMask['notes'], language: Language): readonly Html[] {
  return notes.map((note) => html`<p>${noteTexts(language)[note]}</p>`)
}

/** One fact and its name. */
export function row(name: HtmlValue, value: HtmlValue): Html {
  return html`<div><dt>${name}</dt><dd>${value}</dd></div>\n`
}

function pinFields({ country, use, sha256 }: Pin, token: string): Html {
  return html`${tokenField(token)}<input type="hidden" name="land" value="${country}"><input type="hidden" name="bruk" value="${use}"><input type="hidden" name="avtrykk" value="${sha256}">`
}

/** Says that the form is of this visit. */
export function tokenField(token: string): Html {
  return html`<input type="hidden" name="merke" value="${token}">`
}

function whatOf({ country, use, sha256 }: Pin, language: Language): string {
  return `${nameOf(country, language).plain}, ${useTexts(language)[use].plain}, ${sha256.slice(0, 8)}`
}

function verdictButton(
  verdict: Verdict,
  label: HtmlValue,
  { pin }: InventoryItem,
  language: Language,
  variant: 'primary' | 'secondary' | 'tertiary',
): Html {
  const what = whatOf(pin, language)
  const { of } = inventoryTexts(language)
  return html`<button class="ds-button" data-variant="${variant}" data-size="sm" type="submit" name="dom" value="${verdict}">${label}<span class="ds-sr-only">${of(what)}</span></button> `
}

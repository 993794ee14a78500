import { type Html, html } from '../../../protocols/web/html.ts'
import type { Language } from '../../../protocols/web/language.ts'
import type { CertifiedUse } from '../judge-metadata.ts'
import type { DirectoryFault } from '../partner-directory.ts'
import { publisherCountry } from '../pin.ts'
import { faultTexts } from './fault-texts.ts'
import { directoryPaths } from './paths.ts'
import { tokenField } from './pin-parts.ts'
import { inventoryTexts, useTexts } from './texts.ts'
import { nameOf } from './words.ts'

/** What a certificate may be brought in for; those that nobody publishes first. */
export const importedUses: readonly CertifiedUse[] = ['tls-client', 'assertion', 'tls-server', 'seal', 'smp']

/** A form that came back: what was filled in, and what is wrong with it. */
export type ImportTrouble = {
  readonly filled: { readonly country: string; readonly use: string; readonly pem: string }
  readonly missing: readonly ('country' | 'use' | 'pem')[]
  readonly refused?: DirectoryFault
}

const names = { country: 'land', use: 'bruk', pem: 'pem' } as const

/** @param countries that may be chosen */
export function importForm(
  countries: readonly string[],
  language: Language,
  token: string,
  trouble?: ImportTrouble,
): Html {
  const t = inventoryTexts(language)
  const faults = troubles(language, trouble)
  const faultOf = (field: keyof typeof names) => faults.find((fault) => fault.field === field)?.text
  const option = (value: string, label: unknown, chosen: string | undefined) =>
    html`<option value="${value}"${value === chosen && html` selected`}>${String(label)}</option>`
  return html`<section aria-labelledby="legg-inn" class="pd-part"><h2 id="legg-inn">${t.import}</h2>
<p>${t.importAbout}</p>
${faults.length > 0 && html`<div class="ds-error-summary" role="alert" tabindex="-1" autofocus><h3>${t.errors}</h3><ul class="ds-list">${faults.map(({ field, text }) => html`<li><a class="ds-link" href="#${names[field]}">${text}</a></li>`)}</ul></div>`}
<form class="pd-import" method="post" action="${directoryPaths.import}" novalidate>${tokenField(token)}
${field('country', t.country, faultOf('country'), html`<select class="ds-input" id="land" name="land" ${described('country', faultOf('country'))}><option value="">${t.choose}</option>${[...countries, publisherCountry].map((country) => option(country, nameOf(country, language), trouble?.filled.country))}</select>`)}
${field('use', t.use, faultOf('use'), html`<select class="ds-input" id="bruk" name="bruk" ${described('use', faultOf('use'))}><option value="">${t.choose}</option>${importedUses.map((use) => option(use, useTexts(language)[use], trouble?.filled.use))}</select>`)}
${field('pem', t.pem, faultOf('pem'), html`<span class="kp-small" id="pem-hjelp">${t.pemHelp}</span><textarea class="ds-input pd-pem" id="pem" name="pem" rows="6" spellcheck="false" autocomplete="off" ${described('pem', faultOf('pem'), 'pem-hjelp')}>${trouble?.filled.pem}</textarea>`)}
<p><button class="ds-button" data-variant="secondary" type="submit">${t.importButton}</button></p></form></section>`
}

type Fault = { readonly field: keyof typeof names; readonly text: Html }

function troubles(language: Language, trouble: ImportTrouble | undefined): readonly Fault[] {
  const t = inventoryTexts(language)
  const texts = { country: t.countryMissing, use: t.useMissing, pem: t.pemMissing }
  const missing = (trouble?.missing ?? []).map((field): Fault => ({ field, text: html`${texts[field]}` }))
  const { refused } = trouble ?? {}
  const why = refused && t.refusedImport(faultTexts(language)[refused].plain)
  return [...missing, ...(why ? [{ field: 'pem', text: html`${why}` } as const] : [])]
}

function field(name: keyof typeof names, label: unknown, fault: Html | undefined, control: Html): Html {
  return html`<p class="pd-field"><label for="${names[name]}">${String(label)}</label>
${fault && html`<span class="ds-validation-message" id="${names[name]}-feil">${fault}</span>`}
${control}</p>`
}

function described(name: keyof typeof names, fault: Html | undefined, help?: string): Html | undefined {
  const ids = [help, fault && `${names[name]}-feil`].filter((id) => id !== undefined)
  if (ids.length === 0) return undefined
  return html`aria-describedby="${ids.join(' ')}"${fault && html` aria-invalid="true"`}`
}

import type { Page } from '../../../protocols/web/answer.ts'
import { type Html, type HtmlValue, html } from '../../../protocols/web/html.ts'
import type { Language } from '../../../protocols/web/language.ts'
import {
  addressOf,
  fhirBaseOf,
  type HeaderRule,
  type NationalService,
  type Operation,
} from '../../national-services/index.ts'
import { vendorPaths } from './paths.ts'
import { contractWords, serviceTitle, serviceWords } from './service-texts.ts'
import { vendorTexts } from './texts.ts'
import { cards } from './words.ts'

/** One service: its contract, as the routes have it, and a way to try each operation. */
export function servicePage(language: Language, service: NationalService): Page {
  const t = vendorTexts(language)
  return {
    title: service.title,
    width: 'wide',
    main: html`<div class="vp"><p><a class="ds-link" href="${vendorPaths.box}">${t.back}</a></p>
<h1>${serviceTitle(service, language)}</h1><p class="kp-lead">${serviceWords(service, language)}</p>
<section aria-labelledby="operasjoner"><h2 id="operasjoner">${t.operations}</h2>${cards(
      t.operations,
      [t.address, t.what, t.callers, t.scopes],
      service.operations.map((operation) => operationRow(language, service, operation)),
    )}</section>
<section aria-labelledby="kontrakt"><h2 id="kontrakt">${t.contract}</h2>${facts(language, service)}</section>
<section aria-labelledby="headere"><h2 id="headere">${t.headers}</h2>${headerTable(language, service.headers)}</section>
<section aria-labelledby="kilder"><h2 id="kilder">${t.sources}</h2><ul class="ds-list">${service.sources.map(
      ({ sure, says, url }) =>
        html`<li><strong>${t[sure]}:</strong> ${contractWords(says, language)}${url !== undefined && html` <a class="ds-link" href="${url}">${new URL(url).host}</a>`}</li>`,
    )}</ul></section></div>`,
  }
}

function operationRow(language: Language, service: NationalService, operation: Operation): readonly HtmlValue[] {
  const t = vendorTexts(language)
  const { id, method, path, what, callers, scopes } = operation
  return [
    html`<code>${method} ${path === '' ? '/' : path}</code><br><a class="ds-link" href="${vendorPaths.operation(service.id, id)}">${t.try}<span class="ds-sr-only">: ${id}</span></a>`,
    contractWords(what, language),
    callers.map((kind, at) => html`${at > 0 && ', '}${t[kind]}`),
    scopes.map((scope) => html`<code>${scope}</code> `),
  ]
}

function facts(language: Language, service: NationalService): Html {
  const t = vendorTexts(language)
  const { id, format, version, audience, attest } = service
  const rows = [
    [t.address, html`<code>${addressOf(service, '')}</code>`],
    [t.format, html`${format}`],
    [t.version, html`${version}`],
    [t.audience, html`<code>${audience}</code>`],
    [t.attest, html`${attest === 'required' ? t.attestRequired : t.attestAccepted}`],
    [
      t.documents,
      html`<a class="ds-link" href="${vendorPaths.openApi(id)}">${t.openApi}</a>${format !== 'json' && html`, <a class="ds-link" href="${addressOf(service, fhirBaseOf(service))}/metadata">${t.capability}</a>`}`,
    ],
  ] as const
  return html`<dl class="vp-facts">${rows.map(([name, value]) => html`<div><dt>${name}</dt><dd>${value}</dd></div>\n`)}</dl>`
}

function headerTable(language: Language, headers: readonly HeaderRule[]): Html {
  const t = vendorTexts(language)
  const rows = headers.map(({ name, what, required, example }) => [
    html`<code>${name}</code>`,
    contractWords(what, language),
    required ? t.yes : t.no,
    html`<code>${example}</code>`,
  ])
  return cards(t.headers, [t.name, t.what, t.needed, t.example], rows)
}

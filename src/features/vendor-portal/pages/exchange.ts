import { type Html, html } from '../../../protocols/web/html.ts'
import type { Language } from '../../../protocols/web/language.ts'
import { parseFhirJson } from '../../../standards/fhir/json.ts'
import type { Exchange } from '../send-example.ts'
import { vendorTexts } from './texts.ts'
import { numberIn } from './words.ts'

/** Characters of an answer; a browser gets slow beyond. */
const mostShown = 100_000

/** Headers of an answer that are the web server's and no part of the contract. */
const ours = /^(x-|cross-|content-security|referrer|permissions|date|connection|keep-alive|vary)/

/** A call as it went over the wire, and what the token in it says. */
export function exchangeSection(language: Language, { request, received, milliseconds, audit }: Exchange): Html {
  const t = vendorTexts(language)
  const { method, url, headers, body } = request
  const answered = Object.entries(received.headers).filter(([name]) => !ours.test(name))
  const text = readable(received.body)
  const well = received.status < 400
  return html`<section class="vp-exchange" id="svar" aria-labelledby="svaret"><h2 id="svaret">${t.answer}</h2>
<p><span class="ds-tag" data-color="${well ? 'success' : 'danger'}">${t.answered(received.status, numberIn(milliseconds, language))}</span></p>
${block(t.answer.plain, [...answered.map(headerLine), ...(text === '' ? [t.noBody.plain] : ['', text.slice(0, mostShown)])].join('\n'))}
${text.length > mostShown && html`<p>${t.cut}</p>`}
<h3>${t.request}</h3>
${block(t.request.plain, [`${method} ${url}`, ...Object.entries(headers).map(headerLine), ...(body === undefined ? [] : ['', body])].join('\n'))}
<details class="ds-details"><summary>${t.tokenSays}</summary><div>${block(t.tokenSays.plain, claimsIn(headers.authorization ?? ''))}</div></details>
${audit && html`<details class="ds-details"><summary>${t.audit}</summary><div><p>${t.auditAbout}</p>${block(t.audit.plain, JSON.stringify(audit, undefined, 2))}</div></details>`}</section>`
}

function block(name: string, text: string): Html {
  return html`<pre class="vp-wire" tabindex="0" role="group" aria-label="${name}" translate="no">${text}</pre>`
}

function headerLine([name, value]: readonly [string, string]): string {
  return `${name}: ${value}`
}

/** JSON one member a line, its numbers as they came; anything else as it is. */
function readable(body: Uint8Array): string {
  const text = new TextDecoder().decode(body)
  try {
    return JSON.stringify(parseFhirJson(text), undefined, 2)
  } catch {
    return text
  }
}

function claimsIn(authorization: string): string {
  const [, payload = ''] = authorization.split('.')
  return readable(Buffer.from(payload, 'base64url'))
}

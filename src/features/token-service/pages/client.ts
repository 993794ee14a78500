import type { JWK } from 'jose'
import type { Page } from '../../../protocols/web/answer.ts'
import { type Html, type HtmlValue, html } from '../../../protocols/web/html.ts'
import type { Language } from '../../../protocols/web/language.ts'
import { apisOf, clientApi } from '../api.ts'
import type { ClientNeeds } from '../client-routes.ts'
import { registerTexts } from './client-texts.ts'
import {
  type ExampleCalls,
  loopbackOf,
  machineProgram,
  professionalProgram,
  statedDetails,
  testTokenCalls,
} from './first-call.ts'
import { boxClientPaths } from './paths.ts'

/** What the page shows. */
export type ClientView = Pick<ClientNeeds, 'issuers' | 'apis'> &
  Omit<ExampleCalls, 'issuer'> & {
    /** Only in the answer to the form that made it. */
    readonly privateKey?: JWK
  }

/** One client: what it needs to know, its key once, and programs that make its first calls. */
export function clientPage({ issuers, apis, privateKey, ...view }: ClientView, language: Language): Page {
  const t = registerTexts(language)
  const { client, firstCall } = view
  const calls = { ...view, issuer: issuers.helseId }
  const [api] = apisOf(apis, [firstCall.scope])
  return {
    title: t.clientTitle,
    main: html`<div class="vp"><p><a class="ds-link" href="${boxClientPaths.all}">${t.toClients}</a></p>
<h1>${client.name}</h1>
${privateKey && keySection(privateKey, language)}
<dl class="kp-facts">${fact(t.clientId, html`<code>${client.id}</code>`)}
${fact(t.orgNumber, html`<code>${client.orgNumber}</code> (${client.tenancy === 'multi-tenant' ? t.multiTenant : t.singleTenant})`)}
${fact(
  t.uses,
  client.uses.map((use, at) => html`${at > 0 && ', '}${t[`use-${use}`]}`),
)}
${fact(t.issuerHelseId, html`<code>${issuers.helseId}</code>`)}
${fact(t.issuerIdPorten, html`<code>${issuers.idPorten}</code>`)}
${fact(t.issuerMaskinporten, html`<code>${issuers.maskinporten}</code>`)}
${fact(
  t.redirectUris,
  client.redirectUris.map((uri) => html`<code>${uri}</code> `),
)}
${fact(
  t.scopes,
  client.scopes.map((scope) => html`<code>${scope}</code> `),
)}
${
  client.uses.includes('api') &&
  fact(
    t.ownApi,
    [clientApi(client.id).audience, ...clientApi(client.id).scopes].map((each) => html`<code>${each}</code> `),
  )
}</dl>
${nextSteps(client.id, language)}
${programSections(calls, language)}
<h2>${t.testToken}</h2><p>${t.testTokenHelp}</p>${code(testTokenCalls(calls, api?.audience ?? '', issuers.testToken))}
<details class="ds-details"><summary>${t.publicKeys}</summary>${code(JSON.stringify({ keys: client.keys }, undefined, 2))}</details>
<form method="post" action="${boxClientPaths.remove(client.id)}"><p><button class="ds-button" data-variant="secondary" type="submit">${t.remove}</button></p></form></div>`,
  }
}

/** Where to go with the client once it calls. */
function nextSteps(id: string, language: Language): Html {
  const t = registerTexts(language)
  const link = (href: string, words: HtmlValue) => html`<li><a class="ds-link" href="${href}">${words}</a></li>`
  return html`<nav aria-label="${t.clientTitle}"><ul class="ds-list">${link(boxClientPaths.calls(id), t.ownCalls)}
${link(boxClientPaths.faults(id), t.ownFaults)}
${link(boxClientPaths.selfTest(id), t.ownSelfTest)}</ul></nav>`
}

/** The programs that a client can run as it is registered: they take a key of the kind that we make. */
function programSections(calls: ExampleCalls, language: Language): Html | undefined {
  const t = registerTexts(language)
  const { client, firstCall } = calls
  if (!client.scopes.includes(firstCall.scope) || !client.keys.some(({ crv }) => crv === 'P-256')) return undefined
  const back = client.uses.includes('professional') ? loopbackOf(client) : undefined
  const machine = client.uses.includes('system')
  return html`${machine && html`<h2>${t.firstCall}</h2><p>${t.firstCallHelp}</p>${code(machineProgram(calls))}`}
${
  back !== undefined &&
  html`<h2>${t.professionalCall}</h2><p>${t.professionalCallHelp}</p>${code(professionalProgram(calls, back))}
<h3>${t.attest}</h3><p>${t.attestHelp}</p>${code(JSON.stringify(statedDetails(calls), undefined, 2))}`
}`
}

function code(text: string): Html {
  return html`<pre class="vp-wire" tabindex="0"><code>${text}</code></pre>`
}

function keySection(privateKey: JWK, language: Language): Html {
  const t = registerTexts(language)
  return html`<div class="ds-alert" data-color="warning" role="status"><h2>${t.keyOnce}</h2><p>${t.keyOnceHelp}</p>
${code(JSON.stringify(privateKey, undefined, 2))}</div>`
}

function fact(name: HtmlValue, value: HtmlValue): Html {
  return html`<dt>${name}</dt><dd>${value}</dd>`
}

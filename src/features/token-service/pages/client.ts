import type { JWK } from 'jose'
import type { Page } from '../../../protocols/web/answer.ts'
import { type Html, type HtmlValue, html } from '../../../protocols/web/html.ts'
import type { Language } from '../../../protocols/web/language.ts'
import { type Api, apisOf, clientApi } from '../api.ts'
import type { BoxClient } from '../box-client.ts'
import type { ClientNeeds } from '../client-routes.ts'
import { registerTexts } from './client-texts.ts'
import { firstCallProgram } from './first-call.ts'
import { boxClientPaths } from './paths.ts'

/** What the page shows. */
export type ClientView = Pick<ClientNeeds, 'issuers' | 'firstCall' | 'apis'> & {
  readonly client: BoxClient
  /** Only in the answer to the form that made it. */
  readonly privateKey?: JWK
}

/** One client: what it needs to know, its key once, and a program that makes its first call. */
export function clientPage({ client, issuers, apis, firstCall, privateKey }: ClientView, language: Language): Page {
  const t = registerTexts(language)
  const machine = client.uses.includes('system') && client.scopes.includes(firstCall.scope)
  const ecKey = client.keys.some(({ crv }) => crv === 'P-256')
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
${machine && ecKey && html`<h2>${t.firstCall}</h2><p>${t.firstCallHelp}</p><pre class="vp-wire" tabindex="0"><code>${firstCallProgram(client.id, issuers.helseId, firstCall)}</code></pre>`}
<h2>${t.testToken}</h2><p>${t.testTokenHelp}</p><pre class="vp-wire" tabindex="0"><code>${testTokenCall(client, apis, issuers.testToken)}</code></pre>
<details class="ds-details"><summary>${t.publicKeys}</summary><pre class="vp-wire" tabindex="0"><code>${JSON.stringify({ keys: client.keys }, undefined, 2)}</code></pre></details>
<form method="post" action="${boxClientPaths.remove(client.id)}"><p><button class="ds-button" data-variant="secondary" type="submit">${t.remove}</button></p></form></div>`,
  }
}

/** For a shell: the least that the service takes. */
function testTokenCall({ id, scopes: [scope = ''] }: BoxClient, apis: readonly Api[], address: string): string {
  const [api] = apisOf(apis, [scope])
  const wish = { audience: api?.audience ?? '', createDPoPTokenWithDPoPProof: true }
  const proof = { htmClaimValue: 'GET', htuClaimValue: 'https://api.example/' }
  const body = JSON.stringify({ ...wish, clientClaimsParameters: { scope: [scope] }, dPoPProofParameters: proof })
  return `curl ${address} \\\n  -H 'X-Auth-Key: ${id}' -H 'Content-Type: application/json' \\\n  -d '${body}'`
}

function keySection(privateKey: JWK, language: Language): Html {
  const t = registerTexts(language)
  return html`<div class="ds-alert" data-color="warning" role="status"><h2>${t.keyOnce}</h2><p>${t.keyOnceHelp}</p>
<pre class="vp-wire" tabindex="0"><code>${JSON.stringify(privateKey, undefined, 2)}</code></pre></div>`
}

function fact(name: HtmlValue, value: HtmlValue): Html {
  return html`<dt>${name}</dt><dd>${value}</dd>`
}

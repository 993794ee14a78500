import type { Page } from '../../../protocols/web/answer.ts'
import { type Html, html } from '../../../protocols/web/html.ts'
import type { Language, Text } from '../../../protocols/web/language.ts'
import { clockOf } from '../../../protocols/web/moment.ts'
import type { AskedFor, Presentation, Step } from '../presentation.ts'
import { outcomes } from './outcome.ts'
import { paths } from './paths.ts'
import { qrCode } from './qr-code.ts'
import { pageTexts } from './texts.ts'

type PageTexts = ReturnType<typeof pageTexts>

/** Beside a country's form: the way to its patient's wallet. */
export function walletOffer(country: string, language: Language): Html {
  const t = pageTexts(language)
  return html`<form class="hc-offer" method="post" action="${paths.ask(country)}"><button class="ds-button" data-variant="secondary" type="submit">${t.offer}</button>
<p class="kp-small">${t.offerHint}</p></form>`
}

/** Above a form that a wallet has filled in: who is meant, and that nothing is asked yet. */
export function filledNote(language: Language): Html {
  return html`<p class="hc-filled" role="status">${pageTexts(language).filled}</p>`
}

/** What the page with the code needs to know. */
export type AskingPage = {
  readonly presentation: Presentation
  /** What the code says. */
  readonly address: string
  readonly formPath: string
  readonly demoWallet?: string
}

/** While the wallet is asked. Without script: the browser comes back until there is an answer. */
export function askingPage({ presentation, address, formPath, demoWallet }: AskingPage, language: Language): Page {
  const t = pageTexts(language)
  const { id, asked, answerBy } = presentation
  return {
    title: t.title,
    onwards: { to: paths.page(id), seconds: 3 },
    main: html`<h1>${t.title}</h1>
<p class="kp-lead">${t.lead}</p>
<div class="hc-ask">${qrCode(address, t.codeLabel.plain)}
<div><h2>${t.asks}</h2>
<ul>${kindsOf(asked).map((kind) => html`<li>${wordsFor(kind, t)}</li>`)}<li>${t.issuer}</li></ul>
<p>${t.until(clockOf(answerBy))}</p>
<p>${t.look}</p>
<div class="ct-actions">${demoWallet !== undefined && html`<a class="ds-button" href="${demoWallet}" target="_blank" rel="noopener">${t.demo}</a>`}
<a class="ds-link" href="${paths.page(id)}">${t.refresh}</a>
<a class="ds-link" href="${formPath}">${t.byHand}</a></div></div></div>`,
  }
}

function kindsOf(asked: readonly AskedFor[]): readonly string[] {
  return [...new Set(asked.flatMap(({ claims }) => claims.map(({ kind }) => kind)))]
}

function wordsFor(kind: string, t: PageTexts): Text {
  const words = {
    identifier: t.identifier,
    family: t.family,
    given: t.given,
    'birth-date': t['birth-date'],
    gender: t.gender,
  }
  return words[kind as keyof typeof words] ?? t.identifier
}

/** When nothing came of it: why, and what to do. */
export function stoppedPage(
  { country }: Presentation,
  step: Extract<Step, { readonly kind: 'refused' | 'late' }>,
  formPath: string,
  language: Language,
): Page {
  const t = pageTexts(language)
  const words = t[step.kind === 'late' ? 'late' : outcomes[step.fault]]
  return {
    title: t.stopped,
    main: html`<h1>${t.stopped}</h1>
<div class="ct-trouble" role="alert"><p>${words}</p></div>
<div class="ct-actions"><form method="post" action="${paths.ask(country)}"><button class="ds-button" type="submit">${t.again}</button></form>
<a class="ds-link" href="${formPath}">${t.byHand}</a></div>`,
  }
}

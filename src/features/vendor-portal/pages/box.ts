import type { Page } from '../../../protocols/web/answer.ts'
import { type Html, html } from '../../../protocols/web/html.ts'
import type { Language } from '../../../protocols/web/language.ts'
import { services } from '../../national-services/index.ts'
import type { Standing } from '../keep-box.ts'
import { situations, type TriedBySituation } from '../situations.ts'
import { vendorPaths } from './paths.ts'
import { serviceTitle, serviceWords } from './service-texts.ts'
import { situationTexts } from './situation-texts.ts'
import { vendorTexts } from './texts.ts'
import { dayIn, numberIn, table } from './words.ts'

/** Seconds until a page that waits looks again. */
const lookAgain = 2

/** The first page of the box: how far it is, what to do first, every service, and people to try. */
export function boxPage(language: Language, standing: Standing): Page {
  const t = vendorTexts(language)
  const unfinished = standing.state === 'waiting' || standing.state === 'laying'
  return {
    title: t.title,
    width: 'wide',
    ...(unfinished ? { onwards: { to: vendorPaths.box, seconds: lookAgain } } : {}),
    main: html`<div class="vp"><h1>${t.title}</h1><p class="kp-lead">${t.lead}</p>
${standingNote(language, standing)}
<section aria-labelledby="steg"><h2 id="steg">${t.steps}</h2><ol class="ds-list"><li>${t.stepTry}</li><li>${t.stepClient} <a class="ds-link" href="${vendorPaths.clients}">${t.toClients}</a></li><li>${t.stepLog} <a class="ds-link" href="${vendorPaths.calls}">${t.toCalls}</a></li><li>${t.stepTest} <a class="ds-link" href="${vendorPaths.selfTest}">${t.toTest}</a></li></ol></section>
<section aria-labelledby="tjenester"><h2 id="tjenester">${t.services}</h2><ul class="kp-doors">${services.map(
      ({ service }) =>
        html`<li><a class="kp-door" href="${vendorPaths.service(service.id)}"><strong>${serviceTitle(service, language)}</strong> ${serviceWords(service, language)}</a></li>\n`,
    )}</ul></section>
${standing.state === 'laid' && peopleSection(language, standing.tried)}
<section aria-labelledby="nullstill"><h2 id="nullstill">${t.reset}</h2><p>${t.resetAbout}</p>
<form method="post" action="${vendorPaths.reset}"><button class="ds-button" data-variant="secondary" type="submit">${t.reset}</button></form></section></div>`,
  }
}

function standingNote(language: Language, standing: Standing): Html {
  const t = vendorTexts(language)
  if (standing.state === 'laid') {
    const said = t.laid(numberIn(standing.people, language), dayIn(standing.today, language))
    return html`<div class="ds-alert" data-color="success"><p>${said}</p></div>`
  }
  if (standing.state === 'failed') return html`<div class="ds-alert" data-color="danger"><p>${t.failed}</p></div>`
  if (standing.state === 'waiting') return html`<div class="ds-alert" data-color="info"><p>${t.waiting}</p></div>`
  const { laid, of } = standing
  return html`<div class="ds-alert" data-color="info"><p id="fylles">${t.laying(numberIn(laid, language), numberIn(of, language))}</p>
<progress class="vp-progress" aria-labelledby="fylles" max="${of}" value="${Math.min(laid, of)}"></progress></div>`
}

function peopleSection(language: Language, tried: TriedBySituation): Html {
  const t = vendorTexts(language)
  const words = situationTexts(language)
  const rows = situations.flatMap(({ id }) => {
    const people = tried[id] ?? []
    if (people.length === 0) return []
    const listed = people.map(
      ({ number, hpr }) => html`<li><code>${number}</code>${hpr !== undefined && html` (${t.byHpr(hpr)})`}</li>`,
    )
    return [html`<tr><th scope="row">${words[id]}</th><td><ul class="vp-numbers">${listed}</ul></td></tr>\n`]
  })
  return html`<section aria-labelledby="personer"><h2 id="personer">${t.people}</h2><p>${t.peopleAbout}</p>${table(t.people, [t.situation, t.numbers], rows)}</section>`
}

import type { Page } from '../../../protocols/web/answer.ts'
import { countryText } from '../../../protocols/web/country-text.ts'
import { markInput } from '../../../protocols/web/form-mark.ts'
import { type Html, html } from '../../../protocols/web/html.ts'
import type { Language } from '../../../protocols/web/language.ts'
import { momentIn } from '../../../protocols/web/moment.ts'
import { mischiefWords } from '../demo-control.ts'
import type { Overview, QueueStanding, ShownExcess } from '../operations.ts'
import type { OperatorEntry } from '../operator-log.ts'
import { operationPaths } from './paths.ts'
import { actionTexts, kindTexts, mischiefTexts, operationTexts, queueTexts, roleTexts } from './texts.ts'
import { troubleTags } from './trouble.ts'
import { handleOf, table } from './words.ts'

/** What the start page is made of. */
export type StartView = Overview & {
  readonly language: Language
  /** Of this visit. */
  readonly mark: string
}

/** What an operator sees first: what is wrong, what waits, who is stopped, and where to go. */
export function startPage(view: StartView): Page {
  const t = operationTexts(view.language)
  return {
    title: t.title,
    width: 'wide',
    main: html`<div class="po"><h1>${t.title}</h1><p class="kp-lead">${t.lead}</p>
${waysHtml(view)}
${troubleSection(view)}
${limitSection(view)}
${queueSection(view)}
${receivedSection(view)}
${certificateSection(view)}
${entrySection(view)}</div>`,
  }
}

/** Where to go: what is not everywhere is left out where it is not. */
function waysHtml({ norwegianToReview, rehearses, language }: StartView): Html {
  const t = operationTexts(language)
  const ways = [
    [operationPaths.countries, t.countries],
    [operationPaths.certificates, t.certificates],
    [operationPaths.emergencies, t.emergencies],
    ...(norwegianToReview === undefined
      ? []
      : [[operationPaths.norwegianEmergencies, t.norwegianEmergencies] as const]),
    ...(rehearses ? [[operationPaths.rehearsal, t.rehearsal] as const] : []),
  ] as const
  return html`<nav aria-label="${t.ways}"><ul class="po-ways">${ways.map(([path, name]) => html`<li><a class="ds-link" href="${path}">${name}</a></li>`)}</ul></nav>`
}

function troubleSection({ countries, toReview, norwegianToReview = 0, language }: StartView): Html {
  const t = operationTexts(language)
  const troubled = countries.filter(({ troubles }) => troubles.length > 0)
  const lines = troubled.map(
    (standing) =>
      html`<li><a class="ds-link" href="${operationPaths.country(standing.country)}">${countryText(standing.country, language)}</a>: ${troubleTags(standing, language)}</li>`,
  )
  const lists = [
    [operationPaths.emergencies, t.emergencies, toReview],
    [operationPaths.norwegianEmergencies, t.norwegianEmergencies, norwegianToReview],
  ] as const
  const waiting = lists
    .filter(([, , count]) => count > 0)
    .map(
      ([path, name, count]) =>
        html`<li><a class="ds-link" href="${path}">${name}</a>: <span class="ds-tag" data-color="warning">${t.toReview(count)}</span></li>`,
    )
  return html`<section aria-labelledby="apent"><h2 id="apent">${t.open}</h2>${
    lines.length + waiting.length > 0
      ? html`<ul class="ds-list">${waiting}${lines}</ul>`
      : html`<div class="ds-alert" data-color="success"><p>${countries.length > 0 ? t.allFine : t.noCountries}</p></div>`
  }</section>`
}

function limitSection({ excesses, language, mark }: StartView): Html {
  const t = operationTexts(language)
  const heads = [t.what, t.role, t.country, t.alarmed, t.handle, t.state]
  return html`<section aria-labelledby="grenser"><h2 id="grenser">${t.limits}</h2><p>${t.limitsAbout}</p>${
    excesses.length === 0
      ? html`<p>${t.nobodyBeyond}</p>`
      : table(
          t.limits,
          heads,
          excesses.map((excess) => excessRow(excess, language, mark)),
          true,
        )
  }</section>`
}

function excessRow(excess: ShownExcess, language: Language, mark: string): Html {
  const t = operationTexts(language)
  const { key, kind, role, country, alarmedAt, blockedUntil, lifted } = excess
  const state =
    excess.isBlocked && blockedUntil
      ? html`<span class="ds-tag" data-color="danger">${t.stoppedUntil(momentIn(blockedUntil, language))}</span>
<form method="post" action="${operationPaths.lift}">${markInput(mark)}<button class="ds-button" data-size="sm" data-variant="secondary" type="submit" name="nokkel" value="${key}">${t.lift}<span class="ds-sr-only"> ${handleOf(key)}</span></button></form>`
      : lifted
        ? html`${t.liftedBy(lifted.byName, momentIn(lifted.at, language))}`
        : html`<span class="ds-tag" data-color="warning">${blockedUntil ? t.wasStopped : t.alarmedOnly}</span>`
  return html`<tr><th scope="row">${kindTexts(language)[kind]}</th><td>${roleTexts(language)[role]}</td><td>${countryText(country, language)}</td><td>${momentIn(alarmedAt, language)}</td><td><code>${handleOf(key)}</code></td><td>${state}</td></tr>\n`
}

function queueSection({ queues, language, mark }: StartView): Html {
  const t = operationTexts(language)
  const rows = queues.map(({ name, length: { waiting, dead, oldest } }) => {
    const colour = dead > 0 ? 'danger' : 'success'
    return html`<tr><th scope="row">${queueTexts(language)[name]}</th><td>${waiting}</td><td>${oldest ? momentIn(oldest, language) : '–'}</td><td><span class="ds-tag" data-color="${colour}">${dead}</span></td></tr>\n`
  })
  return html`<section aria-labelledby="koer"><h2 id="koer">${t.queues}</h2>${table(t.queues, [t.queue, t.waiting, t.oldest, t.dead], rows, true)}
${queues.map((queue) => queue.dead.length > 0 && deadLetters(queue, language, mark))}</section>`
}

/** Where records are sent on to a repository that is ours to look into. */
function receivedSection({ received, language }: StartView): Html | false {
  if (received.length === 0) return false
  const t = operationTexts(language)
  const name = ({ country }: StartView['received'][number]) => countryText(country, language).plain
  const rows = received
    .toSorted((one, other) => name(one).localeCompare(name(other), 'nb'))
    .map(
      ({ country, by, count, latest }) =>
        html`<tr><th scope="row">${countryText(country, language)}</th><td>${queueTexts(language)[`audit-${by}`]}</td><td>${count}</td><td>${momentIn(latest, language)}</td></tr>\n`,
    )
  return html`<section aria-labelledby="revisjonslager"><h2 id="revisjonslager">${t.received}</h2><p>${t.receivedAbout}</p>${table(t.received, [t.country, t.way, t.taken, t.latest], rows, true)}</section>`
}

function deadLetters({ name, dead }: QueueStanding, language: Language, mark: string): Html {
  const t = operationTexts(language)
  const rows = dead.map(
    ({ key, ordered, tries, reason }) =>
      html`<tr><th scope="row"><code class="po-print">${key}</code></th><td>${momentIn(ordered, language)}</td><td>${tries}</td><td><code>${reason}</code></td><td><form method="post" action="${operationPaths.retry}">${markInput(mark)}<input type="hidden" name="ko" value="${name}"><button class="ds-button" data-size="sm" data-variant="secondary" type="submit" name="nokkel" value="${key}">${t.retry}</button></form></td></tr>\n`,
  )
  return html`<h3>${t.deadOf(queueTexts(language)[name].plain)}</h3>${table(
    t.deadOf(queueTexts(language)[name].plain),
    [t.order, t.ordered, t.tries, t.reason, t.todo],
    rows,
    true,
  )}`
}

function certificateSection({ ending, language }: StartView): Html {
  const t = operationTexts(language)
  const lines = ending.map(
    ({ country, notAfter }) =>
      html`<li>${countryText(country, language)}: ${t.certificateEnds(momentIn(notAfter, language))}</li>`,
  )
  return html`<section aria-labelledby="sertifikater"><h2 id="sertifikater">${t.certificates}</h2>${
    lines.length > 0
      ? html`<div class="ds-alert" data-color="warning"><ul class="ds-list">${lines}</ul></div>`
      : html`<p>${t.nothingEnds}</p>`
  }</section>`
}

function entrySection({ entries, language }: StartView): Html {
  const t = operationTexts(language)
  if (entries.length === 0) return html``
  const lines = entries.map((entry) => html`<li>${momentIn(entry.at, language)}: ${said(entry, language)}</li>`)
  return html`<section aria-labelledby="logg"><h2 id="logg">${t.log}</h2><ul class="ds-list">${lines}</ul></section>`
}

function said({ action, about, byName, detail }: OperatorEntry, language: Language): Html {
  const word = mischiefWords.find((each) => each === detail)
  if (action === 'mischief' && word) {
    const what = mischiefTexts(language)[word].plain
    const inSentence = what.charAt(0).toLowerCase() + what.slice(1)
    return html`${byName}: ${operationTexts(language).demoSet(countryText(about, language).plain, inSentence)}`
  }
  // A word that the page no longer offers is shown as it was written.
  return html`${byName}: ${actionTexts(language)[action]}: ${about}${detail !== undefined && html` – ${detail}`}`
}

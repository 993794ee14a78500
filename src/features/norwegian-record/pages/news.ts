import { type Html, html } from '../../../protocols/web/html.ts'
import { dayIn, momentIn } from '../../../protocols/web/moment.ts'
import type { SourceId } from '../../national-sources/index.ts'
import { documentKey } from '../document-key.ts'
import { type NewsItem, newsOf, type SourceNews } from '../news.ts'
import type { Reading } from '../read-record.ts'
import type { Since } from '../since.ts'
import { changeHtml } from './medicines.ts'
import { paths } from './paths.ts'
import { flagOf } from './trends.ts'
import { nameOf, numberOf, type Reader, source, timeHtml, unitOf } from './words.ts'

/** How many lines each source gets before the rest is counted. */
const shownOfEach = 6

/** What is new since last, by source; what nobody can know is said too. */
export function newsHtml(reading: Reading, order: readonly SourceId[], reader: Reader): Html {
  const { c } = reader
  const news = order.flatMap((id) => newsOf(reading).filter(({ source: of }) => of === id))
  const shared = mostCommon(news.map(({ since }) => sinceWords(since, reader)))
  const partly = news.filter(({ partly }) => partly)
  const holding = news.filter(({ items }) => items.length > 0)
  return html`<section class="nr-section nr-news" id="nytt" aria-labelledby="nytt-tittel"><h2 id="nytt-tittel">${c.news}</h2>
${shared !== undefined && html`<p class="nr-sub">${shared}</p>`}
${holding.length === 0 && news.length > partly.length && html`<p class="nr-none">${c.noNews}</p>`}
${holding.map((each) => sourceHtml(each, shared, reader))}
${names(
  c.partly,
  partly.map(({ source: id }) => id),
  reader,
)}
${names(
  c.untold,
  news.filter(({ untold }) => untold).map(({ source: id }) => id),
  reader,
)}
${names(
  c.notKnown,
  order.filter((id) => reading.answers[id]?.kind === 'failed'),
  reader,
)}</section>`
}

/** Sources that failed the last time have a moment of their own, and say so. */
function mostCommon(words: readonly string[]): string | undefined {
  const counted = Map.groupBy(words, (word) => word)
  return [...counted].toSorted(([, one], [, other]) => other.length - one.length)[0]?.[0]
}

function sinceWords({ because, from }: Since, { c, language }: Reader): string {
  return String(c[because](because === 'days' ? dayIn(from, language) : momentIn(from, language)))
}

function names(words: Reader['c']['untold'], ids: readonly SourceId[], { t }: Reader): Html | false {
  return (
    ids.length > 0 && html`<p class="nr-sub">${words} ${ids.map((id, nth) => html`${nth > 0 && ', '}${t[id]}`)}.</p>`
  )
}

function sourceHtml({ source: id, since, items }: SourceNews, shared: string | undefined, reader: Reader): Html {
  const own = sinceWords(since, reader)
  const { t, c } = reader
  const dispensed = items.filter((item) => item.kind === 'dispensed')
  const others = items.filter((item) => item.kind !== 'dispensed')
  const telling = others.filter((item) => !isQuiet(item))
  const quiet = others.length - telling.length
  const more = telling.length - shownOfEach
  return html`<h3><a href="#${id}">${t[id]}</a></h3>${own !== shared && html`<p class="nr-sub">${own}</p>`}
<ul>${telling.slice(0, shownOfEach).map((item) => html`<li>${itemHtml(item, reader)}</li>`)}${more > 0 && html`<li>${c.moreNews(more)}</li>`}${dispensedHtml(dispensed, reader)}${quiet > 0 && html`<li>${quietWords(id, quiet, reader)}</li>`}</ul>`
}

/** What was handed over on one day stands in one line: it is often all of it. */
function dispensedHtml(items: readonly Extract<NewsItem, { kind: 'dispensed' }>[], reader: Reader): readonly Html[] {
  const days = Map.groupBy(items, ({ item }) => item.at?.slice(0, 10))
  return [...days.values()].map((of) => {
    const names = [...new Set(of.map(({ line, item }) => item.product || line.name))]
    const shown = names.slice(0, shownOfEach).join(', ')
    const more = names.length - shownOfEach
    return html`<li>${timeHtml(of[0]?.item.at?.slice(0, 10), reader)} ${reader.c.handedOver} ${source(shown, reader)}${more > 0 && html` ${reader.c.moreNews(more)}`}</li>`
  })
}

/** What is counted and not listed: there is much of it, and little in each. */
function isQuiet(item: Listed): boolean {
  if (item.kind === 'measurement' || item.kind === 'appointment') return true
  return item.kind === 'result' && item.item.value.kind === 'quantity' && flagOf(item.item.interpretation) === undefined
}

function quietWords(id: SourceId, count: number, { c }: Reader): Html {
  if (id === 'measurements') return html`${c.newMeasurements(count)}`
  return id === 'maternity-record' ? html`${c.newAppointments(count)}` : html`${c.usualResults(count)}`
}

function itemHtml(news: Listed, reader: Reader): Html {
  const when = news.kind === 'medicine' ? news.change.at : news.item.at
  return html`${timeHtml(when, reader)} ${wordsHtml(news, reader)}`
}

type Listed = Exclude<NewsItem, { readonly kind: 'dispensed' }>

type Words = { readonly [Kind in Listed['kind']]: (news: Extract<NewsItem, { kind: Kind }>, reader: Reader) => Html }

const named = ({ item }: Extract<NewsItem, { kind: 'critical' | 'requisition' | 'diagnosis' }>, reader: Reader) =>
  html`<strong>${source(nameOf(item.what), reader)}</strong>`

const words: Words = {
  critical: named,
  requisition: named,
  diagnosis: named,
  medicine: ({ line, change }, reader) =>
    html`<strong>${source(line.name, reader)}</strong> ${changeHtml(change, reader)}`,
  vaccination: ({ item }, reader) => html`<strong>${source(nameOf(item.vaccine), reader)}</strong>`,
  document: ({ item }, reader) =>
    html`<a class="ds-link" href="${paths.document(reader.record, documentKey(item.handle))}" target="_blank">${source(item.title, reader)}<span class="ds-sr-only"> (${reader.c.openPdf})</span></a>`,
  result: resultHtml,
  measurement: ({ series }, reader) => html`<strong>${source(nameOf(series.what), reader)}</strong>`,
  appointment: ({ item }, { c }) => html`${c.week} ${item.week}`,
}

function wordsHtml(news: Listed, reader: Reader): Html {
  // The table has for each kind what says that kind.
  return (words[news.kind] as (news: Listed, reader: Reader) => Html)(news, reader)
}

function resultHtml({ series, item }: Extract<NewsItem, { kind: 'result' }>, reader: Reader): Html {
  const { c } = reader
  const { value, interpretation } = item
  const flag = flagOf(interpretation)
  const said =
    value.kind === 'quantity'
      ? html`${numberOf(value, reader)} ${unitOf(value.unit ?? series.unit)}`
      : value.kind === 'text'
        ? source(value.text, reader)
        : html`${c.notSaid}`
  return html`<strong>${source(nameOf(series.analysis), reader)}</strong> ${said}${flag && html` <span class="nr-flag">${c[flag]}</span>`}`
}

import type { Page } from '../../../protocols/web/answer.ts'
import { type Html, html } from '../../../protocols/web/html.ts'
import type { Language, Text } from '../../../protocols/web/language.ts'
import type { Fact } from '../facts.ts'
import type { ReviewedRecord, ReviewFilter, ReviewPlace } from '../review-progress.ts'
import type { PaperSource, Review } from '../store.ts'
import { differenceHtml } from './difference.ts'
import { importNav, when } from './frame.ts'
import { paths } from './paths.ts'
import { recordName } from './review-list.ts'
import { fieldTexts, type ReviewTexts, reviewTexts } from './review-texts.ts'

/** What the page of one record shows. */
export type ReviewPage = {
  readonly reviewed: ReviewedRecord
  /** The fact whose lines are shown. */
  readonly current: Fact | undefined
  readonly reviews: ReadonlyMap<string, Review>
  readonly papers: readonly PaperSource[]
  readonly filter: ReviewFilter
  readonly previous: string | undefined
  readonly next: string | undefined
  readonly nextOpen: ReviewPlace | undefined
  /** A form that came back: of which fact, and what it lacks. */
  readonly trouble?: { readonly fact: string; readonly lacks: 'reason' | 'value' }
}

/** The facts of one record beside the lines they were read from. */
export function reviewRecordPage(view: ReviewPage, language: Language): Page {
  const t = reviewTexts(language)
  const { reviewed, filter, previous, next, nextOpen } = view
  const name = recordName(reviewed.record, reviewed.whole.printed)
  return {
    title: name,
    width: 'wide',
    scripts: ['review-keys.js'],
    main: html`${importNav('review', language)}
<nav class="ci-steps" aria-label="${t.record}">
<a class="ds-link" href="${paths.reviewed(filter)}">${t.title}</a>
${previous !== undefined && html`<a class="ds-link" rel="prev" href="${paths.record(previous, filter)}">${t.previousRecord}</a>`}
${next !== undefined && html`<a class="ds-link" rel="next" href="${paths.record(next, filter)}">${t.nextRecord}</a>`}
${nextOpen && html`<a class="ds-link" data-key="o" href="${paths.place(nextOpen, filter)}">${t.next}</a>`}
</nav>
<h1>${name}</h1>
<p>${t.progress(reviewed.facts.length - reviewed.open, reviewed.facts.length)}.</p>
${legend(t)}
<div class="ci-beside">
<section aria-labelledby="lest" class="ci-facts"><h2 id="lest">${t.facts}</h2>
${reviewed.differences.map((difference) => differenceHtml(difference, { ...view, ref: reviewed.ref }, language))}
<ol>${reviewed.facts.map((fact) => factHtml(fact, view, t, language))}</ol>
${wholeForms(view, t)}</section>
<section aria-labelledby="papiret" class="ci-paper"><h2 id="papiret">${t.paper}</h2>${paperHtml(view, t)}</section>
</div>`,
  }
}

function legend(t: ReviewTexts): Html {
  const keys: readonly (readonly [string, Text])[] = [
    ['a', t.accept],
    ['r', t.correct],
    ['x', t.reject],
    ['u', t.undo],
    ['j', t.keyNext],
    ['k', t.keyPrevious],
    ['o', t.keyOpen],
  ]
  return html`<p class="ci-keys kp-small"><strong>${t.keys}:</strong> ${keys.map(([key, what]) => html`<span><kbd>${key}</kbd> ${what}</span> `)}</p>`
}

function factHtml(fact: Fact, view: ReviewPage, t: ReviewTexts, language: Language): Html {
  const { reviewed, filter, current, reviews, trouble } = view
  const review = reviews.get(fact.key)
  const here = fact.key === current?.key
  const field = fact.path.split('/')[0] ?? ''
  const names: Readonly<Record<string, Text>> = { ...fieldTexts(language) }
  const name = fact.heading ?? names[field] ?? field
  const id = `f-${fact.key.slice(-12)}`
  const lacks = trouble?.fact === fact.key ? trouble.lacks : undefined
  return html`<li class="ci-fact" data-state="${review?.verdict ?? 'open'}"${here && html` data-here id="her"`}>
<p class="ci-field"><a class="ds-link" href="${paths.record(reviewed.ref, filter, fact.key)}#her"${here && html` aria-current="true"`}>${name}</a>${review && html` <span class="ds-tag" data-size="sm" data-color="${colours[review.verdict] ?? 'neutral'}">${verdictText(review, t)}</span>`}</p>
<p class="ci-printed" lang="nb">${shownValue(fact, fact.printed)}</p>
${
  review?.verdict === 'corrected' &&
  html`<p class="ci-corrected"><strong>${t.shownAs}:</strong> <ins lang="nb">${shownValue(fact, review.value ?? '')}</ins></p>`
}
${review && html`<p class="kp-small">${t.by(review.byName, when(review.at, language))}${review.reason && html`: «${review.reason}»`}</p>`}
<div class="ci-say"><form method="post" action="${paths.say}">${hidden(fact, view)}
${
  review
    ? html`<button class="ds-button" data-variant="tertiary" data-size="sm" data-key="${here && 'u'}" name="dom" value="withdrawn">${t.undo}${about(name)}</button>`
    : html`<button class="ds-button" data-variant="secondary" data-size="sm" data-key="${here && 'a'}" name="dom" value="accepted">${t.accept}${about(name)}</button>
${!fact.needed && html`<button class="ds-button" data-variant="tertiary" data-color="danger" data-size="sm" data-key="${here && 'x'}" name="dom" value="rejected">${t.reject}${about(name)}</button>`}`
}</form>
${
  !review &&
  html`<details class="ci-correct"${lacks && html` open`}><summary data-key="${here && 'r'}">${t.correct}${about(name)}</summary>
<form method="post" action="${paths.say}">${hidden(fact, view)}<input type="hidden" name="dom" value="corrected">
<p><label for="${id}-v">${t.should}</label><br>${valueBox(fact, id, lacks === 'value')}</p>
<p><label for="${id}-g">${t.reason}</label><br><input class="ds-input" id="${id}-g" name="grunn" maxlength="500"${lacks === 'reason' && html` aria-invalid="true" aria-describedby="${id}-m"`}></p>
${lacks && html`<p class="ds-validation-message" id="${id}-m">${lacks === 'value' ? t.noValue : t.noReason}</p>`}
<p><button class="ds-button" data-size="sm" type="submit">${t.save}</button></p></form></details>`
}</div></li>`
}

function valueBox(fact: Fact, id: string, lacking: boolean): Html {
  const wrong = lacking && html` aria-invalid="true" aria-describedby="${id}-m"`
  if (fact.kind === 'case' && fact.path === 'type') {
    return html`<select class="ds-input" id="${id}-v" name="verdi">${Object.entries(caseTypes).map(
      ([value, name]) => html`<option value="${value}"${value === fact.printed && html` selected`}>${name}</option>`,
    )}</select>`
  }
  const rows = Math.min(8, 1 + Math.ceil(fact.printed.length / 60))
  return html`<textarea class="ds-input" id="${id}-v" name="verdi" rows="${rows}"${wrong}>${'\n'}${fact.printed}</textarea>`
}

/** A type of case in its own spelling; all else as it is. */
const shownValue = ({ kind, path }: Fact, value: string): string =>
  kind === 'case' && path === 'type' ? (caseTypes[value] ?? value) : value

const caseTypes: Readonly<Record<string, string>> = {
  godkjenning: 'Godkjenning',
  orientering: 'Orientering',
  drofting: 'Drøfting',
  apen: 'Åpen sak',
  eventuelt: 'Eventuelt',
}

const colours: Readonly<Record<string, string>> = { accepted: 'success', corrected: 'info', rejected: 'danger' }

function verdictText({ verdict }: Review, t: ReviewTexts): Text | string {
  if (verdict === 'accepted' || verdict === 'corrected' || verdict === 'rejected') return t[verdict]
  return verdict
}

const about = (name: Text | string): Html => html`<span class="ds-sr-only">: ${name}</span>`

function hidden(fact: Fact, { reviewed, filter }: ReviewPage): Html {
  return html`<input type="hidden" name="fakta" value="${fact.key}"><input type="hidden" name="post" value="${reviewed.ref}">${
    filter.paper !== undefined && html`<input type="hidden" name="papir" value="${filter.paper}">`
  }${filter.flag !== undefined && html`<input type="hidden" name="flagg" value="${filter.flag}">`}`
}

function wholeForms(view: ReviewPage, t: ReviewTexts): Html {
  const { reviewed, reviews } = view
  const rejected = reviews.get(reviewed.whole.key)?.verdict === 'rejected'
  return html`<div class="ci-whole">
${reviewed.open > 0 && html`<form method="post" action="${paths.say}">${hidden(reviewed.whole, view)}<button class="ds-button" data-variant="secondary" name="dom" value="accept-all">${t.acceptAll}</button></form>`}
<form method="post" action="${paths.say}">${hidden(reviewed.whole, view)}${
    rejected
      ? html`<button class="ds-button" data-variant="tertiary" name="dom" value="withdrawn">${t.undo}: ${t.rejectAll}</button>`
      : html`<button class="ds-button" data-variant="tertiary" data-color="danger" name="dom" value="rejected">${t.rejectAll}</button>`
  }</form></div>`
}

const linesAround = 14

/** The lines of the paper that the current fact was read from, with some before and after. */
function paperHtml({ current, papers }: ReviewPage, t: ReviewTexts): Html {
  const [source, ...more] = current?.sources ?? []
  const paper = papers.find(({ sha256 }) => sha256 === source?.document)
  if (!source || !paper) return html`<p>${t.noSource}</p>`
  const [from, to] = source.lines
  const own = [source, ...more].filter(({ document }) => document === source.document)
  const marked = (line: number) => own.some(({ lines }) => lines[0] <= line && line <= lines[1])
  const first = Math.max(1, from - linesAround)
  const shown = paper.lines.slice(first - 1, Math.min(to, from + 120) + linesAround)
  return html`<p><a class="ds-link" href="${paths.source(source)}">${t.from(paper.name)}</a>, ${t.line(from, to)}${
    paper.pages !== undefined && html` · <a class="ds-link" href="${paths.original(paper.sha256)}">${t.original}</a>`
  }</p>
<ol class="ci-lines" lang="nb" start="${first}">${shown.map((line, n) =>
    marked(first + n)
      ? html`<li value="${first + n}"><mark>${line || ' '}</mark></li>`
      : html`<li value="${first + n}">${line || ' '}</li>`,
  )}</ol>`
}

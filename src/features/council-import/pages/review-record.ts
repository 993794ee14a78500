import type { Page } from '../../../protocols/web/answer.ts'
import type { WebRequest } from '../../../protocols/web/request.ts'
import { type Html, html } from '../../../protocols/web/html.ts'
import type { Text } from '../../../protocols/web/language.ts'
import type { ReviewPlace } from '../review-progress.ts'
import type { PaperSource } from '../store.ts'
import { differenceHtml } from './difference.ts'
import { type FactPlace, factHtml, hidden } from './fact-card.ts'
import { importNav } from './frame.ts'
import { paths } from './paths.ts'
import { recordName } from './review-list.ts'
import { type ReviewTexts, reviewTexts } from './review-texts.ts'

/** What the page of one record shows. */
export type ReviewPage = FactPlace & {
  readonly papers: readonly PaperSource[]
  readonly previous: string | undefined
  readonly next: string | undefined
  readonly nextOpen: ReviewPlace | undefined
}

/** The facts of one record beside the lines they were read from. */
export function reviewRecordPage(view: ReviewPage, request: WebRequest): Page {
  const { language } = request
  const t = reviewTexts(language)
  const { reviewed, filter, previous, next, nextOpen } = view
  const name = recordName(reviewed.record, reviewed.whole.printed)
  return {
    title: name,
    width: 'wide',
    scripts: ['review-keys.js'],
    main: html`${importNav('review', request)}
<nav class="ci-steps" aria-label="${t.record}">
<a class="ds-link" href="${paths.reviewed(filter)}">${t.title}</a>
${previous !== undefined && html`<a class="ds-link" rel="prev" href="${paths.record(previous, filter)}">${t.previousRecord}</a>`}
${next !== undefined && html`<a class="ds-link" rel="next" href="${paths.record(next, filter)}">${t.nextRecord}</a>`}
${nextOpen && html`<a class="ds-link" data-key="o" href="${paths.place(nextOpen, filter)}">${t.next}</a>`}
</nav>
<h1>${name}</h1>
<p>${t.progress(reviewed.facts.length - reviewed.open, reviewed.facts.length)}.</p>
<p class="ci-status ds-sr-only" role="status" data-said="${t.progress(reviewed.facts.length - reviewed.open, reviewed.facts.length)}."></p>
${legend(t)}
<div class="ci-beside">
<section aria-labelledby="lest" class="ci-facts"><h2 id="lest">${t.facts}</h2>
${reviewed.differences.map((difference) => differenceHtml(difference, { ...view, ref: reviewed.ref }, language))}
<ol>${reviewed.facts.map((fact) => factHtml(fact, view, language))}</ol>
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
    ['i', t.toInternal],
    ['u', t.undo],
    ['j', t.keyNext],
    ['k', t.keyPrevious],
    ['o', t.keyOpen],
  ]
  // Shown by the script that makes the keys work; they can be turned off (WCAG 2.2, 2.1.4).
  return html`<div class="ci-keys kp-small" hidden><p><strong>${t.keys}:</strong> ${keys.map(([key, what]) => html`<span><kbd>${key}</kbd> ${what}</span> `)}</p>
<p><input class="ds-input" type="checkbox" id="taster" checked> <label for="taster">${t.useKeys}</label></p></div>`
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

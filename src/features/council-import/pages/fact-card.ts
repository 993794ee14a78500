import { type Html, html } from '../../../protocols/web/html.ts'
import type { Language, Text } from '../../../protocols/web/language.ts'
import { internalFact } from '../apply-reviews.ts'
import type { Fact } from '../facts.ts'
import type { ReviewedRecord, ReviewFilter } from '../review-progress.ts'
import type { Review } from '../store.ts'
import { when } from './frame.ts'
import { paths } from './paths.ts'
import { fieldTexts, type ReviewTexts, reviewTexts } from './review-texts.ts'

/** Where a fact is shown. */
export type FactPlace = {
  readonly reviewed: ReviewedRecord
  readonly filter: ReviewFilter
  /** The fact whose lines are shown. */
  readonly current: Fact | undefined
  readonly reviews: ReadonlyMap<string, Review>
  /** A form that came back: of which fact, and what it lacks. */
  readonly trouble?: { readonly fact: string; readonly lacks: 'reason' | 'value' }
}

/** One fact: what is printed, what people said of it, and what one may say. */
export function factHtml(fact: Fact, view: FactPlace, language: Language): Html {
  const t = reviewTexts(language)
  const { reviewed, filter, current, reviews, trouble } = view
  const review = reviews.get(fact.key)
  const here = fact.key === current?.key
  const field = fact.path.split('/').findLast((part) => !/^\d+$/.test(part)) ?? ''
  const names: Readonly<Record<string, Text>> = { ...fieldTexts(language) }
  const name = fact.heading ?? names[field] ?? field
  const id = `f-${fact.key.slice(-12)}`
  const lacks = trouble?.fact === fact.key ? trouble.lacks : undefined
  return html`<li class="ci-fact" data-state="${review?.verdict ?? 'open'}"${here && html` data-here id="her"`}>
<p class="ci-field"><a class="ds-link" href="${paths.record(reviewed.ref, filter, fact.key)}#her"${here && html` aria-current="true"`}>${name}</a>${review && html` <span class="ds-tag" data-size="sm" data-color="${colours[review.verdict] ?? 'neutral'}">${verdictText(review, t)}</span>`}${isInternal(fact, view) && html` <span class="ds-tag" data-size="sm" data-color="warning">${t.isInternal}</span>`}</p>
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
${fact.hideable && hideForm(fact, view, name, t)}
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

/** What a form about a fact carries along. */
export function hidden(fact: Fact, { reviewed, filter }: Pick<FactPlace, 'reviewed' | 'filter'>): Html {
  return html`<input type="hidden" name="fakta" value="${fact.key}"><input type="hidden" name="post" value="${reviewed.ref}">${
    filter.paper !== undefined && html`<input type="hidden" name="papir" value="${filter.paper}">`
  }${filter.flag !== undefined && html`<input type="hidden" name="flagg" value="${filter.flag}">`}`
}

const isInternal = ({ key, hideable }: Fact, { reviews }: FactPlace): boolean =>
  hideable && reviews.get(internalFact(key))?.verdict === 'internal'

/** What somebody said may be kept from the public, whatever else is said of it. */
function hideForm(fact: Fact, view: FactPlace, name: Text | string, t: ReviewTexts): Html {
  const here = fact.key === view.current?.key
  const internal = isInternal(fact, view)
  return html`<form method="post" action="${paths.say}">${hidden(fact, view)}<button class="ds-button" data-variant="tertiary" data-size="sm" data-key="${here && 'i'}" name="dom" value="${internal ? 'public' : 'internal'}">${internal ? t.toPublic : t.toInternal}${about(name)}</button></form>`
}

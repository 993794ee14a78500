import { type Html, html } from '../../../protocols/web/html.ts'
import { type Language, text } from '../../../protocols/web/language.ts'
import type { Difference } from '../../council/index.ts'
import { differenceFact } from '../apply-reviews.ts'
import type { ReviewFilter } from '../review-progress.ts'
import { when } from './frame.ts'
import { paths } from './paths.ts'
import { reviewTexts } from './review-texts.ts'

/** Where a difference is shown, so that one comes back there. */
export type DifferencePlace = {
  /** Of the record it is about; left out on the list. */
  readonly ref?: string
  readonly filter: ReviewFilter
  /** The form that came back without a reason. */
  readonly trouble?: { readonly fact: string } | undefined
}

/** A difference with its lines, and the form that settles it or opens it again. */
export function differenceHtml(difference: Difference, place: DifferencePlace, language: Language): Html {
  const { id, message, repair, settled, sources } = difference
  const t = reviewTexts(language)
  const inBokmal = (plain: string) => text(plain, 'nb', language !== 'nb')
  const [source] = sources
  return html`<div class="ds-alert ci-difference" data-color="${settled ? 'success' : 'warning'}"><p>${inBokmal(message)}</p>
${repair !== undefined && html`<p>${t.repair}: ${inBokmal(repair)}</p>`}
${source && html`<p><a class="ds-link" href="${paths.source(source)}">${t.line(...source.lines)}<span class="ds-sr-only">: ${inBokmal(message)}</span></a></p>`}
${
  settled
    ? html`<p class="kp-small">${t.settled(settled.by, when(new Date(settled.at), language))}: «${settled.how}»</p>
<form method="post" action="${paths.settle}">${fields(id, place)}<button class="ds-button" data-variant="tertiary" data-size="sm" name="dom" value="withdrawn">${t.reopen}</button></form>`
    : settleForm(id, place, language)
}</div>`
}

function settleForm(id: string, place: DifferencePlace, language: Language): Html {
  const t = reviewTexts(language)
  const lacks = place.trouble?.fact === differenceFact(id)
  const field = `d-${id.replace(/[^a-z0-9]+/gi, '-')}`
  return html`<details${lacks && html` open`}><summary>${t.settle}</summary><form method="post" action="${paths.settle}">${fields(id, place)}
<p><label for="${field}">${t.settleHow}</label><br><textarea class="ds-input" id="${field}" name="grunn" rows="2" maxlength="1000"${lacks && html` aria-invalid="true" aria-describedby="${field}-feil" autofocus`}></textarea></p>
${lacks && html`<p class="ds-validation-message" id="${field}-feil">${t.noReason}</p>`}
<p><button class="ds-button" data-size="sm" name="dom" value="settled">${t.settle}</button></p></form></details>`
}

function fields(id: string, { ref, filter: { paper, flag } }: DifferencePlace): Html {
  return html`<input type="hidden" name="avvik" value="${id}">${ref !== undefined && html`<input type="hidden" name="post" value="${ref}">`}${
    paper !== undefined && html`<input type="hidden" name="papir" value="${paper}">`
  }${flag !== undefined && html`<input type="hidden" name="flagg" value="${flag}">`}`
}

import { type Html, html } from '../../../protocols/web/html.ts'
import type { Language } from '../../../protocols/web/language.ts'
import type { Feedback } from '../counted-lookup.ts'
import { feedbackTexts } from './feedback-texts.ts'
import { feedbackAnchor, paths } from './paths.ts'

/** What is asked of a lookup. */
export type AskedFeedback = {
  readonly lookup: string
  readonly offered: readonly Feedback[]
  readonly given: readonly Feedback[]
  readonly shown: boolean
}

/** One press each, no script: a button for each answer, pressed or not, and a word of thanks where they stand. */
export function feedbackHtml({ lookup, offered, given, shown }: AskedFeedback, language: Language): Html {
  const t = feedbackTexts(language)
  return html`<section class="pi-feedback" id="${feedbackAnchor}" aria-labelledby="${feedbackAnchor}-tittel">
<h2 id="${feedbackAnchor}-tittel">${shown ? t.ask : t.askStopped}</h2>
<form method="post" action="${paths.feedback(lookup)}">${offered.map((each) => {
    const pressed = given.includes(each)
    return html`<button class="ds-button" data-variant="${pressed ? 'primary' : 'secondary'}" data-size="sm" type="submit" name="svar" value="${each}" aria-pressed="${String(pressed)}">${pressed && html`<span aria-hidden="true">✓ </span>`}${t[each]}</button> `
  })}</form>
<p class="kp-small"${given.length > 0 && html` role="status"`}>${given.length > 0 ? t.thanks : t.optional}</p>
</section>`
}

import { type Html, html, type HtmlValue } from '../../../protocols/web/html.ts'
import type { Language, Text } from '../../../protocols/web/language.ts'
import { type EmergencyReason, emergencyReasons } from '../consent.ts'
import type { ReasonFault } from '../emergency-reason.ts'
import { pageTexts } from './texts.ts'

/** The form of an emergency: where it is sent, and what was sent the last time. */
type EmergencyForm = {
  readonly action: string
  /** Of what was sent; others than those of a reason are left to whoever shows them. */
  readonly faults: readonly string[]
  readonly given?: URLSearchParams
  /** What it opens, where that is not said beside it. */
  readonly opens?: HtmlValue
  /** Shown unfolded though nothing is faulty. */
  readonly unfolded?: boolean
}

/** To open without consent, folded away until somebody needs it. */
export function emergencyForm({ action, faults, given, opens, unfolded }: EmergencyForm, language: Language): Html {
  const t = pageTexts(language)
  const wrong = (fault: ReasonFault, at: string) =>
    faults.includes(fault) && html`<p class="ct-field-error" id="${at}">${t[fault]}</p>`
  const isWrong = (fault: ReasonFault) => faults.includes(fault)
  return html`<details class="ct-emergency"${(unfolded || faults.some(isAbout)) && html` open`}><summary>${t.emergencyTitle}</summary>
<p>${t.emergencyLead}${opens && html` ${opens}`}</p>
<form method="post" action="${action}" novalidate>
<fieldset${isWrong('chooseReason') && html` aria-invalid="true" aria-describedby="feil-hvorfor"`}><legend>${t.emergencyWhy}</legend>${wrong('chooseReason', 'feil-hvorfor')}
${emergencyReasons.map(
  (reason) =>
    html`<p><input type="radio" class="ds-input" name="hvorfor" id="hvorfor-${reason}" value="${reason}" required${given?.get('hvorfor') === reason && html` checked`}> <label for="hvorfor-${reason}">${reasonText(reason, language)}</label></p>`,
)}</fieldset>
<div class="ct-field"><label for="begrunnelse">${t.emergencyWords}</label><p class="kp-small" id="hjelp-begrunnelse">${t.reasonHint}</p>${wrong('writeReason', 'feil-begrunnelse')}
<textarea class="ds-input" id="begrunnelse" name="begrunnelse" rows="2" required minlength="10" maxlength="300" aria-describedby="hjelp-begrunnelse${isWrong('writeReason') && ' feil-begrunnelse'}"${isWrong('writeReason') && html` aria-invalid="true"`}>${given?.get('begrunnelse')?.slice(0, 300)}</textarea></div>
<button class="ds-button" data-color="danger" type="submit">${t.open}</button>
</form></details>`
}

/** Every fault of a reason, each with the way to where it is mended. */
export function reasonFaultsHtml(faults: readonly ReasonFault[], language: Language): Html {
  const t = pageTexts(language)
  const field = { chooseReason: `hvorfor-${emergencyReasons[0]}`, writeReason: 'begrunnelse' } as const
  return html`<ul>${faults.map((fault) => html`<li><a href="#${field[fault]}">${t[fault]}</a></li>`)}</ul>`
}

/** A reason in words. */
export function reasonText(reason: EmergencyReason, language: Language): Text {
  const t = pageTexts(language)
  return reason === 'other' ? t['other-reason'] : t[reason]
}

function isAbout(fault: string): boolean {
  return fault === 'chooseReason' || fault === 'writeReason'
}

import { type Html, html } from '../../../protocols/web/html.ts'
import type { Language, Text } from '../../../protocols/web/language.ts'
import { emergencyReasons } from '../consent.ts'
import type { ReasonFault } from '../emergency-reason.ts'
import { pageTexts } from './texts.ts'

/**
 * To open without consent, folded away until somebody needs it.
 *
 * @param action where the form is sent
 * @param faults of what was sent; others than those of a reason are left to whoever shows them
 * @param opens what it opens, where that is not said beside it
 */
export function emergencyForm(action: string, faults: readonly string[], language: Language, opens?: Text): Html {
  const t = pageTexts(language)
  const wrong = (fault: ReasonFault, at: string) =>
    faults.includes(fault) && html`<p class="ct-field-error" id="${at}">${t[fault]}</p>`
  const describedBy = (fault: ReasonFault, at: string) =>
    faults.includes(fault) && html` aria-invalid="true" aria-describedby="${at}"`
  return html`<details class="ct-emergency"${faults.some(isAbout) && html` open`}><summary>${t.emergencyTitle}</summary>
<p>${t.emergencyLead}${opens && html` ${opens}`}</p>
<form method="post" action="${action}">
<fieldset${describedBy('chooseReason', 'feil-hvorfor')}><legend>${t.emergencyWhy}</legend>${wrong('chooseReason', 'feil-hvorfor')}
${emergencyReasons.map(
  (reason) =>
    html`<p><input type="radio" class="ds-input" name="hvorfor" id="hvorfor-${reason}" value="${reason}" required> <label for="hvorfor-${reason}">${reason === 'other' ? t['other-reason'] : t[reason]}</label></p>`,
)}</fieldset>
<div class="ct-field"><label for="begrunnelse">${t.emergencyWords}</label>${wrong('writeReason', 'feil-begrunnelse')}
<textarea class="ds-input" id="begrunnelse" name="begrunnelse" rows="2" required minlength="10" maxlength="300"${describedBy('writeReason', 'feil-begrunnelse')}></textarea></div>
<button class="ds-button" data-color="danger" type="submit">${t.open}</button>
</form></details>`
}

function isAbout(fault: string): boolean {
  return fault === 'chooseReason' || fault === 'writeReason'
}

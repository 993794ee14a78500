import { type Html, html } from '../../../protocols/web/html.ts'
import { emergencyReasons } from '../consent.ts'
import type { PatientFault } from './patient-fault.ts'
import { paths } from './paths.ts'
import type { PageTexts } from './texts.ts'

/** To open without consent, folded away until somebody needs it. */
export function emergencyHtml(id: string, faults: readonly PatientFault[], t: PageTexts): Html {
  const wrong = (fault: PatientFault, at: string) =>
    faults.includes(fault) && html`<p class="ct-field-error" id="${at}">${t[fault]}</p>`
  const describedBy = (fault: PatientFault, at: string) =>
    faults.includes(fault) && html` aria-invalid="true" aria-describedby="${at}"`
  return html`<details class="ct-emergency"${faults.some(isAbout) && html` open`}><summary>${t.emergencyTitle}</summary>
<p>${t.emergencyLead}</p>
<form method="post" action="${paths.emergency(id)}">
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

function isAbout(fault: PatientFault): boolean {
  return fault === 'chooseReason' || fault === 'writeReason'
}

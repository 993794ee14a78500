import { type Html, html } from '../../../protocols/web/html.ts'
import { capacities } from '../answered-by.ts'
import type { PatientFault } from './patient-fault.ts'
import type { PageTexts } from './texts.ts'

/**
 * Who answers in the patient's place. A no needs nothing of it, so its button does not check.
 *
 * @param child its parent is chosen until somebody chooses otherwise; an adult has none who answers as such
 */
export function answererFields(child: boolean, faults: readonly PatientFault[], t: PageTexts): Html {
  const wrong = faults.includes('chooseCapacity')
  return html`<fieldset${wrong && html` aria-invalid="true" aria-describedby="feil-svarer"`}><legend>${t.whoAnswers}</legend>
${wrong && html`<p class="ct-field-error" id="feil-svarer">${t.chooseCapacity}</p>`}
${capacities
  .filter((capacity) => child || capacity !== 'parent')
  .map(
    (capacity) =>
      html`<p><input type="radio" class="ds-input" name="svarer" id="svarer-${capacity}" value="${capacity}" required${capacity === 'parent' && html` checked`}> <label for="svarer-${capacity}">${t[capacity]}</label></p>`,
  )}</fieldset>
<div class="ct-names">${field('fornavn', t.givenName, 'writeGiven', faults, t)}
${field('etternavn', t.familyName, 'writeFamily', faults, t)}
${field('fodt', t.bornIfKnown, 'writeBirth', faults, t)}</div>`
}

function field(
  name: 'fornavn' | 'etternavn' | 'fodt',
  label: PageTexts['givenName'],
  fault: 'writeGiven' | 'writeFamily' | 'writeBirth',
  faults: readonly PatientFault[],
  t: PageTexts,
): Html {
  const wrong = faults.includes(fault)
  const hinted = name === 'fodt'
  const describing = [hinted && `${name}-hjelp`, wrong && `feil-${name}`].filter(Boolean).join(' ')
  return html`<div class="ct-field"><label for="${name}">${label}</label>
${hinted && html`<p class="kp-small" id="${name}-hjelp">${t.dateHint}</p>`}${wrong && html`<p class="ct-field-error" id="feil-${name}">${t[fault]}</p>`}
<input class="ds-input" type="text" id="${name}" name="${name}" maxlength="100" autocomplete="off" spellcheck="false"${!hinted && html` required`}${wrong && html` aria-invalid="true"`}${describing !== '' && html` aria-describedby="${describing}"`}></div>`
}

/** Whether a fault is about who answers. */
export function isAboutAnswerer(fault: PatientFault): boolean {
  return fault !== 'chooseReason' && fault !== 'writeReason'
}

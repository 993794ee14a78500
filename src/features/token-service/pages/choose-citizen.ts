import type { Page } from '../../../protocols/web/answer.ts'
import { type Html, html } from '../../../protocols/web/html.ts'
import type { Language } from '../../../protocols/web/language.ts'
import { type CitizenLevel, highLevel } from '../citizen-claims.ts'
import type { CitizenFault } from '../citizen-routes.ts'
import { citizenTexts } from './texts.ts'

/** What the page shows. */
type CitizenView = {
  readonly action: string
  /** To choose among; one is no choice. */
  readonly levels: readonly CitizenLevel[]
  readonly fault?: CitizenFault
}

/** The ID-porten-shaped issuer's page: one says by which number one is a citizen. */
export function chooseCitizenPage({ action, levels, fault }: CitizenView, language: Language): Page {
  const t = citizenTexts(language)
  const wrong =
    fault &&
    html`<p id="pid-feil" class="ds-validation-message">${fault === 'not-a-number' ? t.notANumber : t.ofRealShape}</p>`
  return {
    title: t.title,
    signsIn: true,
    main: html`<h1>${t.title}</h1>
<p class="kp-lead">${t.lead}</p>
<form method="post" action="${action}">
<p><label for="pid">${t.pid}</label></p>
<p><input class="ds-input" id="pid" name="pid" inputmode="numeric" autocomplete="off" maxlength="14" required aria-describedby="pid-hjelp${fault && ' pid-feil'}"${fault && html` aria-invalid="true" autofocus`}></p>
<p id="pid-hjelp" class="kp-small">${t.help}</p>
${wrong}
${levels.length > 1 && levelChoice(levels, language)}
<p><button class="ds-button" type="submit">${t.go}</button></p>
</form>`,
  }
}

function levelChoice(levels: readonly CitizenLevel[], language: Language): Html {
  const t = citizenTexts(language)
  const choices = levels.map(
    (level) =>
      html`<p><label><input type="radio" name="nivaa" value="${level}"${level === highLevel && html` checked`}> ${t[level]}</label></p>`,
  )
  return html`<fieldset class="ds-fieldset"><legend>${t.level}</legend>${choices}</fieldset>`
}

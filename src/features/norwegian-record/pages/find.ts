import type { Page } from '../../../protocols/web/answer.ts'
import { type Html, html } from '../../../protocols/web/html.ts'
import type { Language } from '../../../protocols/web/language.ts'
import type { InventedPatient } from '../needs.ts'
import type { OpenFault, Wanted } from '../open-record.ts'
import { emergencyTexts } from './emergency-texts.ts'
import { type Standing, standingHtml } from './emergency.ts'
import { paths } from './paths.ts'
import { type PageTexts, pageTexts } from './texts.ts'

/** What the form is made of. */
export type FindForm = {
  readonly invented: readonly InventedPatient[]
  /** What was sent, when something of it must be mended. */
  readonly wanted?: Wanted
  readonly faults?: readonly OpenFault[]
  /** Emergencies that stand open in the visit. */
  readonly emergencies?: readonly Standing[]
  /** Whether this role opens emergencies. */
  readonly mayOpen: boolean
}

/** The first opens the least, so it is chosen until somebody chooses otherwise. */
const bases = ['UNNTAK', 'SAMTYKKE', 'AKUTT'] as const

/** Where a patient is found by number, or chosen among the invented. */
export function findPage(form: FindForm, language: Language): Page {
  const t = pageTexts(language)
  return {
    title: t.title,
    main: html`${standingHtml(form.emergencies ?? [], language)}${faultsHtml(form, t)}<h1>${t.title}</h1>
<p class="kp-lead">${t.lead}</p>
<form class="nr-find" method="post" action="${paths.find}">
${numberHtml(form, t)}
${basisHtml(form, t, language)}
<p><button class="ds-button" type="submit">${t.open}</button></p>
<p class="kp-small">${t.logged}</p>
${form.invented.length > 0 && inventedHtml(form.invented, t)}
</form>`,
  }
}

function faultsHtml({ faults = [] }: FindForm, t: PageTexts): Html | false {
  return (
    faults.length > 0 &&
    html`<div class="nr-faults" role="alert" tabindex="-1" autofocus><h2>${t.mend}</h2><ul>${faults.map(
      (fault) => html`<li><a href="#${fault === 'basis' ? 'UNNTAK' : 'nummer'}">${t[`fault-${fault}`]}</a></li>`,
    )}</ul></div>`
  )
}

function numberHtml({ faults = [], wanted }: FindForm, t: PageTexts): Html {
  const fault = faults.find((each) => each !== 'basis')
  return html`<p><label for="nummer">${t.number}</label></p>
<p class="kp-small" id="nummer-hjelp">${t.numberHelp}</p>
${fault && html`<p class="nr-field-error" id="nummer-feil">${t[`fault-${fault}`]}</p>`}
<p><input class="ds-input" id="nummer" name="nummer" inputmode="numeric" autocomplete="off" spellcheck="false" maxlength="14" value="${wanted?.number ?? ''}" aria-describedby="nummer-hjelp${fault && ' nummer-feil'}"${fault ? html` aria-invalid="true"` : faults.length === 0 && html` autofocus`}></p>`
}

function basisHtml({ wanted, mayOpen }: FindForm, t: PageTexts, language: Language): Html {
  const chosen = bases.find((each) => each === wanted?.basis) ?? bases[0]
  return html`<fieldset class="nr-basis" aria-describedby="grunnlag-hjelp"><legend>${t.basis}</legend>
${bases.map(
  (basis) =>
    html`<p><input type="radio" class="ds-input" name="grunnlag" id="${basis}" value="${basis}"${basis === chosen && html` checked`}> <label for="${basis}">${t[basis]}</label></p>`,
)}
<p class="kp-small" id="grunnlag-hjelp">${t.basisHelp} ${mayOpen ? t.emergencyOpens : emergencyTexts(language).notForRole}</p></fieldset>`
}

/** A button each, which sends the number with the same ground. */
function inventedHtml(invented: readonly InventedPatient[], t: PageTexts): Html {
  return html`<h2>${t.invented}</h2><ul class="kp-people nr-people">${invented.map(
    ({ number, name, age, shows }) =>
      html`<li><button type="submit" name="oppdiktet" value="${number}"><strong lang="no">${name}</strong><span>${t.years(age)}</span><span class="kp-small">${t[`shows-${shows}`]}</span></button></li>`,
  )}</ul>`
}

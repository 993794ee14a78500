import type { Page } from '../../../protocols/web/answer.ts'
import { type Html, html, type HtmlValue } from '../../../protocols/web/html.ts'
import type { Language, Text } from '../../../protocols/web/language.ts'
import type { Gender, PatientTraits } from '../../../standards/myhealth-eu/patient-traits.ts'
import { languageName } from '../../../standards/terminology/geographic-names.ts'
import { emergencyReasons } from '../consent.ts'
import { guardianConsents } from '../guardian.ts'
import type { Lookup } from '../lookup.ts'
import { type Notice, noticeId, noticeIn, noticesFor } from './notices.ts'
import { paths } from './paths.ts'
import { type PageTexts, pageTexts } from './texts.ts'

/** What is wrong with an emergency that was not opened. */
export type EmergencyFault = 'chooseReason' | 'writeReason'

/**
 * Is this the patient, and does the patient consent: who the country found, what the patient is told, and one button.
 *
 * @param shown the language of the notice; the country's own when it is none of those offered
 */
export function patientPage(
  lookup: Lookup,
  patient: PatientTraits,
  shown: string | null,
  faults: readonly EmergencyFault[],
  now: Date,
  language: Language,
): Page {
  const t = pageTexts(language)
  const asked = whoIsAsked(patient, now, t)
  const offered = noticesFor(lookup.country)
  const notice = offered.find((each) => each.language === shown) ?? offered[0]!
  return {
    title: t.isThis,
    width: 'wide',
    main: html`<div class="ct-beside"><section class="ct-who" aria-label="${t.isThis}"><h1>${t.isThis}</h1>
<p class="kp-lead">${t.compare}</p>
${traitsHtml(patient, t)}
<p><a class="ds-link" href="${paths.again(lookup.id)}">${t.notThis}</a></p></section>
<section class="ct-consent" aria-labelledby="samtykke"><h2 id="samtykke">${asked.title}</h2>
${asked.lead && html`<p><strong>${asked.lead}</strong></p>`}<p>${asked.show}</p>
${languagesHtml(lookup.id, offered, notice, t, language)}
${noticeHtml(notice)}
${aloudHtml(notice, t, language)}
<div class="ct-actions"><form method="post" action="${paths.give(lookup.id)}"><input type="hidden" name="sprak" value="${notice.language}"><input type="hidden" name="versjon" value="${noticeId.version}">
<button class="ds-button" type="submit">${asked.yes}</button></form>
<form method="post" action="${paths.refuse(lookup.id)}"><button class="ds-button" data-variant="secondary" type="submit">${asked.no}</button></form></div></section>
${emergencyHtml(lookup.id, faults, t)}</div>`,
  }
}

/** The patient, or of a child the guardian. */
function whoIsAsked({ birthDate }: PatientTraits, now: Date, t: PageTexts) {
  return guardianConsents(birthDate, now)
    ? {
        title: t.guardianTitle,
        lead: t.guardianLead,
        show: t.guardianShow,
        yes: t.guardianConsents,
        no: t.guardianSaysNo,
      }
    : { title: t.consentTitle, show: t.showNotice, yes: t.consents, no: t.saysNo }
}

function traitsHtml(patient: PatientTraits, t: PageTexts): Html {
  const { family = '', given = [], birthDate, gender, identifiers } = patient
  const name = [...given, family].filter((part) => part !== '').join(' ')
  const address = addressOf(patient)
  const rows: readonly (readonly [Text, HtmlValue])[] = [
    [t.name, name === '' ? t.notGiven : html`<span lang="und">${name}</span>`],
    [t.birth, birthDate === undefined ? t.notGiven : dayOf(birthDate)],
    [t.sex, gender === undefined ? t.notGiven : genderText(gender, t)],
    [t.number, identifiers.map(({ extension }, at) => html`${at > 0 && html`<br>`}${extension}`)],
    ...(address === '' ? [] : [[t.address, html`<span lang="und">${address}</span>`] as const]),
  ]
  return html`<dl class="ct-traits">${rows.map(([label, value]) => html`<dt>${label}</dt><dd>${value}</dd>`)}</dl>`
}

function addressOf({ address }: PatientTraits): string {
  const { lines = [], postalCode = '', city = '' } = address ?? {}
  return [...lines, `${postalCode} ${city}`.trim()].filter((part) => part !== '').join(', ')
}

/** `31.12.1970`, as on Norwegian papers; less of it where less is known. */
function dayOf(birthDate: string): string {
  return birthDate.split('-').toReversed().join('.')
}

function genderText(gender: Gender, t: PageTexts): Text {
  return { F: t.female, M: t.male, UN: t.other }[gender]
}

function languagesHtml(id: string, offered: readonly Notice[], shown: Notice, t: PageTexts, language: Language): Html {
  const items = offered.map((notice) => {
    const name = languageName(notice.language, language) ?? notice.language
    return notice === shown
      ? html`<li><strong aria-current="true">${name}</strong></li>`
      : html`<li><a class="ds-link" href="${paths.patient(id)}?varsel=${notice.language}">${name}</a></li>`
  })
  return html`<p class="ds-sr-only" id="varsel-sprak">${t.noticeIn}</p><ul class="ct-languages" aria-labelledby="varsel-sprak">${items}</ul>`
}

function noticeHtml({ language, title, paragraphs }: Notice): Html {
  return html`<section class="ct-notice" lang="${language}" aria-labelledby="varsel"><h3 id="varsel">${title}</h3>
${paragraphs.map((paragraph) => html`<p>${paragraph}</p>`)}</section>`
}

/** The same for the clinician, who must know what the patient has read; and who has not checked it. */
function aloudHtml(shown: Notice, t: PageTexts, language: Language): Html | false {
  const own = noticeIn(language) ?? noticeIn('nb')
  if (!own || own === shown) return false
  const checked = ['nb', 'nn', 'en'].includes(shown.language)
  return html`<details><summary>${t.readAloud}</summary><div lang="${own.language}">${own.paragraphs.map((paragraph) => html`<p>${paragraph}</p>`)}</div></details>
${!checked && html`<p class="kp-small">${t.noticeUnchecked}</p>`}`
}

function emergencyHtml(id: string, faults: readonly EmergencyFault[], t: PageTexts): Html {
  const wrong = (fault: EmergencyFault, at: string) =>
    faults.includes(fault) && html`<p class="ct-field-error" id="${at}">${t[fault]}</p>`
  const describedBy = (fault: EmergencyFault, at: string) =>
    faults.includes(fault) && html` aria-invalid="true" aria-describedby="${at}"`
  return html`<details class="ct-emergency"${faults.length > 0 && html` open`}><summary>${t.emergencyTitle}</summary>
<p>${t.emergencyLead}</p>
<form method="post" action="${paths.emergency(id)}">
<fieldset${describedBy('chooseReason', 'feil-hvorfor')}><legend>${t.emergencyWhy}</legend>${wrong('chooseReason', 'feil-hvorfor')}
${emergencyReasons.map(
  (reason) =>
    html`<p><input type="radio" class="ds-input" name="hvorfor" id="hvorfor-${reason}" value="${reason}"> <label for="hvorfor-${reason}">${reason === 'other' ? t['other-reason'] : t[reason]}</label></p>`,
)}</fieldset>
<div class="ct-field"><label for="begrunnelse">${t.emergencyWords}</label>${wrong('writeReason', 'feil-begrunnelse')}
<textarea class="ds-input" id="begrunnelse" name="begrunnelse" rows="2" maxlength="300"${describedBy('writeReason', 'feil-begrunnelse')}></textarea></div>
<button class="ds-button" data-color="danger" type="submit">${t.open}</button>
</form></details>`
}

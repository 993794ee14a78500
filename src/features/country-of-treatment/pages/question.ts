import { type Html, html } from '../../../protocols/web/html.ts'
import type { Language, Text } from '../../../protocols/web/language.ts'
import { clockOf } from '../../../protocols/web/moment.ts'
import { languageName } from '../../../standards/terminology/geographic-names.ts'
import { guardianConsents } from '../guardian.ts'
import type { Lookup } from '../lookup.ts'
import type { Refusal } from '../refusal.ts'
import type { SpokenConsent } from '../standing-consent.ts'
import { answererFields, isAboutAnswerer } from './answerer.ts'
import { givenText } from './consent.ts'
import { type Notice, noticeId, noticeIn, noticesFor } from './notices.ts'
import type { PatientFault } from './patient-fault.ts'
import { paths } from './paths.ts'
import { type PageTexts, pageTexts } from './texts.ts'

/** What the question is made of. */
export type Question = {
  readonly lookup: Lookup
  readonly birthDate: string | undefined
  /** The language of the notice; the country's own when it is none of those offered. */
  readonly notice: string | null
  readonly faults: readonly PatientFault[]
  /** Of today. */
  readonly refusals: readonly Refusal[]
}

/** Does the patient consent? What is told, and two buttons; for a child, who answers for it. */
export function questionHtml(question: Question, now: Date, language: Language): Html {
  const t = pageTexts(language)
  const { lookup, refusals } = question
  const offered = noticesFor(lookup.country)
  const notice = offered.find((each) => each.language === question.notice) ?? offered[0]!
  const child = guardianConsents(question.birthDate, now)
  return html`<section class="ct-consent" aria-labelledby="samtykke"><h2 id="samtykke">${child ? t.guardianTitle : t.consentTitle}</h2>
${refusals.map(({ at, askedByName }) => html`<p class="kp-note"><strong>${t.saidNoToday(clockOf(at), askedByName)}</strong> ${t.askAgainIf}</p>`)}
${child && html`<p><strong>${t.guardianLead}</strong></p>`}<p>${child ? t.guardianShow : t.showNotice}</p>
${languagesHtml(lookup.id, offered, notice, t, language)}
${noticeHtml(notice)}
${aloudHtml(notice, t, language)}
${child ? ofGuardian(question, notice, t) : ofPatient(question, notice, t)}</section>`
}

function ofGuardian({ lookup, faults }: Question, notice: Notice, t: PageTexts): Html {
  const fields = answererFields(true, faults, t)
  return answerForm(lookup, notice, fields, { yes: t.guardianConsents, no: t.guardianSaysNo })
}

function ofPatient({ lookup, faults }: Question, notice: Notice, t: PageTexts): Html {
  const fields = html`<p>${t.otherAnswersLead}</p>${answererFields(false, faults, t)}`
  return html`${answerForm(lookup, notice, false, { yes: t.consents, no: t.saysNo })}
<details class="ct-other"${faults.some(isAboutAnswerer) && html` open`}><summary>${t.otherAnswers}</summary>
${answerForm(lookup, notice, fields, { yes: t.otherConsents, no: t.otherSaysNo })}</details>`
}

function answerForm(
  { id }: Lookup,
  { language }: Notice,
  fields: Html | false,
  { yes, no }: Readonly<Record<'yes' | 'no', Text>>,
): Html {
  return html`<form method="post" action="${paths.give(id)}"><input type="hidden" name="sprak" value="${language}"><input type="hidden" name="versjon" value="${noticeId.version}">
${fields}<div class="ct-actions"><button class="ds-button" type="submit">${yes}</button>
<button class="ds-button" data-variant="secondary" type="submit" formaction="${paths.refuse(id)}" formnovalidate>${no}</button></div></form>`
}

/** Where the same patient consented before, in this visit: nobody is asked again. */
export function standingHtml({ id }: Lookup, consent: SpokenConsent, t: PageTexts): Html {
  return html`<section class="ct-consent" aria-labelledby="samtykke"><h2 id="samtykke">${t.consentTitle}</h2>
<p>${givenText(consent, t)} ${t.consentStands(clockOf(consent.ends))}</p>
<div class="ct-actions"><form method="post" action="${paths.goOn(id)}"><button class="ds-button" type="submit">${t.fetchAgain}</button></form>
<a class="ds-link" href="${paths.consent(consent.id)}">${t.seeConsent}</a></div></section>`
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
  return html`<details><summary>${t.readAloud}</summary><div lang="${own.language}"><p><strong>${own.title}</strong></p>${own.paragraphs.map((paragraph) => html`<p>${paragraph}</p>`)}</div></details>
${!checked && html`<p class="kp-small">${t.noticeUnchecked}</p>`}`
}

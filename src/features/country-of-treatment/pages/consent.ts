import type { Page } from '../../../protocols/web/answer.ts'
import { type Html, html } from '../../../protocols/web/html.ts'
import type { Language, Text } from '../../../protocols/web/language.ts'
import { clockOf } from '../../../protocols/web/moment.ts'
import { spokenName } from '../../../standards/myhealth-eu/patient-traits.ts'
import { languageName } from '../../../standards/terminology/geographic-names.ts'
import { type Consent, standingOf } from '../consent.ts'
import type { Lookup } from '../lookup.ts'
import type { SpokenConsent } from '../standing-consent.ts'
import { paths } from './paths.ts'
import { type PageTexts, pageTexts } from './texts.ts'
import { troubleTexts } from './trouble-texts.ts'

/**
 * How a consent stands, and the way to take it back. It shows nothing of the patient.
 *
 * @param lookup the lookup it was given in, while that is kept
 */
export function consentPage(consent: Consent, lookup: Lookup | undefined, now: Date, language: Language): Page {
  const t = pageTexts(language)
  const standing = standingOf(consent, now)
  const live = standing === 'live' || standing === 'emergency'
  const at = clockOf(consent.at)
  const title = consent.kind === 'spoken' ? t.consentTitle : t.emergencyPage
  return {
    title,
    main: html`<h1>${title}</h1>
<p class="kp-lead">${consent.kind === 'spoken' ? givenText(consent, t) : t.emergencyOpened(at)}</p>
${consent.kind === 'spoken' && html`<p>${t.noticeShown(languageName(consent.notice.language, language) ?? consent.notice.language)}</p>`}
${live ? liveHtml(consent, lookup, language) : html`<p>${troubleTexts[standing === 'ended' ? 'consent-ended' : 'consent-withdrawn'](language).happened}</p>`}
<p><a class="ds-link" href="${paths.countries}">${t.anotherPatient}</a></p>`,
  }
}

/** Who said yes, and when: the patient, or who answered for them. */
export function givenText({ at, answeredBy }: SpokenConsent, t: PageTexts): Text {
  const time = clockOf(at)
  if (!answeredBy) return t.consentGiven(time)
  const { capacity, person } = answeredBy
  const name = spokenName(person)
  return t.consentGivenFor(name === '' ? t.unnamed.plain : name, t[capacity].plain.toLowerCase(), time)
}

function liveHtml({ id, kind, ends }: Consent, lookup: Lookup | undefined, language: Language): Html {
  const t = pageTexts(language)
  return html`<p>${(kind === 'spoken' ? t.until : t.emergencyUntil)(clockOf(ends))}</p>
<p>${kind === 'spoken' ? t.withdrawLead : t.closeLead}</p>
<div class="ct-actions"><form method="post" action="${paths.withdraw(id)}"><button class="ds-button" data-color="danger" data-variant="secondary" type="submit">${
    kind === 'spoken' ? t.withdraw : t.closeEmergency
  }</button></form>
${lookup && html`<a class="ds-link" href="${paths.lookup(lookup.id)}">${lookup.step.kind === 'fetched' ? t.toDocument : t.back}</a>`}</div>`
}

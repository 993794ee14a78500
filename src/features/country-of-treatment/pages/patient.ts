import type { Page } from '../../../protocols/web/answer.ts'
import { type Html, html, type HtmlValue } from '../../../protocols/web/html.ts'
import type { Language, Text } from '../../../protocols/web/language.ts'
import { type Gender, type PatientTraits, spokenName } from '../../../standards/myhealth-eu/patient-traits.ts'
import { inLatin } from '../../../standards/terminology/latin-letters.ts'
import type { SpokenConsent } from '../standing-consent.ts'
import { emergencyForm } from './emergency.ts'
import { paths } from './paths.ts'
import { type Question, questionHtml, standingHtml } from './question.ts'
import { type PageTexts, pageTexts } from './texts.ts'

/** What the page is made of. */
export type ShownPatient = Omit<Question, 'birthDate'> & {
  readonly patient: PatientTraits
  /** What the patient has consented to already; then nobody is asked. */
  readonly standing: SpokenConsent | undefined
  /** What is known of the patient here. */
  readonly known: Html | undefined
}

/** Is this the patient, and does the patient consent: who the country found, what the patient is told, and one button. */
export function patientPage(shown: ShownPatient, now: Date, language: Language): Page {
  const t = pageTexts(language)
  const { lookup, patient, faults, standing } = shown
  return {
    title: t.isThis,
    width: 'wide',
    main: html`<div class="ct-beside"><section class="ct-who" aria-label="${t.isThis}"><h1>${t.isThis}</h1>
<p class="kp-lead">${t.compare}</p>
${traitsHtml(patient, lookup.country, t)}
${shown.known}
<p><a class="ds-link" href="${paths.again(lookup.id)}">${t.notThis}</a></p></section>
${standing ? standingHtml(lookup, standing, t) : questionHtml({ ...shown, birthDate: patient.birthDate }, now, language)}
${!standing && emergencyForm({ action: paths.emergency(lookup.id), faults }, language)}</div>`,
  }
}

function traitsHtml(patient: PatientTraits, country: string, t: PageTexts): Html {
  const { birthDate, gender, identifiers } = patient
  const name = spokenName(patient)
  const address = addressOf(patient)
  const rows: readonly (readonly [Text, HtmlValue])[] = [
    [t.name, name === '' ? t.notGiven : writtenHtml(name, country, t)],
    [t.birth, birthDate === undefined ? t.notGiven : dayOf(birthDate)],
    [t.sex, gender === undefined ? t.notGiven : genderText(gender, t)],
    [t.number, identifiers.map(({ extension }, at) => html`${at > 0 && html`<br>`}${extension}`)],
    ...(address === '' ? [] : [[t.address, writtenHtml(address, country, t)] as const]),
  ]
  return html`<dl class="ct-traits">${rows.map(([label, value]) => html`<dt>${label}</dt><dd>${value}</dd>`)}</dl>`
}

/** A name or an address as the country writes it, and beside it in Latin letters, as on passports, where it has others. */
function writtenHtml(written: string, country: string, t: PageTexts): Html {
  const latin = inLatin(written, country)
  return html`<span lang="und">${written}</span>${latin && html`<br><span class="kp-small">${t.inLatin}: <span lang="und-Latn">${latin}</span></span>`}`
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

import { type Html, html } from '../../../protocols/web/html.ts'
import { type Language, texts } from '../../../protocols/web/language.ts'
import type { CaseId, Correction } from '../../council/index.ts'
import { addresses } from '../addresses.ts'
import { spokenDay } from '../export/spoken-day.ts'
import { inBokmal } from './frame.ts'
import { dayTag } from './parts.ts'

const correctionTexts = texts({
  nb: {
    heading: 'Rettelser',
    about: 'Referatet er godkjent. Alt som er endret etter det, står her.',
    corrected: (field: string) => `Rettet: ${field}.`,
    withheld: 'Personopplysninger er tatt bort. Teksten vises ikke.',
    reason: 'Grunn',
    mark: (day: string) => `Rettet ${day}, etter at referatet ble godkjent.`,
    see: 'Se rettelsene',
  },
  nn: {
    heading: 'Rettingar',
    about: 'Referatet er godkjent. Alt som er endra etter det, står her.',
    corrected: (field) => `Retta: ${field}.`,
    withheld: 'Personopplysningar er tekne bort. Teksten blir ikkje vist.',
    reason: 'Grunn',
    mark: (day) => `Retta ${day}, etter at referatet vart godkjent.`,
    see: 'Sjå rettingane',
  },
  en: {
    heading: 'Corrections',
    about: 'The minutes are approved. All that was changed after that stands here.',
    corrected: (field) => `Corrected: ${field}.`,
    withheld: 'Personal data were taken away. The text is not shown.',
    reason: 'Reason',
    mark: (day) => `Corrected ${day}, after the minutes were approved.`,
    see: 'See the corrections',
  },
})

/** All that was changed after the minutes were approved: before, after, who, when and why. */
export function correctionsSection(
  { corrections = [] }: { readonly corrections?: readonly Correction[] },
  language: Language,
): Html | undefined {
  if (corrections.length === 0) return undefined
  const t = correctionTexts(language)
  const items = corrections.map(
    ({ field, before, after, reason, by, at, withheld }) => html`<li>
<p><strong>${t.corrected(fieldWords(field))}</strong> ${dayTag(at.slice(0, 10), language)}, ${by}</p>
${withheld ? html`<p>${t.withheld}</p>` : html`<p ${inBokmal(language)}><del>${before}</del> <ins>${after}</ins></p>`}
<p>${t.reason}: <span ${inBokmal(language)}>${reason}</span></p></li>`,
  )
  return html`<section aria-labelledby="rettelser"><h2 id="rettelser">${t.heading}</h2><p class="kp-small">${t.about}</p><ul class="oc-rows">${items}</ul></section>`
}

/** Beside a text that was corrected: when, and where the change stands. @param day of `correctedOn` */
export function correctedMark(day: string | undefined, of: CaseId, language: Language): Html | undefined {
  if (day === undefined) return undefined
  const t = correctionTexts(language)
  return html`<p class="oc-corrected"><span class="oc-tag" data-tone="warning">${t.mark(spokenDay(day, language))}</span> <a class="ds-link" href="${addresses.corrections(of)}">${t.see}</a></p>`
}

/** The first word of the path of a field: `decisions/1/text` is about decisions. */
function fieldWords(field: string): string {
  const words: Readonly<Record<string, string>> = {
    title: 'tittel',
    owner: 'saksansvarlig',
    handler: 'saksbehandler',
    type: 'sakstype',
    decisions: 'vedtak',
    proposals: 'forslag til vedtak',
    inputs: 'innspill',
    sections: 'sakspapir',
    place: 'sted',
    agenda: 'dagsorden',
    members: 'medlemmer',
    absent: 'forfall',
    substitutes: 'varamedlemmer',
    others: 'andre',
  }
  return words[field.split('/')[0] ?? ''] ?? field
}

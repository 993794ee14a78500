import { type Html, html } from '../../../protocols/web/html.ts'
import { type Language, texts } from '../../../protocols/web/language.ts'
import { countryName } from '../../../standards/terminology/geographic-names.ts'
import type { SenderWarning } from '../store.ts'

const warningTexts = texts({
  nb: {
    title: (country: string) => `${country} sier om det som kom`,
    'not-translated': 'Noe kunne ikke oversettes og står på landets eget språk eller med landets egne koder.',
    incomplete: 'Noe av det som skal være med, mangler. Regn ikke det som ikke står her, som avkreftet.',
    partial: 'Landet kunne ikke gi alt det ble spurt om. Det kan finnes mer enn det du ser.',
    'left-out': 'Landet listet også dokumenter som ikke kan hentes.',
    'not-structured': 'Noe er ikke satt opp slik landene er enige om.',
    'many-requests': 'Landet har merket at det spørres uvanlig ofte.',
    other: 'Landet sendte en merknad uten nærmere forklaring.',
  },
  nn: {
    title: (country) => `${country} seier om det som kom`,
    'not-translated': 'Noko kunne ikkje omsetjast og står på språket til landet eller med landet sine eigne kodar.',
    incomplete: 'Noko av det som skal vere med, manglar. Rekn ikkje det som ikkje står her, som avkrefta.',
    partial: 'Landet kunne ikkje gi alt det blei spurt om. Det kan finnast meir enn det du ser.',
    'left-out': 'Landet lista òg dokument som ikkje kan hentast.',
    'not-structured': 'Noko er ikkje sett opp slik landa er samde om.',
    'many-requests': 'Landet har merka at det blir spurt uvanleg ofte.',
    other: 'Landet sende ein merknad utan nærare forklaring.',
  },
  en: {
    title: (country) => `${country} says of what came`,
    'not-translated': 'Something could not be translated and is in the country’s own language or codes.',
    incomplete: 'Something that should be there is missing. Do not take what is not here as ruled out.',
    partial: 'The country could not give all it was asked for. There may be more than you see.',
    'left-out': 'The country also listed documents that cannot be fetched.',
    'not-structured': 'Something is not laid out as the countries have agreed.',
    'many-requests': 'The country has noticed unusually many questions.',
    other: 'The country sent a remark without further explanation.',
  },
})

/** What a country said beside what it gave, in words, with its codes; undefined where it said nothing. */
export function senderWarningsHtml(
  warnings: readonly SenderWarning[] | undefined,
  country: string,
  language: Language,
): Html | undefined {
  if (!warnings || warnings.length === 0) return undefined
  const t = warningTexts(language)
  return html`<section class="kp-note ps-remarks" aria-label="${t.title(countryName(country, language) ?? country)}"><p><strong>${t.title(countryName(country, language) ?? country)}:</strong></p>
<ul>${warnings.map(({ kind, code }) => html`<li>${t[kind]}${code !== undefined && html` <code class="kp-small">${code}</code>`}</li>`)}</ul></section>`
}

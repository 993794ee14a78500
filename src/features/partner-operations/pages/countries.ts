import type { Page } from '../../../protocols/web/answer.ts'
import { countryText } from '../../../protocols/web/country-text.ts'
import { markInput } from '../../../protocols/web/form-mark.ts'
import { type Html, html } from '../../../protocols/web/html.ts'
import type { Language } from '../../../protocols/web/language.ts'
import { momentIn } from '../../../protocols/web/moment.ts'
import type { CountryStanding, Direction } from '../country-standing.ts'
import { type DemoPartner, mischiefWords, wordOf } from '../demo-control.ts'
import { wordsOfCode } from './code-texts.ts'
import { operationPaths, type Period, periods } from './paths.ts'
import { mischiefTexts, operationTexts, periodTexts, roleTexts, stateTexts } from './texts.ts'
import { troubleTags } from './trouble.ts'
import { durationIn, table } from './words.ts'

/** What the page of countries is made of. */
export type CountriesView = {
  readonly countries: readonly CountryStanding[]
  readonly period: Period
  readonly language: Language
  /** Of this visit. */
  readonly mark: string
}

/** How each country answers; in a demonstration, with what an operator may do to it. */
export function countriesPage(view: CountriesView): Page {
  const { period, language } = view
  const name = ({ country }: CountryStanding) => countryText(country, language).plain
  const countries = view.countries.toSorted((one, other) => name(one).localeCompare(name(other), 'nb'))
  const t = operationTexts(language)
  const links = periods.map((each) =>
    each === period
      ? html`<li><span aria-current="true">${periodTexts(language)[each]}</span></li>`
      : html`<li><a class="ds-link" href="${operationPaths.countriesOf(each)}">${periodTexts(language)[each]}</a></li>`,
  )
  return {
    title: t.countries,
    width: 'wide',
    main: html`<div class="po"><p><a class="ds-link" href="${operationPaths.start}">${t.title}</a></p><h1>${t.countries}</h1><p class="kp-lead">${t.countriesLead}</p>
<nav aria-label="${t.period}"><ul class="po-ways">${links}</ul></nav>
${countries.length === 0 ? html`<p>${t.noCountries}</p>` : summary({ ...view, countries })}
${countries.map((standing) => section(standing, view))}</div>`,
  }
}

function summary({ countries, language }: CountriesView): Html {
  const t = operationTexts(language)
  const rows = countries.map((standing) => {
    const { country, directions } = standing
    const given = ({ answers, failures }: Direction) => t.given(answers, answers + failures)
    return html`<tr><th scope="row"><a class="ds-link" href="#land-${country}">${countryText(country, language)}</a></th><td>${troubleTags(standing, language)}</td><td>${given(directions.B)}</td><td>${given(directions.A)}</td></tr>\n`
  })
  const roles = roleTexts(language)
  return html`<p>${t.countsAbout}</p>${table(t.allCountries, [t.country, t.state, roles.B, roles.A], rows)}`
}

function section(standing: CountryStanding, { language, mark }: CountriesView): Html {
  const { country, directions, demo } = standing
  return html`<section aria-labelledby="land-${country}" class="po-part"><h2 id="land-${country}" tabindex="-1">${countryText(country, language)}</h2>
<p>${troubleTags(standing, language)}</p>
${figureTable(standing, language)}
${codeTable([directions.B, directions.A], language)}
${demo && demoForm(demo, language, mark)}</section>`
}

/** In words; the code is what the log and the other country's operators know it by. */
function codeTable(directions: readonly Direction[], language: Language): Html | false {
  const t = operationTexts(language)
  const rows = directions.flatMap(({ role, errors }) =>
    errors.map(
      ({ code, count }) =>
        html`<tr><th scope="row">${wordsOfCode(code, language) ?? '–'}</th><td>${roleTexts(language)[role]}</td><td>${count}</td><td><code>${code}</code></td></tr>\n`,
    ),
  )
  return rows.length > 0 && table(t.codes, [t.meaning, t.role, t.count, t.code], rows)
}

function figureTable({ figures, country }: CountryStanding, language: Language): Html {
  const t = operationTexts(language)
  if (figures.length === 0) return html`<p>${t.nothingYet}</p>`
  const rows = figures.map(
    ({ role, p50, p95, lastAnswer }) =>
      html`<tr><th scope="row">${roleTexts(language)[role]}</th><td>${durationIn(p50, language)}</td><td>${durationIn(p95, language)}</td><td>${lastAnswer ? momentIn(lastAnswer, language) : '–'}</td></tr>\n`,
  )
  const caption = t.latency(countryText(country, language).plain)
  return table(caption, [t.role, t.median, t.slowest, t.lastAnswer], rows)
}

/** One press each; what it is up to now is pressed. */
function demoForm({ country, state, mischief }: DemoPartner, language: Language, mark: string): Html {
  const t = operationTexts(language)
  const now = wordOf(mischief)
  const buttons = mischiefWords.map(
    (word) =>
      html`<button class="ds-button" data-size="sm" data-variant="${word === now ? 'primary' : 'secondary'}" aria-pressed="${word === now ? 'true' : 'false'}" type="submit" name="gjor" value="${word}">${mischiefTexts(language)[word]}</button> `,
  )
  return html`<form class="po-demo" method="post" action="${operationPaths.mischief}"><fieldset><legend>${t.demo(countryText(country, language).plain)}</legend>
<p>${t.demoState} <span class="ds-tag" data-color="${state === 'open' ? 'success' : 'warning'}">${stateTexts(language)[state]}</span>${now !== 'none' && now !== 'stopped' && html` <span class="ds-tag" data-color="warning">${mischiefTexts(language)[now]}</span>`}</p>
${markInput(mark)}<input type="hidden" name="land" value="${country}"><div class="po-buttons">${buttons}</div></fieldset></form>`
}

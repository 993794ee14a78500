import type { Page } from '../../../protocols/web/answer.ts'
import { type Html, html, type HtmlValue } from '../../../protocols/web/html.ts'
import { texts } from '../../../protocols/web/language.ts'
import type { GrantRow, PortfolioFigure, Published, Source, TimelineRow } from '../../council/index.ts'
import { addresses } from '../addresses.ts'
import { numberInId } from '../case-number.ts'
import { spokenDay } from '../export/spoken-day.ts'
import { inBokmal, openPage } from './frame.ts'
import { councilTag, type Showing, sourceLinks } from './parts.ts'
import { openTexts } from './texts.ts'

const figureTexts = texts({
  nb: {
    heading: 'Tilskudd, tall og tidslinjer',
    lead: 'Slik de er trykt i papirene. Et tall som var et bilde, mangler her; det er aldri 0.',
    grants: 'Tilskudd',
    figures: 'Tall om porteføljen',
    timelines: 'Tidslinjer',
    applicant: 'Søker',
    title: 'Tiltak',
    applied: 'Søkt om',
    fresh: 'Friske midler',
    carriedOver: 'Overført',
    granted: 'Tildelt',
    paid: 'Utbetalt',
    kroner: 'Beløp i kroner.',
    missing: 'mangler',
    what: 'Hva',
    value: 'Tall',
    when: 'Når',
    some: (shown: number, all: number) => `Viser ${shown} av ${all}.`,
    none: 'Papirene her har ingen tabeller.',
  },
  nn: {
    heading: 'Tilskot, tal og tidslinjer',
    lead: 'Slik dei er trykte i papira. Eit tal som var eit bilete, manglar her; det er aldri 0.',
    grants: 'Tilskot',
    figures: 'Tal om porteføljen',
    timelines: 'Tidslinjer',
    applicant: 'Søkjar',
    title: 'Tiltak',
    applied: 'Søkt om',
    fresh: 'Friske midlar',
    carriedOver: 'Overført',
    granted: 'Tildelt',
    paid: 'Utbetalt',
    kroner: 'Beløp i kroner.',
    missing: 'manglar',
    what: 'Kva',
    value: 'Tal',
    when: 'Når',
    some: (shown, all) => `Viser ${shown} av ${all}.`,
    none: 'Papira her har ingen tabellar.',
  },
  en: {
    heading: 'Grants, figures and timelines',
    lead: 'As printed in the papers. A figure that was a picture is missing here; it is never 0.',
    grants: 'Grants',
    figures: 'Figures of the portfolio',
    timelines: 'Timelines',
    applicant: 'Applicant',
    title: 'Measure',
    applied: 'Applied for',
    fresh: 'Fresh funds',
    carriedOver: 'Carried over',
    granted: 'Granted',
    paid: 'Paid',
    kroner: 'Amounts in kroner.',
    missing: 'missing',
    what: 'What',
    value: 'Figure',
    when: 'When',
    some: (shown, all) => `Showing ${shown} of ${all}.`,
    none: 'The papers here have no tables.',
  },
})

/** Rows of each table on the page. */
const most = 120

/** What tables of the papers say, each row with its lines. A cell without a figure says so (issue 3, item 2). */
export function figuresPage(showing: Showing): Page {
  const { open, language } = showing
  const t = figureTexts(language)
  const { grants, figures, timelines } = open
  return openPage(language, {
    section: 'cases',
    title: t.heading,
    main: html`<h1>${t.heading}</h1><p class="kp-lead">${t.lead}</p>
${grants.length + figures.length + timelines.length === 0 && html`<p>${t.none}</p>`}
${grants.length > 0 && table(showing, 'tilskudd', t.grants, [t.applicant, t.title, t.applied, t.fresh, t.carriedOver, t.granted, t.paid], grants, (row) => grantCells(showing, row), t.kroner)}
${figures.length > 0 && table(showing, 'tall', t.figures, [t.what, t.value], figures, (row) => figureCells(showing, row))}
${timelines.length > 0 && table(showing, 'tidslinjer', t.timelines, [t.what, t.when], timelines, (row) => timelineCells(showing, row))}`,
  })
}

function table<Row extends GrantRow | PortfolioFigure | TimelineRow>(
  { language }: Showing,
  id: string,
  heading: HtmlValue,
  columns: readonly HtmlValue[],
  rows: readonly Row[],
  cells: (row: Row) => Html,
  note?: HtmlValue,
): Html {
  const t = figureTexts(language)
  const shown = rows.toSorted(asPrinted).slice(0, most)
  return html`<section aria-labelledby="${id}"><h2 id="${id}">${heading}</h2>
<p class="kp-small">${note} ${shown.length < rows.length && t.some(shown.length, rows.length)}</p>
<div class="oc-scroll" tabindex="0" role="group" aria-labelledby="${id}"><table class="ds-table" data-border="true">
<thead><tr>${columns.map((column) => html`<th scope="col">${column}</th>`)}<th scope="col">${openTexts(language).source}</th></tr></thead>
<tbody>${shown.map((row) => html`<tr>${cells(row)}<td>${sourceLinks(row.sources, language)}</td></tr>`)}</tbody></table></div></section>`
}

/** In the order of the papers, as far as there is one. */
function asPrinted(a: { readonly sources: readonly Source[] }, b: { readonly sources: readonly Source[] }): number {
  const [x, y] = [a.sources[0], b.sources[0]]
  if (!x || !y) return Number(!x) - Number(!y)
  return x.document === y.document ? x.lines[0] - y.lines[0] : x.document < y.document ? -1 : 1
}

/** What is not settled about the lines that a row stands in. */
function openDifferences({ open }: Showing, sources: readonly Source[]): readonly string[] {
  const meets = (a: Source, b: Source) =>
    a.document === b.document && a.lines[0] <= b.lines[1] && b.lines[0] <= a.lines[1]
  return open.differences
    .filter((each) => !each.settled && each.sources.some((one) => sources.some((other) => meets(one, other))))
    .map(({ message }) => message)
}

function grantCells(showing: Showing, row: Published<GrantRow>): Html {
  const { language } = showing
  const doubts = openDifferences(showing, row.sources)
  const amounts = [row.applied, row.fresh, row.carriedOver, row.granted, row.paid]
  return html`<th scope="row" ${inBokmal(language)}>${row.applicant ?? figureTexts(language).missing}${row.category && html`<br><span class="kp-small">${row.category}</span>`}</th>
<td ${inBokmal(language)}>${row.title ?? figureTexts(language).missing}${doubts.map((doubt) => html`<p class="oc-doubt">${doubt}</p>`)}</td>${amounts.map((amount) => html`<td class="oc-amount">${said(amount, language)}</td>`)}`
}

function figureCells(showing: Showing, { label, value, unit, asOf, case: id }: Published<PortfolioFigure>): Html {
  const { language } = showing
  return html`<th scope="row" ${inBokmal(language)}>${label}${id && html` ${councilTag(showing, id.split('/')[0] ?? '')} <a class="ds-link" href="${addresses.case(id)}">${numberInId(id)}</a>`}${asOf && html`<br><span class="kp-small">${spokenDay(asOf, language)}</span>`}</th>
<td class="oc-amount">${said(value, language)} ${value !== undefined && unit}</td>`
}

function timelineCells({ language }: Showing, { timeline, label, from, to }: Published<TimelineRow>): Html {
  const days = [from, to].filter((day) => day !== undefined).map((day) => spokenDay(day, language))
  return html`<th scope="row" ${inBokmal(language)}>${label}<br><span class="kp-small">${timeline}</span></th>
<td>${days.length === 0 ? figureTexts(language).missing : [...new Set(days)].join(' – ')}</td>`
}

/** A figure as people write it; one that is not there is said to be missing. */
function said(value: number | undefined, language: Showing['language']): HtmlValue {
  if (value === undefined) return html`<em>${figureTexts(language).missing}</em>`
  return new Intl.NumberFormat(language === 'en' ? 'en-GB' : 'nb-NO').format(value)
}

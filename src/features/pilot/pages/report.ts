import type { Page } from '../../../protocols/web/answer.ts'
import { type Html, html } from '../../../protocols/web/html.ts'
import type { Language, Text } from '../../../protocols/web/language.ts'
import type { Site } from '../counted-lookup.ts'
import type { Told } from '../disclosure.ts'
import type { SiteReport } from '../report.ts'
import { countOf, linesOf } from './lines.ts'
import { paths } from './paths.ts'
import { figureHtml } from './pictures.ts'
import { type ReportTexts, reportTexts } from './report-texts.ts'

/** Which sites there are. */
export function sitesPage(
  sites: readonly { readonly site: Site; readonly total: Told }[],
  invented: boolean,
  language: Language,
): Page {
  const t = reportTexts(language)
  return {
    title: t.title,
    main: html`<h1>${t.title}</h1>
<p class="kp-lead">${sites.length === 0 ? t.noSites : t.lead}</p>
${invented && html`<p class="kp-note">${t.invented}</p>`}
${
  sites.length > 0 &&
  html`<div class="pi-table" tabindex="0" role="region" aria-label="${t.sites}"><table class="ds-table"><thead><tr><th scope="col">${t.site}</th><th scope="col">${t.lookups}</th></tr></thead>
<tbody>${sites.map(({ site, total }) => html`<tr><th scope="row"><a class="ds-link" href="${paths.site(site.orgNumber)}">${site.name}</a></th><td>${toldHtml(total, t)}</td></tr>`)}</tbody></table></div>
<p class="kp-small">${t.fewWhy}</p>`
}`,
  }
}

/** The report of one site. */
export function reportPage(report: SiteReport, invented: boolean, language: Language): Page {
  const t = reportTexts(language)
  const { site } = report
  return {
    title: t.titleOf(site.name),
    width: 'wide',
    main: html`<p><a class="ds-link" href="${paths.sites}">${t.back}</a></p>
<h1>${t.titleOf(site.name)}</h1>
<p class="kp-lead">${t.lead}</p>
${invented && html`<p class="kp-note">${t.invented}</p>`}
<ul class="pi-key">${keyFigures(report, language).map(
      ({ label, value, why }) =>
        html`<li>${label}<strong>${value}</strong>${why && html`<span class="kp-small">${why}</span>`}</li>`,
    )}</ul>
${linesOf(report, language).map((lines) => figureHtml(lines, t))}
<p class="kp-small">${t.fewWhy}</p>
<p><a class="ds-button" data-variant="secondary" href="${paths.csv(site.orgNumber)}">${t.csv}</a></p>`,
  }
}

/** A number that says much by itself. */
export type KeyFigure = { readonly label: Text; readonly value: Html | Text | string; readonly why?: Text }

/** What is read first. */
export function keyFigures(report: SiteReport, language: Language): readonly KeyFigure[] {
  const t = reportTexts(language)
  const number = new Intl.NumberFormat(language === 'en' ? 'en' : 'nb', { maximumFractionDigits: 1 })
  const { total, perClinicianWeek, weeks, weeksWithoutUse, times, missing, untranslated } = report
  const seconds = (milliseconds: number | undefined) =>
    milliseconds === undefined ? t.few : t.seconds(number.format(milliseconds / 1000))
  return [
    { label: t.total, value: toldHtml(total, t) },
    {
      label: t.perClinicianWeek,
      value: perClinicianWeek === undefined ? t.notTold : number.format(perClinicianWeek),
      why: t.perClinicianWeekWhy,
    },
    { label: t.weeksWithoutUse, value: t.ofWeeks(String(weeksWithoutUse), String(weeks.length)) },
    { label: t.median, value: times ? seconds(times.median) : t.notTold, why: t.timesWhy },
    { label: t.p90, value: times?.p90 === undefined ? t.notTold : seconds(times.p90) },
    { label: t.medianMissing, value: missing ? number.format(missing.median) : t.notTold },
    { label: t.medianUntranslated, value: untranslated ? number.format(untranslated.median) : t.notTold },
  ]
}

function toldHtml(told: Told, t: ReportTexts): Text | string {
  return String(countOf(told) ?? t.few.plain)
}

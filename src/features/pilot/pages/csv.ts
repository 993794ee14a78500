import type { Language } from '../../../protocols/web/language.ts'
import type { SiteReport } from '../report.ts'
import { countOf, linesOf } from './lines.ts'
import { reportTexts } from './report-texts.ts'

/**
 * The report as a table of its own: what is on the page, and nothing that is not. Times in milliseconds, `1-4` for what
 * is too small to tell. https://www.rfc-editor.org/rfc/rfc4180
 */
export function reportCsv(report: SiteReport, language: Language): string {
  const t = reportTexts(language)
  const { site, total, clinicianWeeks, perClinicianWeek, weeksWithoutUse, times, missing, untranslated } = report
  const rows: readonly (readonly [part: string, what: string, value: string])[] = [
    [t.title.plain, t.total.plain, cell(countOf(total))],
    [t.title.plain, `${t.perClinicianWeek.plain} (n)`, cell(countOf(clinicianWeeks))],
    [t.title.plain, t.perClinicianWeek.plain, perClinicianWeek?.toFixed(2) ?? ''],
    [t.title.plain, t.weeksWithoutUse.plain, cell(weeksWithoutUse)],
    [t.title.plain, `${t.median.plain} (ms)`, String(times?.median ?? '')],
    [t.title.plain, `${t.p90.plain} (ms)`, String(times?.p90 ?? '')],
    [t.title.plain, t.medianMissing.plain, String(missing?.median ?? '')],
    [t.title.plain, t.medianUntranslated.plain, String(untranslated?.median ?? '')],
    ...linesOf(report, language).flatMap(({ title, lines }) =>
      lines.map(({ label, count }) => [title.plain, String(label), cell(count)] as const),
    ),
  ]
  const head = [t.site.plain, '', t.what.plain, t.count.plain]
  const all = [head, ...rows.map((row) => [site.name, ...row])]
  return all.map((row) => `${row.map(quoted).join(',')}\r\n`).join('')
}

function cell(count: number | undefined): string {
  return count === undefined ? '1-4' : String(count)
}

/** A spreadsheet must not take a name for a formula. */
function quoted(value: string): string {
  const safe = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

import type { Language, Text } from '../../../protocols/web/language.ts'
import { countryName } from '../../../standards/terminology/geographic-names.ts'
import { type TroubleCode, troubleCodes, troubleTexts } from '../../country-of-treatment/index.ts'
import type { Part, Told } from '../disclosure.ts'
import type { Lack, SiteReport } from '../report.ts'
import { feedbackTexts } from './feedback-texts.ts'
import { type ReportTexts, reportTexts } from './report-texts.ts'

/** One number of the report in words: undefined where it is too small to tell. */
export type Line = { readonly label: Text | string; readonly count: number | undefined }

/** What belongs together in the report; the table of a picture. */
export type Lines = {
  readonly id: 'weeks' | 'outcomes' | 'countries' | 'content' | 'feedback'
  readonly title: Text
  /** What its lines are of. */
  readonly head: Text
  readonly lines: readonly Line[]
}

/** Every number of a report in words, in the order they are shown: page and file say the same. */
export function linesOf(report: SiteReport, language: Language): readonly Lines[] {
  const t = reportTexts(language)
  return [
    {
      id: 'weeks',
      title: t.weeks,
      head: t.week,
      lines: report.weeks.map(({ week, lookups }) => ({ label: dayIn(week, language), count: countOf(lookups) })),
    },
    { id: 'outcomes', title: t.outcomes, head: t.what, lines: parts(report.outcomes, t, outcomeIn(language)) },
    {
      id: 'countries',
      title: t.countries,
      head: t.countries,
      lines: parts(report.countries, t, (code) => countryName(code, language) ?? code),
    },
    {
      id: 'content',
      title: t.content,
      head: t.ofSummaries,
      lines: [
        ...lacking(report.missing, t, { some: t.missingSome, none: t.missingNone }),
        ...lacking(report.untranslated, t, { some: t.untranslatedSome, none: t.untranslatedNone }),
      ],
    },
    { id: 'feedback', title: t.feedback, head: t.what, lines: feedbackLines(report, language) },
  ]
}

/** The number that is told; undefined for few. */
export function countOf(told: Told): number | undefined {
  return told.kind === 'count' ? told.count : undefined
}

/** The Monday of a week, as one writes a date. */
function dayIn(week: string, language: Language): string {
  const locale = language === 'en' ? 'en-GB' : 'nb-NO'
  return new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeZone: 'UTC' }).format(new Date(week))
}

function parts<Key extends string>(
  given: readonly Part<Key>[] | undefined,
  t: ReportTexts,
  labelOf: (key: string) => Text | string,
): readonly Line[] {
  return (given ?? []).map(({ key, count }) => ({ label: key === 'rest' ? t.rest : labelOf(key), count }))
}

function lacking(lack: Lack | undefined, t: ReportTexts, labels: Readonly<Record<'some' | 'none', Text>>) {
  return parts(lack?.parts, t, (key) => (key === 'some' ? labels.some : labels.none))
}

function feedbackLines({ feedback, answered }: SiteReport, language: Language): readonly Line[] {
  const t = feedbackTexts(language)
  const given = feedback.map(({ feedback: of, times }) => ({ label: t[of], count: countOf(times) }))
  return [{ label: reportTexts(language).answered, count: countOf(answered) }, ...given]
}

function outcomeIn(language: Language): (outcome: string) => Text | string {
  const t = reportTexts(language)
  const own: Readonly<Record<string, Text>> = {
    summary: t.summary,
    asking: t.asking,
    identified: t.identified,
    listed: t.listed,
  }
  return (outcome) => own[outcome] ?? (isTrouble(outcome) ? troubleTexts[outcome](language).heading : outcome)
}

function isTrouble(outcome: string): outcome is TroubleCode {
  return troubleCodes.some((each) => each === outcome)
}

import type { ReportLanguage } from '../../validation/report/reported.ts'

/** The language of a report for a reader of a page's language; Northern Sámi borrows bokmål. */
export function reportLanguage(language: ReportLanguage | 'se'): ReportLanguage {
  return language === 'se' ? 'nb' : language
}

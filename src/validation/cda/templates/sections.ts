import { briefAuthor, informant, textShould } from './parts.ts'
import { type DocumentKind, rows, type TemplateRow } from './row.ts'

const facts = '@classCode?=DOCSECT templateId! code!<42.26> title! text!'
const section = `section(${facts})`
const sectionOf = (entry: string) => `section(${facts} ${entry})`
/** The entries of the five compulsory sections; a section with words alone is told to the reader. */
const entries = (template: string) => `entry[${template}]?^`

const summary: readonly DocumentKind[] = ['patient-summary']
const overviews: readonly DocumentKind[] = ['encounter-report', 'medication-overview']
const withOverview: readonly DocumentKind[] = ['patient-summary', 'encounter-report']

const report = `entry[act](act(@classCode=ACT @moodCode=EVN templateId? id? code?~NA text(reference!(@value))
  reference(@typeCode=SPRT|REFR externalDocument(@classCode?=DOC @moodCode?=EVN id?))))`
const pregnancy = (code: string, more: string) => `observation(@classCode=OBS @moodCode=EVN templateId! code!${code}
  ${textShould} statusCode?(@code?=completed) ${more})`
const loinc = (code: string) => `(@code=${code} @codeSystem=2.16.840.1.113883.6.1)`

const PCC = '1.3.6.1.4.1.19376.1.5.3.1'

/** The section templates (`exchange.md` 2.3). */
export const sectionTemplates: readonly TemplateRow[] = [
  ...rows(['prescription'], '2023-07-05', {
    '2.1':
      'section(@classCode?=DOCSECT @moodCode?=EVN templateId? id? text? entry[substanceAdministration/3.2]?(@typeCode?=COMP))',
  }),
  ...rows(['dispensation'], '2020-09-04', {
    '2.2': `section(@classCode?=DOCSECT @moodCode?=EVN templateId! id! code? title? text?
      entry[supply/3.3]?(@typeCode @typeCode<2.16.840.1.113883.1.11.19446>))`,
  }),
  ...rows(['patient-summary', ...overviews], '2020-09-07', {
    '2.3': sectionOf(entries('substanceAdministration/3.4')),
  }),
  ...rows(withOverview, '2020-09-07', { '2.4': sectionOf(entries('supply/3.5')) }),
  ...rows(withOverview, '2024-01-26', {
    '2.5': sectionOf(`entry[observation/3.25|organizer/3.42|act/3.27]? ${report}`),
  }),
  ...rows(summary, '2020-09-02', {
    '2.6': section,
    '2.8': section,
    '2.10': section,
    '2.11': sectionOf(entries('procedure/3.26')),
    '2.13': sectionOf('entry[observation/3.23]?'),
    '2.15': sectionOf('entry[substanceAdministration/3.19]?'),
  }),
  ...rows(summary, '2022-04-19', { '2.9': section }),
  ...rows(summary, '2021-12-17', { '2.12': sectionOf(entries('act/3.16')) }),
  ...rows(summary, '2024-01-26', {
    '2.7': sectionOf(
      `entry(@typeCode @typeCode<2.16.840.1.113883.1.11.19446> @contextConductionInd?=true +3.45 +3.46 +3.47)`,
    ),
    '3.45': pregnancy(
      loinc('82810-3'),
      'effectiveTime? value?<=42.60>%CE* entryRelationship[observation/3.24](@typeCode=COMP)',
    ),
    '3.46': pregnancy('<=42.62>%CE', 'value%INT'),
    '3.47': pregnancy(loinc('93857-1'), 'effectiveTime? value?*'),
    '2.16': `section(@classCode?=DOCSECT templateId? code!<42.26> title! text! ${briefAuthor} ${informant})`,
    '2.14': sectionOf(`${briefAuthor} ${informant}`),
  }),
  ...rows(overviews, '2020-04-16', {
    [`${PCC}.1.5.3.2`]: section,
    [`${PCC}.1.5.3.4`]: sectionOf('id? entry?'),
    [`${PCC}.3.13`]: section,
    [`${PCC}.3.16.1`]: sectionOf('entry?'),
    [`${PCC}.3.23`]: sectionOf('entry?'),
    [`${PCC}.3.6`]: section,
  }),
  ...rows(['encounter-report'], '2020-04-16', {
    [`${PCC}.1.9.50`]: section,
    [`${PCC}.3.12`]: sectionOf('entry?'),
    [`${PCC}.3.8`]: section,
  }),
]

import { author, briefAuthor, carer, pointer, textMay, textMust, textShould, vaccine } from './parts.ts'
import { type DocumentKind, rows, type TemplateRow } from './row.ts'

const observation = '@classCode=OBS @moodCode=EVN'
const act = '@classCode=ACT @moodCode=EVN'
const certainty = (valueSet: string) =>
  `observation(${observation} templateId! code! ${textMust} statusCode! value!<=${valueSet}>%CE*)`
const comment = `act(${act} templateId? code? ${textShould} statusCode? ${author('')})`
const severity = `observation(${observation} templateId? code? ${textShould} statusCode! value<42.13>)`
const agent = `participant[@typeCode=CSM](@typeCode=CSM participantRole?(@classCode?=MANU
  playingEntity?(@classCode?=MMAT code?<42.19|42.24|42.61>)))`
const PCC = '1.3.6.1.4.1.19376.1.5.3.1.4'
const summary: readonly DocumentKind[] = ['patient-summary']
const overviews: readonly DocumentKind[] = ['encounter-report', 'medication-overview']
const everywhere: readonly DocumentKind[] = [...summary, ...overviews]
const withOverview: readonly DocumentKind[] = ['patient-summary', 'encounter-report']

/** The entry templates but those of medicines (`exchange.md` 2.3). */
export const entryTemplates: readonly TemplateRow[] = [
  ...rows(everywhere, '2022-07-22', {
    '3.9': `observation(${observation} templateId? code! ${textMust} statusCode! value?<=42.15>%CE*)`,
    '3.10': `observation(${observation} templateId? code! ${textMust} statusCode! value?<=42.30>%CE*)`,
  }),
  ...rows(everywhere, '2023-04-20', { '3.11': comment }),
  ...rows(everywhere, '2020-04-16', { [`${PCC}.2`]: comment }),
  ...rows(everywhere, '2020-09-02', { '3.8': severity }),
  ...rows(everywhere, '2023-02-27', {
    '3.7': `observation(${observation} templateId? id! code<42.23> ${textMust} value<42.5|42.50|42.63>%CD
      entryRelationship[observation/3.8|observation/3.49|act/3.11](@typeCode=SUBJ @inversionInd=true +3.49)
      entryRelationship[observation/3.9|observation/3.10|act/3.48](@typeCode=REFR @inversionInd?=false +3.48)
      reference(@typeCode=REFR @inversionInd?=false externalDocument(text(reference?))))`,
    '3.48': `act(@classCode=PCPR @moodCode=EVN templateId! code? statusCode?
      entryRelationship(@typeCode=REFR @inversionInd?=false ${pointer}) ${carer})`,
    '3.49': `observation(${observation} templateId! code! text!(reference!(@value)) statusCode! value!<=42.64>*)`,
  }),
  ...rows(everywhere, '2022-07-12', {
    '3.41': `observation(${observation} templateId! id! code! ${textShould} statusCode! effectiveTime?)`,
  }),
  ...rows(summary, '2020-09-03', {
    '3.15': `act(${act} templateId! id? code! ${textMay} effectiveTime(low?)
      entryRelationship?* entryRelationship[observation/3.7](@typeCode=SUBJ)
      entryRelationship[@typeCode=REFR](@typeCode=REFR observation(${observation} code! statusCode? value!)))`,
    '3.21': `organizer(@classCode=CLUSTER @moodCode=EVN templateId! id! code! statusCode! effectiveTime? component!*)`,
    '3.23': `observation(${observation} templateId? id! code!<42.14> text! statusCode? effectiveTime?(low?) value?*)`,
  }),
  ...rows(summary, '2021-12-17', {
    '3.16': `act(${act} templateId? code! entryRelationship?*
      entryRelationship[observation/3.17](@typeCode=SUBJ @inversionInd?=false))`,
  }),
  ...rows(summary, '2024-04-11', {
    '3.17': `observation(${observation} templateId! code?<=42.18>%CD value%CD ${textShould} statusCode?
      entryRelationship[observation/3.44](@typeCode=MFST) entryRelationship[observation/3.34](@typeCode=REFR +3.34)
      entryRelationship[observation/3.33|observation/3.35](@typeCode=SUBJ +3.33 +3.35) ${agent})`,
    '3.33': certainty('42.57'),
    '3.34': `observation(${observation} templateId! code? ${textMust} statusCode! value?<=42.59>%CE*)`,
    '3.35': certainty('42.58'),
  }),
  ...rows(summary, '2024-01-26', {
    '3.19': `substanceAdministration(@classCode=SBADM @moodCode=EVN templateId! id! code! ${textShould} statusCode?
      effectiveTime?^ ${vaccine(true)}
      participant[@typeCode=IND](@typeCode=IND participantRole?(@classCode?=AGNT code? playingEntity?(@classCode?=ENT)))
      performer(@typeCode?=PRF assignedEntity?(@classCode?=ASSIGNED id?)))`,
  }),
  ...rows(summary, '2022-07-22', {
    '3.22': `observation(${observation} templateId! id! code!<42.21> ${textMust} statusCode! effectiveTime?* value?^)`,
  }),
  ...rows(summary, '2023-04-20', {
    '3.24': `observation(${observation} templateId? id? code<42.9> text! statusCode? effectiveTime? value?*)`,
  }),
  ...rows(withOverview, '2020-09-04', {
    '3.25': `observation(${observation} templateId! id! code! text? statusCode! effectiveTime? value?<42.20>^)`,
  }),
  ...rows(withOverview, '2024-04-17', {
    '3.26': `procedure(@classCode=PROC @moodCode=EVN|INT @negationInd?=false templateId! id? code?<42.10|42.51>
      ${textShould} statusCode? effectiveTime? entryRelationship(${pointer}))`,
  }),
  ...rows(summary, '2020-09-07', {
    '3.28': `observation(${observation} templateId? code? statusCode? value?)`,
  }),
  ...rows(summary, '2022-03-10', {
    '3.39': 'organizer(@classCode=CLUSTER @moodCode=EVN templateId! id! code! statusCode! component!)',
    '3.40': `observation(${observation} templateId! id! code? ${textShould} statusCode! effectiveTime? value?*)`,
  }),
  ...rows(withOverview, '2022-07-12', {
    '3.42': `organizer(@classCode @moodCode=EVN templateId! code? statusCode! component!* ${briefAuthor}
      performer(@typeCode?=PRF assignedEntity?(@classCode?=ASSIGNED id?)))`,
    '3.43': `observation(${observation} templateId! code! ${textShould} statusCode! effectiveTime?* value?^
      ${briefAuthor} entryRelationship[act](@typeCode=COMP) referenceRange(observationRange!(value!
        interpretationCode(@code=N @codeSystem=2.16.840.1.113883.5.83))))`,
  }),
  ...rows(summary, '2022-01-05', {
    '3.44': `observation(${observation} templateId! code<42.23> ${textMust} effectiveTime!(low?) value<42.5|42.11>%CD
      entryRelationship[observation/3.8](@typeCode=SUBJ @inversionInd=true))`,
  }),
  ...rows(withOverview, '2022-03-09', {
    '3.5': `supply(@classCode=SPLY @moodCode=EVN templateId? ${textMay} effectiveTime?(low?)
      participant[@typeCode=DEV]?(@typeCode=DEV participantRole?(@classCode?=MANU
        playingDevice?(@classCode?=DEV @determinerCode?=INSTANCE code?<42.8|42.48>))))`,
  }),
  ...rows(overviews, '2020-04-16', {
    [`${PCC}.1`]: severity,
    [`${PCC}.12`]: `substanceAdministration(@classCode=SBADM @moodCode=EVN @negationInd templateId! id! code!
      ${textShould} statusCode? effectiveTime? ${vaccine(false)})`,
    [`${PCC}.13.1`]: `organizer(@classCode=CLUSTER @moodCode=EVN templateId! id! code! statusCode! effectiveTime? component!)`,
    [`${PCC}.13.2`]: `observation(templateId! code! statusCode! effectiveTime? value? ${textMay})`,
    [`${PCC}.13.4`]: 'observation(templateId? id! code! text! statusCode? effectiveTime?(low?) value?)',
    [`${PCC}.13.5`]: 'observation(templateId? id? statusCode? effectiveTime? value?)',
    [`${PCC}.5.2`]: `act(${act} templateId! id? code? ${textMay} effectiveTime(low?)
      entryRelationship? entryRelationship[observation/${PCC}.5](@typeCode=SUBJ)
      entryRelationship[@typeCode=REFR](@typeCode=REFR observation(${observation} code? statusCode? value!)))`,
    [`${PCC}.5.3`]: `act(${act} templateId? code?
      entryRelationship[observation/${PCC}.6](@typeCode=SUBJ @inversionInd?=false))`,
    [`${PCC}.6`]: `observation(${observation} templateId? code? ${textShould} statusCode?
      entryRelationship[observation/${PCC}.5](@typeCode=MFST)
      entryRelationship[observation/${PCC}.1|act/${PCC}.2](@typeCode=SUBJ) ${agent})`,
    '2.16.840.1.113883.10.20.1.46': `observation(${observation} templateId? code? statusCode? value?)`,
  }),
  ...rows(['encounter-report'], '2020-04-16', {
    [`${PCC}.19`]: `procedure(@classCode=PROC @moodCode=EVN|INT templateId! id? code? ${textShould} statusCode?
      effectiveTime? entryRelationship(${pointer}))`,
  }),
]

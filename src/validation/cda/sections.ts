import { elementsOf, type XmlElement } from '../../platform/xml/tree.ts'
import { sectionByCode, sections as sectionRules } from '../../standards/cda/patient-summary/sections.ts'
import { EHDSI } from './document-types.ts'
import { attribute, first, templatesOf } from './select.ts'

/** What a section's statements say. */
export type StatementKind =
  | 'medication'
  | 'allergy'
  | 'procedure'
  | 'problem'
  | 'past-problem'
  | 'device'
  | 'immunisation'
  | 'pregnancy'
  | 'social-history'
  | 'vital-sign'
  | 'result'
  | 'functional-status'

/** The statements of a section, and the CDA element that makes one, wherever it is held. */
type Statements = { readonly kind: StatementKind; readonly element: string }

const statementsByCode: Readonly<Record<string, Statements>> = {
  '10160-0': { kind: 'medication', element: 'substanceAdministration' },
  '48765-2': { kind: 'allergy', element: 'observation' },
  '47519-4': { kind: 'procedure', element: 'procedure' },
  '11450-4': { kind: 'problem', element: 'observation' },
  '46264-8': { kind: 'device', element: 'supply' },
  '11348-0': { kind: 'past-problem', element: 'observation' },
  '11369-6': { kind: 'immunisation', element: 'substanceAdministration' },
  '10162-6': { kind: 'pregnancy', element: 'observation' },
  '29762-2': { kind: 'social-history', element: 'observation' },
  '8716-3': { kind: 'vital-sign', element: 'observation' },
  '30954-2': { kind: 'result', element: 'observation' },
  '47420-5': { kind: 'functional-status', element: 'observation' },
}

const IHE = '1.3.6.1.4.1.19376.1.5.3.1'
const CCD = '2.16.840.1.113883.10.20.1'

/** Section templates of IHE PCC and CCD, which documents of the first waves carry instead of eHDSI's. */
const olderTemplates: Readonly<Record<string, string>> = {
  [`${CCD}.8`]: '10160-0',
  [`${IHE}.3.19`]: '10160-0',
  [`${CCD}.2`]: '48765-2',
  [`${IHE}.3.13`]: '48765-2',
  [`${IHE}.3.11`]: '47519-4',
  [`${IHE}.3.12`]: '47519-4',
  [`${CCD}.11`]: '11450-4',
  [`${IHE}.3.6`]: '11450-4',
  [`${CCD}.7`]: '46264-8',
  [`${IHE}.1.5.3.5`]: '46264-8',
  [`${IHE}.3.8`]: '11348-0',
  [`${CCD}.6`]: '11369-6',
  [`${IHE}.3.23`]: '11369-6',
  [`${IHE}.1.5.3.4`]: '10162-6',
  [`${CCD}.15`]: '29762-2',
  [`${IHE}.3.16.1`]: '29762-2',
  [`${CCD}.16`]: '8716-3',
  [`${IHE}.1.5.3.2`]: '8716-3',
  [`${CCD}.14`]: '30954-2',
  [`${CCD}.1`]: '42348-3',
  [`${CCD}.10`]: '18776-5',
  [`${IHE}.1.9.50`]: '18776-5',
}

// The table writes the tail after 1.3.6.1.4.1.12559.11.10.
const wholeOid = (tail: string) => EHDSI.replace(/\.1\.3\.1$/, `.${tail}`)

/** The eHDSI template of a section of the summary, by the section's LOINC code. */
export function sectionTemplateOf(code: string): string | undefined {
  const tail = sectionByCode.get(code)?.templateId
  return tail === undefined ? undefined : wholeOid(tail)
}

const codeByTemplate: ReadonlyMap<string, string> = new Map([
  ...sectionRules.map(({ code, templateId }) => [wholeOid(templateId), code] as const),
  ...Object.entries(olderTemplates),
])

/** The five sections every summary must have, by LOINC code. */
export const compulsorySections: readonly string[] = sectionRules
  .filter(({ compulsory }) => compulsory)
  .map(({ code }) => code)

/** Is this one of the sections of the Patient Summary? */
export const isSummarySection = (code: string | undefined): boolean => sectionByCode.has(code ?? '')

function statementsIn(code = ''): Statements | undefined {
  return Object.hasOwn(statementsByCode, code) ? statementsByCode[code] : undefined
}

/** Are there statements to expect in it, or only text? */
export const holdsStatements = (code: string | undefined): boolean => statementsIn(code) !== undefined

/** Sections of prescriptions and dispensations: they carry a template that medication summaries have too. */
const elsewhere = new Set(['57828-6', '60590-7'])

/** Is it a section of any document of MyHealth@EU that we have templates of? */
export const isKnownSection = (code: string): boolean => isSummarySection(code) || elsewhere.has(code)

/** The section's LOINC code; by template when the code is missing or not one of the summary's. */
export function sectionCodeOf(section: XmlElement): string | undefined {
  const code = attribute(first(section, 'code'), 'code')
  if (code !== undefined && (isSummarySection(code) || elsewhere.has(code))) return code
  for (const template of templatesOf(section)) {
    const known = codeByTemplate.get(template)
    if (known) return known
  }
  return code
}

/** What any CDA element may begin with (InfrastructureRoot). */
const infrastructure = new Set(['realmCode', 'typeId', 'templateId'])

/** Is the entry of the form that the reader takes apart (`standards/cda/patient-summary`)? Others are text only. */
export function isReadEntry(entry: XmlElement, sectionCode: string): boolean {
  const statement = elementsOf(entry).find(({ name }) => !infrastructure.has(name))
  return statement !== undefined && Object.hasOwn(sectionByCode.get(sectionCode)?.entries ?? {}, statement.name)
}

/**
 * What kind of statement this element is in a section, or nothing when it is only a part of one. Told by section and
 * place, not by template: earlier waves and national documents use other templates.
 */
export function statementKindOf(element: XmlElement, sectionCode: string | undefined): StatementKind | undefined {
  const statement = statementsIn(sectionCode)
  if (!statement || statement.element !== element.name) return undefined
  const holder = element.parent
  if (holder?.name === 'entry') return statement.kind
  const outer = holder?.parent
  if (outer?.parent?.name !== 'entry') return undefined
  const heldAsSubject =
    holder?.name === 'entryRelationship' && outer.name === 'act' && holder.attributes.typeCode !== 'REFR'
  const heldAsPart = holder?.name === 'component' && outer.name === 'organizer'
  return heldAsSubject || heldAsPart ? statement.kind : undefined
}

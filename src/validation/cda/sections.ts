import type { XmlElement } from '../../platform/xml/tree.ts'
import { EHDSI } from './document-types.ts'
import { attribute, first, templatesOf } from './select.ts'

/** What a section's statements say, and the CDA element that says it. */
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

type Section = {
  /** Tails of the section's templates under the eHDSI node, and the IHE and CCD ones earlier waves used. */
  readonly templates: readonly string[]
  readonly statement?: { readonly kind: StatementKind; readonly element: string }
}

const E = (tail: string) => `${EHDSI}.${tail}`
const IHE = (tail: string) => `1.3.6.1.4.1.19376.1.5.3.1.${tail}`

/** The sections of the Patient Summary by LOINC code (`exchange.md` 2.3), found by template where the code fails. */
export const sections: Readonly<Record<string, Section>> = {
  '10160-0': {
    templates: [E('2.3'), '2.16.840.1.113883.10.20.1.8', IHE('3.19')],
    statement: { kind: 'medication', element: 'substanceAdministration' },
  },
  '48765-2': {
    templates: [E('2.12'), IHE('3.13'), '2.16.840.1.113883.10.20.1.2'],
    statement: { kind: 'allergy', element: 'observation' },
  },
  '47519-4': {
    templates: [E('2.11'), IHE('3.12'), IHE('3.11')],
    statement: { kind: 'procedure', element: 'procedure' },
  },
  '11450-4': {
    templates: [E('2.9'), IHE('3.6'), '2.16.840.1.113883.10.20.1.11'],
    statement: { kind: 'problem', element: 'observation' },
  },
  '46264-8': {
    templates: [E('2.4'), IHE('1.5.3.5'), '2.16.840.1.113883.10.20.1.7'],
    statement: { kind: 'device', element: 'supply' },
  },
  '11348-0': { templates: [E('2.10'), IHE('3.8')], statement: { kind: 'past-problem', element: 'observation' } },
  '11369-6': {
    templates: [E('2.15'), IHE('3.23'), '2.16.840.1.113883.10.20.1.6'],
    statement: { kind: 'immunisation', element: 'substanceAdministration' },
  },
  '10162-6': { templates: [E('2.7'), IHE('1.5.3.4')], statement: { kind: 'pregnancy', element: 'observation' } },
  '29762-2': {
    templates: [E('2.13'), IHE('3.16.1'), '2.16.840.1.113883.10.20.1.15'],
    statement: { kind: 'social-history', element: 'observation' },
  },
  '8716-3': {
    templates: [E('2.6'), IHE('1.5.3.2'), '2.16.840.1.113883.10.20.1.16'],
    statement: { kind: 'vital-sign', element: 'observation' },
  },
  '30954-2': {
    templates: [E('2.5'), '2.16.840.1.113883.10.20.1.14'],
    statement: { kind: 'result', element: 'observation' },
  },
  '47420-5': { templates: [E('2.14')], statement: { kind: 'functional-status', element: 'observation' } },
  '42348-3': { templates: [E('2.16'), '2.16.840.1.113883.10.20.1.1'] },
  '18776-5': { templates: [E('2.8'), IHE('1.9.50'), '2.16.840.1.113883.10.20.1.10'] },
}

/** The five sections every summary must have (`exchange.md` 2.3). */
export const compulsorySections: readonly string[] = ['10160-0', '48765-2', '47519-4', '11450-4', '46264-8']

const byTemplate: ReadonlyMap<string, string> = new Map(
  Object.entries(sections).flatMap(([code, { templates }]) => templates.map((template) => [template, code] as const)),
)

/** The section's LOINC code; by template when the code is missing or not one of the summary's. */
export function sectionCodeOf(section: XmlElement): string | undefined {
  const code = attribute(first(section, 'code'), 'code')
  if (code !== undefined && code in sections) return code
  for (const template of templatesOf(section)) {
    const known = byTemplate.get(template)
    if (known) return known
  }
  return code
}

/**
 * What kind of statement this element is in a section, or nothing when it is only a part of one. Told by section and
 * place, not by template: earlier waves and national documents use other templates (`eu-formats.md` 2.2).
 */
export function statementKindOf(element: XmlElement, sectionCode: string | undefined): StatementKind | undefined {
  const statement = sections[sectionCode ?? '']?.statement
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

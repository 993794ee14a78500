import { elementsOf, type XmlElement } from '../../platform/xml/tree.ts'
import { V3 } from '../../standards/cda/namespaces.ts'
import { type SectionKind, sectionByTemplate } from '../../standards/cda/patient-summary/sections.ts'

/**
 * What CDA and the eHDSI templates of wave 6 and later ask for, and a Bundle that was not made of CDA does not tell: a
 * null flavour says so. Never a fact: `completed` of an observation says that it was made, not how the patient is.
 */

type Required = readonly (readonly [name: string, attributes: Readonly<Record<string, string>>])[]

const unknown = { nullFlavor: 'UNK' }

/** Children that must be there, by parent (POCD_MT000040; eHDSI PS templates E.2.2 and E.3). */
const required: Readonly<Record<string, Required>> = {
  ClinicalDocument: [
    ['languageCode', unknown],
    ['confidentialityCode', unknown],
  ],
  author: [['time', unknown]],
  assignedAuthor: [['id', unknown]],
  assignedEntity: [['id', unknown]],
  patientRole: [['id', unknown]],
  representedCustodianOrganization: [['id', unknown]],
  legalAuthenticator: [
    ['time', unknown],
    ['signatureCode', { code: 'S' }],
  ],
  act: [
    ['code', { nullFlavor: 'NA' }],
    ['statusCode', unknown],
    ['effectiveTime', unknown],
  ],
  observation: [
    ['code', { nullFlavor: 'NI' }],
    ['statusCode', { code: 'completed' }],
  ],
  organizer: [['statusCode', { code: 'completed' }]],
  procedure: [['code', { nullFlavor: 'NI' }]],
}

/** Template of a section's own statements, where their shape is shared by several sections. */
const templates: Readonly<Partial<Record<SectionKind, Readonly<Record<string, string>>>>> = {
  'vital-signs': { organizer: '1.3.1.3.21', observation: '1.3.1.3.22' },
  'social-history': { observation: '1.3.1.3.23' },
  results: { observation: '1.3.1.3.25', organizer: '1.3.1.3.42' },
  pregnancy: { observation: '1.3.1.3.45' },
  'functional-status': { organizer: '1.3.1.3.39', observation: '1.3.1.3.40' },
}

/** The document with all of that, in no particular order of children. Narrative is left alone. */
export function withRequired(element: XmlElement, section?: SectionKind): XmlElement {
  if (element.name === 'text') return element
  const here = element.name === 'section' ? kindOf(element) : section
  const missing = (required[element.name] ?? []).filter(([name]) => !has(element, name)).map(made)
  const template = section && templates[section]?.[element.name]
  if (template !== undefined && !has(element, 'templateId'))
    missing.unshift(made(['templateId', { root: `1.3.6.1.4.1.12559.11.10.${template}` }]))
  // Only what stands in an entry, or in its group, is a statement of the section.
  const below = here !== undefined && !statementNames.has(element.name) ? here : undefined
  const inside = element.name === 'organizer' ? section : below
  const children = element.children.map((node) => (typeof node === 'string' ? node : withRequired(node, inside)))
  return { ...element, children: [...missing, ...children] }
}

const statementNames: ReadonlySet<string> = new Set(['act', 'observation', 'organizer', 'procedure', 'supply'])

function kindOf(section: XmlElement): SectionKind | undefined {
  for (const { name, attributes } of elementsOf(section)) {
    const rule = name === 'templateId' ? sectionByTemplate.get(attributes.root ?? '') : undefined
    if (rule) return rule.kind
  }
  return undefined
}

function has(element: XmlElement, name: string): boolean {
  return elementsOf(element).some((child) => child.name === name)
}

function made([name, attributes]: Required[number]): XmlElement {
  return { name, ns: V3, attributes: { ...attributes }, children: [], line: 0, parent: null }
}

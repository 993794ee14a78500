import type { XmlElement } from '../../platform/xml/tree.ts'
import { EPSOS, PHARM } from '../../standards/cda/namespaces.ts'
import type { NarrativeRow, SectionFacts, Survey } from './rule.ts'
import { sectionCodeOf } from './sections.ts'
import { at, attribute } from './select.ts'
import { readTime } from './time-span.ts'

/** Where in the document the walk is. */
export type Scene = {
  readonly section: SectionFacts | undefined
  /** In a section's narrative: the outermost table or list, and the row or item of it. */
  readonly narrative: { readonly group: XmlElement | undefined; readonly row: NarrativeRow | undefined } | undefined
}

/** L1: a file and nothing else. L3: entries to read, or no body at all. */
export const levelOf = (root: XmlElement): 'L3' | 'L1' =>
  at(root, 'component', 'nonXMLBody') && !at(root, 'component', 'structuredBody') ? 'L1' : 'L3'

/** Nothing walked yet. */
export function beginSurvey(root: XmlElement, now: Date): Survey {
  return {
    root,
    now,
    level: levelOf(root),
    birth: readTime(attribute(at(root, 'recordTarget', 'patientRole', 'patient', 'birthTime'), 'value') ?? ''),
    sections: [],
    narrativeIds: new Map(),
    references: [],
    medicationNamespaces: new Set(),
  }
}

/** Steps into an element, gathering what the section and document rules will ask about. */
export function enterScene(element: XmlElement, around: Scene, survey: Survey): Scene {
  if (around.narrative) return enterNarrative(element, around, around.narrative, survey)
  if (element.ns === PHARM || element.ns === EPSOS) survey.medicationNamespaces.add(element.ns)
  if (element.name === 'section') {
    const section: SectionFacts = { element, code: sectionCodeOf(element), statements: [], rows: [] }
    survey.sections.push(section)
    return { section, narrative: undefined }
  }
  if (element.name === 'text' && element.parent === around.section?.element)
    return { ...around, narrative: { group: undefined, row: undefined } }
  if (element.name === 'reference' && around.section) gatherReference(element, survey)
  return around
}

function enterNarrative(
  element: XmlElement,
  around: Scene,
  { group, row }: NonNullable<Scene['narrative']>,
  survey: Survey,
): Scene {
  const id = attribute(element, 'ID')
  if (id !== undefined) gatherId(survey, id, element)
  if (row) {
    if (id !== undefined) row.ids.push(id)
    return around
  }
  if (group && isRow(element, group)) {
    const found: NarrativeRow = { element, group, ids: id === undefined ? [] : [id] }
    around.section?.rows.push(found)
    return { ...around, narrative: { group, row: found } }
  }
  return element.name === 'table' || element.name === 'list'
    ? { ...around, narrative: { group: element, row: undefined } }
    : around
}

/** A row that may tell of something: not in the head of the table, and not made of headings only. */
function isRow(element: XmlElement, group: XmlElement): boolean {
  if (group.name === 'list') return element.name === 'item'
  if (element.name !== 'tr' || element.parent?.name === 'thead') return false
  return element.children.some((cell) => typeof cell !== 'string' && cell.name === 'td')
}

function gatherId(survey: Survey, id: string, element: XmlElement): void {
  const twins = survey.narrativeIds.get(id)
  if (twins) twins.push(element)
  else survey.narrativeIds.set(id, [element])
}

function gatherReference(element: XmlElement, survey: Survey): void {
  const holder = element.parent?.name
  const value = attribute(element, 'value')
  // A URL points out of the document; what is left may lack its number sign.
  if ((holder !== 'originalText' && holder !== 'text') || value === undefined || /^[a-z]+:/i.test(value)) return
  survey.references.push({ element, id: value.replace(/^#/, '') })
}

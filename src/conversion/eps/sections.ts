import type { XmlElement } from '../../platform/xml/tree.ts'
import { cd, st } from '../../standards/cda/datatype-codes.ts'
import type { Coded } from '../../standards/cda/datatypes.ts'
import { V3 } from '../../standards/cda/namespaces.ts'
import { narrativeFromXhtml, narrativeToXhtml } from '../../standards/cda/narrative.ts'
import type { Section } from '../../standards/cda/patient-summary/document.ts'
import { type SectionRule, sectionByCode, sections } from '../../standards/cda/patient-summary/sections.ts'
import { child, type Draft } from '../../standards/cda/template.ts'
import type { CodeableConcept } from '../../standards/fhir/datatypes.ts'
import type { Json } from '../../standards/fhir/json.ts'
import { concept } from './concept.ts'
import { element, text } from './elements.ts'
import { NOT_IN_SOURCE, SOURCE_CODING } from '../../validation/profiles/carried-extensions.ts'
import { extensionOf } from './extensions.ts'
import { hasStandIn, ownPart, repeating } from './stand-in.ts'

/** The shell of a section both ways: code, title and narrative. Entries are the converters' own. */

const LOINC = 'http://loinc.org'

/** LOINC's own names, for sections whose sender gave no title, and for those that EPS demands and the sender left out. */
export const sectionNames: Readonly<Record<SectionRule['kind'], string>> = {
  allergies: 'Allergies and adverse reactions',
  medications: 'Medication summary',
  problems: 'Problem list',
  devices: 'Medical devices',
  procedures: 'History of procedures',
  'past-illness': 'History of past illness',
  immunizations: 'Immunizations',
  pregnancy: 'Pregnancy',
  'social-history': 'Social history',
  'vital-signs': 'Vital signs',
  results: 'Results',
  'advance-directives': 'Advance directives',
  'functional-status': 'Functional status',
  'care-plan': 'Plan of care',
}

const EMPTY_REASON = 'http://terminology.hl7.org/CodeSystem/list-empty-reason'

export function emptyReason(nullFlavor: string | undefined): CodeableConcept {
  return { coding: [{ system: EMPTY_REASON, code: nullFlavor === 'NASK' ? 'notasked' : 'unavailable' }] }
}

/** Whether the sender's narrative comes back the same from FHIR. */
export type Narrated = { readonly section: Json; readonly exact: boolean }

/** EPS and IPS have each of their sections at most once: a later one of the same kind is told by words only. */
export function isRepeated(section: Section, all: readonly Section[]): boolean {
  return section.kind !== 'other' && all.find(({ kind }) => kind === section.kind) !== section
}

/** The section's own code; LOINC's beside it where the sender left out the code or its system. */
function sectionCode(section: Section, title: string, repeated: boolean): CodeableConcept {
  const own = section.code && concept.to(section.code)
  if (repeated)
    return { ...(own ? { extension: [{ url: SOURCE_CODING, valueCodeableConcept: own }] } : {}), text: title }
  const rule = sections.find(({ kind }) => kind === section.kind)
  if (!rule || own?.coding?.some(({ system, code }) => system === LOINC && code === rule.code))
    return own ?? { text: title }
  return repeating(LOINC, rule.code, own)
}

/** The code that {@link sectionToFhir} was given, or undefined when there was none. */
function codeOf(section: Json): Coded | undefined {
  const code = element<CodeableConcept>(section.code)
  const beside = extensionOf(code, SOURCE_CODING)?.valueCodeableConcept
  if (beside) return concept.from(beside)
  return code && hasStandIn(code) ? ownPart(code) : code && concept.from(code)
}

/** @param repeated whether a section of this kind stands before it */
export function sectionToFhir(section: Section, repeated: boolean): Narrated {
  const narrative = section.text && narrativeToXhtml(section.text)
  const name = section.kind === 'other' ? section.code?.displayName : sectionNames[section.kind]
  const title = section.title || name || 'Section'
  const made: Json = {
    title,
    code: sectionCode(section, title, repeated),
    text: narrative ? { status: 'additional', div: narrative.div } : silent,
  }
  return {
    section: made,
    exact: narrative?.whole === true && isOnlyText(section),
  }
}

/** CDA allows one text; where there are more, what is carried keeps them together. */
function isOnlyText({ source, text }: Section): boolean {
  return source.children.every((node) => typeof node === 'string' || node.name !== 'text' || node === text)
}

const silent = {
  status: 'empty',
  div: '<div xmlns="http://www.w3.org/1999/xhtml"><p>No text was sent.</p></div>',
} as const

/** The section EPS demands, where the sender has none: it says so, and is no section of the source. */
export function absentSections(present: readonly Section[]): Json[] {
  return sections
    .filter(({ compulsory, kind }) => compulsory && !present.some((section) => section.kind === kind))
    .map(({ kind, code }) => ({
      extension: [{ url: NOT_IN_SOURCE, valueBoolean: true }],
      title: sectionNames[kind],
      code: { coding: [{ system: LOINC, code }] },
      text: silent,
      emptyReason: emptyReason(undefined),
    }))
}

export function isNotInSource(section: Json): boolean {
  return extensionOf(section, NOT_IN_SOURCE)?.valueBoolean === true
}

/** The CDA section without its narrative and entries, as FHIR tells it. */
export function sectionFromFhir(section: Json): XmlElement {
  const draft: Draft = { name: 'section', ns: V3, attributes: {}, children: [], line: 0, parent: null }
  const code = codeOf(section)
  const rule = sectionByCode.get(code?.code ?? '')
  if (rule) child(draft, 'templateId').attributes.root = `1.3.6.1.4.1.12559.11.10.${rule.templateId}`
  if (code) cd.write(code, child(draft, 'code'))
  st.write(String(section.title), child(draft, 'title'))
  return draft
}

/** The section's narrative as a CDA text block, or undefined where nothing was narrated. */
export function narrativeOf(section: Json): XmlElement | undefined {
  const narrative = element<Json>(section.text)
  const div = text(narrative?.div)
  if (!div || narrative?.status === 'empty') return undefined
  return narrativeFromXhtml(div)
}

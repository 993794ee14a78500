import type { XmlElement } from '../../platform/xml/tree.ts'
import { V3 } from '../../standards/cda/namespaces.ts'
import { type Header, header } from '../../standards/cda/patient-summary/document.ts'
import {
  type EntryKind,
  entryTemplates,
  type SectionKind,
  sectionByCode,
} from '../../standards/cda/patient-summary/sections.ts'
import { type Codec, child, type Draft } from '../../standards/cda/template.ts'
import type { CodeableConcept } from '../../standards/fhir/datatypes.ts'
import type { Json } from '../../standards/fhir/json.ts'
import { compositionRows } from './composition.ts'
import { element } from './elements.ts'
import { identifier } from './identifier.ts'
import { entryMaps, kindOf } from './entries.ts'
import { CONTINUES, SOURCE_CODING } from '../../validation/profiles/carried-extensions.ts'
import { extensionOf } from './extensions.ts'
import { asArray, readBack, type Unmaking } from './map.ts'
import { originalDocument } from './original-document.ts'
import { type PatientWithContacts, patientRows } from './patient.ts'

/** From FHIR to CDA elements, without what was carried: the way back that shows what is mapped. */

/** Statement element by kind of entry. */
const statements: Readonly<Record<EntryKind, string>> = {
  allergyConcern: 'act',
  problemConcern: 'act',
  medication: 'substanceAdministration',
  immunization: 'substanceAdministration',
  procedure: 'procedure',
  device: 'supply',
  organizer: 'organizer',
  observation: 'observation',
}

/** The kind of section, by its LOINC code wherever in the codings it stands. */
export function sectionKindOf(section: Json): SectionKind | 'other' {
  const code = element<CodeableConcept>(section.code)
  const codings = (extensionOf(code, SOURCE_CODING)?.valueCodeableConcept ?? code)?.coding ?? []
  for (const { code } of codings) {
    const rule = sectionByCode.get(code ?? '')
    if (rule) return rule.kind
  }
  return 'other'
}

/** `entry` with its clinical statement, or undefined when CDA has none for these resources. */
export function rebuildEntry(
  resources: readonly Json[],
  section: SectionKind | 'other',
  unmaking: Unmaking,
): XmlElement | undefined {
  const kind = kindOf(resources, section, unmaking)
  if (!kind) return undefined
  const entry = draft('entry')
  // Template and map are rows of the same kind: what one writes the other reads.
  const codec = entryTemplates[kind] as Codec<unknown>
  codec.write(entryMaps[kind].from(resources, unmaking), child(entry, statements[kind]))
  return entry
}

/** The resources of a section's entries, those that continue an entry beside the one that begins it. */
export function groupedEntries(section: Json, unmaking: Unmaking): readonly (readonly Json[])[] {
  const groups: Json[][] = []
  for (const reference of asArray(section.entry)) {
    const resource = unmaking.find(reference)
    if (!resource) continue
    const continues = extensionOf(resource, CONTINUES) !== undefined
    const last = groups.at(-1)
    if (continues && last) last.push(resource)
    else groups.push([resource])
  }
  return groups
}

/** The ClinicalDocument with its body still empty. */
export function rebuildHeader(bundle: Json, composition: Json, patient: Json, unmaking: Unmaking): XmlElement {
  const { contacts, ...role } = readBack<PatientWithContacts>(patientRows, patient, unmaking)
  const model: Header = {
    ...readBack<Header>(compositionRows, composition, unmaking),
    typeId: { root: '2.16.840.1.113883.1.3', extension: 'POCD_HD000040' },
    id: bundle.identifier ? identifier.from(bundle.identifier) : undefined,
    patient: role,
    contacts: contacts ?? [],
  }
  const root = draft('ClinicalDocument')
  header.write(model, root)
  child(child(root, 'component'), originalDocument(composition, unmaking) ? 'nonXMLBody' : 'structuredBody')
  return root
}

/** A rebuilt section where a section stands. */
export function inComponent(section: XmlElement): XmlElement {
  return { ...draft('component'), children: [section] }
}

export function draft(name: string): Draft {
  return { name, ns: V3, attributes: {}, children: [], line: 0, parent: null }
}

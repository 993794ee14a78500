import type { XmlElement, XmlNode } from '../../platform/xml/tree.ts'
import type { Entry, PatientSummary, Section } from '../../standards/cda/patient-summary/document.ts'
import type { Reference } from '../../standards/fhir/datatypes.ts'
import type { Json } from '../../standards/fhir/json.ts'
import { type Assembly, assemble, uuid } from './bundle.ts'
import type { Canonicals } from './canonicals.ts'
import { carry, type LeftBehind } from './carried.ts'
import { compositionRows } from './composition.ts'
import { identifier } from './identifier.ts'
import { type EntryMaking, type EntryMap, entryMaps, resource } from './entries.ts'
import { CONTINUES } from '../../validation/profiles/carried-extensions.ts'
import { asArray, fill } from './map.ts'
import { documentReference, isOnlyBytes } from './original-document.ts'
import { patientRows } from './patient.ts'
import { draft, inComponent, rebuildEntry, rebuildHeader, sectionKindOf } from './rebuild.ts'
import { absentSections, emptyReason, isRepeated, sectionFromFhir, sectionToFhir } from './sections.ts'

/** A unit of the source with what became of it; the loss account is made of these. */
export type Converted = LeftBehind & {
  /** FHIR path of the unit's own element, as `Bundle.entry[3].resource`. */
  readonly at: string
  /** The entry's model table and resources, to name elements by. */
  readonly entry?: { readonly kind: Entry['kind']; readonly resources: readonly Json[] }
}

export type ToEps = {
  readonly bundle: Json
  readonly converted: readonly Converted[]
  /** Narrative blocks by where their text went. */
  readonly narratives: readonly { readonly text: XmlElement; readonly to: string; readonly exact: boolean }[]
  /** Position in the Bundle by resource id, for paths. */
  readonly positions: ReadonlyMap<string, number>
}

/**
 * CDA patient summary to an EPS document Bundle (R4). Pure and repeatable: the same document gives the same Bundle,
 * but for the time stamp of a document whose own time has no offset.
 *
 * @param now used as Bundle.timestamp only when the document's own time cannot be
 */
export function toEps(summary: PatientSummary, canonicals: Canonicals, now: Date): ToEps {
  const { id } = summary.header
  const documentId = `${id?.root ?? ''}^${id?.extension ?? ''}`
  const begun = begin(summary, documentId, canonicals)
  const { assembly, composition, patient } = begun
  const outer = summary.sections.filter(({ nested }) => !nested)
  const sections = outer.map((section, position) =>
    convertSection(section, isRepeated(section, outer), position, { ...begun, canonicals }),
  )
  const original = documentReference(summary, assembly)
  composition.section = [...sections.map(({ json }) => json), ...absentSections(outer), ...original]
  const body = narrativeOfBody(summary, assembly)
  const bundle: Json = {
    resourceType: 'Bundle',
    ...(canonicals.profiles.bundle ? { meta: { profile: [canonicals.profiles.bundle] } } : {}),
    identifier: (id && identifier.to(id)) ?? { system: 'urn:ietf:rfc:3986', value: `urn:uuid:${uuid(documentId)}` },
    type: 'document',
    timestamp: instant(composition.date) ?? now.toISOString(),
    entry: assembly.entries,
  }
  const elsewhere = new Set<XmlNode>([...outer.map(componentOf), ...(body?.exact ? [body.text] : [])])
  const rebuilt = rebuildHeader(bundle, composition, patient, assembly)
  const header = { ...carry(summary.dialect.root, rebuilt, composition, elsewhere), at: 'Bundle.entry[0].resource' }
  return {
    bundle,
    converted: [...sections.flatMap(({ converted }) => converted), header],
    narratives: [...sections.flatMap(({ narrative }) => narrative ?? []), ...(body ? [body] : [])],
    positions: new Map(assembly.entries.map(({ resource }, position) => [String(resource.id), position])),
  }
}

type Begun = { readonly assembly: Assembly; readonly composition: Json; readonly patient: Json }

/** The document with its Composition and Patient, which is all of the header. */
function begin({ header }: PatientSummary, documentId: string, canonicals: Canonicals): Begun {
  const patient: Json = resource('Patient', 'patient', canonicals)
  const composition: Json = resource('Composition', 'composition', canonicals)
  const assembly = assemble(documentId, { reference: `urn:uuid:${uuid(`${documentId}#1`)}` })
  assembly.put(composition)
  assembly.put(patient)
  Object.assign(composition, { status: 'final' })
  fill(patientRows, { ...(header.patient ?? nobody), contacts: header.contacts }, patient, assembly)
  fill(compositionRows, header, composition, assembly)
  composition.subject = assembly.patient
  return { assembly, composition, patient }
}

type ConvertedSection = {
  readonly json: Json
  /** Its entries, and then what is left of the section itself. */
  readonly converted: readonly Converted[]
  readonly narrative?: ToEps['narratives'][number]
}

function convertSection(
  section: Section,
  repeated: boolean,
  position: number,
  { assembly, composition, canonicals }: Begun & { readonly canonicals: Canonicals },
): ConvertedSection {
  const { section: json, exact } = sectionToFhir(section, repeated)
  const kind = section.kind === 'other' ? 'results' : section.kind
  const making: EntryMaking = { ...assembly, section: kind, canonicals, ...asOf(composition) }
  const entries = section.entries.flatMap((entry): readonly Converted[] => {
    const result = convertEntry(entry, sectionKindOf(json), making)
    return result ? [{ ...result, at: `Bundle.entry[${assembly.positionOf(result.holder)}].resource` }] : []
  })
  const references = entries.flatMap(referencesOf)
  if (references.length > 0) json.entry = references
  else json.emptyReason = emptyReason(section.nullFlavor)
  const at = `Bundle.entry[0].resource.section[${position}]`
  const { text } = section
  const elsewhere = new Set<XmlNode>([...(exact && text ? [text] : []), ...entries.map(({ source }) => source)])
  const shell = { ...carry(componentOf(section), inComponent(sectionFromFhir(json)), json, elsewhere), at }
  return {
    json,
    converted: [...entries, shell],
    ...(text ? { narrative: { text, to: exact ? `${at}.text.div` : `${at}.extension`, exact } } : {}),
  }
}

/** The resources that stand for an entry in its section: the first, and those of its type. */
function referencesOf({ holder, entry }: Converted): readonly Reference[] {
  return (entry?.resources ?? [])
    .filter((each, order) => order === 0 || each.resourceType === holder.resourceType)
    .map((each) => ({ reference: `urn:uuid:${each.id}` }))
}

/** Where the one text of an L1 document went. */
function narrativeOfBody(
  { nonXmlBody }: PatientSummary,
  { entries }: Assembly,
): ToEps['narratives'][number] | undefined {
  const text = nonXmlBody?.source
  if (!text) return undefined
  const exact = isOnlyBytes(text)
  const attachment = `Bundle.entry[${entries.length - 1}].resource.content[0].attachment`
  return { text, to: exact ? attachment : 'Bundle.entry[0].resource.extension', exact }
}

const nobody = {
  ids: [],
  addresses: [],
  telecoms: [],
  names: [],
  guardians: [],
  languages: [],
  gender: undefined,
  birthTime: undefined,
  maritalStatus: undefined,
  provider: undefined,
} as const

function convertEntry(entry: Entry, sectionKind: Section['kind'], making: EntryMaking) {
  // Kind and model come from the same row of the section table.
  const map = entryMaps[entry.kind] as EntryMap<unknown>
  const resources = map.to(entry.model, making)
  const first = resources[0]
  if (!first) return undefined
  for (const each of resources.slice(1))
    if (each.resourceType === first.resourceType)
      each.extension = [...asArray(each.extension), { url: CONTINUES, valueBoolean: true }]
  const rebuilt = rebuildEntry(resources, sectionKind, making) ?? draft('entry')
  return { ...carry(entry.source, rebuilt, first), entry: { kind: entry.kind, resources } }
}

function componentOf(section: Section): XmlElement {
  // A section is read below a component (`sectionsOf`).
  return section.source.parent as XmlElement
}

function instant(date: unknown): string | undefined {
  return typeof date === 'string' && date.length > 10 ? date : undefined
}

/** When the document was written, if it says so. */
export function asOf({ date }: Json): { readonly asOf?: string } {
  return typeof date === 'string' ? { asOf: date } : {}
}

import type { XmlElement, XmlNode } from '../../platform/xml/tree.ts'
import type { Entry, PatientSummary, Section } from '../../standards/cda/patient-summary/document.ts'
import type { Json } from '../../standards/fhir/json.ts'
import { assemble, uuid } from './bundle.ts'
import type { Canonicals } from './canonicals.ts'
import { carry, type LeftBehind } from './carried.ts'
import { compositionRows } from './composition.ts'
import { identifier } from './identifier.ts'
import { type EntryMaking, type EntryMap, entryMaps, resource } from './entries.ts'
import { CONTINUES } from './extensions.ts'
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
  const { header } = summary
  const documentId = `${header.id?.root ?? ''}^${header.id?.extension ?? ''}`
  const patient: Json = resource('Patient', 'patient', canonicals)
  const composition: Json = resource('Composition', 'composition', canonicals)
  const assembly = assemble(documentId, { reference: `urn:uuid:${uuid(`${documentId}#1`)}` })
  assembly.put(composition)
  assembly.put(patient)
  Object.assign(composition, { status: 'final' })
  fill(patientRows, { ...(header.patient ?? nobody), contacts: header.contacts }, patient, assembly)
  fill(compositionRows, header, composition, assembly)
  composition.subject = assembly.patient

  const converted: Converted[] = []
  const narratives: { text: XmlElement; to: string; exact: boolean }[] = []
  const inBody = new Set<XmlNode>()
  const made = summary.sections
    .filter(({ nested }) => !nested)
    .map((section, position, all) => {
      const at = `Bundle.entry[0].resource.section[${position}]`
      const { section: json, exact } = sectionToFhir(section, isRepeated(section, all))
      const making: EntryMaking = {
        ...assembly,
        section: section.kind === 'other' ? 'results' : section.kind,
        canonicals,
        ...asOf(composition),
      }
      const elsewhere = new Set<XmlNode>(exact && section.text ? [section.text] : [])
      const references = section.entries.flatMap((entry) => {
        const result = convertEntry(entry, sectionKindOf(json), making)
        if (!result) return []
        elsewhere.add(entry.source)
        converted.push({ ...result, at: `Bundle.entry[${assembly.positionOf(result.holder)}].resource` })
        return result.entry.resources
          .filter((each, order) => order === 0 || each.resourceType === result.holder.resourceType)
          .map((each) => ({ reference: `urn:uuid:${each.id}` }))
      })
      if (references.length > 0) json.entry = references
      else json.emptyReason = emptyReason(section.nullFlavor)
      const component = componentOf(section)
      inBody.add(component)
      converted.push({ ...carry(component, inComponent(sectionFromFhir(json)), json, elsewhere), at })
      if (section.text) narratives.push({ text: section.text, to: exact ? `${at}.text.div` : `${at}.extension`, exact })
      return json
    })
  const original = documentReference(summary, assembly)
  composition.section = [...made, ...absentSections(summary.sections.filter(({ nested }) => !nested)), ...original]
  const body = summary.nonXmlBody?.source
  if (body) {
    const exact = isOnlyBytes(body)
    if (exact) inBody.add(body)
    const to = `Bundle.entry[${assembly.entries.length - 1}].resource.content[0].attachment`
    narratives.push({ text: body, to: exact ? to : 'Bundle.entry[0].resource.extension', exact })
  }

  const bundle: Json = {
    resourceType: 'Bundle',
    ...(canonicals.profiles.bundle ? { meta: { profile: [canonicals.profiles.bundle] } } : {}),
    identifier: (header.id && identifier.to(header.id)) ?? {
      system: 'urn:ietf:rfc:3986',
      value: `urn:uuid:${uuid(documentId)}`,
    },
    type: 'document',
    timestamp: instant(composition.date) ?? now.toISOString(),
    entry: assembly.entries,
  }
  const root = summary.dialect.root
  converted.push({
    ...carry(root, rebuildHeader(bundle, composition, patient, assembly), composition, inBody),
    at: 'Bundle.entry[0].resource',
  })
  const positions = new Map(assembly.entries.map(({ resource: { id } }, position) => [String(id), position]))
  return { bundle, converted, narratives, positions }
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

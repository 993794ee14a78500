import { Problem } from '../../kernel/problem.ts'
import type { XmlElement, XmlNode } from '../../platform/xml/tree.ts'
import { child, type Draft } from '../../standards/cda/template.ts'
import type { Json } from '../../standards/fhir/json.ts'
import { resourcesOf } from './bundle.ts'
import { restore } from './carried.ts'
import { originalDocument } from './original-document.ts'
import { asArray, type Unmaking } from './map.ts'
import { draft, groupedEntries, rebuildEntry, rebuildHeader, sectionKindOf } from './rebuild.ts'
import { isNotInSource, narrativeOf, sectionFromFhir } from './sections.ts'

/**
 * An EPS document Bundle to a CDA L3 (or L1) ClinicalDocument in the dialect of wave 6 and later, with everything that
 * {@link toEps} carried. Resources CDA has no statement for stay in their section's narrative.
 *
 * @throws Problem `eps-not-a-document` when there is no Composition or no Patient
 */
export function fromEps(bundle: Json): XmlElement {
  const resources = resourcesOf(bundle)
  const composition = resources.entries[0]?.resource
  if (bundle.resourceType !== 'Bundle' || composition?.resourceType !== 'Composition')
    throw new Problem('invalid', 'eps-not-a-document', 'The first entry of the Bundle is not a Composition', {
      at: 'Bundle.entry[0].resource',
    })
  const patient = resources.find(composition.subject)
  if (patient?.resourceType !== 'Patient')
    throw new Problem('invalid', 'eps-no-patient', 'The Composition does not refer to a Patient in the Bundle', {
      at: 'Bundle.entry[0].resource.subject',
    })
  const root = restore(rebuildHeader(bundle, composition, patient, resources), composition)
  const body = draft('component')
  const sections = asArray(composition.section) as Json[]
  const original = sections.map((section) => originalDocument(section, resources)).find(Boolean)
  if (original) {
    const text = child(child(body, 'nonXMLBody'), 'text')
    Object.assign(text.attributes, {
      ...(original.mediaType ? { mediaType: original.mediaType } : {}),
      representation: 'B64',
    })
    text.children.push(original.base64)
  } else {
    const structured = child(body, 'structuredBody')
    for (const section of sections) if (!isNotInSource(section)) addSection(structured, section, resources)
  }
  return { ...root, children: [...root.children, body] }
}

function addSection(structured: Draft, section: Json, unmaking: Unmaking): void {
  const kind = sectionKindOf(section)
  const shell = restore(withoutText(sectionFromFhir(section)), section)
  const entries = groupedEntries(section, unmaking).flatMap((resources) => {
    const entry = rebuildEntry(resources, kind, unmaking)
    return entry && resources[0] ? [restore(entry, resources[0])] : []
  })
  const text = narrativeOf(section)
  child(structured, 'component').children.push({ ...shell, children: inOrder(shell, text, entries) })
}

/** Text stands before the entries; a narrative that was carried whole is already in the shell. */
function inOrder(shell: XmlElement, text: XmlElement | undefined, entries: readonly XmlElement[]): XmlNode[] {
  const carriedText = shell.children.some((node) => typeof node !== 'string' && node.name === 'text')
  const before = (node: XmlNode) =>
    typeof node !== 'string' && ['templateId', 'id', 'code', 'title'].includes(node.name)
  return [
    ...shell.children.filter(before),
    ...(text && !carriedText ? [text] : []),
    ...shell.children.filter((node) => !before(node) && typeof node !== 'string' && node.name === 'text'),
    ...shell.children.filter(
      (node) => !before(node) && typeof node !== 'string' && node.name !== 'text' && node.name !== 'entry',
    ),
    ...entries,
    ...shell.children.filter((node) => typeof node !== 'string' && node.name === 'entry'),
  ]
}

function withoutText(section: XmlElement): XmlElement {
  return { ...section, children: section.children.filter((node) => typeof node === 'string' || node.name !== 'text') }
}

import { Problem } from '../../kernel/problem.ts'
import type { XmlElement, XmlNode } from '../../platform/xml/tree.ts'
import { inCdaOrder } from '../../standards/cda/template.ts'
import type { Json } from '../../standards/fhir/json.ts'
import { resourcesOf } from './bundle.ts'
import { restore } from './carried.ts'
import { originalDocument } from './original-document.ts'
import { asArray, type Unmaking } from './map.ts'
import { draft, groupedEntries, inComponent, rebuildEntry, rebuildHeader, sectionKindOf } from './rebuild.ts'
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
  const sections = asArray(composition.section) as Json[]
  const original = sections.map((section) => originalDocument(section, resources)).find(Boolean)
  const content = original
    ? [textOfBody(original)]
    : sections.filter((section) => !isNotInSource(section)).map((section) => sectionComponent(section, resources))
  return filled(inCdaOrder(root), content)
}

/** Puts the content into the body that the header was rebuilt with. */
function filled(element: XmlElement, content: readonly XmlElement[]): XmlElement {
  const bodies = ['component', 'structuredBody', 'nonXMLBody']
  return {
    ...element,
    children: element.children.flatMap((node): XmlNode[] => {
      if (typeof node === 'string' || !bodies.includes(node.name)) return [node]
      return [node.name === 'component' ? filled(node, content) : { ...node, children: [...node.children, ...content] }]
    }),
  }
}

function textOfBody({ mediaType, base64 }: { readonly mediaType?: string; readonly base64: string }): XmlElement {
  return {
    ...draft('text'),
    attributes: { ...(mediaType ? { mediaType } : {}), representation: 'B64' },
    children: [base64],
  }
}

function sectionComponent(section: Json, unmaking: Unmaking): XmlElement {
  const kind = sectionKindOf(section)
  const component = restore(inComponent(sectionFromFhir(section)), section)
  const entries = groupedEntries(section, unmaking).flatMap((resources) => {
    const entry = rebuildEntry(resources, kind, unmaking)
    return entry && resources[0] ? [restore(entry, resources[0])] : []
  })
  const text = narrativeOf(section)
  return inCdaOrder({
    ...component,
    children: component.children.map((node) =>
      typeof node !== 'string' && node.name === 'section'
        ? { ...node, children: [...node.children, ...missingText(node, text), ...entries] }
        : node,
    ),
  })
}

/** The narrative, unless it was carried whole and is there already. */
function missingText(section: XmlElement, text: XmlElement | undefined): readonly XmlElement[] {
  const carried = section.children.some((node) => typeof node !== 'string' && node.name === 'text')
  return text && !carried ? [text] : []
}

import { Problem } from '../../kernel/problem.ts'
import type { XmlElement } from '../../platform/xml/tree.ts'
import { firstChild, inCdaOrder } from '../../standards/cda/template.ts'
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
  const content = sections.filter((section) => !isNotInSource(section))
  const fillBody = (body: XmlElement): XmlElement =>
    original
      ? withMissing(body, textOfBody(original))
      : { ...body, children: [...body.children, ...content.map((section) => sectionComponent(section, resources))] }
  const body = original ? 'nonXMLBody' : 'structuredBody'
  return inCdaOrder(onFirst(root, 'component', (component) => onFirst(component, body, fillBody)))
}

/** The element with its first child of this name changed: the one that is read. */
function onFirst(element: XmlElement, name: string, change: (child: XmlElement) => XmlElement): XmlElement {
  const found = firstChild(element, name)
  if (!found) return element
  return { ...element, children: element.children.map((node) => (node === found ? change(found) : node)) }
}

/** Text that came as something of its own, unless it was carried whole and is there already. */
function withMissing(element: XmlElement, text: XmlElement | undefined): XmlElement {
  return text && !firstChild(element, 'text') ? { ...element, children: [...element.children, text] } : element
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
  return onFirst(component, 'section', (element) => {
    const told = withMissing(element, text)
    return { ...told, children: [...told.children, ...entries] }
  })
}

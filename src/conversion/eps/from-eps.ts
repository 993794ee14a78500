import { Problem } from '../../kernel/problem.ts'
import type { XmlElement } from '../../platform/xml/tree.ts'
import { firstChild, inCdaOrder } from '../../standards/cda/template.ts'
import type { Json } from '../../standards/fhir/json.ts'
import { requireShape } from '../../standards/fhir/shape.ts'
import { resourcesOf } from './bundle.ts'
import { restore } from './carried.ts'
import { contradicted, type Given } from './contradiction.ts'
import { elements } from './elements.ts'
import { kindOf } from './entries.ts'
import { CARRIED } from '../../validation/profiles/carried-extensions.ts'
import { extensionOf } from './extensions.ts'
import { originalDocument } from './original-document.ts'
import { asArray, type Unmaking } from './map.ts'
import { draft, groupedEntries, inComponent, rebuildEntry, rebuildHeader, sectionKindOf } from './rebuild.ts'
import { withRequired } from './required.ts'
import { isNotInSource, narrativeOf, sectionFromFhir } from './sections.ts'
import { requireSamePatient, sayable } from './whose.ts'

/** Every type of resource that a map reads. */
const readResources: ReadonlySet<string> = new Set([
  ...['Composition', 'Patient', 'Practitioner', 'PractitionerRole', 'Organization', 'Device', 'Medication'],
  ...['AllergyIntolerance', 'Condition', 'MedicationStatement', 'Immunization', 'Procedure', 'DeviceUseStatement'],
  ...['Observation', 'ClinicalImpression', 'DocumentReference'],
])

/**
 * An EPS document Bundle to a CDA L3 (or L1) ClinicalDocument in the dialect of wave 6 and later, with everything that
 * {@link toEps} carried and that does not contradict the FHIR beside it (`contradiction.ts`). Resources CDA has no
 * statement for stay in their section's narrative.
 *
 * @throws Problem `fhir-form` for JSON that is no FHIR, `eps-not-a-document` without a Composition, `eps-no-patient`, `eps-two-patients`, or
 *   `eps-modifier-extension` when Bundle, Composition or Patient mean something else than they seem to
 */
export function fromEps(bundle: Json): XmlElement {
  return withoutContradictions(givenIn(bundle))
}

/**
 * The places of what nobody is told of who reads the document that {@link fromEps} makes: entries that CDA has no
 * statement for in a section without words, and sections inside sections, which no EPS has.
 *
 * @throws as {@link fromEps}
 */
export function untoldIn(bundle: Json): readonly string[] {
  return givenIn(bundle).content.flatMap(({ section, left }, at) => {
    const place = `Bundle.entry[0].resource.section[${at}]`
    const silent = left > 0 && narrativeOf(section) === undefined
    return [...(silent ? [`${place}.entry`] : []), ...(asArray(section.section).length > 0 ? [`${place}.section`] : [])]
  })
}

function givenIn(bundle: Json): FromBundle {
  requireShape(bundle, readResources)
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
  for (const resource of [bundle, composition, patient])
    if (asArray(resource.modifierExtension).length > 0)
      throw new Problem('unsupported', 'eps-modifier-extension', 'An extension nobody here knows changes the meaning', {
        at: `${resource.resourceType}.modifierExtension`,
      })
  const sections = elements<Json>(composition.section).filter((section) => !isNotInSource(section))
  const original = originalDocument(composition, resources)
  const content = original ? [] : sections
  return {
    bundle,
    composition,
    patient,
    unmaking: resources,
    original,
    content: content.map((section, at) => contentOf(section, at, patient, resources)),
  }
}

/** With what was carried, but for the parts that contradict the FHIR they stand beside. */
function withoutContradictions(given: FromBundle): XmlElement {
  const holders = [given.composition, ...given.content.flatMap(({ section, entries }) => [section, ...entries.flat()])]
  const carrying = new Set(holders.filter((holder) => extensionOf(holder, CARRIED)))
  const plain = documentOf(given, new Set())
  // What carries nothing was not made of CDA, and may lack what CDA must have.
  if (carrying.size === 0) return inCdaOrder(withRequired(plain))
  let trusted = carrying
  while (trusted.size > 0) {
    const restored = documentOf(given, trusted)
    const gone = contradicted(given, restored, plain)
    const kept = new Set([...trusted].filter((holder) => !gone.has(holder)))
    if (kept.size === trusted.size) return restored
    trusted = kept
  }
  return plain
}

type FromBundle = Omit<Given, 'content'> & {
  readonly content: readonly Content[]
  readonly bundle: Json
  readonly original: { readonly mediaType?: string; readonly base64: string } | undefined
}

/** A section, and how many of its entries CDA has no statement for. */
type Content = Given['content'][number] & { readonly left: number }

/** The resources of a section by the CDA entries that are made of them. */
function contentOf(section: Json, at: number, patient: Json, unmaking: Unmaking): Content {
  const kind = sectionKindOf(section)
  const groups = groupedEntries(section, unmaking)
  for (const resource of groups.flat())
    requireSamePatient(resource, patient, unmaking, `Bundle.entry[0].resource.section[${at}].entry`)
  const entries = groups.filter((resources) => kindOf(resources, kind, unmaking) && sayable(resources, unmaking))
  return { section, entries, left: asArray(section.entry).length - entries.flat().length }
}

function documentOf(given: FromBundle, trusted: ReadonlySet<Json>): XmlElement {
  const { bundle, composition, patient, original, content, unmaking } = given
  const put = (rebuilt: XmlElement, holder: Json) => (trusted.has(holder) ? restore(rebuilt, holder) : rebuilt)
  const root = put(rebuildHeader(bundle, composition, patient, unmaking), composition)
  const fillBody = (body: XmlElement): XmlElement =>
    original
      ? withMissing(body, textOfBody(original))
      : { ...body, children: [...body.children, ...content.map((each) => sectionComponent(each, unmaking, put))] }
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

function sectionComponent(
  { section, entries }: Given['content'][number],
  unmaking: Unmaking,
  put: (rebuilt: XmlElement, holder: Json) => XmlElement,
): XmlElement {
  const kind = sectionKindOf(section)
  const component = put(inComponent(sectionFromFhir(section)), section)
  const statements = entries.flatMap((resources) => {
    const entry = rebuildEntry(resources, kind, unmaking)
    return entry && resources[0] ? [put(entry, resources[0])] : []
  })
  const text = narrativeOf(section)
  return onFirst(component, 'section', (element) => {
    const told = withMissing(element, text)
    return { ...told, children: [...told.children, ...statements] }
  })
}

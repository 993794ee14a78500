import type { XmlElement } from '../../platform/xml/tree.ts'
import { type Codec, many, template } from '../../standards/cda/template.ts'
import type { Json } from '../../standards/fhir/json.ts'
import { type BundleEntry, resourcesOf } from './bundle.ts'
import { type Telling, tellingEntries, tellingPlaces } from './telling-places.ts'
import type { Converted, ToEps } from './to-eps.ts'

/** By id of a resource made: elements, as `ElementDefinition.id`, for which the source has a value left over. */
export type KnownInSource = ReadonlyMap<string, ReadonlySet<string>>

/**
 * What the source tells of the resources made that these may not say: of places that tell an obligated element, those
 * of which something is carried (`cda-carried`) rather than mapped. An element that is here and not populated was known
 * in the source. What is mapped is not here: it is populated, or another element says it.
 */
export function knownInSource({ bundle, converted }: Pick<ToEps, 'bundle' | 'converted'>): KnownInSource {
  const known = new Map<string, Set<string>>()
  const add = (id: unknown, element: string) => {
    const elements = known.get(String(id)) ?? new Set()
    known.set(String(id), elements.add(element))
  }
  const { entries, find } = resourcesOf(bundle)
  for (const unit of converted) {
    if (unit.leftOver.size === 0) continue
    const told = entryOfSection(unit)
    if (told) add(entries[0]?.resource.id, told)
    const subjects = Map.groupBy(subjectsOf(unit, entries, find), ({ resourceType }) => String(resourceType))
    for (const [type, resources] of subjects) {
      const telling = tellingPlaces[type]
      if (!telling) continue
      for (const [at, { id }] of resources.entries())
        for (const element of leftOf(unit, telling, at, resources.length)) add(id, `${type}.${element}`)
    }
  }
  return known
}

/** The resources a unit tells of: its own and those they refer to; of the document itself, Composition and Patient. */
function subjectsOf(
  { entry, source }: Converted,
  entries: readonly BundleEntry[],
  find: (reference: unknown) => Json | undefined,
): readonly Json[] {
  if (!entry) return source.name === 'ClinicalDocument' ? entries.slice(0, 2).map(({ resource }) => resource) : []
  const referred = entry.resources.flatMap(({ medicationReference, device }) => [
    find(medicationReference),
    find(device),
  ])
  return [...entry.resources, ...referred].filter((each) => each !== undefined)
}

/** Elements of the n-th of so many resources for which something is left over in this unit. */
function leftOf(unit: Converted, { statement, places, shared = {} }: Telling, at: number, of: number): string[] {
  const all = statement ? placesIn(unit.source, statement) : [unit.source]
  const statements = all.length === of ? all.slice(at, at + 1) : all
  const named = (table: Telling['places'], under: readonly XmlElement[]) =>
    Object.entries(table).flatMap(([element, paths]) =>
      under.some((each) => paths.some((path) => isLeft(unit, each, path))) ? [element] : [],
    )
  return [...named(places, statements), ...named(shared, [unit.source])]
}

function entryOfSection(unit: Converted): string | undefined {
  if (unit.source.name !== 'component') return undefined
  const [code] = placesIn(unit.source, 'section/code')
  const told = tellingEntries[code?.attributes.code ?? '']
  return told?.places.some((path) => isLeft(unit, unit.source, path)) ? told.element : undefined
}

function isLeft({ leftOver }: Converted, under: XmlElement, path: string): boolean {
  const [, elements = '', attribute] = /^(.*?)(?:\/@(\w+))?$/.exec(path) ?? []
  return placesIn(under, elements).some((element) => {
    const left = leftOver.get(element)
    if (!left) return false
    return attribute ? left.has(attribute) : [...left].some((part) => tells(part, element))
  })
}

/** Parts that hold a value; the others say what sort of value it is, or why there is none. */
const values: ReadonlySet<string> = new Set(['code', 'value', 'extension', '#text'])

function tells(part: string, { attributes }: XmlElement): boolean {
  const { nullFlavor, code } = attributes
  if (part === 'displayName') return code === undefined
  return values.has(part) && !(part === 'code' && nullFlavor !== undefined && code === nullFlavor)
}

const itself: Codec<XmlElement> = { read: (element) => element, write: () => undefined }

function placesIn(element: XmlElement, path: string): readonly XmlElement[] {
  return template({ found: many(path, itself) }).read(element, { resolve: () => undefined }).found
}

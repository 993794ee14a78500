import { isObject, type JsonObject } from '../definitions.ts'
import { type ContentRule, contentOf } from './content.ts'
import type { DocumentIndex, Standing } from './document-index.ts'
import { checkImaging } from './imaging.ts'
import { checkPrescriptions } from './prescription.ts'
import { checkReports } from './report.ts'
import { checkSearchSet } from './search.ts'
import { checkSections } from './sections.ts'
import { checkSubject } from './subject.ts'
import { checkEntries, checkLinks, type Entry, entriesOf, objects } from './entries.ts'
import { type Names, namesOf, type Place, seek } from './names.ts'
import { checkReach, pathOf } from './reach.ts'
import type { Fault } from '../fault.ts'

/** What a document, and a message, begins with, and what of it must be in the Bundle. */
type Opening = { readonly type: string; readonly references: (opening: JsonObject) => readonly Place[] }

/** By `Bundle.type`. */
const openings: ReadonlyMap<unknown, Opening> = new Map([
  ['document', { type: 'Composition', references: ofComposition }],
  ['message', { type: 'MessageHeader', references: (header: JsonObject) => manyOf(header, 'focus') }],
])

/**
 * What FHIR says of a Bundle in prose, not in its invariants: what entries are called, what a document begins with,
 * that it has what its Composition names, and nothing else. Faults stand below the Bundle.
 *
 * @see https://hl7.org/fhir/R4/bundle.html
 * @see https://hl7.org/fhir/R4/documents.html
 */
export function checkBundle(standing: Standing, index: DocumentIndex): readonly Fault[] {
  const bundle = standing.resource
  const opening = openings.get(bundle.type)
  return [
    ...checkLinks(bundle),
    ...(opening ? checkOpened(bundle, opening) : []),
    ...(bundle.type === 'searchset' ? checkSearchSet(bundle) : []),
    ...checkEntries(bundle),
    ...checkContent(standing, index),
  ]
}

/** What resources of one document say of each other, whatever kind of document it is: advice where FHIR only explains. */
const contentRules: readonly ContentRule[] = [
  checkSubject,
  checkSections,
  checkReports,
  checkImaging,
  checkPrescriptions,
]

function checkContent(standing: Standing, index: DocumentIndex): readonly Fault[] {
  const { type } = standing.resource
  if (type !== 'document' && type !== 'collection') return []
  const content = contentOf(standing, index)
  return contentRules.flatMap((rule) => rule(content))
}

function checkOpened(bundle: JsonObject, opening: Opening): readonly Fault[] {
  const [first] = entriesOf(bundle)
  if (first === undefined) return [{ code: 'document-without-entries', severity: 'error' }]
  const names = namesOf(bundle)
  const begun = checkFirst(first, opening, names)
  const reported = new Set(begun.flatMap(({ at }) => (at ? [pathOf(at)] : [])))
  return [...begun, ...checkReach(bundle, names, reported)]
}

function checkFirst(first: Entry, { type, references }: Opening, names: Names): readonly Fault[] {
  const { resource, place } = first
  if (resource === undefined) return [{ code: 'document-without-opening', severity: 'error', at: ['entry', place] }]
  const at = ['entry', place, 'resource'] as const
  if (resource.resourceType !== type) {
    return [{ code: 'document-opens-wrongly', severity: 'error', at, parameters: { expected: type } }]
  }
  return references(resource).flatMap((below): Fault[] => {
    const reference = referenceAt(resource, below)
    if (reference === undefined || reference.startsWith('#')) return []
    const { found } = seek(reference, first, names)
    const place = [...at, ...below]
    if (found === 'one') return []
    return [{ code: missing[found], severity: 'error', at: place, parameters: { place: pathOf(place) } }]
  })
}

const missing = {
  none: 'document-lacks-resource',
  several: 'document-reference-to-several',
  'under-other-url': 'document-reference-under-other-url',
} as const

/** @see https://hl7.org/fhir/R4/documents.html#content: what must be in the Bundle because the Composition names it */
function ofComposition(composition: JsonObject): readonly Place[] {
  return [
    ...oneOf(composition, 'subject'),
    ...manyOf(composition, 'author'),
    ...oneOf(composition, 'encounter'),
    ...oneOf(composition, 'custodian'),
    ...below(composition, 'attester', (attester) => oneOf(attester, 'party')),
    ...below(composition, 'event', (event) => manyOf(event, 'detail')),
    ...ofSections(composition),
  ]
}

function ofSections(holder: JsonObject): readonly Place[] {
  return below(holder, 'section', (section) => [
    ...manyOf(section, 'author'),
    ...oneOf(section, 'focus'),
    ...manyOf(section, 'entry'),
    ...ofSections(section),
  ])
}

function oneOf(holder: JsonObject, name: string): readonly Place[] {
  return isObject(holder[name]) ? [[name]] : []
}

function manyOf(holder: JsonObject, name: string): readonly Place[] {
  return objects(holder[name]).map(({ place }) => [name, place])
}

function below(holder: JsonObject, name: string, of: (held: JsonObject) => readonly Place[]): readonly Place[] {
  return objects(holder[name]).flatMap(({ value, place }) => of(value).map((rest) => [name, place, ...rest]))
}

/** The places were found by walking the resource, so every step but the last value is there. */
function referenceAt(resource: JsonObject, at: Place): string | undefined {
  const found = at.reduce<unknown>(
    (value, step) => (value as { readonly [step: string | number]: unknown })[step],
    resource,
  )
  return isObject(found) && typeof found.reference === 'string' && found.reference !== '' ? found.reference : undefined
}

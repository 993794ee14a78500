import type { JsonObject } from './definitions.ts'
import { isObject, objects } from './document-entries.ts'
import type { Standing } from './document-index.ts'
import type { Fault } from './fault.ts'

type Place = readonly (string | number)[]

/** What a resource says below itself, its contained resources aside. */
type Said = {
  /** Ids of elements, each with every place that bears it. */
  readonly ids: ReadonlyMap<string, readonly Place[]>
  /** Ids of contained resources that are referred to, however: `#` before them in the text. */
  readonly fragments: ReadonlySet<string>
}

/**
 * What FHIR says of one resource as a whole, wherever it stands, and no invariant covers: what it contains, ids of
 * elements, security labels, and the language of its narrative. Faults stand below the resource.
 *
 * @see https://hl7.org/fhir/R4/references.html#contained
 */
export function checkResource({ resource }: Standing): readonly Fault[] {
  const said = saidBy(resource)
  return [
    ...checkContained(resource, said),
    ...checkIds(said),
    ...checkSecurity(resource),
    ...checkLanguage(resource),
    ...(resource.resourceType === 'Observation' ? checkObservation(resource) : []),
  ]
}

function checkContained(resource: JsonObject, said: Said): readonly Fault[] {
  const contained = objects(resource.contained).map(({ value, place }) => ({
    place,
    id: value.id,
    said: saidBy(value),
  }))
  if (contained.length === 0) return []
  const used = usedFrom(said, contained)
  const seen = new Set<unknown>()
  return contained.flatMap(({ place, id }): Fault[] => {
    const at = ['contained', place]
    const again = seen.has(id)
    seen.add(id)
    const unused: Fault = { code: 'contained-unused', severity: 'error', rule: 'dom-3', at }
    if (typeof id !== 'string') return [{ code: 'contained-without-id', severity: 'error', at }, unused]
    return [
      ...(again ? [{ code: 'contained-id-again', severity: 'error' as const, at }] : []),
      ...(used.has(id) ? [] : [unused]),
    ]
  })
}

/** dom-3: used is what the resource refers to, what refers to the resource, and what those refer to. */
function usedFrom(
  said: Said,
  contained: readonly { readonly id: unknown; readonly said: Said }[],
): ReadonlySet<unknown> {
  const used = new Set<unknown>(said.fragments)
  for (const each of contained) if (each.said.fragments.has('')) used.add(each.id)
  for (let before = -1; before !== used.size; ) {
    before = used.size
    for (const each of contained) if (used.has(each.id)) for (const id of each.said.fragments) used.add(id)
  }
  return used
}

/** Unique within the resource (https://hl7.org/fhir/R4/element.html). */
function checkIds({ ids }: Said): readonly Fault[] {
  return [...ids.values()].flatMap(([, ...again]) =>
    again.map((at): Fault => ({ code: 'element-id-again', severity: 'error', at })),
  )
}

/** A set: https://hl7.org/fhir/R4/resource-definitions.html#Meta.security */
function checkSecurity({ meta }: JsonObject): readonly Fault[] {
  const seen = new Set<string>()
  return objects(isObject(meta) ? meta.security : undefined).flatMap(({ value: { system, code }, place }): Fault[] => {
    const label = JSON.stringify([system, code])
    if (seen.has(label)) return [{ code: 'security-label-again', severity: 'error', at: ['meta', 'security', place] }]
    seen.add(label)
    return []
  })
}

/** Without these a value can hardly be used; HL7 calls it best practice (https://hl7.org/fhir/R4/observation.html). */
const observed: Readonly<Record<string, string>> = {
  subject: 'observation-without-subject',
  performer: 'observation-without-performer',
  effective: 'observation-without-effective',
}

function checkObservation(observation: JsonObject): readonly Fault[] {
  const names = Object.keys(observation)
  return Object.entries(observed)
    .filter(([element]) => !names.some((name) => name.startsWith(element)))
    .map(([, code]) => ({ code, severity: 'warning', bestPractice: true }))
}

/** The narrative says its language as HTML does, and it is the resource's (https://hl7.org/fhir/R4/narrative.html). */
function checkLanguage({ language, text }: JsonObject): readonly Fault[] {
  const div = isObject(text) ? text.div : undefined
  if (typeof language !== 'string' || typeof div !== 'string') return []
  const opening = /^\s*<[^>]*>/.exec(div)?.[0] ?? ''
  const said = [/\slang\s*=\s*["']([^"']*)/, /\sxml:lang\s*=\s*["']([^"']*)/].map((form) => form.exec(opening)?.[1])
  if (said.includes(undefined)) return [{ code: 'narrative-language-missing', severity: 'warning' }]
  return said.every((each) => each === language) ? [] : [{ code: 'narrative-language-differs', severity: 'warning' }]
}

/** In a narrative, to something with an id. */
const link = /\s(?:href|src)\s*=\s*["']#([^"']+)["']/g

function saidBy(resource: JsonObject): Said {
  const ids = new Map<string, Place[]>()
  const fragments = new Set<string>()
  const hear = (value: unknown, at: Place, name: string): void => {
    if (typeof value === 'string') {
      if (value.startsWith('#')) fragments.add(value.slice(1))
      if (name === 'div') for (const [, id = ''] of value.matchAll(link)) fragments.add(id)
    } else if (Array.isArray(value)) {
      for (const [place, each] of value.entries()) hear(each, [...at, place], name)
    } else if (isObject(value) && (at.length === 0 || value.resourceType === undefined)) {
      const { id } = value
      if (typeof id === 'string' && at.length > 0) ids.set(id, [...(ids.get(id) ?? []), at])
      for (const [key, held] of Object.entries(value)) if (key !== 'contained') hear(held, [...at, key], key)
    }
  }
  hear(resource, [], '')
  return { ids, fragments }
}

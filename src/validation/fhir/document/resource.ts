import { isObject, type JsonObject } from '../definitions.ts'
import { objects } from './entries.ts'
import type { Standing } from './document-index.ts'
import type { Fault } from '../fault.ts'

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
  const byId = new Map<unknown, Said>(contained.map((each) => [each.id, each.said]))
  const used = new Set<unknown>()
  const waiting: unknown[] = [...said.fragments]
  for (const each of contained) if (each.said.fragments.has('')) waiting.push(each.id)
  for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
    if (used.has(id)) continue
    used.add(id)
    for (const next of byId.get(id)?.fragments ?? []) waiting.push(next)
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
  const said: Heard = { ids: new Map(), fragments: new Set(), at: [] }
  hearMembers(resource, said)
  return said
}

/** While it listens: where it is, as one path that is copied only where an id stands. */
type Heard = { readonly ids: Map<string, Place[]>; readonly fragments: Set<string>; readonly at: (string | number)[] }

function hearMembers(holder: JsonObject, said: Heard): void {
  for (const name in holder) {
    const value = holder[name]
    if (typeof value === 'string') hearText(name, value, said)
    else if (typeof value === 'object' && name !== 'contained') {
      said.at.push(name)
      hear(value, said)
      said.at.pop()
    }
  }
}

function hear(value: unknown, said: Heard): void {
  if (Array.isArray(value)) {
    for (let place = 0; place < value.length; place += 1) {
      const each: unknown = value[place]
      if (typeof each === 'string') hearText('', each, said)
      said.at.push(place)
      hear(each, said)
      said.at.pop()
    }
  } else if (isObject(value) && value.resourceType === undefined) {
    if (typeof value.id === 'string') hearId(value.id, said)
    hearMembers(value, said)
  }
}

function hearId(id: string, { ids, at }: Heard): void {
  // The snapshot of a StructureDefinition repeats the ids of its differential, and must.
  if (at[0] === 'snapshot') return
  const before = ids.get(id)
  if (before) before.push([...at])
  else ids.set(id, [[...at]])
}

function hearText(name: string, text: string, { fragments }: Heard): void {
  if (text.startsWith('#')) fragments.add(text.slice(1))
  if (name === 'div' && text.includes('#')) for (const [, id = ''] of text.matchAll(link)) fragments.add(id)
}

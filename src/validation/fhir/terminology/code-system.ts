import type { CodeSystem, CodeSystemConcept } from '../definitions.ts'

/** A code system as it is asked: by code, by place in the hierarchy, by property. */
export type CodeSystemIndex = {
  readonly url: string
  readonly version: string | undefined
  /** Every code there is; else an unlisted code may exist all the same. */
  readonly complete: boolean
  /** The concept of a code, heeding the system's own rule on upper and lower case. */
  concept(code: string): CodeSystemConcept | undefined
  /** The code itself or one below it, by nesting and by the properties that say the same. */
  isA(code: string, ancestor: string): boolean
  /** Directly below it. */
  isChildOf(code: string, parent: string): boolean
  /** Has nothing below it. */
  isLeaf(code: string): boolean
  /** The values of a property of the code, as text. */
  property(code: string, name: string): readonly string[]
}

type Entry = { readonly concept: CodeSystemConcept; readonly parents: string[]; children: number }

/** Says the code of a parent, in HL7's own and in R4's code systems. */
const parentProperties: ReadonlySet<string> = new Set(['parent', 'subsumedBy'])
const childProperties: ReadonlySet<string> = new Set(['child'])

/**
 * Indexes a code system. Codes are compared in lower case unless the system is declared case sensitive.
 *
 * @see https://hl7.org/fhir/R4/codesystem.html
 */
export function indexCodeSystem(codeSystem: CodeSystem): CodeSystemIndex {
  const keyOf = codeSystem.caseSensitive === true ? (code: string) => code : (code: string) => code.toLowerCase()
  const entries = new Map<string, Entry>()
  collect(codeSystem.concept ?? [], keyOf, entries)
  linkByProperties(entries, keyOf)

  const isA = (key: string, ancestor: string): boolean => {
    const seen = new Set([key])
    for (const each of seen) {
      if (each === ancestor) return true
      for (const parent of entries.get(each)?.parents ?? []) seen.add(parent)
    }
    return false
  }
  return {
    url: codeSystem.url,
    version: codeSystem.version,
    complete: codeSystem.content === 'complete',
    concept: (code) => entries.get(keyOf(code))?.concept,
    isA: (code, ancestor) => entries.has(keyOf(code)) && isA(keyOf(code), keyOf(ancestor)),
    isChildOf: (code, parent) => entries.get(keyOf(code))?.parents.includes(keyOf(parent)) ?? false,
    isLeaf: (code) => entries.get(keyOf(code))?.children === 0,
    property: (code, name) => propertyValues(entries.get(keyOf(code))?.concept, name),
  }
}

/** However deep the concepts stand in each other. */
function collect(
  concepts: readonly CodeSystemConcept[],
  keyOf: (code: string) => string,
  entries: Map<string, Entry>,
): void {
  const waiting = concepts.map((concept) => ({ concept, parents: [] as string[] }))
  for (const { concept, parents } of waiting) {
    const key = keyOf(concept.code)
    const known = entries.get(key)
    if (known) known.parents.push(...parents)
    else entries.set(key, { concept, parents, children: concept.concept?.length ?? 0 })
    for (const child of concept.concept ?? []) waiting.push({ concept: child, parents: [key] })
  }
}

function linkByProperties(entries: ReadonlyMap<string, Entry>, keyOf: (code: string) => string): void {
  const link = (child: string, parent: string) => {
    const below = entries.get(child)
    const above = entries.get(parent)
    if (!below || !above || below.parents.includes(parent)) return
    below.parents.push(parent)
    above.children++
  }
  for (const [key, { concept }] of entries) {
    for (const property of concept.property ?? []) {
      const name = String(property.code)
      if (parentProperties.has(name)) link(key, keyOf(String(propertyValue(property))))
      if (childProperties.has(name)) link(keyOf(String(propertyValue(property))), key)
    }
  }
}

function propertyValues(concept: CodeSystemConcept | undefined, name: string): readonly string[] {
  if (!concept) return []
  if (name === 'code' || name === 'concept') return [concept.code]
  if (name === 'display') return concept.display === undefined ? [] : [concept.display]
  return (concept.property ?? []).filter(({ code }) => code === name).map((property) => String(propertyValue(property)))
}

/** Of `value[x]`: a Coding by its code. */
function propertyValue(property: NonNullable<CodeSystemConcept['property']>[number]): unknown {
  for (const [name, value] of Object.entries(property)) {
    if (!name.startsWith('value')) continue
    return typeof value === 'object' && value !== null && 'code' in value ? value.code : value
  }
  return ''
}

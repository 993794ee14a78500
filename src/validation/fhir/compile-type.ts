import type { ElementDefinition, StructureDefinition } from './definitions.ts'
import { factsOf, invariantRules, maximum, primitiveTypes, typeRule } from './compile-element.ts'
import type { Invariants } from './invariant/invariant.ts'
import type { Program, Property, Rule, TypeRule } from './program.ts'

type Growing = Omit<{ -readonly [Key in keyof Rule]: Rule[Key] }, 'children' | 'properties'> & {
  children: Rule[]
  properties: Map<string, Property>
}

/**
 * The program of a type itself (Patient, HumanName, date), from its snapshot: everything is asked.
 *
 * @throws nothing: without a snapshot the program has no members, which the caller reports
 */
export function compileType(definition: StructureDefinition, invariants: Invariants): Program {
  const elements = definition.snapshot?.element ?? []
  const rules = new Map<string, Growing>()
  for (const element of elements) {
    if (isPrimitiveValue(element, definition)) continue
    const rule = ruleOf(element, canonicalOf(definition), invariants)
    rules.set(element.path, rule)
    rules.get(element.path.slice(0, element.path.lastIndexOf('.')))?.children.push(rule)
  }
  for (const element of elements) borrow(rules, element)
  for (const rule of rules.values()) for (const child of rule.children) addProperties(rule.properties, child)
  return {
    canonical: canonicalOf(definition),
    url: definition.url,
    type: definition.type,
    kind: definition.kind,
    root:
      rules.get(definition.type) ??
      ruleOf({ id: definition.type, path: definition.type }, canonicalOf(definition), invariants),
    imposed: [],
    extension: undefined,
  }
}

export function canonicalOf(definition: StructureDefinition): string {
  return definition.version === undefined ? definition.url : `${definition.url}|${definition.version}`
}

/** A primitive's `value` is the JSON value itself. */
function isPrimitiveValue(element: ElementDefinition, { type, kind }: StructureDefinition): boolean {
  return kind === 'primitive-type' && element.path === `${type}.value`
}

function ruleOf(element: ElementDefinition, canonical: string, invariants: Invariants): Growing {
  const types = (element.type ?? []).map((type) => typeRule(element, type))
  const rule: Growing = {
    canonical,
    id: element.id,
    path: element.path,
    definedAt: referredContent(element) ?? element.path,
    ...factsOf(element),
    repeats: maximum(element.base?.max ?? element.max) > 1,
    types: element.contentReference ? [inPlace] : types,
    maxLength: element.maxLength,
    binding: element.binding,
    invariants: invariantRules(element, types, invariants, (key) => isOfType(key, types)),
    names: new Map(),
    children: [],
    properties: new Map(),
    slicing: undefined,
  }
  rule.names = namesOf(rule)
  return rule
}

/** Some are checked without FHIRPath; `ext-1` stands at every extension and in the type too. */
function isOfType(key: string, types: readonly TypeRule[]): boolean {
  return elsewhere.has(key) || (key === 'ext-1' && types[0]?.code === 'Extension')
}

/** The walk's own, and that of resources as a whole. */
export const elsewhere: ReadonlySet<string> = new Set(['ele-1', 'dom-3'])

const inPlace: TypeRule = {
  code: 'BackboneElement',
  form: 'element',
  profiles: [],
  targetProfiles: [],
  aggregation: [],
}

/** What a contentReference names, as `#Bundle.link`, with the definition's URL before it or not. */
export function referredContent({ contentReference }: ElementDefinition): string | undefined {
  return contentReference?.slice(contentReference.indexOf('#') + 1)
}

/** The members of the element that a contentReference names are this element's members too. */
function borrow(rules: ReadonlyMap<string, Growing>, element: ElementDefinition): void {
  const borrower = rules.get(element.path)
  const lender = rules.get(referredContent(element) ?? '')
  if (!borrower || !lender) return
  borrower.children = lender.children
  borrower.properties = lender.properties
  borrower.invariants = [...borrower.invariants, ...lender.invariants]
}

function addProperties(properties: Map<string, Property>, rule: Rule): void {
  for (const [name, property] of rule.names) {
    properties.set(name, property)
    if (!primitiveTypes.has(property.type.code)) continue
    properties.set(property.underscored, { ...property, sibling: true, beside: name })
  }
}

/** The JSON names that values of an element may stand under. */
export function namesOf(rule: Rule): ReadonlyMap<string, Property> {
  return new Map(
    rule.types.map((type) => {
      const name = rule.choice ? rule.name + type.code.charAt(0).toUpperCase() + type.code.slice(1) : rule.name
      const underscored = `_${name}`
      return [name, { rule, type, name, sibling: false, underscored, beside: underscored }]
    }),
  )
}

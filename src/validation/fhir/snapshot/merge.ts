import type { Constraint, ElementDefinition, Extension } from '../definitions.ts'

/**
 * What an element is after a differential has constrained it: what is stated wins, and constraints, conditions and
 * obligations are added to those there were.
 *
 * @param source canonical of the profile whose differential it is
 * @see https://hl7.org/fhir/R4/elementdefinition.html#interpretation
 */
export function merged(base: ElementDefinition, stated: ElementDefinition, source: string): ElementDefinition {
  const { constraint, condition, extension, ...plain } = stated
  const sameValues = Object.keys(plain).some(isValue)
    ? Object.entries(base).filter(([name]) => !isValue(name))
    : undefined
  return {
    // A fixed value takes the place of a pattern, and the reverse.
    ...(sameValues ? (Object.fromEntries(sameValues) as ElementDefinition) : base),
    ...plain,
    ...lists('constraint', constraintsOf(base.constraint, constraint, source)),
    ...lists('condition', union(base.condition, condition)),
    ...lists('extension', extensionsOf(base.extension, extension)),
  }
}

function isValue(name: string): boolean {
  return /^(fixed|pattern)[A-Z]/.test(name)
}

function lists<Name extends string, Item>(name: Name, items: readonly Item[]) {
  return items.length > 0 ? { [name]: items } : {}
}

function constraintsOf(before: readonly Constraint[] = [], stated: readonly Constraint[] = [], source: string) {
  const keys = new Set(stated.map(({ key }) => key))
  return [...before.filter(({ key }) => !keys.has(key)), ...stated.map((each) => ({ source, ...each }))]
}

function union(before: readonly string[] = [], stated: readonly string[] = []): readonly string[] {
  return [...new Set([...before, ...stated])]
}

function extensionsOf(before: readonly Extension[] = [], stated: readonly Extension[] = []): readonly Extension[] {
  const known = new Set(before.map((each) => JSON.stringify(each)))
  return [...before, ...stated.filter((each) => !known.has(JSON.stringify(each)))]
}

import type { Rule } from './rule.ts'

export type RuleOn<On extends Rule['on']> = Extract<Rule, { readonly on: On }>

/** A list of rules, turned round: by the place each applies to. */
export type RuleIndex = {
  readonly document: readonly RuleOn<'document'>[]
  readonly section: readonly RuleOn<'section'>[]
  readonly text: readonly RuleOn<'text'>[]
  readonly element: ReadonlyMap<string, readonly RuleOn<'element'>[]>
  readonly attribute: ReadonlyMap<string, readonly RuleOn<'attribute'>[]>
  readonly statement: ReadonlyMap<string, readonly RuleOn<'statement'>[]>
}

/** Made once for a list. */
export function indexRules(rules: readonly Rule[]): RuleIndex {
  const on = <On extends Rule['on']>(place: On) =>
    // A filter on the discriminant keeps only that variant.
    rules.filter((rule) => rule.on === place) as RuleOn<On>[]
  return {
    document: on('document'),
    section: on('section'),
    text: on('text'),
    element: byName(on('element')),
    attribute: byName(on('attribute')),
    statement: byName(on('statement')),
  }
}

function byName<T extends { readonly of: readonly string[] }>(rules: readonly T[]): ReadonlyMap<string, readonly T[]> {
  const index = new Map<string, T[]>()
  for (const rule of rules)
    for (const name of rule.of) {
      const list = index.get(name)
      if (list) list.push(rule)
      else index.set(name, [rule])
    }
  return index
}
